using System.Net;
using System.Net.Sockets;

namespace Digest.Benchmarks.Preview;

internal static class FreePort
{
    /// <summary>An unused port of the loopback address.</summary>
    public static int Any()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

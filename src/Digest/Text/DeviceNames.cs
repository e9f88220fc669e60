namespace Digest.Text;

/// <summary>The names that Windows reserves for devices. A checkout with such a file or folder fails there.</summary>
internal static class DeviceNames
{
    public const string Advice = "Choose another word: Windows reserves this name for a device.";

    public static bool Contain(string name) => name.ToLowerInvariant() switch
    {
        "con" or "prn" or "aux" or "nul" => true,
        ['c', 'o', 'm', >= '0' and <= '9'] or ['l', 'p', 't', >= '0' and <= '9'] => true,
        _ => false,
    };
}

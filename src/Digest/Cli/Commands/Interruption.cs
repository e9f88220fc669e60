using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Digest.Cli.Commands;

/// <summary>Ctrl-C and SIGTERM: what has begun is undone, and the process ends with 130.</summary>
internal sealed class Interruption : IDisposable
{
    // Removing a staging folder takes less; what is left after that is swept by the next build.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _source = new();
    [SuppressMessage("Usage", "CA2213", Justification = "A handler may still be waiting for the event when everything else is gone.")]
    private readonly ManualResetEventSlim _ended = new();
    private readonly PosixSignalRegistration _keyboard;
    private readonly PosixSignalRegistration _termination;

    private Interruption()
    {
        _keyboard = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Token => _source.Token;

    public static Interruption Listen() => new();

    public void Dispose()
    {
        _ended.Set();
        _keyboard.Dispose();
        _termination.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
        // The compiler knows nothing of signals and may be in the middle of its work: nobody waits for it longer than that.
        if (!_ended.Wait(s_patience))
            Environment.Exit(ExitCode.Interrupted);
    }
}

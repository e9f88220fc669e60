using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Digest.Cli.Terminal;

namespace Digest.Cli.Commands;

/// <summary>Cancels the command on Ctrl-C and SIGTERM. The process then ends with exit code 130 and says what is published.</summary>
internal sealed class Interruption : IDisposable
{
    public const string NothingPublished = "nothing was published";
    public const string SitePublished = "the new site is published";

    // Enough to delete a staging folder. The next build deletes what is left.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    private readonly ConsoleReport _report;
    private readonly CancellationTokenSource _source = new();
    [SuppressMessage("Usage", "CA2213", Justification = "A signal handler may still wait for the event after disposal.")]
    private readonly ManualResetEventSlim _ended = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private volatile string _outcome = NothingPublished;
    private bool _reported;

    public Interruption(ConsoleReport report)
    {
        _report = report;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>What readers see if the process ends now.</summary>
    public string Outcome
    {
        get => _outcome;
        set => _outcome = value;
    }

    /// <summary>Says once what is published.</summary>
    public void Report()
    {
        if (!Interlocked.Exchange(ref _reported, true))
            _report.Note($"interrupted; {Outcome}");
    }

    public void Dispose()
    {
        _ended.Set();
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
        // A terminal may be what the command waits for, so it is not waited for without end.
        if (Outcome == SitePublished)
            Task.Run(Report).Wait(s_timeout);
        // The compiler does not check the token and may run for longer than the timeout.
        if (_ended.Wait(s_timeout))
            return;
        Task.Run(Report).Wait(s_timeout);
        Environment.Exit(ExitCode.Interrupted);
    }
}

using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Digest.Cli.Terminal;

/// <summary>A progress bar for long builds. Short builds never load the library that draws it.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(700);

    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread? _drawing;
    private readonly int _total;
    private int _done;

    /// <param name="interactive">Whether the error stream is a terminal.</param>
    public Progress(int total, bool interactive)
    {
        _total = total;
        if (!interactive)
            return;
        _drawing = new(Draw) { IsBackground = true, Name = "progress" };
        _drawing.Start();
    }

    public void Advance() => Interlocked.Increment(ref _done);

    public void Dispose()
    {
        _ended.Set();
        _drawing?.Join();
        _ended.Dispose();
    }

    private void Draw()
    {
        if (!_ended.Wait(s_delay))
            DrawBar();
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Spectre.Console is loaded with this method
    private void DrawBar()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().AutoClear(enabled: true).Start(context =>
        {
            var task = context.AddTask("Rendering", autoStart: true, maxValue: _total);
            while (!_ended.Wait(TimeSpan.FromMilliseconds(100)))
                task.Value = Volatile.Read(ref _done);
            task.Value = _total;
        });
    }
}

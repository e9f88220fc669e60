using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Digest.Cli.Terminal;

/// <summary>A progress bar with counts for long builds and checks. Short ones never load the library that draws it.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(700);

    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread? _drawing;
    private readonly string _verb;
    private readonly int _total;
    private int _done;

    /// <param name="verb">What happens to the files: <c>Rendering</c>.</param>
    /// <param name="total">The number of files.</param>
    /// <param name="report">Nothing is drawn unless its error stream is a terminal, nor if it is quiet.</param>
    public Progress(string verb, int total, ConsoleReport report)
    {
        (_verb, _total) = (verb, total);
        if (report.Quiet || !report.Interactive)
            return;
        _drawing = new(Draw) { IsBackground = true, Name = "progress" };
        _drawing.Start();
    }

    /// <summary>Whether a bar is drawn if it takes long.</summary>
    public bool IsShown => _drawing is not null;

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
            var task = context.AddTask(_verb, autoStart: true, maxValue: _total);
            do
            {
                task.Value = Volatile.Read(ref _done);
                task.Description = $"{_verb} {task.Value:N0} of {_total:N0} files";
            }
            while (!_ended.Wait(TimeSpan.FromMilliseconds(100)));
        });
    }
}

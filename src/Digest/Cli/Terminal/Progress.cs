using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Digest.Cli.Terminal;

/// <summary>A bar on the terminal for builds that take long enough to wonder. Quick builds never load what draws it.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(700);

    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread? _drawing;
    private readonly int _total;
    private int _done;

    private Progress(int total, bool watched)
    {
        _total = total;
        if (!watched)
            return;
        _drawing = new(DrawIfItTakesLong) { IsBackground = true, Name = "progress" };
        _drawing.Start();
    }

    /// <summary>Begins to count.</summary>
    /// <param name="total">How many files there will be.</param>
    /// <param name="watched">Whether somebody sees the terminal.</param>
    public static Progress Of(int total, bool watched) => new(total, watched);

    /// <summary>One more file is done.</summary>
    public void Advance() => Interlocked.Increment(ref _done);

    public void Dispose()
    {
        _ended.Set();
        _drawing?.Join();
        _ended.Dispose();
    }

    private void DrawIfItTakesLong()
    {
        if (!_ended.Wait(s_patience))
            Draw();
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Spectre.Console is loaded with this method
    private void Draw()
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

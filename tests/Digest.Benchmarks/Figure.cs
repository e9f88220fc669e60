using System.Globalization;

namespace Digest.Benchmarks;

/// <summary>Something that was measured.</summary>
/// <param name="Limit">The most that it may be; null where nothing was promised.</param>
internal sealed record Figure(string Subject, double Value, string Unit, double? Limit = null)
{
    public bool IsKept => Limit is not { } limit || Value <= limit;

    public static void Print(IReadOnlyList<Figure> figures, TextWriter output)
    {
        var width = figures.Max(figure => figure.Subject.Length);
        output.WriteLine();
        foreach (var figure in figures)
        {
            var verdict = figure.Limit is not { } limit ? "" : $"  at most {Number(limit),6} {figure.Unit,-3}  {(figure.IsKept ? "kept" : "BROKEN")}";
            output.WriteLine($"{figure.Subject.PadRight(width)}  {Number(figure.Value),9} {figure.Unit,-3}{verdict}");
        }
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}

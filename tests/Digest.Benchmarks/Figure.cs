using System.Globalization;

namespace Digest.Benchmarks;

/// <summary>A measurement.</summary>
/// <param name="Limit">The maximum; null if there is none.</param>
internal sealed record Figure(string Subject, double Value, string Unit, double? Limit = null)
{
    public bool IsWithinLimit => Limit is not { } limit || Value <= limit;

    public static void Print(IReadOnlyList<Figure> figures, TextWriter output)
    {
        var width = figures.Max(figure => figure.Subject.Length);
        output.WriteLine();
        foreach (var figure in figures)
        {
            var verdict = figure.IsWithinLimit ? "ok" : "EXCEEDED";
            var comparison = figure.Limit is { } limit ? $"  at most {Number(limit),6} {figure.Unit,-3}  {verdict}" : "";
            output.WriteLine($"{figure.Subject.PadRight(width)}  {Number(figure.Value),9} {figure.Unit,-3}{comparison}");
        }
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}

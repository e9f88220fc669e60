using System.Globalization;
using Digest.Benchmarks.Preview;
using Digest.Benchmarks.Templates;

namespace Digest.Benchmarks;

/// <summary>
/// Measures what has to be fast, beside others that do the same in the same run: <c>dotnet run -c Release --project tests/Digest.Benchmarks -- templates</c>.
/// The exit code is 1 when a limit is broken.
/// </summary>
internal static class Program
{
    private const string Quick = "--quick";

    /// <summary>What can be measured, each in its own folder.</summary>
    private static readonly Dictionary<string, Func<bool, IReadOnlyList<Figure>>> s_subjects = new(StringComparer.Ordinal)
    {
        ["templates"] = TemplatesSubject.Measure,
        ["preview"] = PreviewSubject.Measure,
    };

    public static int Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var names = args.Where(argument => argument != Quick).ToArray();
        if (names.Length == 0 || names.Any(name => !s_subjects.ContainsKey(name)))
        {
            Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Digest.Benchmarks -- {string.Join('|', s_subjects.Keys)} [{Quick}]");
            return 2;
        }

        Figure[] figures = [.. names.SelectMany(name => s_subjects[name](args.Contains(Quick)))];
        Figure.Print(figures, Console.Out);
        return figures.All(figure => figure.IsKept) ? 0 : 1;
    }
}

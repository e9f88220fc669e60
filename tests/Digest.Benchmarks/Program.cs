using System.Globalization;
using Digest.Benchmarks.Builds;
using Digest.Benchmarks.Preview;
using Digest.Benchmarks.Search;
using Digest.Benchmarks.Templates;

namespace Digest.Benchmarks;

/// <summary>
/// Measures Digest beside other programs in the same run:
/// <c>dotnet run -c Release --project tests/Digest.Benchmarks -- templates</c>. The exit code is 1 if a limit is exceeded.
/// </summary>
internal static class Program
{
    private const string Quick = "--quick";

    /// <summary>The subjects, each in its own folder.</summary>
    private static readonly Dictionary<string, Func<bool, IReadOnlyList<Figure>>> s_subjects = new(StringComparer.Ordinal)
    {
        ["templates"] = TemplatesSubject.Measure,
        ["preview"] = PreviewSubject.Measure,
        ["build"] = BuildSubject.Measure,
        ["search"] = SearchSubject.Measure,
        ["large-search"] = LargeSearchSubject.Measure,
    };

    public static int Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var names = args.Where(argument => argument != Quick).ToArray();
        if (names.Length == 0 || names.Any(name => !s_subjects.ContainsKey(name)))
        {
            var subjects = string.Join('|', s_subjects.Keys);
            Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Digest.Benchmarks -- {subjects} [{Quick}]");
            return 2;
        }

        Figure[] figures = [.. names.SelectMany(name => s_subjects[name](args.Contains(Quick)))];
        Figure.Print(figures, Console.Out);
        return figures.All(figure => figure.IsWithinLimit) ? 0 : 1;
    }
}

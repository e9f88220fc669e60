using System.Runtime.InteropServices;
using Digest.Benchmarks.Builds;

namespace Digest.Benchmarks.Search;

/// <summary>Pagefind, a program of npm that makes the index of a folder of HTML pages.</summary>
internal sealed record PagefindProgram(string Version, string Script)
{
    private static string Packages => Path.Combine(Repository.Root, "tests", "Digest.Benchmarks", "Search", "Pagefind");

    /// <returns>Null if it cannot be installed, with the reason on the console.</returns>
    public static PagefindProgram? Install()
    {
        if (NpmPackages.Install("Pagefind", Packages) is not { } packages)
            return null;

        var script = Path.Combine(packages, "pagefind", "lib", "runner", "bin.cjs");
        var (code, output) = ProcessCost.Run(new("node", [script, "--version"]));
        if (code == 0)
            return new(output.Trim().Split('\n')[^1].Trim(), script);

        Console.WriteLine($"Pagefind is left out, because it does not run on {RuntimeInformation.RuntimeIdentifier}:\n{output}");
        return null;
    }

    /// <summary>Makes an index of a folder of pages.</summary>
    /// <param name="pages">Only the pages to be found: all others of the site would be hits without a story.</param>
    /// <param name="bundle">Where the index and the script for the browser are written.</param>
    /// <param name="options">Further options.</param>
    /// <remarks>
    /// The root is the article without the frame of the page, which is the same everywhere. It has the names of topics, events and persons
    /// and the headline in the other language, so that Pagefind can find by these, too. Headlines of related articles are left out: by
    /// them it would find stories that have nothing to do with a query.
    /// </remarks>
    public void Index(string pages, string bundle, IEnumerable<string> options)
    {
        string[] arguments =
        [
            Script, "--silent", "--site", pages, "--output-path", bundle,
            "--root-selector", "article.report", "--exclude-selectors", ".stories", .. options,
        ];
        var (code, output) = ProcessCost.Run(new("node", arguments));
        if (code != 0)
            throw new InvalidOperationException($"Pagefind ended with exit code {code}:\n{output}");
    }
}

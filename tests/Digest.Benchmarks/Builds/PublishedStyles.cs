using System.Text.RegularExpressions;
using Digest.Benchmarks.Corpora;

namespace Digest.Benchmarks.Builds;

/// <summary>The styles of a site that Digest has published, for the same kinds of pages in <see cref="HugoEquivalent"/>.</summary>
internal static partial class PublishedStyles
{
    /// <summary>Writes a partial template for each kind of page, and the stylesheets to which the pages link.</summary>
    public static void CopyTo(string hugoRoot, string site)
    {
        var article = Path.Combine(site, Corpus.AddressOf(0, "ms"));
        var pages = new Dictionary<string, string>
        {
            ["article"] = article,
            ["facing"] = Directory.EnumerateDirectories(article).Single(),
            ["list"] = FolderOf("topic-0"),
            ["event"] = FolderOf(Corpus.EventId(0)),
            ["short"] = Directory.EnumerateDirectories(Path.Combine(site, "a")).First(),
        };
        var partials = Directory.CreateDirectory(Path.Combine(hugoRoot, "layouts", "partials", "styles")).FullName;
        foreach (var (kind, folder) in pages)
        {
            var page = File.ReadAllText(Path.Combine(folder, "index.html"));
            File.WriteAllText(Path.Combine(partials, kind + ".html"), string.Join('\n', Styles.Matches(page).Select(match => match.Value)));
            foreach (var sheet in Styles.Matches(page).Select(match => match.Groups["sheet"].Value).Where(sheet => sheet.Length > 0))
            {
                var target = Path.Combine(hugoRoot, "static", sheet);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(Path.Combine(site, sheet), target, overwrite: true);
            }
        }

        string FolderOf(string name) =>
            Directory.EnumerateDirectories(Path.Combine(site, "ms"), name, SearchOption.AllDirectories).First();
    }

    /// <summary>The content security policy, and styles in the page or beside it.</summary>
    [GeneratedRegex(
        """<meta http-equiv="Content-Security-Policy"[^>]*>|<style>[^<]*</style>|<link rel="stylesheet" href="/(?<sheet>[^"]*)"[^>]*>""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Styles { get; }
}

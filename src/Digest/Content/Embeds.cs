using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content;

/// <summary>
/// What the only link of a paragraph leads to, by host: <c>theme/embeds.yml</c>. Such a link becomes a card with the label of its kind.
/// Nothing is loaded from the host.
/// </summary>
internal sealed class Embeds
{
    public const string File = ProjectLayout.Theme + "/embeds.yml";

    public static readonly Embeds None = new([]);

    /// <summary>The longest first: it says most of a URL.</summary>
    private readonly ImmutableArray<(string Host, string Path, string Kind)> _places;

    private Embeds(IEnumerable<(string Host, string Path, string Kind)> places) =>
        _places = [.. places.OrderByDescending(place => place.Host.Length + place.Path.Length)];

    /// <summary>The interface text that labels a kind.</summary>
    public static string TextKeyOf(string kind) => $"embed-{kind}";

    /// <summary>The kind of what a URL leads to, and its host without <c>www.</c>; null if it is an ordinary link.</summary>
    public (string Kind, string Host)? Find(string url)
    {
        if (!SafeUri.TryParse(url, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
        foreach (var place in _places.Where(place => IsAt(uri, place.Host, place.Path)))
            return (place.Kind, host);
        return null;
    }

    private static bool IsAt(Uri uri, string host, string path) =>
        (uri.Host == host || (uri.Host.EndsWith(host, StringComparison.Ordinal) && uri.Host[^(host.Length + 1)] == '.'))
        && uri.AbsolutePath.StartsWith(path, StringComparison.Ordinal);

    /// <summary>Reads the file, merged with the built-in one. If it has errors, nothing is a card.</summary>
    public static Embeds Parse(
        SourceTree sources, ImmutableArray<Language> languages, object? languagesKey, BuildCache cache, DiagnosticBag diagnostics) =>
        sources.Find(File) is not { } file ? None : cache.GetOrAdd(
            nameof(Embeds), [languagesKey, file, sources.FindBuiltIn(File)], diagnostics,
            found => FileFault.Catch(file.Path, found, () => Parse(file, sources, languages, found))) ?? None;

    private static Embeds? Parse(
        SourceFile file, SourceTree sources, ImmutableArray<Language> languages, DiagnosticBag diagnostics)
    {
        if (MergedYaml.Read(file, sources, diagnostics) is not { } map)
            return null;
        List<(string, string, string)> places = [];
        foreach (var entry in map.Entries.Where(entry => entry.Value is not ScalarNode { IsNull: true }))
        {
            var (host, path) = entry.Key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
                ? (entry.Key[..slash], entry.Key[slash..]) : (entry.Key, "");
            if (Uri.CheckHostName(host) != UriHostNameType.Dns || !host.Contains('.', StringComparison.Ordinal) || host.Any(char.IsUpper))
            {
                const string Advice = "Write the host in small letters, without 'https://' and 'www.': example.org.";
                diagnostics.Error(DiagnosticCode.BadValue, entry.Location, $"'{entry.Key}' is not the host of a site", Advice);
            }
            else if (entry.Value is not ScalarNode { Value: var kind } || !Id.IsValid(kind))
            {
                const string Advice = "Write one word, such as video, or nothing for an ordinary link.";
                diagnostics.Error(DiagnosticCode.BadValue, entry.Value.Location, $"the kind of '{entry.Key}' is not a word", Advice);
            }
            else if (!languages.Any(language => language.Strings.ContainsKey(TextKeyOf(kind))))
            {
                var advice = $"Add a line '{TextKeyOf(kind)}: …' below 'strings:' of every language file.";
                var message = $"no language file has the text that labels links of the kind '{kind}'";
                diagnostics.Error(DiagnosticCode.MissingText, entry.Value.Location, message, advice);
            }
            else
            {
                places.Add((host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host, path, kind));
            }
        }

        return diagnostics.HasErrors ? null : new(places);
    }
}

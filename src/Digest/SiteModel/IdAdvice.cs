using System.Text.RegularExpressions;
using Digest.Content;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.SiteModel;

/// <summary>What to write instead of an id that does not exist.</summary>
internal sealed partial class IdAdvice(Registries registries)
{
    /// <summary>The nearest id, or what to write instead of a value that can be no id; null if nothing is known.</summary>
    /// <param name="known">The ids of the kind.</param>
    public string? On(ReferenceKind kind, string written, IReadOnlySet<string> known) =>
        OnName(kind, written)
        ?? OnList(kind, written, known)
        ?? DidYouMean(NearestByWords(written, known) ?? Containing(written, known));

    private static string? DidYouMean(string? id) => id is null ? null : $"Did you mean '{id}'?";

    /// <summary>The nearest id by the words behind its date: two ids of one month are alike in half of their letters.</summary>
    private static string? NearestByWords(string written, IEnumerable<string> known)
    {
        var words = WordsOf(written);
        var byWords = known.ToLookup(WordsOf, StringComparer.OrdinalIgnoreCase);
        var nearest = words.Length == 0 ? null : byWords.Contains(words) ? words : Nearest.To(words, byWords.Select(ids => ids.Key));
        return nearest is null ? null
            : Nearest.To(written, byWords[nearest]) ?? byWords[nearest].Order(StringComparer.Ordinal).Last();
    }

    /// <summary>An id that has all the words in this order, or some of them and no other; the one that differs least.</summary>
    private static string? Containing(string written, IEnumerable<string> known)
    {
        const int MinimumLength = 3;
        var words = WordsOf(written);
        return known
            .Where(id => WordsOf(id) is var other && Math.Min(words.Length, other.Length) >= MinimumLength
                && ($"-{other}-".Contains($"-{words}-", StringComparison.OrdinalIgnoreCase)
                    || $"-{words}-".Contains($"-{other}-", StringComparison.OrdinalIgnoreCase)))
            .OrderBy(id => Math.Abs(WordsOf(id).Length - words.Length))
            .ThenBy(id => id, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static string WordsOf(string id) => id[DatePrefix.Match(id).Length..];

    /// <summary>Advice on several ids in one value. A single word of a person's name may be the id of another person.</summary>
    private static string? OnList(ReferenceKind kind, string written, IReadOnlySet<string> known)
    {
        var parts = NotId.Split(written);
        var ids = parts.Where(known.Contains).Distinct(StringComparer.Ordinal).ToList();
        if (kind is ReferenceKind.Story or ReferenceKind.Page) // only links refer to them
            return ids is [var first, ..] && parts.Length > 1 ? $"A link leads to one page: write the id '{first}' alone." : null;
        if (ids.Count > 1)
        {
            return $"These are {ids.Count} ids: write a list with commas, [{string.Join(", ", ids)}], "
                + "or one of them where one is expected.";
        }

        return ids is [var id] && parts.Length > 1 && kind is not (ReferenceKind.Entity or ReferenceKind.Place)
            ? $"'{id}' is an id: if there are several, write a list with commas, [{id}, …]."
            : null;
    }

    /// <summary>Advice on a name or a URL that is written instead of the id; null for others.</summary>
    private string? OnName(ReferenceKind kind, string written)
    {
        if (kind == ReferenceKind.Source && written.Contains("://", StringComparison.Ordinal))
            return $"Write the id from {Registries.SourcesFile} as well: {{ source: {SourceOf(written)}, url: {written} }}.";
        var names = kind switch
        {
            ReferenceKind.Topic => registries.Topics.Values.Select(topic => (topic.Id, topic.Name.Texts)),
            ReferenceKind.Source => registries.Sources.Values.Select(source => (source.Id, source.Name.Texts)),
            ReferenceKind.Entity or ReferenceKind.Place => registries.Entities.Values.Select(entity => (entity.Id, entity.AllNames)),
            _ => [],
        };
        var slug = Slug.Of(written);
        return slug.Length > 0 && names.OrderBy(name => name.Id, StringComparer.Ordinal)
            .FirstOrDefault(name => name.Item2.Any(text => Slug.Of(text).Equals(slug, StringComparison.OrdinalIgnoreCase))).Id is { } id
            ? $"Did you mean '{id}'? That is the id of this name."
            : null;
    }

    /// <summary>The source whose home page has the host of a URL; an ellipsis if it is not one.</summary>
    private string SourceOf(string url)
    {
        var sources = registries.Sources.Values
            .Where(source => HostOf(source.Url) is { } host && host == HostOf(url))
            .Select(source => source.Id);
        return sources.ToList() is [var id] ? id : "…";

        static string? HostOf(string? address) => SafeUri.TryParse(address ?? "", out var uri) ? uri.Host : null;
    }

    [GeneratedRegex(@"^[0-9]{4}(-[0-9]{2}){0,2}-(?=.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DatePrefix { get; }

    [GeneratedRegex("[^a-z0-9-]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotId { get; }
}

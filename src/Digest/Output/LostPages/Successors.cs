using Digest.SiteModel;
using Digest.Sources.Diagnostics;

namespace Digest.Output.LostPages;

/// <summary>Finds the text that is probably at another address now, for each lost page. No text succeeds two of them.</summary>
internal sealed class Successors
{
    /// <summary>Lost pages and new texts of a month, because all pairs are compared.</summary>
    private const int MostCompared = 200;

    private readonly Dictionary<string, TextPage> _byAddress = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly ImmutableArray<LostPage> _lost;
    private readonly ImmutableArray<TextPage> _texts;
    private readonly ILookup<string, TextPage> _new;

    /// <param name="published">
    /// The addresses of the earlier version. A text with one of them succeeds a page only if both were made from one file.
    /// </param>
    public Successors(ImmutableArray<LostPage> lost, ImmutableArray<TextPage> texts, IReadOnlySet<string> published)
    {
        _lost = [.. lost.Where(page => page.Form.Kind is AddressKind.Article or AddressKind.Standing or AddressKind.Other)];
        _texts = texts;
        _new = texts.Where(text => !published.Contains(text.Address))
            .OrderBy(text => text.Address, StringComparer.Ordinal)
            .ToLookup(text => text.Form.Slug, StringComparer.Ordinal);
        AddBySource();
        AddBySlug();
        AddByMonth();
    }

    public TextPage? Of(LostPage page) => _byAddress.GetValueOrDefault(page.Address);

    /// <summary>The same file has another address.</summary>
    private void AddBySource()
    {
        var bySource = _texts.ToDictionary(text => text.Path, StringComparer.Ordinal);
        foreach (var page in _lost)
        {
            if (page.Pages[0].Source is { } source && bySource.TryGetValue(source, out var text))
                Add(page, text);
        }
    }

    /// <summary>The slug is the same: another date, or a page of another generator.</summary>
    private void AddBySlug()
    {
        foreach (var page in Open())
        {
            var texts = _new[page.Form.Slug].Where(text => IsOpen(text, page)).ToList();
            if (texts.Count == 1 || (texts.Count > 1 && page.Form.Language is not null))
                Add(page, texts[0]);
        }
    }

    /// <summary>The slug is another: the nearest of the month, or its only article.</summary>
    private void AddByMonth()
    {
        var texts = _new.SelectMany(texts => texts).ToLookup(KeyOf);
        var lost = Open().Where(page => page.Form.Language is not null);
        foreach (var month in lost.ToLookup(page => (page.Form.Language!.Code, page.Form.Month)))
        {
            var candidates = texts[month.Key].Take(MostCompared).ToList();
            foreach (var page in month)
            {
                if (Nearest.To(page.Form.Slug, OpenIn(candidates).Select(text => text.Form.Slug)) is { } slug)
                    Add(page, candidates.First(text => text.Form.Slug == slug));
            }

            var isOnly = candidates.Count == 1 && month.Take(2).Count() == 1 && month.Key.Month.Length > 0;
            var pairs =
                from page in month.Where(page => Of(page) is null).Take(MostCompared)
                from text in OpenIn(candidates)
                let words = CommonWords(text, page)
                where words > 0 || isOnly
                orderby words descending
                select (Page: page, Text: text);
            foreach (var (page, text) in pairs.ToList().Where(pair => Of(pair.Page) is null && !_taken.Contains(pair.Text.Path)))
                Add(page, text);
        }

        static (string Code, string Month) KeyOf(TextPage text) => (text.Form.Language!.Code, text.Form.Month);
    }

    private static int CommonWords(TextPage text, LostPage page) =>
        text.Form.Slug.Split('-').Intersect(page.Form.Slug.Split('-'), StringComparer.OrdinalIgnoreCase).Count();

    private List<LostPage> Open() => [.. _lost.Where(page => Of(page) is null)];

    private IEnumerable<TextPage> OpenIn(IEnumerable<TextPage> texts) => texts.Where(text => !_taken.Contains(text.Path));

    private bool IsOpen(TextPage text, LostPage page) =>
        !_taken.Contains(text.Path) && (page.Form.Language is null || page.Form.Language.Equals(text.Form.Language));

    private void Add(LostPage page, TextPage text)
    {
        _byAddress[page.Address] = text;
        _taken.Add(text.Path);
    }
}

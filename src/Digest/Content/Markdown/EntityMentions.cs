using Digest.Languages;
using Digest.Sources;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>
/// Links the first mention of each entity that a text lists. A name is linked in running text only: not in a quotation, whose words are
/// not the author's, and not where the text itself links to the entity.
/// </summary>
internal sealed class EntityMentions(EntityNames names, ImmutableArray<Reference> entities, Language language)
{
    private readonly FrozenSet<string> _listed = [.. entities.Select(entity => entity.Id)];

    /// <param name="passages">Those of the document, in order.</param>
    public void LinkIn(MarkdownDocument document, List<Passage> passages)
    {
        if (entities.IsEmpty)
            return;
        var linked = document.Descendants<LinkInline>()
            .Select(link => InlineRenderers.CrossReferenceOf(link.Url))
            .Where(target => target?.Kind == ReferenceKind.Entity)
            .Select(target => target!.Value.Id)
            .ToHashSet(StringComparer.Ordinal);
        var waiting = entities.Where(entity => !linked.Contains(entity.Id)).ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        var isUncertain = false;
        foreach (var passage in passages.Where(passage => passage.IsRunningText))
        {
            if (waiting.Count == 0)
                return;
            LinkIn(passage, passage.QuotationsIn(language.Quotes, ref isUncertain), waiting);
        }
    }

    /// <param name="quotations">The parts of the passage where no name is linked, in the order of their starts.</param>
    /// <param name="waiting">The entities that are not linked yet, by id.</param>
    private void LinkIn(Passage passage, List<Range> quotations, Dictionary<string, Reference> waiting)
    {
        var (next, endOfQuotations) = (0, 0);
        foreach (var (place, ids) in names.FindAll(WithPlainSpaces(passage.Text), language))
        {
            for (; next < quotations.Count && quotations[next].Start.Value < place.End.Value; next++)
                endOfQuotations = Math.Max(endOfQuotations, quotations[next].End.Value);

            // A name that two listed entities share is not linked.
            if (ids.Where(_listed.Contains).ToList() is [var id]
                && waiting.TryGetValue(id, out var entity)
                && endOfQuotations <= place.Start.Value
                && passage.TryWrap(place, () => new EntityLink(entity)))
            {
                waiting.Remove(id);
            }
        }
    }

    /// <summary>A name may be broken over two lines, or held together by a no-break space.</summary>
    private static string WithPlainSpaces(string text) =>
        text.AsSpan().IndexOfAny('\n', '\u00A0') < 0 ? text : text.Replace('\n', ' ').Replace('\u00A0', ' ');
}

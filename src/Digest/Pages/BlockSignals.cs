using Digest.Content;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>
/// What the blocks of a text mention that is the same in a translation: the targets of links, numbers, and names of entities.
/// </summary>
internal static class BlockSignals
{
    /// <summary>The letters of a family name that is a signal without the given name. Shorter ones are parts of other words.</summary>
    private const int LeastOfFamilyName = 4;

    public static ImmutableArray<FrozenSet<string>> Of(Body body, ImmutableArray<Html> blocks, IEnumerable<Entity> entities)
    {
        var names = entities.SelectMany(NamesOf).ToList();
        var signals = ImmutableArray.CreateBuilder<FrozenSet<string>>(blocks.Length);
        for (var index = 0; index < blocks.Length; index++)
        {
            var text = TextOf(blocks[index].ToString());
            signals.Add(
            [
                .. LinksIn(body, index),
                .. NumbersIn(text),
                .. names.Where(name => text.Contains(name.Text, StringComparison.Ordinal)).Select(name => name.Signal),
            ]);
        }

        return signals.MoveToImmutable();
    }

    private static IEnumerable<(string Text, string Signal)> NamesOf(Entity entity)
    {
        foreach (var name in entity.AllNames)
        {
            yield return (name, entity.Id);
            if (entity.Type == EntityType.Person && name.Split(' ')[^1] is { Length: >= LeastOfFamilyName } family)
                yield return (family, entity.Id);
        }
    }

    private static IEnumerable<string> LinksIn(Body body, int block)
    {
        if (block >= body.Blocks.Length)
            return [];
        var end = block + 1 < body.Blocks.Length ? body.Blocks[block + 1].Part : body.Parts.Length;
        // The names of entities are signals whether they are linked or not.
        return body.Parts[body.Blocks[block].Part..end].OfType<CrossReference>()
            .Where(link => link.Kind != ReferenceKind.Entity)
            .Select(link => $"{link.Kind}:{link.Target.Id}");
    }

    private static IEnumerable<string> NumbersIn(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsDigit(text[at]))
                continue;
            var number = new StringBuilder();
            for (; at < text.Length && char.IsDigit(text[at]); at++)
                number.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[at])));
            yield return number.ToString();
        }
    }

    private static string TextOf(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            text.Append(html, at, (tag < 0 ? html.Length : tag) - at);
            at = tag < 0 ? html.Length : html.IndexOf('>', tag) + 1;
        }

        return text.Replace('\u00A0', ' ').ToString();
    }
}

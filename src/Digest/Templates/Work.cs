using System.Collections;
using Scriban.Runtime;

namespace Digest.Templates;

/// <summary>The work of reading a value to its end. The unit is the time of one character of a text.</summary>
internal static class Work
{
    /// <summary>An iteration of a loop takes as long as reading these many characters.</summary>
    public const int OfAStep = 64;

    /// <summary>Reading an item of a list, without what is in the item.</summary>
    public const int OfAnItem = 2;

    private const int MaxDepth = 100;

    /// <summary>
    /// Texts count by their length, lists and objects by their items. A list that is in another several times counts as often, because
    /// it is read as often.
    /// </summary>
    /// <param name="isShallow">Whether the items of a list are moved without being read.</param>
    /// <param name="limit">Counting stops here. A list that contains itself has at least this work.</param>
    public static long Of(object? value, bool isShallow, long limit) => value switch
    {
        string text => text.Length,
        Html markup => markup.Size,
        MarkedText marked => marked.Text.Length + marked.Markup.Size,
        ScriptObject members => isShallow ? (long)members.Count * OfAnItem : OfItems(members.Values, limit, depth: 1),
        IList list => isShallow ? (long)list.Count * OfAnItem : OfItems(list, limit, depth: 1),
        _ => 0,
    };

    private static long OfItems(IEnumerable items, long limit, int depth)
    {
        if (depth > MaxDepth)
            return limit;

        long work = 0;
        foreach (var item in items)
        {
            work += OfAnItem + item switch
            {
                ScriptObject members => OfItems(members.Values, limit - work, depth + 1),
                IList list => OfItems(list, limit - work, depth + 1),
                _ => Of(item, isShallow: true, limit),
            };
            if (work >= limit)
                break;
        }

        return work;
    }
}

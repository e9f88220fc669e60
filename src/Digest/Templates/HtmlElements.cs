namespace Digest.Templates;

/// <summary>Which elements have no end tag, and which start tags close an open element, as the HTML standard says.</summary>
internal static class HtmlElements
{
    private const string Blocks =
        "address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup "
        + "hr main menu nav ol p pre search section table ul";

    private static readonly FrozenSet<string> s_void =
        SetOf("area base br col embed hr img input link meta param source track wbr");

    private static readonly FrozenSet<string> s_optional =
        SetOf("html head body p li dt dd rt rp optgroup option colgroup thead tbody tfoot tr td th");

    private static readonly FrozenSet<string> s_withoutBlocks =
        SetOf("p h1 h2 h3 h4 h5 h6 a table colgroup thead tbody tfoot tr select option svg math");

    private static readonly FrozenSet<string> s_boundaries =
        SetOf("html table caption td th button object template foreignobject desc title annotation-xml");

    /// <summary>The open elements that a start tag closes.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> s_closed = new Dictionary<string, FrozenSet<string>>
    {
        ["li"] = SetOf("li"),
        ["dt"] = SetOf("dt dd"),
        ["dd"] = SetOf("dt dd"),
        ["rt"] = SetOf("rt rp"),
        ["rp"] = SetOf("rt rp"),
        ["option"] = SetOf("option"),
        ["optgroup"] = SetOf("option optgroup"),
        ["td"] = SetOf("td th"),
        ["th"] = SetOf("td th"),
        ["tr"] = SetOf("tr colgroup"),
        ["thead"] = SetOf("colgroup"),
        ["tbody"] = SetOf("colgroup thead tbody"),
        ["tfoot"] = SetOf("colgroup thead tbody"),
        ["body"] = SetOf("head"),
    }.Concat(Blocks.Split(' ').Select(block => KeyValuePair.Create(block, SetOf("p")))).ToFrozenDictionary();

    public static bool IsVoid(string element) => s_void.Contains(element);

    /// <summary>Whether the end tag may be left out.</summary>
    public static bool IsEndOptional(string element) => s_optional.Contains(element);

    /// <summary>Whether a start tag closes an open element.</summary>
    public static bool Closes(string start, string open) => s_closed.TryGetValue(start, out var closed) && closed.Contains(open);

    /// <summary>Whether the children of an element are not HTML, so that <c>/&gt;</c> closes them.</summary>
    public static bool IsForeign(string element) => element is "svg" or "math";

    /// <summary>
    /// Whether paragraphs, headings and lists can be directly in an element: false for a paragraph, a heading, a link, and a table outside
    /// of its cells. Null if that depends on the element around it.
    /// </summary>
    public static bool? HoldsBlocks(string element) => s_withoutBlocks.Contains(element) ? false : HoldsParagraphs(element) ? true : null;

    /// <summary>Whether a paragraph around an element goes on behind the blocks in it.</summary>
    public static bool HoldsParagraphs(string element) => s_boundaries.Contains(element);

    private static FrozenSet<string> SetOf(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

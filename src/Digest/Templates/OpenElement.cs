namespace Digest.Templates;

/// <summary>An element that is open, and the one around it.</summary>
internal sealed record OpenElement(string Name, TextStatement Text, int Index, OpenElement? Parent)
{
    /// <summary>The names of the open elements. Two ways through a template that have the same path have the same elements open.</summary>
    public string Path { get; } = $"{Parent?.Path}>{Name}";

    /// <summary>
    /// Whether paragraphs, headings and lists cannot be in it. A paragraph without an end tag ends where they begin.
    /// </summary>
    public bool RefusesBlocks => HtmlElements.HoldsBlocks(Name) == false && (Name != "p" || Text.EndedParagraphs.Contains(Index));

    public bool IsForeign { get; } = Parent?.IsForeign == true || HtmlElements.IsForeign(Name);
}

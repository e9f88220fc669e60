namespace Digest.Templates;

/// <summary>An element that is open, and the one around it.</summary>
internal sealed record OpenElement(string Name, TextStatement Text, int Index, OpenElement? Parent)
{
    /// <summary>The names of the open elements. Two ways through a template that have the same path have the same elements open.</summary>
    public string Path { get; } = $"{Parent?.Path}>{Name}";

    public bool IsForeign { get; } = Parent?.IsForeign == true || HtmlElements.IsForeign(Name);
}

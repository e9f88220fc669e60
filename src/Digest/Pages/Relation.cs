namespace Digest.Pages;

/// <summary>How the page that a language switch leads to belongs to the page that it stands on.</summary>
internal enum Relation
{
    /// <summary>The page itself.</summary>
    Same,

    /// <summary>The same text, or the same page, in the other language. Only these two are alternates in the sense of <c>hreflang</c>.</summary>
    Translation,

    /// <summary>Other reports of the same event.</summary>
    Coverage,

    /// <summary>The nearest page there is.</summary>
    Nearest,
}

namespace Digest.Pages;

/// <summary>How the target of a language switch relates to the page that has the switch.</summary>
internal enum Relation
{
    /// <summary>The page itself.</summary>
    Same,
    /// <summary>The same text or page in another language. Only this and <see cref="Same"/> are alternates (<c>hreflang</c>).</summary>
    Translation,
    /// <summary>Other reports of the same event.</summary>
    Coverage,
    /// <summary>The nearest page that exists.</summary>
    Nearest,
}

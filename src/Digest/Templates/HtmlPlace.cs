namespace Digest.Templates;

/// <summary>The places in HTML where a value can be printed, by the values that they allow.</summary>
internal enum HtmlPlace
{
    /// <summary>Between tags: escaped text, or markup.</summary>
    Content,
    /// <summary>In an attribute, a title, a textarea or a comment: text only.</summary>
    Text,
    /// <summary>At the start of a URL: its scheme must be allowed.</summary>
    Url,
    /// <summary>Inside a URL without a scheme so far: the value must not give it one.</summary>
    UrlScheme,
    /// <summary>In a <c>style</c> attribute: one word or number.</summary>
    Style,
}

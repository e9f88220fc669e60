namespace Digest.Templates;

/// <summary>Where in the HTML a value is printed, as far as that changes what may be printed.</summary>
internal enum HtmlPlace
{
    /// <summary>Between tags: text is escaped, markup is printed as it is.</summary>
    Content,

    /// <summary>In an attribute, a title, a textarea or a comment: text only.</summary>
    Text,

    /// <summary>At the beginning of an address: its scheme must be a harmless one.</summary>
    Url,

    /// <summary>After the beginning of an address that has no scheme yet: it must not get one here.</summary>
    UrlScheme,

    /// <summary>In a <c>style</c> attribute: one word or number.</summary>
    Style,
}

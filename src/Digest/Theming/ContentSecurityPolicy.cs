using System.Security.Cryptography;

namespace Digest.Theming;

/// <summary>The content security policy of a page: everything is refused except the page's own styles and speculation rules.</summary>
internal static class ContentSecurityPolicy
{
    // connect-src lets an audit read robots.txt from inside the page.
    public static string Of(Stylesheet styles, SpeculationRules? rules) =>
        "default-src 'none'; " + (rules is null ? "" : $"script-src {rules.Hash}; ")
        + $"style-src {styles.Hash}; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>The hash source of an inline element: <c>'sha256-…'</c>.</summary>
    public static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}

using Digest.Templates;

namespace Digest.Theming;

/// <summary>A <c>script</c> element with JSON, which a browser reads and does not run.</summary>
/// <param name="Hash">The hash source that allows the element in the content security policy.</param>
internal sealed record DataBlock(Html Element, string Hash)
{
    /// <param name="type">The type of the data: <c>application/ld+json</c>.</param>
    public static DataBlock Of(string type, string json)
    {
        // These characters occur only in strings of JSON. Escaped there, they cannot end the element or start a comment in it.
        var safe = json
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal);
        var element = Encoding.UTF8.GetBytes($"<script type=\"{type}\">{safe}</script>");
        return new(Html.FromUtf8(element), ContentSecurityPolicy.HashOf(safe));
    }
}

using System.Text.RegularExpressions;

namespace Digest.Text;

/// <summary>Finds markup in texts that are printed as they are written, such as those of the settings and the interface.</summary>
internal static partial class VisibleMarkup
{
    public const string Advice = "Write the text as readers are to see it: it has no variables, tags or references such as '&copy;'.";

    public static string Message(string markup, string key) => $"readers would see '{markup}' in '{key}' as it is written";

    /// <summary>The first variable of a template, tag or reference to a character; null if there is none.</summary>
    public static string? FirstIn(string text) => Markup.Match(text) is { Success: true, Value: var markup } ? markup : null;

    // '<3', 'a < b', 'R&D', '{1, 2}' and '{{1}, {2}}' are text.
    [GeneratedRegex(
        @"\{\{ *[^{}0-9 ][^{}]*\}\}|\{%[^{}]*%\}|</?[A-Za-z][^<>]*>|<!--|&([A-Za-z]{2,10}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Markup { get; }
}

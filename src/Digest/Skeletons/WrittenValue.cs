using System.Text.RegularExpressions;

namespace Digest.Skeletons;

/// <summary>Writes texts as values of YAML and JSON, in quotes where they are needed.</summary>
internal static partial class WrittenValue
{
    /// <summary>A text as a value of YAML, also inside braces.</summary>
    public static string Yaml(string text) =>
        PlainText.IsMatch(text) && !text.Equals("null", StringComparison.OrdinalIgnoreCase) ? text : Json(text);

    /// <summary>A text as a value of JSON, which YAML reads as well.</summary>
    public static string Json(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A text for each language: <c>{ xx: One, yy: Two }</c>.</summary>
    public static string YamlMap(IEnumerable<(string Language, string Text)> texts) =>
        $"{{ {string.Join(", ", texts.Select(text => $"{text.Language}: {Yaml(text.Text)}"))} }}";

    public static string JsonMap(IEnumerable<(string Language, string Text)> texts) =>
        $"{{ {string.Join(", ", texts.Select(text => $"{Json(text.Language)}: {Json(text.Text)}"))} }}";

    public static string JsonList(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Json))}]";

    /// <summary>Letters, digits and marks that mean nothing in YAML.</summary>
    [GeneratedRegex(@"^[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd} .;()'’/،؛؟…–—-]*[\p{L}\p{M}\p{Nd}.)؟…])?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex PlainText { get; }
}

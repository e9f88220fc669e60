using System.Text.RegularExpressions;

namespace Digest.Sources;

/// <summary>Markdown where YAML has a value, which YAML takes for signs of its own.</summary>
internal static partial class YamlMarkdown
{
    public const string Message = "this value is written in Markdown, which is not read here";

    /// <summary>What to write for a value that is one picture or link, or starts with emphasis; null for other values.</summary>
    public static string? AdviceOn(YamlLine line)
    {
        if (Value.Match(line.PlainValue) is not { Success: true, Groups: var parts })
            return null;
        var (words, target) = (parts["words"].Value, parts["target"].Value);
        if (parts["picture"].Success)
            return $"Write its keys: {YamlValue.Example(line.Prefix, $"{{ src: {target}, alt: \"{words}\" }}")}.";
        return target.Length > 0 && line.Key is null or "url"
            ? $"Write the URL alone: {line.Prefix}{target}."
            : $"Write the words alone: {YamlValue.Example(line.Prefix, words + parts["rest"].Value)}.";
    }

    [GeneratedRegex(
        @"\A((?<picture>!)?\[(?<words>[^\[\]""]*)\]\((?<target>[^()\s]+)([ ]+""[^""]*"")?\)"
        + @"|\*{1,3}(?<words>[^*\s:#]([^*:#]*[^*\s:#])?)\*{1,3}(?<rest>[ ,.;!?][^*:#]*)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Value { get; }
}

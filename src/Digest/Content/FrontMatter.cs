using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>A text file in two parts: YAML between lines of three hyphens, and the Markdown below.</summary>
/// <param name="Data">The keys and values, before the cascade.</param>
/// <param name="BodyStart">The offset of the Markdown in the text.</param>
internal sealed partial record FrontMatter(SourceText Source, MapNode Data, int BodyStart)
{
    public const int MaximumLength = 64 * 1024;
    public const int MaximumBodyLength = 256 * 1024;

    private const string Fence = "---";

    public int BodyLength => Source.Text.Length - BodyStart;

    /// <summary>Splits a file; null if it has an error.</summary>
    /// <param name="keys">The keys that the front matter may have.</param>
    public static FrontMatter? Parse(SourceFile file, KeyTable keys, DiagnosticBag diagnostics)
    {
        if (SourceText.Decode(file, diagnostics) is not { } source)
            return null;

        var text = source.Text;
        if (!LooksLikeFence(source.Line(1)))
            return Fail(DiagnosticCode.BadYaml, 0, "the front matter is missing", AdviceOnStart(text));

        ReportInvisible(0);
        var start = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var firstEnd ? firstEnd + 1 : text.Length;
        var end = EndOfFrontMatter(text, start);
        if (end < 0)
        {
            const string Advice = "Write exactly three hyphens: '---'.";
            return FenceLike.Match(text, start) is { Success: true } like
                ? Fail(DiagnosticCode.BadYaml, like.Index, "the front matter does not end at this line", Advice)
                : StartOfText(text, start, keys) is { } textStart
                ? Fail(DiagnosticCode.BadYaml, textStart, "the front matter has no end before this line", "Add a line '---' above it.")
                : Fail(DiagnosticCode.BadYaml, 0, "the front matter has no end", "Add a line '---' below its last key.");
        }

        ReportInvisible(end);
        if (end - start > MaximumLength)
        {
            var message = $"the front matter is longer than {MaximumLength / 1024} Ki characters";
            return Fail(DiagnosticCode.TooLarge, 0, message, "Write the text of the article below the second line '---'.");
        }

        var bodyStart = text.IndexOf('\n', end) is >= 0 and var newLine ? newLine + 1 : text.Length;
        if (text.Length - bodyStart > MaximumBodyLength)
        {
            var message = $"the text is longer than {MaximumBodyLength / 1024} Ki characters";
            return Fail(DiagnosticCode.TooLarge, bodyStart, message, "Split it into two articles.");
        }

        if (HasMoreKeys(text.AsSpan(bodyStart), keys))
            return Fail(DiagnosticCode.BadYaml, end, "the front matter ends here, but more keys follow", "Delete this line.");

        var data = YamlReader.ReadMap(file.Path, text[start..end], linesBefore: 1, diagnostics, keys);
        return data is null ? null : new(source, data, bodyStart);

        void ReportInvisible(int offset)
        {
            var line = source.Line(source.At(offset).Line).TrimEnd();
            InvisibleCharacters.Report(line.ToString(), $"the line '{Fence}'", index => source.At(offset + index), diagnostics);
        }

        FrontMatter? Fail(DiagnosticCode code, int offset, string message, string advice)
        {
            diagnostics.Error(code, source.At(offset), message, advice);
            return null;
        }
    }

    /// <summary>Whether a line is three hyphens to the eye: invisible characters and spaces behind it do not count.</summary>
    private static bool LooksLikeFence(ReadOnlySpan<char> line) =>
        line.TrimEnd() is Fence || (InvisibleCharacters.MayBeIn(line) && InvisibleCharacters.Remove(line.ToString()).Trim() is Fence);

    private static string AdviceOnStart(string text)
    {
        var first = text.AsSpan().TrimStart(" \t\n");
        if (first.StartsWith(Fence + "\n", StringComparison.Ordinal))
            return "Delete what is before the first line '---'.";
        if (first.StartsWith("+++", StringComparison.Ordinal))
            return "Front matter between '+++' is TOML: write 'key: value' between lines of three hyphens, '---'.";
        return FenceLike.Match(text) is { Success: true, Index: 0 }
            ? "Write exactly three hyphens in the first line: '---'."
            : "Start the file with a line '---', then 'title: …' and the other keys, then a line '---', then the text.";
    }

    /// <summary>The first line of front matter without an end that is no part of it: no key, comment or item, and not indented.</summary>
    private static int? StartOfText(string text, int start, KeyTable keys)
    {
        foreach (var range in text.AsSpan(start).Split('\n'))
        {
            var line = text.AsSpan(start)[range].TrimEnd();
            if (!line.IsEmpty && line[0] is not (' ' or '\t' or '-' or '#') && !StartsWithKey(line, keys))
                return start + range.Start.Value;
        }

        return null;
    }

    private static bool StartsWithKey(ReadOnlySpan<char> line, KeyTable keys) =>
        line.IndexOf(':') is > 0 and var colon
        && (colon + 1 == line.Length || line[colon + 1] == ' ')
        && keys.Has(line[..colon].ToString());

    private static int EndOfFrontMatter(string text, int start)
    {
        foreach (var line in text.AsSpan(start).Split('\n'))
        {
            if (LooksLikeFence(text.AsSpan(start)[line]))
                return start + line.Start.Value;
        }

        return -1;
    }

    /// <summary>Whether a body starts with a key, and only keys and values precede its first line '---'.</summary>
    private static bool HasMoreKeys(ReadOnlySpan<char> body, KeyTable keys)
    {
        var isFirst = true;
        foreach (var range in body.Split('\n'))
        {
            var line = body[range].TrimEnd();
            if (line.IsEmpty)
                continue;
            if (line is Fence)
                return !isFirst;
            if (!StartsWithKey(line, keys) && (isFirst || line[0] is not (' ' or '-' or '#')))
                return false;
            isFirst = false;
        }

        return false;
    }

    /// <summary>A line that is probably meant as '---': of other dashes, of more or fewer of them, or indented.</summary>
    [GeneratedRegex(
        @"^ *(-{2,}|---\p{L}.*|- - -|-?[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]*|[=*_]{3,}|\.\.\.) *$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FenceLike { get; }
}

using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>A text file in two parts: YAML between lines of three hyphens, and the Markdown below.</summary>
/// <param name="Data">The keys and values, before the cascade.</param>
/// <param name="BodyStart">Where the Markdown starts, as an offset into the text.</param>
internal sealed record FrontMatter(SourceText Source, MapNode Data, int BodyStart)
{
    public const int MaximumLength = 64 * 1024;
    public const int MaximumBodyLength = 256 * 1024;

    private const string Fence = "---";

    /// <summary>Splits a file; null when it cannot be split.</summary>
    public static FrontMatter? Parse(SourceFile file, DiagnosticBag diagnostics)
    {
        if (SourceText.Decode(file, diagnostics) is not { } source)
            return null;

        var text = source.Text;
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal))
        {
            diagnostics.Error(
                DiagnosticCode.BadYaml,
                source.At(0),
                "the front matter is missing",
                "Start the file with a line '---', then 'title: …' and the other keys, then a line '---', then the text.");
            return null;
        }

        var start = Fence.Length + 1;
        var end = EndOfFrontMatter(text, start);
        if (end < 0)
        {
            diagnostics.Error(DiagnosticCode.BadYaml, source.At(0), "the front matter has no end", "Add a line '---' below its last key.");
            return null;
        }

        if (end - start > MaximumLength)
        {
            diagnostics.Error(
                DiagnosticCode.TooLarge,
                source.At(0),
                $"the front matter is longer than {MaximumLength / 1024} KiB",
                "Write the text of the article below the second line '---'.");
            return null;
        }

        var bodyStart = text.IndexOf('\n', end);
        bodyStart = bodyStart < 0 ? text.Length : bodyStart + 1;
        if (text.Length - bodyStart > MaximumBodyLength)
        {
            diagnostics.Error(
                DiagnosticCode.TooLarge,
                source.At(bodyStart),
                $"the text is longer than {MaximumBodyLength / 1024} Ki characters",
                "Split it into two articles.");
            return null;
        }

        var data = YamlReader.ReadMap(file.Path, text[start..end], linesBefore: 1, diagnostics);
        return data is null ? null : new(source, data, bodyStart);
    }

    private static int EndOfFrontMatter(string text, int start)
    {
        for (var line = start; line < text.Length;)
        {
            var next = text.IndexOf('\n', line);
            var content = text.AsSpan(line, (next < 0 ? text.Length : next) - line);
            if (content.TrimEnd() is Fence)
                return line;
            if (next < 0)
                break;
            line = next + 1;
        }

        return -1;
    }
}

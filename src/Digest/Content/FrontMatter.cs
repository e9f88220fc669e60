using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>A text file in two parts: YAML between lines of three hyphens, and the Markdown below.</summary>
/// <param name="Data">The keys and values, before the cascade.</param>
/// <param name="BodyStart">The offset of the Markdown in the text.</param>
internal sealed record FrontMatter(SourceText Source, MapNode Data, int BodyStart)
{
    public const int MaximumLength = 64 * 1024;
    public const int MaximumBodyLength = 256 * 1024;

    private const string Fence = "---";

    /// <summary>Splits a file; null if it has an error.</summary>
    public static FrontMatter? Parse(SourceFile file, DiagnosticBag diagnostics)
    {
        if (SourceText.Decode(file, diagnostics) is not { } source)
            return null;

        var text = source.Text;
        var isFence = LooksLikeFence(source.Line(1));
        if (isFence && ReportInvisible(0))
            return null;
        if (!isFence)
        {
            const string Advice = "Start the file with a line '---', then 'title: …' and the other keys, then a line '---', then the text.";
            return Fail(DiagnosticCode.BadYaml, 0, "the front matter is missing", Advice);
        }

        var start = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var firstEnd ? firstEnd + 1 : text.Length;
        var end = EndOfFrontMatter(text, start);
        if (end < 0)
            return Fail(DiagnosticCode.BadYaml, 0, "the front matter has no end", "Add a line '---' below its last key.");
        if (ReportInvisible(end))
            return null;

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

        var data = YamlReader.ReadMap(file.Path, text[start..end], linesBefore: 1, diagnostics);
        return data is null ? null : new(source, data, bodyStart);

        bool ReportInvisible(int offset)
        {
            var line = source.Line(source.At(offset).Line).TrimEnd();
            return InvisibleCharacters.Report(line, $"the line '{Fence}'", index => source.At(offset + index), diagnostics);
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

    private static int EndOfFrontMatter(string text, int start)
    {
        foreach (var line in text.AsSpan(start).Split('\n'))
        {
            if (LooksLikeFence(text.AsSpan(start)[line]))
                return start + line.Start.Value;
        }

        return -1;
    }
}

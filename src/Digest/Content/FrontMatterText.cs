using Digest.Content.Lint;
using Digest.Content.Markdown;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Reads the front matter that readers see: proofread, and in the quotation marks of its language.</summary>
internal sealed class FrontMatterText(SourceText source, Language language, Proofreader proofreader, DiagnosticBag diagnostics)
{
    public string? Text(Fields fields, Key<string?> key, TextKind kind = TextKind.Label) =>
        fields.Get(key) is { } text ? Printed(text, fields.LocationOf(key), kind) : null;

    public string RequiredText(Fields fields, Key<string> key, TextKind kind = TextKind.Label) =>
        Printed(fields.Get(key), fields.LocationOf(key), kind);

    private string Printed(string text, SourceLocation location, TextKind kind)
    {
        if (HtmlComments.AreIn(text))
            diagnostics.Error(DiagnosticCode.HtmlComment, location, HtmlComments.Message, HtmlComments.AdviceInYaml);
        proofreader.ReadPlain(text, kind, index => LocationOf(text, index, location), diagnostics);
        return language.Quotes.Apply(text);
    }

    /// <summary>The place of a character; that of the whole value if YAML folded or unescaped it, or if it is from another file.</summary>
    private SourceLocation LocationOf(string text, int index, SourceLocation location)
    {
        if (location.Path != source.Path)
            return location;
        var start = source.OffsetOf(location);
        if (start < source.Text.Length && source.Text[start] is '"' or '\'')
            start++;
        return string.CompareOrdinal(source.Text, start, text, 0, index + 1) == 0 ? source.At(start + index) : location;
    }
}

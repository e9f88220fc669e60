using Digest.Content.Lint;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Reads what the front matter of a text says to readers: in the quotation marks of its language, and read over.</summary>
internal sealed class FrontMatterText(SourceText source, Language language, Proofreader proofreader, DiagnosticBag diagnostics)
{
    public string? Text(Fields fields, string key, TextKind kind = TextKind.Label) => Printed(fields.Text(key), fields.LocationOf(key), kind);

    public string? RequiredText(Fields fields, string key, TextKind kind = TextKind.Label) => Printed(fields.RequiredText(key), fields.LocationOf(key), kind);

    private string? Printed(string? text, SourceLocation location, TextKind kind)
    {
        if (text is null)
            return null;
        proofreader.Read(text, kind, index => At(text, index, location), diagnostics);
        return language.Quotes.In(text);
    }

    /// <summary>The place of a character of a value; that of the value where YAML folded or unescaped it, or where a file above says it.</summary>
    private SourceLocation At(string text, int index, SourceLocation location)
    {
        if (location.Path != source.Path)
            return location;
        var start = source.OffsetOf(location);
        if (start < source.Text.Length && source.Text[start] is '"' or '\'')
            start++;
        return string.CompareOrdinal(source.Text, start, text, 0, index + 1) == 0 ? source.At(start + index) : location;
    }
}

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
        fields.Get(key) is { } text ? Printed(text, fields, key, kind) : null;

    public string RequiredText(Fields fields, Key<string> key, TextKind kind = TextKind.Label) =>
        Printed(fields.Get(key), fields, key, kind);

    /// <summary>A text of any language, which is printed in the quotation marks that it has.</summary>
    public string? ForeignText(Fields fields, Key<string?> key)
    {
        var text = fields.Get(key);
        if (text is not null)
            MarkupInData.Check(text, At(fields, key, text), diagnostics);
        return text;
    }

    private string Printed(string text, Fields fields, KeyDeclaration key, TextKind kind)
    {
        var at = At(fields, key, text);
        if (fields.LocationOf(key) is var location && location.Path == source.Path) // that of a folder may be meant for drafts
            proofreader.ReportPlaceholder(text, location, diagnostics);
        proofreader.ReadPlain(MarkupInData.Check(text, at, diagnostics), kind, at, diagnostics);
        return language.Quotes.Apply(text);
    }

    /// <summary>The places of the characters of a value; that of the whole value if YAML folded it.</summary>
    private Func<int, SourceLocation> At(Fields fields, KeyDeclaration key, string text)
    {
        var location = fields.LocationOf(key);
        if (location.Path != source.Path)
            return index => fields.LocationOf(key, index);
        var start = source.OffsetOf(location);
        if (start < source.Text.Length && source.Text[start] is '"' or '\'')
            start++;
        return index => string.CompareOrdinal(source.Text, start, text, 0, index + 1) == 0
            ? source.At(start + index)
            : fields.LocationOf(key, index);
    }
}

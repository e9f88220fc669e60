using System.Text.RegularExpressions;
using Digest.Sources.Diagnostics;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>Finds text that no page would show, although Markdown accepts it, and references to footnotes that do not exist.</summary>
internal static partial class LostText
{
    private const string AdviceOnReference =
        "Add a line '[^…]: …' at the start of a line, outside of lists and quotations, or delete this.";
    private const string AdviceOnNote =
        "Write '[^…]: …', with the colon directly behind the bracket, at the start of a line, outside of lists and quotations.";

    public static void Report(MarkdownDocument document, MarkdownSource source, VerbatimText verbatim, DiagnosticBag diagnostics)
    {
        var definitions = document.Descendants<LinkReferenceDefinition>().ToList();
        ReportNotes(definitions.OfType<FootnoteLinkReferenceDefinition>().ToList(), source, diagnostics);
        var links = definitions.Where(one => one is not FootnoteLinkReferenceDefinition).ToList();
        var reported = ReportDefinitions(document, links, source, diagnostics);
        ReportReferencesOfNotes(document, definitions, reported, source, verbatim, diagnostics);
        foreach (var code in document.Descendants<FencedCodeBlock>().Where(code => !IsLanguageName(code)))
        {
            const string Advice = "Write them on a line below; only the name of a language, such as 'json', may follow the fence.";
            diagnostics.Error(DiagnosticCode.LostText, source.At(code.Span.Start), "readers do not see the words after this fence", Advice);
        }
    }

    /// <summary>Whether a link definition is a line of text, such as "[Minister]: Yes.".</summary>
    public static bool IsText(LinkReferenceDefinition definition) =>
        definition.Url is { Length: > 0 } url && !url.AsSpan().ContainsAny(":/#@\\") && !FileName.IsMatch(url);

    private static bool IsLanguageName(FencedCodeBlock code) =>
        string.IsNullOrEmpty(code.Info) || (string.IsNullOrEmpty(code.Arguments) && LanguageName.IsMatch(code.Info));

    private static void ReportNotes(List<FootnoteLinkReferenceDefinition> notes, MarkdownSource source, DiagnosticBag diagnostics)
    {
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        // These references are reported where they are.
        var withSpace = new Lazy<HashSet<string>>(() => NoteReference.Matches(source.Text)
            .Where(reference => reference.Value.Contains(' ', StringComparison.Ordinal))
            .Select(reference => reference.Value.Replace(" ", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.OrdinalIgnoreCase));
        foreach (var note in notes)
        {
            var isFirst = labels.Add(note.Label ?? "");
            if (isFirst && IsEmpty(note.Footnote))
            {
                const string AdviceIfEmpty = "Write its text behind the colon, or delete it and what refers to it.";
                diagnostics.Error(
                    DiagnosticCode.BrokenAnchor, source.At(note.Span.Start), $"the footnote '[{note.Label}]' has no text", AdviceIfEmpty);
                continue;
            }

            if (isFirst && (note.Footnote.Links.Count > 0 || withSpace.Value.Contains($"[{note.Label}]")))
                continue;
            var message = isFirst
                ? $"readers do not see the footnote '[{note.Label}]', because nothing refers to it"
                : $"readers do not see this footnote, because '[{note.Label}]' is another one above";
            var advice = isFirst
                ? $"Write [{note.Label}] where it belongs, or delete the footnote."
                : "Give it another number, and write that where it belongs.";
            diagnostics.Error(DiagnosticCode.LostText, source.At(note.Span.Start), message, advice);
        }
    }

    /// <summary>Whether a footnote has nothing but the links back to its references.</summary>
    private static bool IsEmpty(Footnote note) => note.Descendants<LeafBlock>()
        .All(block => block is ParagraphBlock && (block.Inline is null || block.Inline.All(inline => inline is FootnoteLink)));

    /// <summary>Reports definitions of links that no link uses. Returns the references to footnotes that they were meant for.</summary>
    private static HashSet<string> ReportDefinitions(
        MarkdownDocument document, List<LinkReferenceDefinition> definitions, MarkdownSource source, DiagnosticBag diagnostics)
    {
        var notes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (definitions.Count == 0)
            return notes;
        var used = document.Descendants<LinkInline>().Select(link => link.Reference).OfType<LinkReferenceDefinition>().ToHashSet();
        var references = NoteReference.Matches(source.Text).Select(reference => reference.Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var definition in definitions)
        {
            var isFirst = labels.Add(definition.Label ?? "");
            if (used.Contains(definition) && !IsText(definition))
                continue;
            var note = definition.Label is ['^', ..] ? $"[{definition.Label}]" : $"[^{definition.Label}]";
            var isNote = references.Contains(note);
            if (isNote)
                notes.Add(note);
            // "[//]: # (note)" is used as a comment.
            var advice = definition.Url is null or "" or "#" ? HtmlComments.AdviceInYaml
                : isNote ? AdviceOnNote.Replace("[^…]", note, StringComparison.Ordinal)
                : IsText(definition) ? $"Write '\\[{definition.Label}]:' with a backslash if readers are to see the line."
                : isFirst ? $"Write [text][{definition.Label}] where the link belongs, or delete the line."
                : $"'[{definition.Label}]' is defined above: give this one another name, or delete it.";
            const string Message = "readers do not see this line: Markdown reads it as the target of a link";
            diagnostics.Error(DiagnosticCode.LostText, source.At(definition.Span.Start), Message, advice);
        }

        return notes;
    }

    private static void ReportReferencesOfNotes(
        MarkdownDocument document,
        List<LinkReferenceDefinition> definitions,
        HashSet<string> reported,
        MarkdownSource source,
        VerbatimText verbatim,
        DiagnosticBag diagnostics)
    {
        if (!source.Text.Contains("[^", StringComparison.Ordinal))
            return;
        var links = document.Descendants<FootnoteLink>().ToList();
        foreach (var link in links.Where(link => InlineRenderers.LinkAround(link) is not null))
        {
            const string Advice = "Write it behind the link or the picture: [text](target)[^1].";
            const string Message = "a footnote cannot be inside a link or a picture";
            diagnostics.Error(DiagnosticCode.LostText, source.At(link.Span.Start), Message, Advice);
        }

        var known = links.Select(link => link.Span.Start)
            .Concat(definitions.Select(definition => definition.Span.Start))
            .ToHashSet();
        var unknown = NoteReference.Matches(source.Text)
            .Where(reference => !known.Contains(reference.Index) && !verbatim.Contains(reference.Index))
            .ToList();
        var labels = definitions.Select(definition => $"[{definition.Label}]").ToHashSet(StringComparer.OrdinalIgnoreCase);
        unknown.RemoveAll(reference => reported.Contains(reference.Value) || labels.Contains(reference.Value)); // the latter in a quotation
        var titles = document.Descendants<LinkInline>().Select(link => link.TitleSpan).Where(title => !title.IsEmpty).ToList();
        unknown.RemoveAll(reference => titles.Exists(title => title.Start <= reference.Index && reference.Index < title.End)); // the same
        foreach (var sameLabel in unknown.GroupBy(reference => reference.Value, StringComparer.OrdinalIgnoreCase))
        {
            var notes = sameLabel.Where(reference => IsNote(source.Text, reference)).ToHashSet();
            // References are right if the footnote is what is wrong.
            var areRight = notes.Count > 0 && notes.Count < sameLabel.Count();
            foreach (var reference in sameLabel.Where(reference => !areRight || notes.Contains(reference)))
            {
                var (message, advice) = notes.Contains(reference) ? ($"this is not the footnote '{reference.Value}'", AdviceOnNote)
                    : ($"there is no footnote '{reference.Value}'", AdviceOnReference);
                var visible = reference.Value.Replace(" ", "", StringComparison.Ordinal);
                advice = labels.Contains(visible) ? $"Write '{visible}'."
                    : advice.Replace("[^…]", reference.Value, StringComparison.Ordinal);
                diagnostics.Error(DiagnosticCode.BrokenAnchor, source.At(reference.Index), message, advice);
            }
        }
    }

    /// <summary>Whether a reference starts a line, apart from marks of lists and quotations, and words follow it.</summary>
    private static bool IsNote(string text, Capture reference)
    {
        var before = text.AsSpan(0, reference.Index);
        var after = text.AsSpan(reference.Index + reference.Length);
        return before[(before.LastIndexOf('\n') + 1)..].Trim(" \t>-*+").IsEmpty
            && !after[..(after.IndexOf('\n') is >= 0 and var end ? end : after.Length)].Trim(" \t:").IsEmpty;
    }

    [GeneratedRegex(@"\[\^[^\[\]\n]{1,100}\]", RegexOptions.CultureInvariant)]
    private static partial Regex NoteReference { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9+#._-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageName { get; }

    [GeneratedRegex(@"\.[A-Za-z0-9]{1,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName { get; }
}

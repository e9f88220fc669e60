using Digest.Languages;
using Digest.Languages.Quotes;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>Warns of probable mistakes in the texts of one article, page or name.</summary>
/// <param name="published">The publication date, if the text has one.</param>
/// <param name="isDraft">Whether it is held back, so that parts of it may be missing.</param>
internal sealed class Proofreader(Language language, DateOnly? published, Spellings spellings, bool isDraft = false)
{
    private readonly SpellingsInLanguage? _spellings = spellings.In(language);
    private readonly List<(int Name, string Spelling, SourceLocation Location)> _names = [];

    /// <param name="at">Gives the location of a character of the text.</param>
    /// <param name="carried">The quotation that a paragraph has in common with its neighbours.</param>
    /// <param name="isPlain">Whether the text has no Markdown, so that a backslash is printed.</param>
    public void Read(
        string text, TextKind kind, Func<int, SourceLocation> at, DiagnosticBag diagnostics, CarriedQuotation carried = default,
        bool isPlain = false)
    {
        if (!isPlain && kind != TextKind.Label && Placeholder.Is(text)) // a cell of a table may have only dots
            ReportPlaceholder(text, at(0), diagnostics);
        var findings = LetterLint.Find(text, kind, language)
            .Concat(QuotationLint.Find(text, kind, language, carried))
            .Concat(WeekdayLint.Find(text, language, published, carried))
            .Select(finding => isPlain && finding.Code == DiagnosticCode.LeftAsterisks
                ? finding with { Advice = PlainTextLint.AdviceOnMarks } : finding);
        Report(findings, at, diagnostics);
        foreach (var (name, spelling, index) in _spellings?.FindAll(text) ?? [])
            _names.Add((name, spelling, at(index)));
    }

    /// <summary>Reads a text that is printed as it is, without Markdown.</summary>
    public void ReadPlain(string text, TextKind kind, Func<int, SourceLocation> at, DiagnosticBag diagnostics)
    {
        var markup = PlainTextLint.Find(text, kind);
        Report(markup, at, diagnostics);
        Read(MarkdownLint.Without(markup, text), kind, at, diagnostics, isPlain: true);
    }

    /// <summary>Reports a text that an editor has not written yet.</summary>
    public void ReportPlaceholder(string text, SourceLocation location, DiagnosticBag diagnostics)
    {
        if (!isDraft && Placeholder.Is(text))
            diagnostics.Warning(DiagnosticCode.Placeholder, location, Placeholder.Message, Placeholder.Advice);
    }

    /// <summary>Reports findings of rules that are not turned off.</summary>
    /// <param name="at">Gives the location of an index.</param>
    public void Report(IEnumerable<LintFinding> findings, Func<int, SourceLocation> at, DiagnosticBag diagnostics)
    {
        foreach (var finding in findings.Where(finding => !finding.IsKnown))
            Warn(finding.Code, at(finding.Index), finding.Message, finding.Advice, diagnostics);
    }

    /// <summary>Reports names that the texts spell in more than one way.</summary>
    public void Finish(DiagnosticBag diagnostics)
    {
        foreach (var name in _names.GroupBy(found => found.Name))
        {
            var used = name.DistinctBy(found => found.Spelling, StringComparer.Ordinal).ToList();
            var preferred = _spellings!.Preferred(name.Key);
            var kept = used.Exists(found => found.Spelling == preferred) ? preferred : used[0].Spelling;
            var advice = $"Use one of them everywhere: {Registries.EntitiesFile} prefers '{preferred}'.";
            foreach (var (_, spelling, location) in used.Where(found => found.Spelling != kept))
                Warn(DiagnosticCode.TwoSpellings, location, $"this text has both '{spelling}' and '{kept}'", advice, diagnostics);
        }
    }

    private void Warn(DiagnosticCode code, SourceLocation location, string message, string advice, DiagnosticBag diagnostics)
    {
        if (!language.Lint.Off.Contains(code))
            diagnostics.Warning(code, location, message, advice);
    }
}

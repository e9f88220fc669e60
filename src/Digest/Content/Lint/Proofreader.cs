using Digest.Languages;
using Digest.Languages.Quotes;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>Reads over what is written for readers, as an editor would before it is published, and warns of slips. One for each article, page or name.</summary>
/// <param name="published">The day of publication, of texts that have one.</param>
/// <param name="spellings">The names that are to be spelled in one way.</param>
internal sealed class Proofreader(Language language, DateOnly? published, Spellings spellings)
{
    private readonly SpellingsInLanguage? _spellings = spellings.In(language);
    private readonly List<(int Name, string Spelling, SourceLocation Location)> _names = [];

    /// <param name="at">Where a character of the text stands.</param>
    /// <param name="continuation">Of a paragraph: the quotation that it has in common with those around it.</param>
    public void Read(string text, TextKind kind, Func<int, SourceLocation> at, DiagnosticBag diagnostics, Continuation continuation = default)
    {
        foreach (var slip in LetterSlips.In(text, kind, language).Concat(QuotationSlips.In(text, kind, language, continuation)).Concat(WeekdaySlips.In(text, language, published, continuation)))
            Warn(slip.Code, at(slip.Index), slip.Message, slip.Advice, diagnostics);
        foreach (var (name, spelling, index) in _spellings?.In(text) ?? [])
            _names.Add((name, spelling, at(index)));
    }

    /// <summary>Tells what only the whole shows: names in two spellings.</summary>
    public void Finish(DiagnosticBag diagnostics)
    {
        foreach (var name in _names.GroupBy(found => found.Name))
        {
            var used = name.DistinctBy(found => found.Spelling, StringComparer.Ordinal).ToList();
            var preferred = used.Exists(found => found.Spelling == _spellings!.Preferred(name.Key)) ? _spellings!.Preferred(name.Key) : used[0].Spelling;
            foreach (var (_, spelling, location) in used.Where(found => found.Spelling != preferred))
                Warn(DiagnosticCode.TwoSpellings, location, $"'{spelling}' stands in this text beside '{preferred}'", $"Write one of them everywhere: input/entities.yml prefers '{_spellings!.Preferred(name.Key)}'.", diagnostics);
        }
    }

    private void Warn(DiagnosticCode code, SourceLocation location, string message, string advice, DiagnosticBag diagnostics)
    {
        if (!language.Lint.Off.Contains(code))
            diagnostics.Warning(code, location, message, advice);
    }
}

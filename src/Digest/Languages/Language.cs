using Digest.Languages.Dates;
using Digest.Languages.Quotes;
using Digest.Languages.Search;
using Digest.Text;

namespace Digest.Languages;

/// <summary>The data of a language from its file in <c>theme/languages/</c>. The culture data of the machine is not used.</summary>
internal sealed record Language
{
    /// <summary>The name of the file, a BCP 47 tag: the first part of every address, and the value of <c>html[lang]</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The language's name for itself.</summary>
    public required string Name { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>The value of HTML's <c>dir</c>.</summary>
    public string Dir => Direction == Direction.RightToLeft ? "rtl" : "ltr";

    /// <summary>The locale in the form of the Open Graph protocol: <c>ms_MY</c>.</summary>
    public required string OgLocale { get; init; }

    /// <summary>The code of the language assumed for runs in the other direction, such as <c>NSC</c> in an Arabic sentence.</summary>
    public required string Foreign { get; init; }

    /// <summary>The words for editions in other languages, by code.</summary>
    public required FrozenDictionary<string, string> Editions { get; init; }

    public required Digits Digits { get; init; }
    public required string MonthStyle { get; init; }

    /// <summary>January first.</summary>
    public required ImmutableArray<string> Months { get; init; }

    /// <summary>The names of the months in each style of the language.</summary>
    public required ImmutableArray<ImmutableArray<string>> AllMonths { get; init; }

    /// <summary>Monday first, as in ISO 8601.</summary>
    public required ImmutableArray<string> Weekdays { get; init; }

    public required DatePatterns Dates { get; init; }

    /// <summary>Finds dates in the form of <see cref="Dates"/>.</summary>
    public required WrittenDates WrittenDates { get; init; }

    /// <summary>The second calendar of the edition, if it has one.</summary>
    public HijriDates? Hijri { get; init; }

    /// <summary>The letters of words that are written before another word without a space, such as the Arabic "and".</summary>
    public required string Clitics { get; init; }

    public required NameOrder NameOrder { get; init; }
    public required Plurals Plurals { get; init; }
    public required QuoteMarks Quotes { get; init; }
    public required LintRules Lint { get; init; }
    public required SearchRules Search { get; init; }
    public required PathWords Paths { get; init; }
    public required FrozenDictionary<string, InterfaceText> Strings { get; init; }

    public override string ToString() => Code;

    // The code identifies a language within a site, so the tables need no comparison.
    public bool Equals(Language? other) => other is not null && Code == other.Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

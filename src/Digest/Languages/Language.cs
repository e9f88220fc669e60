using System.Collections.Frozen;
using System.Collections.Immutable;
using Digest.Languages.Dates;
using Digest.Languages.Quotes;
using Digest.Text;

namespace Digest.Languages;

/// <summary>Everything that depends on a language, as its file in <c>theme/languages/</c> says it. Nothing here comes from the machine's culture data.</summary>
internal sealed record Language
{
    /// <summary>A BCP 47 tag in the spelling of the file's name: it is the first part of every address, and <c>html[lang]</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The language's name for itself.</summary>
    public required string Name { get; init; }

    public required Direction Direction { get; init; }

    /// <summary><c>ltr</c> or <c>rtl</c>, as HTML's <c>dir</c> wants it.</summary>
    public string Dir => Direction == Direction.RightToLeft ? "rtl" : "ltr";

    /// <summary>The locale as the Open Graph protocol writes it: <c>ms_MY</c>.</summary>
    public required string OgLocale { get; init; }

    /// <summary>The language that a run of the other direction is taken to be in, where nobody says: <c>NSC</c> in an Arabic sentence.</summary>
    public required string Foreign { get; init; }

    public required Digits Digits { get; init; }

    /// <summary>The style of month names that was chosen.</summary>
    public required string MonthStyle { get; init; }

    /// <summary>January first.</summary>
    public required ImmutableArray<string> Months { get; init; }

    /// <summary>Monday first, as in ISO 8601.</summary>
    public required ImmutableArray<string> Weekdays { get; init; }

    public required DatePatterns Dates { get; init; }

    /// <summary>Reads what <see cref="Dates"/> writes.</summary>
    public required WrittenDates WrittenDates { get; init; }

    /// <summary>The second calendar of an edition that has one.</summary>
    public HijriDates? Hijri { get; init; }

    public required Plurals Plurals { get; init; }

    public required QuoteMarks Quotes { get; init; }

    /// <summary>Letters that are written in front of a word without a space and are no part of it, such as the Arabic "and"; empty in most languages.</summary>
    public required string Clitics { get; init; }

    public required LintRules Lint { get; init; }

    public required PathWords Paths { get; init; }

    public required FrozenDictionary<string, InterfaceText> Strings { get; init; }

    public override string ToString() => Code;

    // A language is what its code says; comparing the tables would cost time and say the same.
    public bool Equals(Language? other) => other is not null && Code == other.Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

using System.Collections.Immutable;
using Digest.Languages.Quotes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Languages.Quotes;

/// <summary>Properties of quotation marks in random texts and languages.</summary>
public sealed class RandomQuotations
{
    private const string Marks = "\"“”„‟«»‹›‘’‚‛「」『』";

    private static readonly ImmutableArray<QuoteMarks> s_languages =
    [
        TestLanguages.Malay.Quotes, TestLanguages.Arabic.Quotes,
        new('«', '»', '‹', '›'), new('„', '“', '‚', '‘'), new('”', '”', '’', '’'), new('»', '«', '›', '‹'), new('「', '」', '『', '』'),
    ];

    private static readonly string[] s_pieces =
    [
        "kata", "كلمة", "و", "5", "٢", " ", " ", " ", "\n", ".", "،", ", ", "(", ")", "-", "—", "…", "'", "ـ", "\u200F", "\u00A0", "😀",
        "https://x/", "https://x/?q=\"x\"", "@x", "/x", "%", "\uFFFC",
        .. Marks.Select(mark => mark.ToString()), "\"", "\"", "“", "”", "«", "»",
    ];

    private static readonly string[][] s_apostrophes =
    [
        ["Jum'at", "Qur'an", "'90-an", "al-'Aziz", "5'10", "6'", "guru-guru'", "syari',", "ijma'."],
        ["Jum'at", "Qur'an", "'90-an", "al-'Aziz", "5'10", "'Abd", "('Aisyah)", "\u2014"],
    ];

    /// <summary>Straight marks quote only inside another quotation.</summary>
    private const string Straight = "''";

    private static readonly string[] s_styles = ["\"\"", "“”", "”“", "„“", "„”", "””", "«»", "»«", "‹›"];
    private static readonly string[] s_innerStyles = [.. s_styles, Straight, Straight];

    private static Arbitrary<(QuoteMarks Language, string Text)> Anything { get; } =
        (from language in Gen.Elements(s_languages.AsEnumerable())
         from pieces in Gen.Elements(s_pieces).ListOf()
         select (language, string.Concat(pieces))).ToArbitrary();

    private static Arbitrary<(QuoteMarks Language, QuotedText Text)> Balanced { get; } =
        (from language in Gen.Elements(s_languages.AsEnumerable())
         from text in Gen.Sized(size => Nested(Math.Min(size, 40), [Straight]))
         select (language, text)).ToArbitrary();

    private static Arbitrary<(QuoteMarks Language, string Text)> Apostrophes { get; } =
        (from language in Gen.Elements(s_languages.AsEnumerable())
         from words in Gen.Elements(s_apostrophes)
         from text in Gen.Elements(words.AsEnumerable()).NonEmptyListOf()
         select (language, string.Join(' ', text))).ToArbitrary();

    private static Arbitrary<(QuoteMarks Language, ImmutableArray<string> Paragraphs)> AnyParagraphs { get; } =
        (from language in Gen.Elements(s_languages.AsEnumerable())
         from paragraphs in Gen.Elements(s_pieces).ListOf().Select(pieces => string.Concat(pieces)).ListOf()
         select (language, paragraphs.ToImmutableArray())).ToArbitrary();

    private static Arbitrary<(QuoteMarks Language, ImmutableArray<QuotedText> Paragraphs)> BalancedParagraphs { get; } =
        (from language in Gen.Elements(s_languages.AsEnumerable())
         from paragraphs in Gen.Sized(size => Nested(Math.Min(size, 12), [Straight])).ListOf()
         select (language, paragraphs.ToImmutableArray())).ToArbitrary();

    private static Arbitrary<(QuoteMarks Language, ImmutableArray<QuotationParagraph> Paragraphs, bool Repeats)> Several { get; } =
        (from language in Gen.Elements(s_languages.AsEnumerable())
         from style in Gen.Elements(s_styles)
         from count in Gen.Choose(2, 5)
         from inside in Gen.Sized(size => Nested(Math.Min(size, 12), s_styles)).ListOf(count)
         from before in Gen.Elements("", "Katanya, ", "«Ya», kata Kim, ")
         from after in Gen.Elements("", ".", ", kata Kim. «Ya».")
         from mayOmit in Gen.Elements(true, false)
         let repeats = count > 2 || before.Length > 0 || !mayOmit
         let paragraphs = inside.Select((quoted, number) =>
             new QuotationParagraph(quoted, style, number == 0 ? before : "", number == count - 1 ? after : ""))
         select (language, paragraphs.ToImmutableArray(), repeats)).ToArbitrary();

    [Fact]
    public void ChangeOnlyMarksAndAreIdempotent() => ForAll(Anything, given =>
    {
        var (language, text) = given;
        var printed = language.Apply(text);

        Assert.Equal(text.Length, printed.Length);
        foreach (var (before, after) in text.Zip(printed).Where(pair => pair.First != pair.Second))
        {
            Assert.Contains(before, Marks + "'");
            Assert.Contains(after, new[] { language.Open, language.Close, language.InnerOpen, language.InnerClose });
        }

        Assert.Equal(printed, language.Apply(printed));
    });

    [Fact]
    public void ThatAreBalancedGetTheMarksOfTheirLevel() => ForAll(Balanced, given =>
    {
        var (language, text) = given;
        Assert.Equal(text.In(language, 0), language.Apply(text.Written));
    });

    [Fact]
    public void KeepApostrophes() => ForAll(Apostrophes, given =>
    {
        var (language, text) = given;
        Assert.Equal($"{language.Open}{text}{language.Close}", language.Apply($"“{text}”"));
    });

    [Fact]
    public void FormNestedPairsAndUseEachMarkOnce() => ForAll(Anything, given =>
    {
        var (language, text) = given;
        var read = Quotations.Find(text, language);
        var around = new Stack<int>();
        foreach (var (open, close) in read.Pairs)
        {
            Assert.True(open < close);
            while (around.TryPeek(out var end) && end < open)
                around.Pop();
            Assert.True(!around.TryPeek(out var outer) || close < outer, $"{text}: {open}–{close} crosses another pair");
            around.Push(close);
        }

        var places = read.Pairs.SelectMany(pair => new[] { pair.Open, pair.Close }).Concat(read.Unpaired).ToList();
        Assert.Equal(places.Distinct().Count(), places.Count);
        Assert.All(places, place => Assert.Contains(text[place], Marks + "'"));
    });

    [Fact]
    public void OverSeveralParagraphsOpenInEachAndCloseInTheLast() => ForAll(Several, given =>
    {
        var (language, paragraphs, repeats) = given;
        var numbered = paragraphs.Select((paragraph, number) =>
            (paragraph, opens: number == 0 || repeats, closes: number == paragraphs.Length - 1));
        var printed = Printed([.. numbered.Select(part => part.paragraph.Written(part.opens, part.closes))], language);
        Assert.Equal(numbered.Select(part => part.paragraph.In(language, part.opens, part.closes)), printed);
        Assert.Equal(printed, Printed(printed, language));
    });

    [Fact]
    public void ThatAreBalancedEndWithTheirParagraph() => ForAll(BalancedParagraphs, given =>
    {
        var (language, paragraphs) = given;
        Assert.Equal(
            paragraphs.Select(paragraph => paragraph.In(language, 0)),
            Printed([.. paragraphs.Select(paragraph => paragraph.Written)], language));
    });

    [Fact]
    public void OverAnyParagraphsChangeOnlyMarks() => ForAll(AnyParagraphs, given =>
    {
        var (language, paragraphs) = given;
        var printed = Printed(paragraphs, language);
        Assert.Equal(paragraphs.Select(WithoutMarks), printed.Select(WithoutMarks));
    });

    private static string WithoutMarks(string text) =>
        string.Concat(text.Select(letter => letter == '\'' || Marks.Contains(letter, StringComparison.Ordinal) ? '"' : letter));

    /// <summary>Formats one paragraph after another, as the renderer of a body does.</summary>
    private static ImmutableArray<string> Printed(ImmutableArray<string> paragraphs, QuoteMarks language)
    {
        var carried = new CarriedQuotation[paragraphs.Length];
        for (var next = 1; next < paragraphs.Length; next++)
        {
            var (into, from) = CarriedQuotation.Between(paragraphs[next - 1], carried[next - 1], paragraphs[next], language);
            carried[next - 1] = carried[next - 1] with { IntoNext = into };
            carried[next] = new(from, null);
        }

        return [.. paragraphs.Zip(carried, language.Apply)];
    }

    /// <param name="styles">The styles of the marks around the text; a whole text has <see cref="Straight"/>, which is not printed.</param>
    private static Gen<QuotedText> Nested(int size, string[] styles) =>
        from words in Gen.Elements(
            "kata", "كلمة", "satu dua", "(kata)", "kata.", "Jumaat's", "F-16", "https://x/", "https://x/?q=\"x\"", "a@x.my")
        from style in Gen.Elements(styles)
        from inside in size < 4
            ? Gen.Constant(new List<QuotedText>())
            : from count in Gen.Choose(0, 2)
              from list in Nested(size / 3, style == Straight ? s_styles : s_innerStyles).ListOf(count)
              select list.ToList()
        select new QuotedText(words, style, [.. inside]);

    private static void ForAll<T>(Arbitrary<T> given, Action<T> property) =>
        Prop.ForAll(given, property).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(2_000, 50_000)).WithEndSize(60));
}

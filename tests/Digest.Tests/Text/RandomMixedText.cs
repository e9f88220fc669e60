using Digest.Tests.CountedSteps;
using Digest.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Text;

/// <summary>Properties of the runs in random texts of both directions, with all kinds of characters that can belong to a run.</summary>
public sealed class RandomMixedText
{
    private static readonly string[] s_pieces =
    [
        "a", "A", "Kim", "NET", "s", "Ⅳ", "日", "α", "كيم", "و", "بـ", "שלום", "5", "10", "000", "2023", "١٢", "۵", "½", "²", "₂", "⁻",
        " ", " ", " ", "\n", "\u00A0", "\u2060", "\u200E", "\u200F", "\u0301", "\u064F", "\u20E3", "\uFE0F",
        "🇲🇾", "🔥", "\uD83C", "\uDDE6",
        "-", "–", "−", "+", "±", "×", "=", "<", "≈", "~", "*", "/", "\\", "|", "_", "&", "@", "#", "^", "°", "′", "%", "‰", "٪", "٫",
        "$", "€", "§", "№", "™", ".", ",", ":", ";", "!", "?", "،", "؟", "…",
        "'", "’", "‘", "(", ")", "[", "]", "{", "}", "«", "»", "“", "”", "﴿", "﴾",
    ];

    // Brackets with words in them are rare among independent pieces.
    private static readonly string[] s_inBrackets =
    [
        "(Kim, 5)", "(كيم، 5)", "[Kim (5) ", "(a [", "] b)", "﴿ كيم (٥)﴾", "{كيم} [كيم: ١٢]", "«Kim, 2023»", "(+5 a", "a) ", "(كيم, ",
        "، ج 5، ص 10", ", 5(2), 10-12.",
    ];

    private static Arbitrary<(Direction Direction, string Text)> Anything { get; } =
        (from direction in Gen.Elements(Direction.LeftToRight, Direction.RightToLeft)
         from pieces in Gen.Elements(s_pieces.Concat(s_inBrackets).Concat(s_inBrackets)).ListOf()
         select (direction, string.Concat(pieces))).ToArbitrary();

    /// <summary>Every letter of the other direction is in a run, and no letter of the text's direction is.</summary>
    [Fact]
    public void HasItsLettersInTheRightRuns() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(60), Prop.ForAll(
        Anything,
        input =>
        {
            var (direction, text) = input;
            var end = 0;
            foreach (var run in Bidi.ForeignRuns(text, direction))
            {
                Assert.InRange(run.Range.Start.Value, end, run.Range.End.Value - 1);
                Assert.All(Letters(end..run.Range.Start), letter => Assert.Equal(direction, letter));
                Assert.DoesNotContain(direction, Letters(run.Range));
                end = run.Range.End.Value;
            }

            Assert.All(Letters(end..), letter => Assert.Equal(direction, letter));

            IEnumerable<Direction> Letters(Range range) =>
                text[range].EnumerateRunes().Select(Bidi.DirectionOf).OfType<Direction>();
        }));

    private static readonly string[] s_signsInBrackets =
        [" ", ", ", "; ", ": ", ".", "-", "–", "/", "&", "+", "%", "°", "5", "12", "2023", "401:123"];

    private static Arbitrary<(Direction Direction, string Opening, string Content, string Closing)> Brackets { get; } =
        (from direction in Gen.Elements(Direction.LeftToRight, Direction.RightToLeft)
         from marks in Gen.Elements("()", "[]", "{}", "«»", "“”", "‹›")
         let words = direction == Direction.LeftToRight ? new[] { "كيم", "ص", "، ", "٥" } : ["Kim", "p", "km"]
         from pieces in Gen.Elements(s_signsInBrackets.Concat(words).Concat(words)).NonEmptyListOf()
         from space in Gen.Elements("", " ")
         let own = direction == Direction.LeftToRight ? "ini" : "هنا"
         let content = string.Concat(pieces)
         where content.Any(char.IsLetter)
         where direction == Direction.RightToLeft || !new[] { ", ", "; " }.Any(mark => content.Contains(mark, StringComparison.Ordinal))
         select (direction, $"{own}{space}{marks[0]}", content, $"{marks[1]} {own}")).ToArbitrary();

    /// <summary>What is between brackets or quotation marks is one run, if its letters are all of the other direction.</summary>
    [Fact]
    public void BetweenBracketsIsOneRun() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
        Brackets,
        input =>
        {
            var (direction, opening, content, closing) = input;
            var trimmed = content.Trim(' ');
            var start = opening.Length + content.IndexOf(trimmed, StringComparison.Ordinal);
            var run = Assert.Single(Bidi.ForeignRuns(opening + content + closing, direction));
            Assert.Equal(start..(start + trimmed.Length), run.Range);
        }));

    // The time must be linear in the length: work that grows with its square takes seconds for a paragraph of this size.
    [Theory]
    [InlineData("aب1")]
    [InlineData("1-")]
    [InlineData("1 ")]
    [InlineData("1 + ")]
    [InlineData("1+1 a ")]
    [InlineData("-5% ")]
    [InlineData("-5 km ")]
    [InlineData("ب 1 000 km ")]
    [InlineData("a 1 000 (")]
    [InlineData("a(1 000")]
    [InlineData("a = -5 ")]
    [InlineData("a (1.1.1")]
    [InlineData("a’")]
    [InlineData("¹")]
    [InlineData("5½")]
    [InlineData("°")]
    [InlineData("$")]
    [InlineData("a$")]
    [InlineData("ب.")]
    [InlineData("ـ")]
    [InlineData("/a")]
    [InlineData("a+")]
    [InlineData("a (")]
    [InlineData("a 🇲🇾")]
    [InlineData("🇲🇾 ")]
    [InlineData("a 🇲🇾 🇲🇾 b ")]
    [InlineData("١٢٪ ")]
    [InlineData("١٢/")]
    [InlineData("-١ ب ")]
    [InlineData("١ – ")]
    [InlineData("2023-09-12 ")]
    [InlineData("03-8888.1234 ")]
    [InlineData("03-8888 1234 ext. 12 ")]
    [InlineData("012–345–")]
    [InlineData("(03)")]
    [InlineData("ب(03)8")]
    [InlineData("+60–")]
    [InlineData("03-88881234/")]
    [InlineData("0 - ")]
    [InlineData("ب0-1")]
    [InlineData("([«﴿{")]
    [InlineData("(a ")]
    [InlineData("(a)ب")]
    [InlineData("(a [b) c]")]
    [InlineData("a, 5")]
    [InlineData("a (b, 5), 6; ")]
    [InlineData("ب 5 ١-٢ ")]
    [InlineData("ب، 5، ")]
    [InlineData("﴿ ب (٥)﴾ ")]
    public void OfGreatLengthIsReadInTime(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 64 * 1024 / repeated.Length));
        foreach (var direction in Enum.GetValues<Direction>())
        {
            foreach (var whole in new[] { text, $"ب{text}a", $"a {text}ب" })
                Assert.NotNull(WorkBudget.Run(() => $"{repeated} ({direction})", () => Bidi.ForeignRuns(whole, direction)));
        }
    }
}

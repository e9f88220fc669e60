using System.Collections.Immutable;
using Digest.Content.Lint;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Content.Lint;

/// <summary>What holds for the proofreader, whatever it reads.</summary>
public sealed class ProofreadText
{
    private static readonly string[] s_pieces =
    [
        "kata", "KATA", "كلمة", "و", "ـ", "ــ", "هـ", "\u064B", " ", "  ", "\n", ",", "،", "?", "*", "**", "\"", "“", "»", "(", ")", "5", "12", "٢٠٢٣", "2023", "0000", "99999999999",
        "Isnin", "isnin, ", "الأحد", "September", "أيلول/سبتمبر", "أيلول / ", "/", "hari ini ", "اليوم ", "Sergey Shoigu", "\uFFFC", "😀", "\uD83D", "e\u0301",
    ];

    private static Arbitrary<string> Anything { get; } = Gen.Elements(s_pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    [Fact]
    public void HasEveryWarningAtAPlaceInTheText() => Prop.ForAll(Anything, text =>
    {
        foreach (var (language, kind) in new[] { TestLanguages.Malay, TestLanguages.Arabic }.SelectMany(language => Enum.GetValues<TextKind>().Select(kind => (language, kind))))
        {
            var diagnostics = new DiagnosticBag();
            new Proofreader(language, new DateOnly(2023, 9, 12), Spellings.None).Read(text, kind, index =>
            {
                Assert.InRange(index, 0, text.Length - 1);
                return new SourceLocation("x", 1, index + 1);
            }, diagnostics);
            Assert.All(diagnostics.Unordered(), slip => Assert.Equal((Severity.Warning, true), (slip.Severity, slip.Code is >= DiagnosticCode.StretchedWord and <= DiagnosticCode.MissingFullStop)));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(2_000, 50_000)).WithEndSize(40));

    /// <summary>A very long paragraph of whatever the rules look for.</summary>
    [Fact]
    public void OfGreatLengthTakesLinearTime()
    {
        ImmutableArray<string> thickets = ["ـ", "ـ ", "كـ", ", ", "ك,", "  ", "x  ", "*", " *x", "**", "K", "Isnin", "Isnin ", "Isnin (", "12 September ", "12 September 2023 (Isnin", "hari ini Isnin ", "\"hari ini Isnin ", "\"ك", "“x "];
        foreach (var thicket in thickets)
        {
            var text = string.Concat(Enumerable.Repeat(thicket, 128 * 1024 / thicket.Length));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            foreach (var language in new[] { TestLanguages.Malay, TestLanguages.Arabic })
                new Proofreader(language, new DateOnly(2023, 9, 13), Spellings.None).Read(text, TextKind.ClosedParagraph, index => new SourceLocation("x", 1, 1), new DiagnosticBag());
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"'{thicket}' took {watch.Elapsed}");
        }
    }
}

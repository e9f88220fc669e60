using System.Collections.Immutable;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.CountedSteps;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Content.Lint;

/// <summary>Properties of the proofreader on random texts.</summary>
public sealed class ProofreadText
{
    private static readonly string[] s_pieces =
    [
        "kata", "KATA", "كلمة", "و", "ـ", "ــ", "هـ", "\u064B", " ", "  ", "\n", ",", "،", "?", "*", "**", "\"", "“", "»", "(", ")", "5",
        "12", "٢٠٢٣", "2023", "0000", "99999999999",
        "Isnin", "isnin, ", "الأحد", "September", "أيلول/سبتمبر", "أيلول / ", "/", "hari ini ", "اليوم ", "Sergey Shoigu", "\uFFFC", "😀",
        "\uD83D", "e\u0301",
    ];

    private static readonly Language[] s_languages = [TestLanguages.Malay, TestLanguages.Arabic];

    private static Arbitrary<string> Anything { get; } =
        Gen.Elements(s_pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    [Fact]
    public void HasEveryWarningAtAPlaceInTheText() => Prop.ForAll(Anything, text =>
    {
        foreach (var (language, kind) in s_languages.SelectMany(language => Enum.GetValues<TextKind>().Select(kind => (language, kind))))
        {
            var diagnostics = new DiagnosticBag();
            new Proofreader(language, new DateOnly(2023, 9, 12), Spellings.None).Read(text, kind, index =>
            {
                Assert.InRange(index, 0, text.Length - 1);
                return new SourceLocation("x", 1, index + 1);
            }, diagnostics);
            Assert.All(
                diagnostics.Unordered(),
                warning =>
                {
                    Assert.Equal(Severity.Warning, warning.Severity);
                    Assert.InRange(warning.Code, DiagnosticCode.StretchedWord, DiagnosticCode.MissingFullStop);
                });
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(2_000, 50_000)).WithEndSize(40));

    /// <summary>Very long paragraphs of what the rules search for.</summary>
    [Fact]
    public void OfGreatLengthTakesLinearTime()
    {
        ImmutableArray<string> repeatedTexts =
        [
            "ـ", "ـ ", "كـ", ", ", "ك,", "  ", "x  ", "*", " *x", "**", "K", "Isnin", "Isnin ", "Isnin (", "12 September ",
            "12 September 2023 (Isnin", "hari ini Isnin ", "\"hari ini Isnin ", "\"ك", "“x "
        ];
        foreach (var repeated in repeatedTexts)
        {
            var text = string.Concat(Enumerable.Repeat(repeated, 128 * 1024 / repeated.Length));
            _ = WorkBudget.Run(() => repeated, () =>
            {
                var diagnostics = new DiagnosticBag();
                foreach (var language in s_languages)
                {
                    new Proofreader(language, new DateOnly(2023, 9, 13), Spellings.None)
                        .Read(text, TextKind.ClosedParagraph, index => new SourceLocation("x", 1, 1), diagnostics);
                }

                return diagnostics;
            });
        }
    }
}

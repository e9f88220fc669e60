using Digest.Tests.CountedSteps;
using Xunit;

namespace Digest.Tests.Sources;

/// <summary>Long values in settings and language files, on which a search could take the square of their size.</summary>
public sealed class ExpensiveValues
{
    private const int Length = 200_000;

    private static readonly Dictionary<string, (string File, string Old, string New)> s_edits = new(StringComparer.Ordinal)
    {
        ["backslashes in the settings"] = ("statiq.json", "الموجز", "الموجز" + Repeat(@"\\")),
        ["halves of characters in the settings"] = ("statiq.json", "الموجز", "الموجز" + Repeat(@"\uD83D\\")),
        ["open braces in a text of the interface"] = ("theme/languages/ms.yml", "Langkau ke kandungan", $"\"{Repeat("{")}\""),
        ["placeholders in a text of the interface"] = ("theme/languages/ms.yml", "Langkau ke kandungan", $"\"{Repeat("{a}")}\""),
    };

    public static TheoryData<string> Names => [.. s_edits.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AreReadInTheBudget(string name)
    {
        var (file, old, changed) = s_edits[name];
        var site = new TestSite().Edit(file, old, changed);

        _ = WorkBudget.Run(() => name, () => site.Compile());
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Length / text.Length));
}

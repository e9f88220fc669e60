using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Output;
using Digest.Output.Parts;
using Xunit;

namespace Digest.Tests.Parts;

/// <summary>Manifests that are not those of one site. The message names the part and says what to do.</summary>
public sealed class PartsThatDoNotFit
{
    private const string Program = "0.1.0";

    private static readonly ImmutableArray<string> s_paths = ["a", "b", "c"];

    [Fact]
    public void FitOtherwise() => Assert.Null(ProblemOf(Part(2), Part(1), Part(3)));

    [Fact]
    public void AreMissing()
    {
        Assert.Equal(
            "part 2 of 3 is missing: build it with digest build --part 2/3, and name the folder of every part",
            ProblemOf(Part(1), Part(3)));
        Assert.StartsWith(
            "parts 1, 3 of 3 are missing: build them with digest build --part 1/3", ProblemOf(Part(2)), StringComparison.Ordinal);
        Assert.StartsWith("parts 2, 3, ", ProblemOf(Part(1) with { Part = new(1, 1000) }), StringComparison.Ordinal);
        Assert.Contains(" 21 and 979 more of 1000 are missing", ProblemOf(Part(1) with { Part = new(1, 1000) }), StringComparison.Ordinal);
    }

    [Fact]
    public void AreOfOtherCounts() => Assert.Equal(
        "parts/0 is one of 3 parts and parts/2 one of 7: name the parts of one site",
        ProblemOf(Part(1), Part(2), Part(3) with { Part = new(3, 7) }));

    [Fact]
    public void AreNamedTwice() => Assert.Equal(
        "parts/0 and parts/2 are both part 1: name each part once", ProblemOf(Part(1), Part(2), Part(1)));

    public static TheoryData<string> Inputs => ["program", "clock", "sources", "options", "pictures"];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void HaveOtherInputs(string input)
    {
        var other = Part(1).Inputs;
        other = input switch
        {
            "program" => other with { Program = "0.2.0" },
            "clock" => other with { Clock = "2024-06-02" },
            "sources" => other with { Sources = "x" },
            "options" => other with { Options = "x" },
            _ => other with { HasPictureVersions = false },
        };

        // The part that differs from most others is named.
        foreach (var number in Enumerable.Range(1, 3))
        {
            var parts = Enumerable.Range(1, 3).Select(k => k == number ? Part(k) with { Inputs = other } : Part(k));
            Assert.StartsWith(
                $"part {number} in parts/{number - 1} was built ", ProblemOf([.. parts]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AreOfAnotherVersionOfTheProgram() => Assert.Equal(
        "the parts were built by digest 0.1.0, and this is 0.2.0: merge them with the version that built them",
        ProblemOf("0.2.0", Part(1), Part(2), Part(3)));

    [Fact]
    public void Overlap() => Assert.Equal(
        "b is twice in the parts, in parts/1 and in parts/2: build both again",
        ProblemOf(Part(1), Part(2), Part(3) with { Files = [File("b"), File("c")] }));

    [Fact]
    public void HaveAGap() => Assert.Equal(
        "the parts have 2 files, and not the 3 files that part 1 in parts/0 names: build all parts again",
        ProblemOf(Part(1), Part(2), Part(3) with { Files = [] }));

    /// <summary>As many files as the site has, but others.</summary>
    [Fact]
    public void HaveAnotherFile() => Assert.StartsWith(
        "the parts have 3 files", ProblemOf(Part(1), Part(2), Part(3) with { Files = [File("d")] }), StringComparison.Ordinal);

    [Fact]
    public void DisagreeAboutTheSite()
    {
        Assert.NotNull(ProblemOf(Part(1), Part(2) with { SiteFiles = 4 }, Part(3)));
        Assert.NotNull(ProblemOf(Part(1), Part(2) with { SitePaths = "x" }, Part(3)));
    }

    private static string? ProblemOf(params PartManifest[] parts) => ProblemOf(Program, parts);

    private static string? ProblemOf(string program, params PartManifest[] parts)
    {
        PartSet.TryJoin([.. parts.Select((part, index) => ($"parts/{index}", part))], program, out _, out var problem);
        return problem;
    }

    private static PartManifest Part(int number) => new(
        new SitePart(number, 3),
        new(Program, "2024-06-01", "sources", "options", HasPictureVersions: true),
        default,
        s_paths.Length,
        PartManifest.HashOf(s_paths),
        [File(s_paths[number - 1])]);

    private static PartFile File(string path) => new(path, new HashedFile("0123456789abcdef", 1, IsContent: true));
}

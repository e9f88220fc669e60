using System.Text;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.Repository;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Sources;

/// <summary>YAML as editors write it. The cases in <c>Cases/yaml</c> show the mistakes that are recognised.</summary>
public sealed class YamlWithMistakes
{
    private const string Valid = """
        # Komen
        title: "Kim: lawatan"      # komen
        description: 'Jum''at'
        published: 2023-09-12
        topics: [a, "b, c",
          'd']
        sources:
        - nyt
        - { source: ap, url: https://apnews.com/x, title: "\u0041 \"b\"" }
        - source: afp
          title: |
            Teks: satu
              - dua "tiga
          published: 2023-09-12
        image:
          src: a.jpg
          alt: >-
            Satu
            dua:tiga
        note: satu
          dua, http://x.y
        "quoted key" : x
        empty:
        list:
          -
            a: b
          - - c
        """;

    public static TheoryData<string> FilesOfThisRepository =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repo.Root, "input"), "*.yml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repo.Root, "theme"), "*.yml", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repo.Root, file))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(FilesOfThisRepository))]
    public void ValidFileHasNoMistake(string path) =>
        Assert.Null(YamlMistakes.In(File.ReadAllText(Path.Combine(Repo.Root, path)), int.MaxValue, isFrontMatter: true));

    [Fact]
    public void ValidTextHasNoMistake()
    {
        Assert.NotNull(YamlReader.ReadMap("x.yml", Valid, 0, new()));
        Assert.Null(YamlMistakes.In(Valid, int.MaxValue, isFrontMatter: true));
    }

    [Fact]
    public void ChangedTextGivesOneErrorInsideIt()
    {
        var (failed, explained) = (0, 0);
        Prop.ForAll(Changes.ToArbitrary(), changes =>
        {
            var text = Apply(changes);
            var diagnostics = new DiagnosticBag();
            if (YamlReader.ReadMap("x.yml", text, 0, diagnostics) is not null)
                return;
            // These do not hide the structure, so a mistake in it is an error beside them.
            var errors = diagnostics.Unordered().Where(problem => problem.Severity == Severity.Error);
            var problems = errors.ToLookup(problem => problem.Code
                is DiagnosticCode.DuplicateKey or DiagnosticCode.InvisibleCharacter or DiagnosticCode.ForbiddenCharacter);
            var error = problems[false].Any() ? Assert.Single(problems[false]) : problems[true].First();
            Assert.InRange(error.Location.Line, 1, text.Split('\n').Length + 1);
            Assert.NotEqual("", error.Message);
            failed++;
            explained += error.Message == "this is not valid YAML" ? 0 : 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(5_000, 100_000)));

        // Nearly all failures get a reason.
        Assert.InRange(failed, SampleSize.Of(5_000, 100_000) / 4, int.MaxValue);
        Assert.InRange(explained, failed * 9 / 10, failed);
    }

    private static Gen<List<(int Place, int Deleted, string Inserted)>> Changes =>
        from changes in Change.ListOf()
        where changes.Count is > 0 and <= 3
        select changes.ToList();

    private static Gen<(int Place, int Deleted, string Inserted)> Change =>
        from place in Gen.Choose(0, Valid.Length)
        from deleted in Gen.Choose(0, 2)
        from inserted in Gen.Elements(
            "", "\"", "'", "[", "]", "{", "}", ":", ": ", "\n", " ", "\t", "- ", "-", "#", " #", "&", "*", "!", "|", "%", "@", "`",
            "?", ",", "\\", "\u00A0", "،", "“", "---\n", "\uFF1A", "\\u", "\\x4")
        select (place, deleted, inserted);

    private static string Apply(List<(int Place, int Deleted, string Inserted)> changes)
    {
        var text = new StringBuilder(Valid);
        foreach (var (place, deleted, inserted) in changes)
        {
            var at = Math.Min(place, text.Length);
            text.Remove(at, Math.Min(deleted, text.Length - at)).Insert(at, inserted);
        }

        return text.ToString();
    }
}

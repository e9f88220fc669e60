using System.Text;
using Digest.Cli.Commands;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

/// <summary><c>digest new</c>.</summary>
public sealed class NewText : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public NewText()
    {
        foreach (var file in new TestSite().Tree().Files)
            _folder.Write(file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OfEveryKindIsCheckedWithoutWarnings()
    {
        Assert.Equal(
            ["input/articles/2024-02-01-kim-tiba/_directory.yml", "input/articles/2024-02-01-kim-tiba/ar.md",
                "input/articles/2024-02-01-kim-tiba/ms.md"],
            New("article", "Kim tiba").Order(StringComparer.Ordinal));
        Assert.Equal(["input/articles/2024-01-30-story/_directory.yml", "input/articles/2024-01-30-story/ar.md"],
            New("article", "كيم: يصل", "--languages", "ar", "--date", "2024-01-30").Order(StringComparer.Ordinal));
        Assert.Equal(["input/events/2024-03-sidang.yml"], New("event", "Sidang", "--date", "2024-03~"));
        Assert.Equal(["input/topics.yml"], New("topic", "Sukan"));
        Assert.Equal(["input/topics.yml"], New("topic", "الرياضة", "--id", "sports"));
        Assert.Equal(["input/entities.yml"], New("entity", "Mahathir"));
        Assert.Equal(["input/sources.yml"], New("source", "Bernama"));
        Assert.Equal(["input/pages/ar.md", "input/pages/ms.md"],
            New("page", "Hubungi kami").Select(path => path.Replace("/hubungi-kami", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

        Assert.Equal("---\ntitle: \"كيم: يصل\"\ndescription: …\nslug: كيم-يصل\n---\n…\n", Read("input/articles/2024-01-30-story/ar.md"));
        Assert.Contains("\npublished: 2024-01-30\ntopics: [security]\nsources: [nyt]\n",
            Read("input/articles/2024-01-30-story/_directory.yml"), StringComparison.Ordinal);
        Assert.Contains("date: 2024-03~\n", Read("input/events/2024-03-sidang.yml"), StringComparison.Ordinal);
        Assert.Contains("status: expected\n", Read("input/events/2024-03-sidang.yml"), StringComparison.Ordinal);
        Assert.EndsWith("\n\nsports:\n  name: { ms: الرياضة, ar: الرياضة }\n  slug: { ms: الرياضة, ar: الرياضة }\n",
            Read("input/topics.yml"), StringComparison.Ordinal);

        // Articles are held back until they are written; a standing page is not.
        var (code, output, error) = Run("check");
        Assert.Equal(ExitCode.Done, code);
        Assert.EndsWith("4 warnings, 3 notes\n", output, StringComparison.Ordinal);
        Assert.Equal(3, error.Split("note DG034: held back: it is excluded").Length - 1);
        Assert.Equal(4, error.Split(": warning DG095: there are only dots here").Length - 1);
    }

    [Fact]
    public void IsPublishedWithoutItsLineExcluded()
    {
        New("article", "Kim tiba");
        var shared = _folder["input/articles/2024-02-01-kim-tiba/_directory.yml"];
        File.WriteAllText(shared, File.ReadAllText(shared).Replace("excluded: true\n", "", StringComparison.Ordinal));

        var (code, _, error) = Run("check");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(4, error.Split(": warning DG095: there are only dots here").Length - 1);
        Assert.StartsWith("2 articles, ", Run("build").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("article", "Kim tiba", "--date", "2024-02-01")]
    [InlineData("event", "Sidang")]
    [InlineData("page", "Kami")]
    [InlineData("topic", "Security")]
    [InlineData("entity", "Kim")]
    [InlineData("source", "KCNA")]
    public void ReplacesNothing(params string[] arguments)
    {
        _folder.Write("input/articles/2024/2024-02-01-kim-tiba/ms.md", "---\ntitle: Lama\n---\n");
        _folder.Write("input/events/2024-02-01-sidang.yml", "date: 2024-02-01\nstatus: happened\ntitle: Lama\n");
        _folder.Write("input/pages/kami/ms.md", "---\ntitle: Lama\ndescription: Lama.\n---\n");
        var before = TemporaryFolder.HashOf(_folder.Path);

        var (code, output, error) = Run(["new", .. arguments]);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains("exists already: choose another id with --id", error, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.HashOf(_folder.Path));
    }

    /// <summary>What is no source, such as a link, is not replaced either, and nothing is written through it.</summary>
    [Theory]
    [InlineData("input/topics.yml", "cannot write input/topics.yml", "topic", "Sukan")]
    [InlineData("input/articles/kim/ar.md", "exists already", "article", "كيم", "--translate", "kim")]
    public void IsNotWrittenThroughALink(string link, string reason, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        _folder.Write("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nSatu.\n");
        _folder.Write("theirs.yml", "");
        File.Delete(_folder[link]);
        File.CreateSymbolicLink(_folder[link], _folder["theirs.yml"]);

        var (code, _, error) = Run(["new", .. arguments]);

        Assert.NotEqual(ExitCode.Done, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Equal("", Read("theirs.yml"));
    }

    [Theory]
    [InlineData("the title is empty", "article", " \n ")]
    [InlineData("name one with --id", "topic", "الرياضة")]
    [InlineData("--id must be", "topic", "Sukan", "--id", "../sukan")]
    [InlineData("'fr' is not a language of the site; it has ms, ar", "article", "Kim", "--languages", "fr")]
    [InlineData("--date: 'esok' is not a date", "article", "Kim", "--date", "esok")]
    [InlineData("--date: '2024-13' is not a date", "event", "Kim", "--date", "2024-13")]
    [InlineData("--date is for articles and events", "page", "Kim", "--date", "2024-02-01")]
    [InlineData("nothing can be added to the end of input/sources.yml", "source", "Bernama")]
    public void IsRefusedWithAReason(string reason, params string[] arguments)
    {
        _folder.Write("input/sources.yml", "{ nyt: { name: The New York Times } }\n");
        var before = TemporaryFolder.HashOf(_folder.Path);

        var (code, _, error) = Run(["new", .. arguments]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.HashOf(_folder.Path));
    }

    [Fact]
    public void OfATranslationIsHeldBackUntilNoMarkIsLeft()
    {
        _folder.Write("input/articles/asia/kim/ms.md", "---\ntitle: Kim\n---\nSatu, dua.\n\n## Tajuk\n\nTiga.\n");
        var path = Assert.Single(New("article", "كيم يصل", "--translate", "kim"));

        Assert.Equal("input/articles/asia/kim/ar.md", path);
        Assert.Equal(
            "---\ntitle: كيم يصل\ndescription: …\nslug: كيم-يصل\ntranslation:\n  from: ms\n  method: human\n---\n"
            + "[untranslated]\n\nSatu, dua.\n\n[untranslated]\n\n## Tajuk\n\n[untranslated]\n\nTiga.\n",
            Read(path));
        var (code, output, error) = Run("check", "--strict");
        Assert.Equal(ExitCode.Done, code);
        Assert.EndsWith(", 1 note\n", output, StringComparison.Ordinal);
        Assert.StartsWith($"{path}(1,1): note DG034: held back: 3 paragraphs are not translated yet\n", error, StringComparison.Ordinal);

        _folder.Write(path, Read(path).Replace("[untranslated]\n\n", "", StringComparison.Ordinal)
            .Replace("Satu, dua.", "واحد.", StringComparison.Ordinal).Replace("Tajuk", "عنوان", StringComparison.Ordinal)
            .Replace("Tiga.", "ثلاثة.", StringComparison.Ordinal).Replace("…", "وصف.", StringComparison.Ordinal));
        Assert.EndsWith(", no problems\n", Run("check", "--strict").Output, StringComparison.Ordinal);
        Assert.StartsWith("2 articles, ", Run("build").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no article in a story 'tiada'", "article", "x", "--translate", "tiada")]
    [InlineData("the story 'kim' has an article in ms already", "article", "x", "--translate", "kim", "--languages", "ms")]
    [InlineData("the story 'dua' has an article in ms, ar already", "article", "x", "--translate", "dua")]
    [InlineData("--translate is for articles", "page", "x", "--translate", "kim")]
    [InlineData("--translate is for articles", "article", "x", "--translate", "kim", "--id", "x")]
    [InlineData("input/articles/rosak/ms.md cannot be read", "article", "x", "--translate", "rosak")]
    public void OfATranslationIsRefusedWithAReason(string reason, params string[] arguments)
    {
        _folder.Write("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nSatu.\n");
        _folder.Write("input/articles/dua/ms.md", "---\ntitle: Dua\n---\nSatu.\n");
        _folder.Write("input/articles/dua/ar.md", "---\ntitle: اثنان\n---\nواحد.\n");
        _folder.Write("input/articles/rosak/ms.md", "title: Rosak\n");
        var before = TemporaryFolder.HashOf(_folder.Path);

        var (code, _, error) = Run(["new", .. arguments]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.HashOf(_folder.Path));
    }

    /// <summary>In the zone of the site, a day begins before or after that of UTC.</summary>
    [Fact]
    public void IsDatedInTheZoneOfTheSite() => Assert.Equal(
        "input/events/2024-02-02-sidang.yml", Assert.Single(New("event", "Sidang", "-s", "TimeZone=Pacific/Kiritimati")));

    private string Read(string path) => File.ReadAllText(_folder[path]);

    /// <summary>The files that the command names.</summary>
    private string[] New(params string[] arguments)
    {
        var (code, output, error) = Run(["new", .. arguments]);
        Assert.Equal((ExitCode.Done, ""), (code, error));
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>On 1 February 2024.</summary>
    private (int Code, string Output, string Error) Run(params string[] arguments) =>
        DigestProcess.Run(_folder.Path, arguments, "SOURCE_DATE_EPOCH=1706785200");
}

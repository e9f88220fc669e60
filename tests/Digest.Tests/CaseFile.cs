using System.Collections.Immutable;
using System.Globalization;
using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests;

/// <summary>
/// Each file of <c>Cases/</c> tests one behaviour: a sentence, sources that differ from <see cref="TestSite"/>, and the expected output.
/// <c>UPDATE_CASES=1</c> writes the actual output into the files instead of comparing; review the diff. The name of a part is one of:
/// <list type="bullet">
/// <item><c>input/x.md</c>: a file · <c>input/x.md escaped</c>: see <see cref="ArchivePart.Unescape"/> · <c>input/x.jpg base64</c></item>
/// <item><c>edit PATH</c>: lines <c>old => new</c></item>
/// <item><c>without PATH</c> · <c>refused PATH</c>: what is at the path instead of a file</item>
/// <item><c>options</c>: lines <c>drafts</c>, <c>built-in theme</c> (the sources have no other files of a theme than those of the case),
/// <c>now 2024-06-01T00:00:00Z</c>, <c>Key=value</c></item>
/// <item><c>published</c>: the addresses of an earlier version, one a line, for <c>digest check --against</c>; <c>FROM -> TO</c></item>
/// <item><c>want diagnostics</c>: the output of <c>digest check</c>; without this part it must be empty</item>
/// <item><c>want paths PREFIX</c>: the files of the output</item>
/// <item><c>want PATH SELECTOR</c>: elements of a page, structured data as lines of JSON; without a selector, the content of
/// its <c>main</c></item>
/// </list>
/// </summary>
public sealed class CaseFile
{
    private const string Wanted = "want ";
    private const string WantedDiagnostics = "want diagnostics";

    private static readonly string s_folder = Path.Combine(Repo.Root, "tests", "Digest.Tests", "Cases");
    private static readonly bool s_update = Environment.GetEnvironmentVariable("UPDATE_CASES") == "1";

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(s_folder, "*.txt", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(s_folder, file))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void GivesWhatItWants(string file)
    {
        var path = Path.Combine(s_folder, file);
        var wanted = TextArchive.Parse(File.ReadAllText(path));
        Assert.Matches(@"^\S.*[.:]\n", wanted.Comment);

        var actual = Run(wanted);
        if (s_update)
            File.WriteAllText(path, actual.ToString());
        else
            Assert.Equal(Wants(wanted), Wants(actual));
    }

    [Fact]
    public void ExistsForEveryDiagnosticCode()
    {
        var expected = Files.SelectMany(row => TextArchive.Parse(File.ReadAllText(Path.Combine(s_folder, row.Data))).Parts)
            .Where(part => part.Name == WantedDiagnostics)
            .Select(part => part.Text)
            .ToList();

        // Codes from 60 on are about finished pages: Output/Checks/ tests them. The three are of builds only: Cards/ and Pictures/ test
        // them.
        var missing = Enum.GetValues<DiagnosticCode>()
            .Where(code => (int)code < 60)
            .Except([DiagnosticCode.IncompleteCards, DiagnosticCode.UnreadablePicture, DiagnosticCode.UnchangedPictures])
            .Where(code => !expected.Exists(text => text.Contains($" DG{(int)code:000}: ", StringComparison.Ordinal)));
        Assert.Empty(missing);
    }

    /// <summary>The site of a case.</summary>
    internal static TestSite SiteOf(string file) => SiteOf(TextArchive.Parse(File.ReadAllText(Path.Combine(s_folder, file))));

    /// <summary>The problems that <c>digest check</c> reports for a case.</summary>
    internal static ImmutableArray<Diagnostic> ProblemsOf(string file)
    {
        var site = SiteOf(TextArchive.Parse(File.ReadAllText(Path.Combine(s_folder, file))));
        return site.Check(site.Compile());
    }

    private static string Wants(TextArchive archive) =>
        string.Concat(
            archive.Parts.Where(part => part.Name.StartsWith(Wanted, StringComparison.Ordinal))
                .Select(part => $"-- {part.Name} --\n{part.Text}"));

    /// <summary>The same case with the actual output in its <c>want</c> parts.</summary>
    private static TextArchive Run(TextArchive archive)
    {
        var site = SiteOf(archive);
        var compiled = site.Compile();
        var problems = site.Check(compiled);
        var parts = archive.Parts;
        if (!parts.Any(part => part.Name == WantedDiagnostics) && !problems.IsEmpty)
            parts = parts.Insert(FirstWant(parts), new(WantedDiagnostics, ""));
        Assert.True(FirstWant(parts) < parts.Length, "the case has no part that starts with 'want'");

        var actual = parts.Select(part => part.Name.StartsWith(Wanted, StringComparison.Ordinal)
            ? part with { Text = Actual(part.Name[Wanted.Length..], compiled, problems) }
            : part);
        return archive with { Parts = [.. actual] };
    }

    private static int FirstWant(ImmutableArray<ArchivePart> parts)
    {
        var index = 0;
        while (index < parts.Length && !parts[index].Name.StartsWith(Wanted, StringComparison.Ordinal))
            index++;
        return index;
    }

    private static TestSite SiteOf(TextArchive archive)
    {
        var site = new TestSite();
        foreach (var part in archive.Parts)
        {
            switch (part.Name.Split(' ', 2))
            {
                case ["want", _]:
                    break;
                case ["edit", var path]:
                    foreach (var change in part.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        site.Edit(path, change.Split(" => ")[0], change.Split(" => ")[1]);
                    break;
                case ["without", var path]:
                    site.Without(path);
                    break;
                case ["refused", var path]:
                    site.WithRefused(path, part.Text.Trim());
                    break;
                case ["options"]:
                    foreach (var option in part.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        Set(site, option);
                    break;
                case ["published"]:
                    site.Published = part.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    break;
                case [var path, "escaped"]:
                    site.With(path, ArchivePart.Unescape(part.Text));
                    break;
                case [var path, "base64"]:
                    site.With(path, Convert.FromBase64String(part.Text));
                    break;
                default:
                    site.With(part.Name, part.Text);
                    break;
            }
        }

        return site;
    }

    private static void Set(TestSite site, string option)
    {
        if (option == "drafts")
            site.Drafts = true;
        else if (option == "built-in theme")
            site.WithBuiltInTheme();
        else if (option.StartsWith("now ", StringComparison.Ordinal))
            site.Now = option[4..];
        else
            site.Setting(option.Split('=', 2)[0], option.Split('=', 2)[1]);
    }

    private static string Actual(string what, CompiledSite site, ImmutableArray<Diagnostic> problems) => what.Split(' ', 2) switch
    {
        ["diagnostics"] => string.Concat(problems.Select(problem =>
            ConsoleReport.Headline(problem) + "\n" + (problem.Advice is { } advice ? $"  = {advice}\n" : ""))),
        ["paths"] => Lines(site.Files.Select(file => file.Path).Order(StringComparer.Ordinal)),
        ["paths", var prefix] => Lines(site.Files.Select(file => file.Path)
            .Where(path => path.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)),
        [var path, ..] when site.Files.All(file => file.Path != path) =>
            $"(there is no such file; the site has {site.Files.Count.ToString(CultureInfo.InvariantCulture)})\n",
        // Git gives text files the line breaks of the repository.
        [var path] when !path.EndsWith(".html", StringComparison.Ordinal) =>
            site.TextOf(path).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n",
        [var path] => PageExcerpt.Of(site.Page(path), null),
        [var path, var selector] => PageExcerpt.Of(site.Page(path), selector),
        _ => throw new FormatException($"'want {what}' is unknown"),
    };

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}

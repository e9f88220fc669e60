using System.Text.RegularExpressions;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>Rules for the Markdown documents of the repository.</summary>
public sealed partial class DocumentRules
{
    public static TheoryData<string> Documents => [.. FilesIn("").Concat(FilesIn("docs")).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void LinksLeadToFiles(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repo.Root, document))!;
        var targets = RelativeLink.Matches(CodeBlock.Replace(Repo.Read(document), "")).Select(link => link.Groups["path"].Value);

        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{target} does not exist"));
    }

    [Fact]
    public void IndexListsEveryDocument()
    {
        var index = Repo.Read("docs/README.md");

        Assert.All(FilesIn("docs"), document => Assert.True(
            document == "docs/README.md" || index.Contains($"({Path.GetFileName(document)})", StringComparison.Ordinal),
            $"docs/README.md does not list {document}"));
    }

    /// <summary>Releases contain them, so users must find their licences.</summary>
    [Fact]
    public void LicencesOfAllPackagesAreListed()
    {
        var licences = Repo.Read("docs/install.md").Split("## Licences")[1].Split("## ")[0];
        var packages = PackageReference.Matches(Repo.Read("src/Digest/Digest.csproj")).Select(package => package.Groups["name"].Value);

        Assert.All(packages.Where(package => !package.Contains("Analyzers", StringComparison.Ordinal)), package =>
            Assert.Contains(package.Split(".linux")[0].Split(".osx")[0].Split(".win")[0], licences, StringComparison.Ordinal));
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repo.Root, folder), "*.md")
            .Select(file => Path.GetRelativePath(Repo.Root, file).Replace('\\', '/'));

    [GeneratedRegex("<PackageReference Include=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageReference { get; }

    [GeneratedRegex(@"\]\((?![a-z]+:)(?<path>[^)#\s]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelativeLink { get; }

    /// <summary>Fenced blocks and code spans.</summary>
    [GeneratedRegex("(?s:```.*?```)|`[^`\n]*`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock { get; }
}

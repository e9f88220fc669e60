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

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repo.Root, folder), "*.md")
            .Select(file => Path.GetRelativePath(Repo.Root, file).Replace('\\', '/'));

    [GeneratedRegex(@"\]\((?![a-z]+:)(?<path>[^)#\s]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelativeLink { get; }

    /// <summary>Fenced blocks and code spans.</summary>
    [GeneratedRegex("(?s:```.*?```)|`[^`\n]*`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock { get; }
}

using System.Text;
using Digest.Skeletons;
using Digest.Sources;
using Xunit;

namespace Digest.Tests.Skeletons;

/// <summary>A topic, entity or source is added below those that a file has, and no byte of the file changes.</summary>
public sealed class LinesForARegistry
{
    private const string Lines = "trade:\n  name: Trade\n";

    [Theory]
    [InlineData("", Lines)]
    [InlineData("# topics\n", "\n" + Lines)]
    [InlineData("a:\n  name: A\n", "\n" + Lines)]
    [InlineData("a: { name: A }", "\n\n" + Lines)]
    [InlineData("a:\r\n  name: A\r\n", "\r\ntrade:\r\n  name: Trade\r\n")]
    [InlineData("\uFEFFa: { name: A }\n", "\n" + Lines)]
    public void FollowAnEmptyLine(string registry, string addition) => Assert.Equal(addition, AdditionTo(registry));

    [Theory]
    [InlineData("{ a: { name: A } }\n")]
    [InlineData("  a:\n    name: A\n")]
    [InlineData("- a\n")]
    [InlineData("a: {\n")]
    [InlineData("trade: { name: Trade }\n")]
    [InlineData("a: A\n---\nb: B\n")]
    public void AreNotAddedToAFileThatTheyBreak(string registry) => Assert.Null(AdditionTo(registry));

    [Theory]
    [InlineData("trade: { name: A }\n", true)]
    [InlineData("Trade: { name: A }\n", true)]
    [InlineData("trades: { name: A }\n", false)]
    [InlineData("", false)]
    public void AreNotAddedTwice(string registry, bool hasId) => Assert.Equal(hasId, ContentSkeleton.HasId(FileOf(registry), "trade"));

    private static string? AdditionTo(string registry) =>
        ContentSkeleton.AdditionTo(FileOf(registry), FileOf(Lines)) is { } file ? Encoding.UTF8.GetString(file.ReadAllBytes()) : null;

    private static SourceFile FileOf(string text) => SourceFile.InMemory("input/topics.yml", Encoding.UTF8.GetBytes(text));
}

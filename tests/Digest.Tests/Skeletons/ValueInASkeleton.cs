using Digest.Skeletons;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Skeletons;

/// <summary>A title that an editor gives is read as it was given.</summary>
public sealed class ValueInASkeleton
{
    private static readonly string[] s_pieces =
    [
        "a", "Kim", "كيم", "ـ", "é", "2024", " ", "  ", ":", ": ", " #", "#", "\"", "'", "\\", "\\n", "{", "}", "[", "]", ",",
        "،", "؟", "|", ">", "-", "- ", "---", "…", "null", "~", "no", "@", "@date@", "%", "&", "*", "!", "`", "«", "»", "(", ")", ".", "🙂",
    ];

    [Theory]
    [InlineData("Kim arrives in Russia", "Kim arrives in Russia")]
    [InlineData("كيم يصل إلى روسيا", "كيم يصل إلى روسيا")]
    [InlineData("Kim: \"Yes\"", "\"Kim: \\\"Yes\\\"\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("…", "\"…\"")]
    public void HasQuotesWhereTheyAreNeeded(string text, string expected) => Assert.Equal(expected, WrittenValue.Yaml(text));

    [Fact]
    public void IsReadAsItWasGiven() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(s_pieces).ListOf().Select(string.Concat).Where(text => text.Trim() == text && text.Length > 0).ToArbitrary(),
        text =>
        {
            var map = WrittenValue.YamlMap([("xx", text), ("yy", "b")]);
            Assert.Equal(text, Read($"key: {WrittenValue.Yaml(text)}\n", "key"));
            Assert.Equal(text, ((ScalarNode)((MapNode)NodeIn($"key: {map}\n", "key")).Find("xx")!).Value);
            Assert.Equal(text, System.Text.Json.JsonSerializer.Deserialize<string>(WrittenValue.Json(text)));
        }));

    private static string Read(string yaml, string key) =>
        Assert.IsType<ScalarNode>(NodeIn(yaml, key)) is { IsNull: false } one ? one.Value : "";

    private static DataNode NodeIn(string yaml, string key)
    {
        var diagnostics = new DiagnosticBag();
        var map = YamlReader.ReadMap("x.yml", yaml, 0, diagnostics);
        Assert.False(diagnostics.HasErrors, yaml);
        return map!.Find(key)!;
    }
}

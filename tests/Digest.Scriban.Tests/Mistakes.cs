namespace Digest.Scriban.Tests;

/// <summary>All that is wrong in the text of a template is said at once, and nothing that only follows from it.</summary>
public class MistakesInOneTemplate
{
    [Theory]
    [InlineData("{{ 1 + }}{{ x ) }}{{ this }}", "(1,8) (1,15) (1,22)")]
    [InlineData("{{ $\"{1 +}\" }}{{ $\"{2 2}\" }}", "(1,10) (1,23)")]
    [InlineData("{{ if a b, c }}{{ ( }}{{ else if ] }}{{ [ }}{{ else }}{{ x++ }}{{ end }}{{ include }}", "(1,10) (1,21) (1,43) (1,59) (1,76)")]
    [InlineData("{{ for y inn z }}{{ for.index }}{{ break }}{{ 1 2 }}{{ end }}{{ ] }}", "(1,10) (1,49) (1,65)")]
    [InlineData("{{ while }}{{ while.index }}{{ end }}{{ ] }}", "(1,10) (1,41)")]
    [InlineData("{{ case }}x{{ when 1 ) }}{{ ( }}{{ else }}{{ ] }}{{ end }}{{ [ }}", "(1,9) (1,31) (1,46) (1,64)")]
    [InlineData("{{ func f(a b) }}{{ $$ }}{{ ret ) }}{{ end }}{{ x++ }}", "(1,13) (1,33) (1,50)")]
    public void AreAllTold(string template, string places) => Assert.Equal(places, Places(template));

    [Theory]
    [InlineData("{{ fro x in y }}a{{ end }}{{ 1 + }}", "(1,10)")]
    [InlineData("{{ if a b, c; x; end }}{{ 1 + }}", "(1,10)")]
    [InlineData("{{ if a }}{{ 1 2 }}", "(1,16)")]
    [InlineData("{{ if a }}{{ for x in y }}", "(1,14)")]
    [InlineData("{{ end }}{{ end }}{{ else }}", "(1,4)")]
    [InlineData("{{ script }}<script>{{ 1 2 }}</script>{{ end", "(1,39)")]
    public void AreNotGuessedAt(string template, string places) => Assert.Equal(places, Places(template));

    [Fact]
    public void AreToldUpToABound() => Assert.Equal(20, Template.Parse(string.Concat(Enumerable.Repeat("{{ ] }}", 1_000))).Messages.Count);

    private static string Places(string template) =>
        string.Join(' ', Template.Parse(template).Messages.Select(message => $"({message.Span.Line},{message.Span.Column})"));
}

using Digest.Pages.Models;
using Digest.Templates;
using Xunit;

namespace Digest.Tests.Templates;

/// <summary>Mistakes that are found before a template is rendered.</summary>
public sealed class CheckedTemplate
{
    [Theory]
    [InlineData("{{ pag.title }}", "(1,4) There is no 'pag' here. Did you mean 'page'?")]
    [InlineData("{{ page.titel }}", "(1,9) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ page.next?.titel }}", "(1,15) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ page.related[0].titel }}", "(1,20) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ page['titel'] }}", "(1,4) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ for p in pages }}{{ p.titel }}{{ end }}", "(1,26) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ for $p in pages }}{{ $p.titel }}{{ end }}", "(1,28) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ x = page.next; x.titel }}", "(1,21) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ $x = pages | array.first; $x.titel }}", "(1,33) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ x = page.next ?? page; x.titel }}", "(1,29) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ x = null; if true; x = page; end; x.titel }}", "(1,40) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData(
        "{{ (pages | array.sort 'title' | array.limit 2 | array.last).titel }}",
        "(1,62) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ pages | array.map 'titel' }}", "(1,18) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ pages | array.sort 'titel' | array.size }}", "(1,18) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ with page }}{{ titel }}{{ end }}", "(1,19) There is no 'titel' here.")]
    [InlineData("{{ if false }}{{ page.titel }}{{ end }}", "(1,23) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ func f; page.titel; end }}", "(1,17) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ capture x }}{{ page.titel }}{{ end }}", "(1,24) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ page.related.title }}", "(1,17) A list has no member 'title'. Loop over it, or take one of its items.")]
    [InlineData(
        "{{ wrap string.upcase 'a' }}{{ end }}",
        "(1,16) 'string.upcase' can't be wrapped around a block. 'wrap' takes a function made with 'func'.")]
    [InlineData("{{ page.title.name }}", "(1,15) A text has no member 'name'.")]
    [InlineData("{{ page.count.size }}", "(1,15) A number has no member 'size'.")]
    [InlineData("{{ string.upcas 'a' }}", "(1,11) 'string' has no function 'upcas'. Did you mean 'upcase'?")]
    [InlineData("{{ date.now }}", "(1,9) 'date.now' is not available: the same sources must give the same pages, so there is no clock.")]
    [InlineData("{{ 'a' | string.append }}", "(1,17) 'string.append' takes 2 arguments, but gets 1.")]
    [InlineData("{{ 'a' | string.slice 1 len: 2 }}", "(1,17) 'string.slice' has no argument named 'len'.")]
    [InlineData("{{ func f(a); ret a; end; f 1 2 }}", "(1,27) 'f' takes 1 argument, but gets 2.")]
    [InlineData("{{ t 'hom' }}", "(1,4) There is no string 'hom'.")]
    [InlineData("{{ t }}", "(1,4) 't' takes 1 argument, but gets 0.")]
    [InlineData("{{ page.title 1 }}", "(1,9) This is a text, not a function, so it takes no arguments.")]
    [InlineData("{{ include 'crad' page }}", "(1,4) There is no template 'crad'. Did you mean 'card'?")]
    [InlineData("{{ include_join ['card'] ',' }}", "(1,4) 'include_join' is not available: write a loop with 'include'.")]
    [InlineData("{{ if false; include 'typo'; end }}", "typo(1,9) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ include 'broken' }}", "broken(1,7) A value is expected here.")]
    [InlineData(
        "{{ include 'card' page.title }}",
        "card(1,52) A text has no member 'url'.",
        "card(1,66) A text has no member 'title'.",
        "card(1,87) A text has no member 'next'.",
        "card(1,100) A text has no member 'next'.")]
    [InlineData(
        "{{ include 'twice'; include 'typo' }}", // each template is checked once
        "typo(1,9) 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ page }}", "(1,4) This is an object 'page', which can't be printed. Print one of its members.")]
    [InlineData("{{ page.title = 1 }}", "(1,9) An object 'page' is read-only. Only objects made in a template can be changed.")]
    [InlineData("{{ page.tags[0] = 1 }}", "(1,4) A list is read-only. Only objects made in a template can be changed.")]
    [InlineData("{{ for x in page }}{{ end }}", "(1,13) An object 'page' can't be looped over. Loop over a list or a range.")]
    [InlineData("{{ for x in page.title }}{{ end }}", "(1,18) A text can't be looped over. Loop over a list or a range.")]
    [InlineData("{{ with page.title }}{{ end }}", "(1,14) 'with' takes an object, not a text.")]
    [InlineData(
        "<p title=\"{{ page.body }}\">",
        "(1,19) Markup can't be printed in an attribute, a title, a textarea or a comment. Print a text there.")]
    [InlineData(
        "<title>{{ x = page.body; x }}</title>",
        "(1,26) Markup can't be printed in an attribute, a title, a textarea or a comment. Print a text there.")]
    [InlineData(
        "<p title=\"{{ content }}\">",
        "(1,14) Markup can't be printed in an attribute, a title, a textarea or a comment. Print a text there.")]
    [InlineData(
        "<p title=\"{{ capture x }}a{{ end; 'a' + x }}\">",
        "(1,39) Markup can't be printed in an attribute, a title, a textarea or a comment. Print a text there.")]
    [InlineData(
        "<p title=\"{{ 'a' | html.escape }}\">",
        "(1,25) Markup can't be printed in an attribute, a title, a textarea or a comment. Print a text there.")]
    [InlineData("{{ $x }}", "(1,4) '$x' has no value yet. Assign to it first.")]
    [InlineData("{{ $count = 1; $cuont }}", "(1,16) '$cuont' has no value yet. Did you mean '$count'?")]
    [InlineData(
        "<script>{{ 1 }}</script>{{ page.titel }}",
        "(1,12) Nothing can be printed inside <script>. Put data into an attribute, or print the whole element as one value.")]
    [InlineData("{{ a }}{{ b }}", "(1,4) There is no 'a' here.", "(1,11) There is no 'b' here.")]
    public void ReportsEveryMistake(string template, params string[] expected) => Assert.Equal(expected, Check(template));

    [Theory]
    [InlineData("{{ page.title }}{{ page.body }}{{ content }}{{ t 'home' }}{{ t page.title }}")]
    [InlineData("{{ for p in pages }}{{ include 'card' p kind: 'big' }}{{ for.index }}{{ else }}none{{ end }}")]
    [InlineData("{{ include 'self' }}")]
    [InlineData("{{ o = [1]; o.b = 2; o.b }}")]
    [InlineData("{{ o = { a: 1 }; o.b = 2; o.a + o.c }}")]
    [InlineData("{{ x = 1; x = 'a'; x.anything }}")]
    [InlineData("{{ for pair in { a: 1 } }}{{ pair.key }}{{ end }}")]
    [InlineData("{{ func box; $$; $0.anything; end; wrap box page; $i; end }}")]
    [InlineData("{{ with { a: 1 }; a; end }}")]
    [InlineData("{{ ['a'] | array.each @string.upcase | array.join ',' }}{{ f = @string.upcase; f 'a' }}")]
    [InlineData("<a href=\"{{ page.url }}\" title=\"{{ page.title | string.truncate 20 }}\">")]
    [InlineData("{{ page.tags.size + page.title.size }}{{ page.tags.empty? }}")]
    [InlineData("{{ for p in pages }}{{ if for.first; x = p; end }}{{ x.title }}{{ end }}")]
    [InlineData("{{ if pages | array.size > 0 }}{{ page.title | string.size > 3 && true ? 'y' : 'n' }}{{ end }}")]
    [InlineData("{{ x = 'a'; for i in 1..2; if for.last; x.foo; end; x = {foo: 1}; end }}")]
    [InlineData("{{ $x = 'a'; for i in 1..2; if for.last; $x.foo; end; $x = {foo: 1}; end }}")]
    [InlineData("{{ with {page: {foo: 1}}; page.foo; end }}")]
    [InlineData("{{ func f(a, b); ret a + b; end; xs = [1, 2]; f ^xs; f(1, 2) }}")]
    [InlineData("{{ 'card' | include page kind: 'x' }}")]
    public void WithoutMistakesIsAccepted(string template) => Assert.Empty(Check(template));

    [Fact]
    public void KnowsIncludedMembers()
    {
        var members = SampleArticle.Type.Members;
        Assert.Equal(
            ["body", "byline", "count", "lead", "next", "note", "related", "tags", "title", "url"],
            members.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("a", members["title"].Get(new SampleArticle(new("a"))));
    }

    /// <summary>Scriban compares objects, and puts them into its messages.</summary>
    [Fact]
    public void ComparesModelsByReferenceAndPrintsNoneOfThem()
    {
        var (one, other) = (new LinkModel(Html.Empty, "/a/"), new LinkModel(Html.Empty, "/a/"));
        Assert.True(one.Equals((object)one));
        Assert.False(one.Equals(other));
        Assert.Equal("Digest.Pages.Models.LinkModel", one.ToString());
    }

    [Fact]
    public void ClosesTheModelTypesItUses()
    {
        var type = new ModelType<SamplePage>("x").Text("a", _ => "");
        Assert.Equal(MemberKind.Text, type.Members["a"].Kind);

        Assert.Throws<InvalidOperationException>(() => type.Text("b", _ => ""));
    }

    private static string[] Check(string template) =>
    [
        .. Template.Parse(template, "").Check(SampleSite.Type, SampleSite.Host(), SampleSite.Globals)
            .Select(mistake =>
                $"{mistake.Location.Path}({mistake.Location.Line},{mistake.Location.Column}) {mistake.Message} {mistake.Advice}".TrimEnd()),
    ];
}

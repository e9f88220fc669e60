using System.Buffers;
using System.Text;

namespace Digest.Scriban.Tests;

public class RenderingAHostsModels
{
    [Theory]
    [InlineData("{{ page.title }}", "a &lt; b")]
    [InlineData("{{ page.body }}", "<p>x</p>")]
    [InlineData("[{{ page.note }}]", "[]")]
    [InlineData("{{ page.count }} {{ page.lead }} {{ page.next?.title ?? 'none' }}", "0 true none")]
    [InlineData("{{ for tag in page.tags }}{{ tag }} {{ end }}{{ page.tags.size }}", "one two 2")]
    [InlineData("{{ for p in pages }}{{ p.title }}{{ end }}", "pqr")]
    [InlineData("{{ with page }}{{ title }}{{ language }}{{ end }}", "a &lt; bms")]
    [InlineData("{{ page['title'] }}{{ pages[1].byline }}", "a &lt; bby q")]
    [InlineData("{{ pages | array.map 'title' | array.join ',' }}", "p,q,r")]
    [InlineData("{{ (pages | array.where 'count' 7 | array.first).title }}", "r")]
    [InlineData("{{ pages | array.sort 'title' | array.reverse | array.map 'title' }}", "[&quot;r&quot;, &quot;q&quot;, &quot;p&quot;]")]
    [InlineData("{{ page | object.keys | array.first }} {{ page | object.has_key 'url' }} {{ page | object.has_value 'note' }}", "title true false")]
    [InlineData("{{ include 'card' page kind: 'big' }}", "<li class=\"big\"><a href=\"/a/\">a &lt; b</a></li>")]
    [InlineData("{{ include 'layout' }}", "<!doctype html><title>a &lt; b</title><main></main>")]
    [InlineData("{{ t 'home' }} {{ link '<' }} {{ link 'a' suffix: 'b' }}", "word home <a><</a> <a>ab</a>")]
    public void PrintsThem(string template, string expected) => Assert.Equal(expected, Template.Parse(template).Render(SampleSite.Context()));

    [Theory]
    [InlineData("{{ page.titel }}", "x(1,9): error: 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ page }}", "x(1,4): error: This is an object 'page', which can't be printed. Print one of its members.")]
    [InlineData("{{ page.title = 'x' }}", "x(1,9): error: An object 'page' is read-only. Only objects made in a template can be changed.")]
    [InlineData("{{ page['title'] = 'x' }}", "x(1,4): error: An object 'page' is read-only. Only objects made in a template can be changed.")]
    [InlineData("{{ pages[0] = 1 }}", "x(1,4): error: A list is read-only. Only objects made in a template can be changed.")]
    [InlineData("{{ with page; title = 'x'; end }}", "x(1,15): error: The object of this 'with' is read-only, so 'title' can't be set here. Use a local variable, such as '$x'.")]
    [InlineData("{{ fail }}", "x(1,4): error: The host refuses. Do something else.")]
    [InlineData("{{ pages | array.map 'titel' }}", "x(1,18): error: 'page' has no member 'titel'. Did you mean 'title'?")]
    [InlineData("{{ t }}", "x(1,4): error: 't' takes 1 argument, but gets 0.")]
    public void RefusesMistakesInThem(string template, string expected)
    {
        var error = Assert.Throws<TemplateException>(() => Template.Parse(template, "x").Render(SampleSite.Context()));

        Assert.Equal(expected, error.Log.ToString());
    }

    [Fact]
    public void LeavesTheOutputAloneOnError()
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.Throws<TemplateException>(() => Template.Parse("a{{ x }}").Render(SampleSite.Context(), output));
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void CanBeDoneAgainWithOneContext()
    {
        var context = SampleSite.Context();
        var template = Template.Parse("{{ x = 1; x; for i in 1..2; i; end; array.cycle ['a', 'b'] }}");

        Assert.Equal("112a", template.Render(context));
        Assert.Throws<TemplateException>(() => Template.Parse("{{ for i in [1]; with page; y.z; end; end }}").Render(context));
        Assert.Equal("112a", template.Render(context));
    }

    [Fact]
    public void KeepsAnythingOfADictionary()
    {
        var model = new Dictionary<string, object?> { ["numbers"] = new[] { 1, 2 }, ["day"] = new DateOnly(2023, 9, 12), ["html"] = Html.FromUtf8("<b>"u8.ToArray()) };

        Assert.Equal("[1, 2]2 12.09 <b>", Template.Parse("{{ numbers }}{{ numbers.size }} {{ day | date.to_string '%d.%m' }} {{ html }}").Render(model));
    }

    [Fact]
    public void AsksForTheFormOfAHostsDate()
    {
        var error = Assert.Throws<TemplateException>(() => Template.Parse("{{ day }}").Render(new ScriptObject { ["day"] = new DateOnly(2023, 9, 12) }));

        Assert.Equal("<template>(1,4): error: This is a date, which can't be printed. Give it a form with date.to_string.", error.Log.ToString());
    }

    [Fact]
    public void PrintsDatesInTheHostsWords()
    {
        string[] weekdays = ["Ahad", "Isnin", "Selasa", "Rabu", "Khamis", "Jumaat", "Sabtu"];
        var context = new TemplateContext
        {
            Calendar = new([.. Enumerable.Range(1, 12).Select(n => $"bulan {n}")], [.. Enumerable.Range(1, 12).Select(n => $"b{n}")], weekdays, [.. weekdays.Select(day => day[..3])], "PG", "PTG"),
        };

        Assert.Equal(
            "Selasa 12 bulan 9 Sel b9 PTG, 12 b9 2023, a 12 b9 2023, 12 Sep 2023",
            Template.Parse("{{ d = date.parse '2023-09-12T13:00Z'; d | date.to_string '%A %d %B %a %b %p' }}, {{ d }}, {{ 'a ' + d }}, {{ d | date.to_string '%g' }}").Render(context));
    }

    [Fact]
    public void IsRefusedForATemplateWithMistakes()
    {
        var template = Template.Parse("{{ if }}", "x");

        Assert.True(template.HasErrors);
        Assert.Throws<TemplateException>(() => template.Render());
    }

    [Fact]
    public void KnowsTheIncludedTemplates() => Assert.Equal(
        ["a", "b", "card", "layout"],
        Template.Parse("{{ include 'card' 1; if true; include 'layout'; include 'card'; end; include name; include_join ['a'] 'tpl:b' }}").Includes.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("{{ include 'card' name }}{{ 'card' | include }}{{ include_join ['a'] 'tpl:b' }}", false)]
    [InlineData("{{ if false; include name; end }}", true)]
    [InlineData("{{ name | include }}", true)]
    [InlineData("{{ include_join names }}", true)]
    [InlineData("{{ include_join ['a', name] }}", true)]
    [InlineData("{{ include_join ['a'] name }}", true)]
    public void KnowsWhetherThereMayBeMore(string template, bool mayBe) => Assert.Equal(mayBe, Template.Parse(template).ComputesIncludes);
}

public class Markup
{
    [Fact]
    public void IsTheSameFromTextAndFromBytes()
    {
        var markup = Html.FromMarkup("<b>ع</b>");
        var bytes = Html.FromUtf8(Encoding.UTF8.GetBytes("<b>ع</b>"));

        Assert.Equal(markup.ToString(), bytes.ToString());
        Assert.Equal(markup.Utf8.ToArray(), bytes.Utf8.ToArray());
    }

    [Fact]
    public void OfNothingIsEmpty()
    {
        Assert.All([Html.Empty, Html.FromMarkup(""), Html.FromUtf8(default), Html.Escape(null), Html.Escape("")], html => Assert.True(html.IsEmpty && html.ToString().Length == 0 && html.Utf8.IsEmpty));
        Assert.False(Html.Escape("a").IsEmpty);
    }

    [Fact]
    public void EscapesFiveCharacters() => Assert.Equal("&lt;a b=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;", Html.Escape("<a b=\"1\" c='2'>&amp;").ToString());
}

public class TextsOfAnyLength
{
    /// <summary>Texts are written in stretches; whatever stands anywhere in one must come out as it does alone.</summary>
    [Theory]
    [InlineData("&", "&amp;")]
    [InlineData("<", "&lt;")]
    [InlineData(">", "&gt;")]
    [InlineData("\"", "&quot;")]
    [InlineData("'", "&#39;")]
    [InlineData("\0", "\0")]
    [InlineData("6", "6")]
    [InlineData("\u007f", "\u007f")]
    [InlineData("\u0080", "\u0080")]
    [InlineData("\u0126", "\u0126")] // its last eight bits are an ampersand
    [InlineData("\u3c3c", "\u3c3c")]
    [InlineData("ت", "ت")]
    [InlineData("🙂", "🙂")]
    public void AreEscapedEverywhere(string odd, string expected)
    {
        var template = Template.Parse("{{ text }}|{{ markup }}");
        for (var before = 0; before < 20; before++)
        {
            for (var after = 0; after < 20; after++)
            {
                var (left, right) = (new string('x', before), new string('y', after));
                var text = left + odd + right + odd;

                Assert.Equal($"{left}{expected}{right}{expected}|{text}", template.Render(new ScriptObject { ["text"] = text, ["markup"] = Html.FromMarkup(text) }));
            }
        }
    }
}

public class FunctionsThatArePure
{
    [Fact]
    public void AreAskedOnceForConstantsAndAlwaysForOthers()
    {
        var asked = 0;
        TemplateFunction[] One(string language) => [new("t", 1, 1, (arguments, _) => $"{language} {arguments[0]} {++asked};", isPure: true)];
        var template = Template.Parse("{{ t 'a' }}{{ for x in ['b', 'b']; t x; end }}");
        var (malay, arabic) = (One("ms"), One("ar"));

        Assert.Equal("ms a 1;ms b 2;ms b 3;", template.Render(new TemplateContext(null, malay)));
        Assert.Equal("ms a 1;ms b 4;ms b 5;", template.Render(new TemplateContext(null, malay)));
        Assert.Equal("ar a 6;ar b 7;ar b 8;", template.Render(new TemplateContext(null, arabic)));
    }
}

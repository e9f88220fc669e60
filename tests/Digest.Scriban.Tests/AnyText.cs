using System.Net;
using System.Text;
using FsCheck.Fluent;

namespace Digest.Scriban.Tests;

public class AnyText
{
    private static readonly Template Page = Template.Parse("<p title=\"{{ x }}\" lang='{{ x }}'>{{ x }}</p><textarea>{{ x }}</textarea><!--{{ x }}-->");

    /// <summary>Whatever a text holds, it adds no tag, ends no attribute, and reads as it was written.</summary>
    [Fact]
    public void StaysText() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<string?>(text =>
    {
        // A lone surrogate can't be written as UTF-8.
        var written = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
        var page = Page.Render(new ScriptObject { ["x"] = text });
        var escaped = page.Split("</p><textarea>")[1].Split("</textarea>")[0];

        return page == $"<p title=\"{escaped}\" lang='{escaped}'>{escaped}</p><textarea>{escaped}</textarea><!--{escaped}-->"
            && escaped.AsSpan().IndexOfAny("<>\"'") < 0
            && WebUtility.HtmlDecode(escaped) == written
            && Html.Escape(written).ToString() == escaped;
    }));

    [Fact]
    public void IsTheSameByEveryWayIntoAPage() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<string[]>(texts =>
    {
        var model = new ScriptObject { ["xs"] = new ScriptArray(texts.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? "")))) };
        var direct = Template.Parse("{{ for x in xs; x; end }}").Render(model);

        return direct == Template.Parse("{{ capture c; for x in xs; x; end; end; c }}").Render(model)
            && direct == Template.Parse("{{ for x in xs; capture c; x; end; c; end }}").Render(model)
            && direct == Template.Parse("{{ xs | array.join '' | html.escape }}").Render(model);
    }));
}

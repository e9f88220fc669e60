using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Cli.Preview;
using Xunit;

namespace Digest.Tests.Preview;

public sealed class ClientScriptTests
{
    private const string Token = "0123456789abcdef";

    [Fact]
    public void ChangesOnlyScriptNonceAndSpeculationRules()
    {
        var site = new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\n").CompileCleanly();
        foreach (var file in site.Pages())
        {
            var published = file.BytesOf();

            var sent = Encoding.UTF8.GetString(ClientScript.AddTo(published, "/ms/", Token));

            var start = sent.IndexOf("<script src", StringComparison.Ordinal);
            var script = sent[start..(sent.IndexOf("</script>", start, StringComparison.Ordinal) + "</script>".Length)];
            var nonce = Parse(script).QuerySelector("script")!.GetAttribute("nonce");
            var without = sent.Remove(start, script.Length).Replace($" &#39;nonce-{nonce}&#39;", "", StringComparison.Ordinal);
            var rules = site.Page(file.Path).QuerySelector("script[type=speculationrules]")!.OuterHtml;
            Assert.Equal(Encoding.UTF8.GetString(published).Replace(rules, "", StringComparison.Ordinal), without);
            Assert.Equal(published, file.BytesOf());
        }
    }

    [Fact]
    public void HasANewNonceForEachResponse()
    {
        var page = "<head></head>"u8;

        Assert.NotEqual(ClientScript.AddTo(page, "/", Token), ClientScript.AddTo(page, "/", Token));
    }

    [Theory]
    [InlineData("default-src 'none'; connect-src 'self'", "default-src 'none'; connect-src 'self'; script-src NONCE")]
    [InlineData("default-src 'none'", "default-src 'none'; script-src NONCE; connect-src 'self'")]
    [InlineData("default-src 'self' https://x.example",
        "default-src 'self' https://x.example; script-src 'self' https://x.example NONCE; connect-src 'self' https://x.example 'self'")]
    [InlineData("default-src 'none'; script-src 'sha256-x='; connect-src 'none'",
        "default-src 'none'; script-src 'sha256-x=' NONCE; connect-src 'none' 'self'")]
    [InlineData("default-src 'none'; SCRIPT-SRC 'self';", "default-src 'none'; SCRIPT-SRC 'self' NONCE; connect-src 'self'")]
    [InlineData("img-src 'self'", "img-src 'self'")] // refuses no script
    [InlineData("script-src-elem 'none'; default-src 'none'", "script-src-elem 'none' NONCE; default-src 'none'; connect-src 'self'")]
    public void IsAllowedByThePolicyOfTheTheme(string policy, string expected)
    {
        foreach (var meta in (string[])[$"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">",
            $"<META content=\"{policy}\" HTTP-EQUIV='content-security-policy' />"])
        {
            var page = Parse(Sent($"<!doctype html><html><head><meta name=x content=y>{meta}</head><body><p>Satu</p></body></html>"));

            var script = page.QuerySelector("script")!;
            var sent = page.QuerySelectorAll("meta").Single(element => element.HasAttribute("http-equiv")).GetAttribute("content");
            Assert.Equal(expected.Replace("NONCE", $"'nonce-{script.GetAttribute("nonce")}'", StringComparison.Ordinal), sent);
            Assert.Equal("head", script.ParentElement!.LocalName);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<p>Satu")]
    [InlineData("<HTML><HEAD><TITLE>x</TITLE></HEAD><BODY></BODY>")]
    [InlineData("<body>tanpa kepala</body>")]
    [InlineData("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src")]
    [InlineData("<meta http-equiv=Content-Security-Policy content=default-src><style>")]
    [InlineData("<meta http-equiv=\"Content-Security-Policy\"><meta")]
    public void IsAddedToAnyPage(string page) =>
        Assert.Contains("<script src=\"/_preview/client.js\"", Sent(page), StringComparison.Ordinal);

    [Fact]
    public void EscapesTheAddress() =>
        Assert.Equal("/\"><b>&", Parse(Sent("<head></head>", "/\"><b>&")).QuerySelector("script")!.GetAttribute("data-address"));

    [Fact]
    public void HasATextVersionWithoutStyles()
    {
        const string Page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'sha256-a'\">"
            + "<style>p{margin:0}</style></head><p>Satu</p>";
        var restyled = Page.Replace("sha256-a", "sha256-b", StringComparison.Ordinal)
            .Replace("margin:0", "margin:1px", StringComparison.Ordinal);
        var rewritten = Page.Replace("Satu", "Dua", StringComparison.Ordinal);

        Assert.Equal(Data(Page, "data-text"), Data(restyled, "data-text"));
        Assert.NotEqual(Data(Page, "data-page"), Data(restyled, "data-page"));
        Assert.NotEqual(Data(Page, "data-text"), Data(rewritten, "data-text"));
    }

    [Theory]
    [InlineData("style-src 'sha256-b'; script-src 'none'", true)]
    [InlineData("style-src 'sha256-a' 'sha256-b'; script-src 'none'", true)]
    [InlineData("style-src &#39;sha256-b&#39;; script-src &#39;none&#39;", true)]
    [InlineData("style-src 'sha256-a'; script-src 'self'", false)]
    [InlineData("style-src 'sha256-a' https://x.example; script-src 'none'", false)]
    public void HasAVersionOfThePolicyWithoutHashes(string policy, bool isSame)
    {
        var sent = Data(PageWith("style-src 'sha256-a'; script-src 'none'"), "data-policy");

        Assert.Equal(isSame, Data(PageWith(policy), "data-policy") == sent);

        static string PageWith(string policy) => $"<head><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"></head>";
    }

    private static string? Data(string page, string name) => Parse(Sent(page)).QuerySelector("script")!.GetAttribute(name);

    private static string Sent(string page, string address = "/") =>
        Encoding.UTF8.GetString(ClientScript.AddTo(Encoding.UTF8.GetBytes(page), address, Token));

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}

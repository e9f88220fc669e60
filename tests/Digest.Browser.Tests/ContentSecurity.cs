using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>What the page's content security policy keeps out.</summary>
public sealed class ContentSecurity(Chromium browser)
{
    private const string Smuggled = "<script>document.title = 'smuggled'</script><img src=\"x.png\" alt=\"\" onerror=\"document.title = 'smuggled'\"></main>";

    [Theory]
    [InlineData("article", "ms")]
    [InlineData("article", "ar")]
    [InlineData("chooser", "all")]
    public async Task RefusesAScriptInThePage(string kind, string language)
    {
        await using var visit = await OpenSmuggledAsync(kind, language, heedsPolicy: true);
        Assert.NotEqual("smuggled", await visit.Page.TitleAsync());
        Assert.Contains(visit.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IsWhatRefusesIt()
    {
        await using var visit = await OpenSmuggledAsync("article", "ms", heedsPolicy: false);
        Assert.Equal("smuggled", await visit.Page.TitleAsync());
    }

    [Fact]
    public async Task RefusesPicturesAndFramesFromElsewhere()
    {
        await using var visit = await browser.OpenPageAsync("article", "ms", Look.Phone);
        await visit.Page.DoAsync("""
            window.refused = [];
            document.addEventListener("securitypolicyviolation", event => window.refused.push(event.effectiveDirective));
            document.body.append(Object.assign(new Image(), { src: "https://elsewhere.example/x.png" }), Object.assign(document.createElement("iframe"), { src: "https://elsewhere.example/" }));
            """);
        await visit.Page.WaitForFunctionAsync("() => window.refused.length >= 2");
        Assert.Equal(["frame-src", "img-src"], (await visit.Page.EvaluateAsync<string[]>("() => window.refused.sort()"))!);
    }

    private Task<Visit> OpenSmuggledAsync(string kind, string language, bool heedsPolicy) =>
        browser.OpenAsync(Gallery.AddressOf(kind, language), Look.Phone with { HeedsPolicy = heedsPolicy }, edit: html => html.Replace("</main>", Smuggled, StringComparison.Ordinal));
}

using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>The content security policy of the pages blocks scripts and external resources.</summary>
public sealed class ContentSecurityPolicyTests(Chromium browser)
{
    private const string Injected =
        "<script>document.title = 'injected'</script><img src=\"x.png\" alt=\"\" onerror=\"document.title = 'injected'\"></main>";

    [Theory]
    [InlineData("article", "ms")]
    [InlineData("article", "ar")]
    [InlineData("chooser", "all")]
    public async Task InjectedScriptIsBlocked(string kind, string language)
    {
        await using var visit = await OpenInjectedAsync(kind, language, enforcesPolicy: true);
        Assert.NotEqual("injected", await visit.Page.TitleAsync());
        Assert.Contains(visit.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("article", "ms")]
    [InlineData("article", "ar")]
    [InlineData("event", "ar")]
    [InlineData("chooser", "all")]
    public async Task PageWithStructuredDataObeysThePolicy(string kind, string language)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, Look.Phone);
        Assert.Equal(1, await visit.Page.Locator("script[type='application/ld+json']").CountAsync());
        Assert.DoesNotContain(visit.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InjectedScriptRunsWithoutThePolicy()
    {
        await using var visit = await OpenInjectedAsync("article", "ms", enforcesPolicy: false);
        Assert.Equal("injected", await visit.Page.TitleAsync());
    }

    [Fact]
    public async Task ExternalImagesAndFramesAreBlocked()
    {
        await using var visit = await browser.OpenPageAsync("article", "ms", Look.Phone);
        await visit.Page.DoAsync("""
            window.refused = [];
            document.addEventListener("securitypolicyviolation", event => window.refused.push(event.effectiveDirective));
            document.body.append(
                Object.assign(new Image(), { src: "https://elsewhere.example/x.png" }),
                Object.assign(document.createElement("iframe"), { src: "https://elsewhere.example/" }));
            """);
        await visit.Page.WaitForFunctionAsync("() => window.refused.length >= 2");
        Assert.Equal(["frame-src", "img-src"], (await visit.Page.EvaluateAsync<string[]>("() => window.refused.sort()"))!);
    }

    private Task<Visit> OpenInjectedAsync(string kind, string language, bool enforcesPolicy) =>
        browser.OpenAsync(
            Gallery.AddressOf(kind, language),
            Look.Phone with { EnforcesPolicy = enforcesPolicy },
            edit: html => html.Replace("</main>", Injected, StringComparison.Ordinal));
}

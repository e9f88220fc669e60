using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>
/// An open page of the preview is changed in place where that shows the same as loading it again, and loaded again elsewhere.
/// </summary>
public sealed class PreviewInPlaceTests(Chromium browser)
{
    private const string Malay = "input/articles/2023-09-12-who-travels-with-kim/ms.md";
    private const string SharedData = "input/articles/2023-09-12-who-travels-with-kim/_directory.yml";
    private const string Document = "theme/layouts/document.sbn-html";
    private const string MalayAddress = "ms/2023/09/siapa-yang-mengiringi-kim/";

    /// <summary>The document without what only the preview adds.</summary>
    private const string Html =
        """
        () => {
          const copy = document.documentElement.cloneNode(true);
          copy.querySelectorAll("digest-preview, script[src], style, [http-equiv]").forEach(element => element.remove());
          for (const element of copy.querySelectorAll("*")) {
            const attributes = [...element.attributes].sort((one, other) => one.name < other.name ? -1 : 1);
            attributes.forEach(attribute => element.removeAttributeNode(attribute));
            attributes.forEach(attribute => element.setAttributeNode(attribute));
          }

          return copy.outerHTML.replaceAll(/>\s+</g, "><").trim();
        }
        """;

    [Fact]
    public async Task EveryEditShowsTheSameAsLoadingAgain()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var context = await browser.ContextAsync(Look.Desktop);
        var page = await OpenAsync(context, site);
        (string Path, Func<string, string> Edit)[] edits =
        [
            (Malay, text => text.Replace("Pyongyang tidak mengumumkan", "Pyongyang belum mengumumkan", StringComparison.Ordinal)),
            (Malay, text => text.Replace("## Urusan", "Perenggan baharu.\n\n- satu\n- dua\n\n## Urusan", StringComparison.Ordinal)),
            (Malay, text => text.Replace("baharu.", "baharu.[^1]", StringComparison.Ordinal) + "\n[^1]: Nota kaki.\n"),
            (Malay, text => text.Replace("- satu\n", "", StringComparison.Ordinal)),
            (Malay, text => text.Replace("| Ri Pyong Chol | Marsyal tentera | Berkemungkinan besar |\n", "", StringComparison.Ordinal)),
            (Malay, text => text.Replace("## Angkasa dan kapal selam", "## Angkasa", StringComparison.Ordinal)),
            (Malay, text => text.Replace("title:", "by: Meja berita\ntitle:", StringComparison.Ordinal)),
            (SharedData, text => text.Replace("[diplomacy, security]", "[security]", StringComparison.Ordinal)),
            (SharedData, text => text.Replace("  - 2023-09-10-kim-boards-train\n", "", StringComparison.Ordinal)),
            (Document, text => text.Replace("<body id=\"_top\">", "<body id=\"_top\" data-x=\"1\">", StringComparison.Ordinal)),
            (Document, text => text.Replace("<main id", "<!-- nota --><main id", StringComparison.Ordinal)),
        ];

        foreach (var (path, edit) in edits)
        {
            var before = await page.EvaluateAsync<string>(Html);
            site.Save(path, edit);
            await page.WaitForFunctionAsync($"before => ({Html})() !== before", before);
        }

        Assert.True(await page.EvaluateAsync<bool>("() => window.before"));
        var shown = await page.EvaluateAsync<string>(Html);
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('digest-preview')");
        Assert.Equal(await page.EvaluateAsync<string>(Html), shown);
    }

    [Fact]
    public async Task FocusSelectionAndOpenElementsStay()
    {
        await using var site = await EditedSite.OpenAsync();
        site.Save(Document, text => text.Replace("<footer", "<details><summary>x</summary></details><footer", StringComparison.Ordinal));
        await using var context = await browser.ContextAsync(Look.Desktop);
        var page = await OpenAsync(context, site);
        await page.WaitForFunctionAsync("() => document.querySelector('details')");
        await page.EvaluateAsync(
            """
            () => {
              document.querySelector("details").open = true;
              document.querySelector(".body p a").focus();
              getSelection().selectAllChildren(document.querySelector(".body table"));
            }
            """);

        site.Save(Malay, text => text
            .Replace("Pyongyang tidak mengumumkan", "Pyongyang belum mengumumkan", StringComparison.Ordinal)
            .Replace("Dua orang yang", "Dua orang lelaki yang", StringComparison.Ordinal));

        await Assertions.Expect(page.Locator(".body")).ToContainTextAsync("Dua orang lelaki");
        await Assertions.Expect(page.Locator(".body p a").First).ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('details').open"));
        Assert.Contains("Choe Son Hui", await page.EvaluateAsync<string>("() => getSelection().toString()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastOfManySavesIsShown()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var context = await browser.ContextAsync(Look.Desktop);
        var page = await OpenAsync(context, site);

        for (var number = 0; number < 30; number++)
        {
            site.Save(Malay, text => text.Replace("Pyongyang", "Pyongyang lagi", StringComparison.Ordinal));
            await Task.Delay(number, TestContext.Current.CancellationToken);
        }

        var last = string.Concat(Enumerable.Repeat(" lagi", 30)) + " tidak mengumumkan";
        await Assertions.Expect(page.Locator(".body p").First).ToContainTextAsync(last);
        Assert.True(await page.EvaluateAsync<bool>("() => window.before"));
    }

    [Fact]
    public async Task PageWithScriptsIsLoadedAgain()
    {
        await using var site = await EditedSite.OpenAsync();
        site.Add("theme/assets/js/x.js", "window.hasRun = true;");
        await using var context = await browser.ContextAsync(Look.Desktop);
        var page = await OpenAsync(context, site);

        site.Save(Document, text => text.Replace("</head>", "{{ script 'js/x.js' }}</head>", StringComparison.Ordinal));
        await page.WaitForFunctionAsync("() => !window.before && window.hasRun");
        await page.EvaluateAsync("() => { window.before = true; }");
        site.Save(Malay, text => text.Replace("Pyongyang tidak", "Pyongyang belum", StringComparison.Ordinal));

        await page.WaitForFunctionAsync("() => !window.before && document.body.textContent.includes('Pyongyang belum')");
    }

    [Fact]
    public async Task PolicyOfThePageIsThatOfTheSite()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var context = await browser.ContextAsync(Look.Desktop);
        var page = await OpenAsync(context, site);

        site.Save("statiq.json", text => text.Replace(
            "\"SiteTitle\"",
            "\"ContentSecurity\": { \"img-src\": \"https://pictures.example\" }, \"SiteTitle\"",
            StringComparison.Ordinal));

        await page.WaitForFunctionAsync("() => !window.before");
    }

    [Fact]
    public async Task MovedPageLeadsToItsNewAddress()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var context = await browser.ContextAsync(Look.Desktop);
        var page = await OpenAsync(context, site);

        site.Save(Malay, text => text.Replace(
            "slug: siapa-yang-mengiringi-kim", $"slug: pengiring\nredirectFrom: /{MalayAddress}", StringComparison.Ordinal));

        await page.WaitForURLAsync("**/pengiring/");
    }

    [Fact]
    public async Task PageThatAnExtensionChangedIsLoadedAgain()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var context = await browser.ContextAsync(Look.Desktop);
        var page = await OpenAsync(context, site);
        await page.EvaluateAsync("() => document.querySelector('.body').prepend(document.createElement('section'))");

        site.Save(Malay, text => text.Replace("Pyongyang tidak", "Pyongyang belum", StringComparison.Ordinal));

        await page.WaitForFunctionAsync("() => !window.before");
        await Assertions.Expect(page.Locator(".body p").First).ToContainTextAsync("Pyongyang belum");
        await Assertions.Expect(page.Locator(".body section")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task LinkedStylesAreReplacedWithoutLoadingThePageAgain()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var context = await browser.ContextAsync(Look.Desktop with { EnforcesPolicy = false });
        await context.RouteAsync("**/siapa-yang-mengiringi-kim/", async route =>
        {
            var answer = await route.FetchAsync();
            var body = await answer.TextAsync();
            await route.FulfillAsync(new() { Response = answer, Body = body.Replace("<title>", LinkTo(1), StringComparison.Ordinal) });
        });
        await context.AddInitScriptAsync($$"""
            const original = Response.prototype.json;
            Response.prototype.json = async function () {
              const news = await original.call(this);
              return "page" in news ? { ...news, page: news.page.replace("<title>", "{{LinkTo(2)}}") } : news;
            };
            """);
        foreach (var colour in (int[])[1, 2])
            site.Add($"input/static/{colour}.css", $".masthead {{ outline: 3px solid rgb({colour}, 2, 3) }}");
        var page = await OpenAsync(context, site);
        await HasColourAsync(1);

        site.Save(Malay, text => text.Replace("Pyongyang tidak", "Pyongyang belum", StringComparison.Ordinal));

        await HasColourAsync(2);
        await Assertions.Expect(page.Locator("link[rel=stylesheet]")).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("() => window.before"));

        static string LinkTo(int colour) => $"<link rel=stylesheet href=/{colour}.css><title>";

        Task HasColourAsync(int colour) => page.WaitForFunctionAsync(
            $"() => getComputedStyle(document.querySelector('.masthead')).outlineColor === 'rgb({colour}, 2, 3)'");
    }

    /// <summary>Opens the page and marks its window: the mark is gone when the page is loaded again.</summary>
    private static async Task<IPage> OpenAsync(IBrowserContext context, EditedSite site)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(site.Address, MalayAddress).ToString());
        await page.WaitForFunctionAsync("() => document.querySelector('digest-preview')?.shadowRoot.querySelector('.bar')");
        await page.EvaluateAsync("() => { window.before = true; }");
        return page;
    }
}

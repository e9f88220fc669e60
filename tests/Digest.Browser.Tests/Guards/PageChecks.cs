using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Guards;

/// <summary>Checks that need more than a script in the page.</summary>
internal static class PageChecks
{
    /// <summary>The text spacing of WCAG 1.4.12.</summary>
    private const string TextSpacing =
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } "
        + "p { margin-block-end: 2em !important }";

    private const string DoubledText = "html { font-size: 200% !important }";

    private static readonly (int Width, string Css, string Name)[] s_narrowScreens =
        [(320, "", ""), (256, "", ""), (320, TextSpacing, " with wide spacing"), (320, DoubledText, " with doubled text size")];

    private static readonly string[] s_arabicFonts = ["Noto Naskh Arabic", "Noto Sans Arabic"];

    private static readonly string[] s_axeTags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    public static Task<IReadOnlyCollection<string>> RequestsAsync(Visit visit)
    {
        var isSearch = visit.Requests.First() is var page && (page.EndsWith("/cari/", StringComparison.Ordinal)
            || page.EndsWith("/bahth/", StringComparison.Ordinal));
        bool IsExpected(string request, int index) =>
            (index == 0 && request.StartsWith("document ", StringComparison.Ordinal))
            || request.StartsWith($"image {visit.Origin}/", StringComparison.Ordinal)
            || (isSearch && request.StartsWith($"script {visit.Origin}/assets/js/search.", StringComparison.Ordinal));

        return Task.FromResult<IReadOnlyCollection<string>>([.. visit.Requests.Where((request, index) => !IsExpected(request, index))]);
    }

    public static async Task<IReadOnlyCollection<string>> NarrowScreensAsync(Visit visit)
    {
        var size = visit.Page.ViewportSize!;
        var faults = new List<string>();
        foreach (var (width, css, name) in s_narrowScreens)
        {
            await visit.Page.SetViewportSizeAsync(width, size.Height);
            await visit.Page.DoAsync($"paint(`{css}`)");
            faults.AddRange((await visit.Page.RunScriptAsync("overflow") ?? []).Select(fault => fault + name));
            await visit.Page.DoAsync("document.adoptedStyleSheets.pop()");
        }

        await visit.Page.SetViewportSizeAsync(size.Width, size.Height);
        return faults;
    }

    public static async Task<IReadOnlyCollection<string>> KeyboardAsync(Visit visit)
    {
        await visit.Page.DoAsync("document.activeElement?.blur(); window.stops = new Set(); scrollTo(0, 0)");
        var faults = new List<string>();
        if (await visit.Page.EvaluateAsync<bool>("() => document.querySelector('a').getBoundingClientRect().bottom > 0"))
            faults.Add("The skip link is visible without focus");
        await visit.Page.Keyboard.PressAsync("Tab");
        faults.AddRange(await visit.Page.RunScriptAsync("skip") ?? []);
        while (await visit.Page.RunScriptAsync("focus") is { } found)
        {
            faults.AddRange(found);
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        faults.AddRange(await visit.Page.RunScriptAsync("unreached") ?? []);
        if (faults.Count > 0)
            return faults;

        await visit.Page.DoAsync("document.querySelector('a').focus()");
        await visit.Page.Keyboard.PressAsync("Enter");
        if (await visit.Page.EvaluateAsync<string>("() => document.activeElement.localName") != "main")
            faults.Add("The skip link does not move the focus to the main part");
        else if (await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle") != "none")
            faults.Add("The main part has an outline after the skip link");
        await visit.Page.DoAsync("document.activeElement?.blur(); scrollTo(0, 0)");
        return faults;
    }

    /// <summary>The fonts that the browser really uses: the stylesheet only lists candidates.</summary>
    public static async Task<IReadOnlyCollection<string>> ArabicFontsAsync(Visit visit)
    {
        await visit.Page.RunScriptAsync("probes");
        var client = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await client.SendAsync("DOM.enable");
        await client.SendAsync("CSS.enable");
        var document = await client.SendAsync("DOM.getDocument");
        var root = document!.Value.GetProperty("root").GetProperty("nodeId").GetInt32();
        var probes = await client.SendAsync("DOM.querySelectorAll", new() { ["nodeId"] = root, ["selector"] = "[data-probe]" });

        var faults = new List<string>();
        foreach (var probe in probes!.Value.GetProperty("nodeIds").EnumerateArray())
        {
            var fonts = await client.SendAsync("CSS.getPlatformFontsForNode", new() { ["nodeId"] = probe.GetInt32() });
            foreach (var font in fonts!.Value.GetProperty("fonts").EnumerateArray())
            {
                var name = font.GetProperty("familyName").GetString();
                if (!s_arabicFonts.Contains(name))
                    faults.Add($"{font.GetProperty("glyphCount")} glyphs are drawn with {name}");
            }
        }

        await client.DetachAsync();
        await visit.Page.DoAsync("document.querySelectorAll('[data-probe]').forEach(probe => probe.removeAttribute('data-probe'))");
        return faults;
    }

    public static async Task<IReadOnlyCollection<string>> AccessibilityAsync(Visit visit)
    {
        // axe takes letters that are narrower together than alone for icons, and does not check their contrast: Arabic letters are, too.
        await visit.Page.DoAsync("CanvasRenderingContext2D.prototype.measureText = text => ({ width: 30 * text.length })");
        var result = await visit.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = [.. s_axeTags] },
            Rules = new() { ["color-contrast-enhanced"] = new() { Enabled = true } },
            ResultTypes = [ResultType.Violations],
        });
        var faults =
            from violation in result.Violations
            from node in violation.Nodes
            select $"{violation.Id}: {violation.Help}: {node.Html}";
        return [.. faults];
    }

    public static async Task<IReadOnlyCollection<string>> PrintAsync(Visit visit)
    {
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var faults = await visit.Page.RunScriptAsync("print") ?? [];
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        return faults;
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Guards;

/// <summary>Everything that every page is held to. Each guard says how it can be broken, and a test proves that it then speaks up.</summary>
internal static class AllGuards
{
    private const string TextSpacing = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";
    private const string DoubledText = "html { font-size: 200% !important }";

    private static readonly string[] s_arabicFonts = ["Noto Naskh Arabic", "Noto Sans Arabic"];

    public static IReadOnlyList<Guard> List { get; } =
    [
        new("The page says what it is", Script("document"))
        {
            Breakers = new Dictionary<string, string>
            {
                ["two headlines"] = "document.body.append(document.createElement('h1'))",
                ["the wrong direction"] = "document.documentElement.dir = document.documentElement.dir === 'rtl' ? 'ltr' : 'rtl'",
                ["a script"] = "document.body.append(document.createElement('script'))",
            },
        },
        new("The page asks for nothing but itself and its pictures", visit => Task.FromResult<IReadOnlyCollection<string>>(
            [.. visit.Requests.Where((request, index) => !(index == 0 && request.StartsWith("document ", StringComparison.Ordinal)) && !request.StartsWith($"image {visit.Origin}/", StringComparison.Ordinal))]))
        {
            Breakers = new Dictionary<string, string> { ["a request"] = "await fetch('robots.txt')", ["a picture from elsewhere"] = "await new Promise(done => { const image = new Image(); image.onload = image.onerror = done; image.src = 'https://elsewhere.example/x.png'; setTimeout(done, 300); })" },
        },
        new("The console stays silent", visit => Task.FromResult(visit.Messages))
        {
            Breakers = new Dictionary<string, string> { ["a message"] = "console.log('x')", ["a refused style"] = "document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{}' }))" },
        },
        new("Nothing moves", Script("shifts"))
        {
            // A browser that is short of time paints what it has read so far, be it half a line.
            AsksAgain = true,
            Breakers = new Dictionary<string, string> { ["a late banner"] = "await new Promise(done => setTimeout(done, 700)); const late = document.createElement('p'); late.textContent = 'x'; document.querySelector('main').prepend(late); paint('main > p:first-child { height: 300px }'); await new Promise(done => setTimeout(done, 300))" },
        },
        new("Nothing moves of itself", Script("still"))
        {
            Breakers = new Dictionary<string, string>
            {
                ["a transition"] = "paint('a { transition: color 0.2s }')",
                ["an animation"] = "paint('@keyframes turn { to { rotate: 1turn } } .when::before, h1 { animation: turn 1s infinite }')",
                ["pages that move into one another"] = "paint('@view-transition { navigation: auto }')",
                ["a soft scroll"] = "paint('html { scroll-behavior: smooth }')",
            },
        },
        new("Pictures have text, size and bytes", Script("images"))
        {
            Breakers = new Dictionary<string, string>
            {
                ["no text"] = "document.images[0].removeAttribute('alt')",
                ["no size"] = "document.images[0].removeAttribute('height')",
                ["no bytes"] = "document.images[0].src = '/nowhere.png'",
            },
        },
        new("Links of the frame are 44 pixels wide and high", Script("targets"))
        {
            Breakers = new Dictionary<string, string>
            {
                ["flat links in the menu"] = "paint('nav a { min-block-size: 0 !important; padding: 0 !important }')",
                ["narrow links in the foot"] = "paint('footer a { min-inline-size: 0 !important; inline-size: 1.5rem; overflow: hidden }')",
                ["links of sources that are as narrow as their names"] = "paint('.list a { min-inline-size: 0 !important }')",
                ["flat links of sources"] = "paint('.list a { padding: 0 !important }')",
                ["a flat way up"] = "paint('.top a { padding: 0 !important }')",
            },
        },
        new("No line is longer than 80 characters", Script("measure"))
        {
            Look = Look.Desktop,
            Breakers = new Dictionary<string, string>
            {
                ["long lines of text"] = "paint('.body > p { max-inline-size: none !important; font-size: 1rem !important }')",
                ["a long line in the foot"] = "paint('footer p { max-inline-size: none !important } footer p::first-letter {}'); document.querySelector('footer p').textContent = 'kata '.repeat(40)",
            },
        },
        new("The page wears the colours that its reader has chosen", Script("scheme"))
        {
            Breakers = new Dictionary<string, string>
            {
                ["one scheme for all"] = "paint('html { background: #14171a !important } body { color: #ece6db !important }')",
                ["a scheme that is kept from the browser"] = "paint('html { color-scheme: normal !important }')",
            },
        },
        new("What happened is told apart from what did not, or not surely", Script("certainty"))
        {
            Page = "chronology",
            Breakers = new Dictionary<string, string>
            {
                ["points that are all alike"] = "paint('.when::before { border-width: 2px !important }')",
                ["frames that are all alike"] = "paint('.status { border-style: solid !important }')",
                ["a status without words"] = "document.querySelector('.status').remove()",
            },
        },
        new("Arabic is set as Arabic", Script("arabic"))
        {
            Breakers = new Dictionary<string, string>
            {
                ["tracking"] = "paint('p { letter-spacing: 0.05em !important }')",
                ["a slant"] = "paint('em, h1 { font-style: italic !important }')",
                ["justification"] = "paint('p { text-align: justify !important }')",
                ["centred text"] = "paint('.body p { text-align: center !important }')",
                ["a line through the dots"] = "paint('a { text-underline-position: auto !important }')",
                ["emphasis without weight"] = "const strong = document.createElement('em'); strong.textContent = 'عام'; document.querySelector('main p').append(strong); paint('em { font-weight: 400 !important }')",
                ["a tatweel"] = "document.querySelector('h1').append('عـــام')",
            },
        },
        new("Headings of columns stand where their cells do", Script("tables"))
        {
            Page = "specimen",
            Breakers = new Dictionary<string, string>
            {
                ["headings as browsers set them"] = "paint('th { text-align: center !important }')",
                ["headings at a side of the screen"] = "paint('th, td { text-align: left !important }')",
                ["numbers that begin in one line"] = "paint('td { text-align: start !important }')",
            },
        },
        new("Words of the other direction are marked", Script("runs"))
        {
            Breakers = new Dictionary<string, string>
            {
                ["an unmarked word"] = "document.querySelector('main p').append(document.documentElement.dir === 'rtl' ? 'NATO' : 'كيم')",
                ["a word in the wrong language"] = "const bdi = document.createElement('bdi'); bdi.textContent = document.documentElement.dir === 'rtl' ? 'NATO' : 'كيم'; document.querySelector('main p').append(bdi)",
            },
        },
        new("Text is large and leaded", Script("sizes"))
        {
            Breakers = new Dictionary<string, string>
            {
                ["small print"] = "paint('footer { font-size: 0.9rem !important } footer * { font-size: inherit !important }')",
                ["smaller text"] = "paint('.body p { font-size: 1.05rem !important }')",
                ["text that a telephone may enlarge"] = "paint('html { text-size-adjust: auto !important }')",
                ["tight text"] = "paint('.body p { line-height: 1.45 !important }')",
            },
        },
        new("Links among words are underlined", Script("links"))
        {
            Breakers = new Dictionary<string, string>
            {
                ["a bare link"] = "paint('.body a { text-decoration: none !important }')",
                ["a line far below Latin letters"] = "paint('a { text-underline-position: under !important }')",
            },
        },
        new("Time runs down the spine", Script("spine"))
        {
            Page = "chronology",
            Breakers = new Dictionary<string, string>
            {
                ["no spine"] = "paint('.spine, .spine::before { border: 0 !important }')",
                ["narrow or misplaced columns"] = "paint('.side { grid-column: 3 !important; inline-size: 50% }')",
                ["time that runs up"] = "paint('.entries { display: flex !important; flex-direction: column-reverse }')",
            },
        },
        new("Two texts are an open book", Script("facing"))
        {
            Page = "facing",
            Breakers = new Dictionary<string, string>
            {
                ["no line between the texts"] = "paint('.other, .spread::before { border: 0 !important }')",
                ["pages that changed places"] = "paint('.row > .leaf { grid-column: 2 } .row > .other { order: -1; grid-column: 1 !important }')",
                ["paragraphs that slip"] = "paint('.other { margin-block-start: 5rem !important }')",
                ["the other text first"] = "const row = document.querySelector('.row'); row.append(row.firstElementChild)",
            },
        },
        new("Nothing sticks out of a narrow screen", NarrowAsync)
        {
            Look = Look.Phone,
            Breakers = new Dictionary<string, string>
            {
                ["a wide picture"] = "paint('img { max-inline-size: none !important; inline-size: 400px !important }')",
                ["a word that does not break"] = "paint('html { overflow-wrap: normal !important }'); document.querySelector('main p').append('kata'.repeat(30))",
                ["text that is cut off"] = "paint('.body p { max-block-size: 1rem; overflow: hidden }')",
            },
        },
        new("The keyboard reaches everything, and shows where it is", KeyboardAsync)
        {
            Look = Look.Desktop,
            Breakers = new Dictionary<string, string>
            {
                ["no outline"] = "paint(':focus-visible { outline: 0 !important }')",
                ["a hair of an outline"] = "paint('footer :focus-visible { outline-width: 1px !important }')",
                ["a pale outline"] = "paint(':focus-visible { outline-color: #ddd !important }')",
                ["no way past the menu"] = "document.querySelector('a').remove()",
                ["a link that cannot be reached"] = "document.querySelector('footer a').tabIndex = -1",
                ["a focus behind something"] = "paint('footer { position: relative } footer::after { content: \"\"; position: absolute; inset: 0; background: #fff }'); document.querySelector('footer').append(document.createElement('p'))",
                ["a way past the menu that stays in the way"] = "paint('.skip { position: static !important; inline-size: auto !important }')",
                ["a line around everything"] = "paint('main:focus { outline: 3px solid #0a4650 !important }')",
                ["a main part that takes no focus"] = "document.querySelector('main').removeAttribute('tabindex'); document.querySelector('main').addEventListener('focus', event => event.target.blur()); document.querySelector('a').addEventListener('click', event => event.preventDefault())",
            },
        },
        new("Arabic is drawn with Noto", FontsAsync)
        {
            Breakers = new Dictionary<string, string> { ["another font"] = "paint('h1, p { font-family: \"DejaVu Sans\", \"Noto Kufi Arabic\", monospace !important }')" },
        },
        new("Nothing stands in the way of anybody", AccessibilityAsync)
        {
            Breakers = new Dictionary<string, string>
            {
                ["pale text"] = "paint('p { color: #8a8a8a !important }')",
                ["text below the enhanced contrast"] = "paint('.body p { color: #6b6b6b !important; background: #fff }')",
                ["a list without items"] = "document.querySelector('nav ul').append(document.createElement('div'))",
                ["a link without a name"] = "document.querySelector('main a').replaceChildren()",
                ["a jump between headings"] = "const heading = document.createElement('h6'); heading.textContent = 'x'; document.querySelector('h1').after(heading)",
            },
        },
    ];

    /// <summary>On paper; the page is as it was afterwards.</summary>
    public static Guard Paper { get; } = new("On paper it is black on white, without anything to click", PaperAsync)
    {
        Breakers = new Dictionary<string, string>
        {
            ["a printed menu"] = "paint('@media print { nav { display: block !important } }')",
            ["coloured text"] = "paint('@media print { p { color: #8a2317 !important } }')",
            ["a dark page"] = "paint('@media print { html { background: #14171a !important } }')",
            ["a heading at the foot of a sheet"] = "paint('@media print { h2 { break-after: auto !important } }')",
            ["a figure on two sheets"] = "paint('@media print { figure { break-inside: auto !important } }')",
            ["a line alone"] = "paint('@media print { p { orphans: 1 !important } }')",
            ["a link that leads nowhere on paper"] = "paint('@media print { a::after { content: none !important } }')",
        },
    };

    public static Guard ForcedColours { get; } = new("In the reader's own colours the spine and the marks are drawn", Script("forced"))
    {
        Look = Look.Desktop with { ForcedColors = ForcedColors.Active },
        Page = "chronology",
        Breakers = new Dictionary<string, string>
        {
            ["a mark that is a background"] = "paint('nav [aria-current] { border: 0 !important; background: red !important }')",
            ["a spine that is a background"] = "paint('.spine::before { border: 0 !important; inline-size: 2px; background: red !important }')",
            ["points that are all alike"] = "paint('.when::before { border-width: 2px !important }')",
            ["a status that is a background"] = "paint('.status { border: 0 !important; background: red !important }')",
        },
    };

    private static Func<Visit, Task<IReadOnlyCollection<string>>> Script(string name) => async visit => await visit.Page.RunScriptAsync(name) ?? [];

    private static async Task<IReadOnlyCollection<string>> NarrowAsync(Visit visit)
    {
        var size = visit.Page.ViewportSize!;
        var faults = new List<string>();
        foreach (var (width, css, what) in ((int, string, string)[])[(320, "", ""), (256, "", ""), (320, TextSpacing, " with wide spacing"), (320, DoubledText, " with text of double size")])
        {
            await visit.Page.SetViewportSizeAsync(width, size.Height);
            await visit.Page.DoAsync($"paint(`{css}`)");
            faults.AddRange((await visit.Page.RunScriptAsync("overflow") ?? []).Select(fault => fault + what));
            await visit.Page.DoAsync("document.adoptedStyleSheets.pop()");
        }

        await visit.Page.SetViewportSizeAsync(size.Width, size.Height);
        return faults;
    }

    private static async Task<IReadOnlyCollection<string>> KeyboardAsync(Visit visit)
    {
        await visit.Page.DoAsync("document.activeElement?.blur(); window.stops = new Set(); scrollTo(0, 0)");
        var faults = new List<string>();
        if (await visit.Page.EvaluateAsync<bool>("() => document.querySelector('a').getBoundingClientRect().bottom > 0"))
            faults.Add("The way past the menu stands in everybody's way");
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
            faults.Add("The first link leaves the focus where it was");
        else if (await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle") != "none")
            faults.Add("The first link draws a line around everything");
        await visit.Page.DoAsync("document.activeElement?.blur(); scrollTo(0, 0)");
        return faults;
    }

    /// <summary>Asks the browser which files the letters came from; the names in the stylesheet are only wishes.</summary>
    private static async Task<IReadOnlyCollection<string>> FontsAsync(Visit visit)
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

    private static async Task<IReadOnlyCollection<string>> AccessibilityAsync(Visit visit)
    {
        var result = await visit.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            Rules = new() { ["color-contrast-enhanced"] = new() { Enabled = true } },
            ResultTypes = [ResultType.Violations],
        });
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}"))];
    }

    private static async Task<IReadOnlyCollection<string>> PaperAsync(Visit visit)
    {
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var faults = await visit.Page.RunScriptAsync("print") ?? [];
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        return faults;
    }
}

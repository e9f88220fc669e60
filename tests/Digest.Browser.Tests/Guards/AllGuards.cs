using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Guards;

/// <summary>The rules for all pages. Each has defects, which a test inserts to see that the guard reports them.</summary>
internal static class AllGuards
{
    public static IReadOnlyList<Guard> List { get; } =
    [
        new("The page has one h1, a language and a direction", Script("document"))
        {
            Defects = new Dictionary<string, string>
            {
                ["two headlines"] = "document.body.append(document.createElement('h1'))",
                ["the wrong direction"] = "document.documentElement.dir = document.documentElement.dir === 'rtl' ? 'ltr' : 'rtl'",
                ["a script"] = "document.body.append(document.createElement('script'))",
            },
        },
        new("The page requests only itself and its pictures", PageChecks.RequestsAsync)
        {
            Defects = new Dictionary<string, string>
            {
                ["a request"] = "await fetch('robots.txt')",
                ["an external picture"] =
                    """
                    await new Promise(done => {
                        const image = new Image();
                        image.onload = image.onerror = done;
                        image.src = 'https://elsewhere.example/x.png';
                        setTimeout(done, 300);
                    })
                    """,
            },
        },
        new("The console is empty", visit => Task.FromResult(visit.Messages))
        {
            Defects = new Dictionary<string, string>
            {
                ["a message"] = "console.log('x')",
                ["a blocked style"] = "document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{}' }))",
            },
        },
        new("The layout does not shift", Script("shifts"))
        {
            // On a slow machine the browser paints an incomplete page.
            RetriesOnce = true,
            Defects = new Dictionary<string, string>
            {
                ["a late banner"] =
                    """
                    await new Promise(done => setTimeout(done, 700));
                    const late = document.createElement('p');
                    late.textContent = 'x';
                    document.querySelector('main').prepend(late);
                    paint('main > p:first-child { height: 300px }');
                    await new Promise(done => setTimeout(done, 300))
                    """,
            },
        },
        new("There is no animation", Script("still"))
        {
            Defects = new Dictionary<string, string>
            {
                ["a transition"] = "paint('a { transition: color 0.2s }')",
                ["an animation"] = "paint('@keyframes turn { to { rotate: 1turn } } .when::before, h1 { animation: turn 1s infinite }')",
                ["a view transition for all readers"] = "paint('@view-transition { navigation: auto }')",
                ["smooth scrolling"] = "paint('html { scroll-behavior: smooth }')",
            },
        },
        new("Pictures load and have alternative text and a size", Script("images"))
        {
            Defects = new Dictionary<string, string>
            {
                ["no alternative text"] = "document.images[0].removeAttribute('alt')",
                ["no size"] = "document.images[0].removeAttribute('height')",
                ["a missing file"] = "document.images[0].src = '/nowhere.png'",
            },
        },
        new("Links of the frame are 44 pixels wide and high", Script("targets"))
        {
            Defects = new Dictionary<string, string>
            {
                ["flat links in the menu"] = "paint('nav a { min-block-size: 0 !important; padding: 0 !important }')",
                ["narrow links in the footer"] =
                    "paint('footer a { min-inline-size: 0 !important; inline-size: 1.5rem; overflow: hidden }')",
                ["narrow links to sources"] = "paint('.list a { min-inline-size: 0 !important }')",
                ["flat links to sources"] = "paint('.list a { padding: 0 !important }')",
                ["a flat link to the top"] = "paint('.top a { padding: 0 !important }')",
                ["small marks of footnotes"] = "paint('sup a { padding: 0 !important }')",
                ["small links back from footnotes"] = "paint('.footnotes a[role] { padding-inline: 0 !important; font-size: 1rem }')",
            },
        },
        new("No line is longer than 80 characters", Script("measure"))
        {
            Look = Look.Desktop,
            Defects = new Dictionary<string, string>
            {
                ["long lines of text"] = "paint('.body > p { max-inline-size: none !important; font-size: 1rem !important }')",
                ["a long line in the footer"] =
                    """
                    paint('footer p { max-inline-size: none !important } footer p::first-letter {}');
                    document.querySelector('footer p').textContent = 'kata '.repeat(40)
                    """,
            },
        },
        new("The page follows the colour scheme of the reader", Script("scheme"))
        {
            Defects = new Dictionary<string, string>
            {
                ["one scheme for all readers"] = "paint('html { background: #14171a !important } body { color: #ece6db !important }')",
                ["no color-scheme"] = "paint('html { color-scheme: normal !important }')",
            },
        },
        new("The status of an event is visible", Script("certainty"))
        {
            Page = "chronology",
            Defects = new Dictionary<string, string>
            {
                ["identical points"] = "paint('.when::before { border-width: 2px !important }')",
                ["identical frames"] = "paint('.status { border-style: solid !important }')",
                ["a status without words"] = "document.querySelector('.status').remove()",
            },
        },
        new("Arabic follows Arabic typography", Script("arabic"))
        {
            Defects = new Dictionary<string, string>
            {
                ["letter spacing"] = "paint('p { letter-spacing: 0.05em !important }')",
                ["italics"] = "paint('em, h1 { font-style: italic !important }')",
                ["justification"] = "paint('p { text-align: justify !important }')",
                ["centred text"] = "paint('.body p { text-align: center !important }')",
                ["an underline through the dots"] = "paint('a { text-underline-position: auto !important }')",
                ["emphasis without weight"] =
                    """
                    const strong = document.createElement('em');
                    strong.textContent = 'عام';
                    document.querySelector('main p').append(strong);
                    paint('em { font-weight: 400 !important }')
                    """,
                ["a tatweel"] = "document.querySelector('h1').append('عـــام')",
            },
        },
        new("Headings of columns are aligned like their cells", Script("tables"))
        {
            Look = Look.Desktop,
            Page = "specimen",
            Defects = new Dictionary<string, string>
            {
                ["headings with the default alignment"] = "paint('th { text-align: center !important }')",
                ["physical alignment"] = "paint('th, td { text-align: left !important }')",
                ["numbers aligned to the start"] = "paint('td { text-align: start !important }')",
            },
        },
        new("Wide tables are cards on phones", Script("cards"))
        {
            Look = Look.Phone,
            Page = "specimen",
            Defects = new Dictionary<string, string>
            {
                ["a table that is cut off"] = "document.querySelector('table').className = ''",
                ["cells beside each other"] = "paint('.cards :is(th, td) { display: inline-block !important; inline-size: auto }')",
                ["cells without headings"] = "paint('[data-head]::before { content: none !important }')",
                ["headings above the cards"] = "paint('thead { display: block !important }')",
            },
        },
        new("Compounds and marks of footnotes are not broken", Script("breaks"))
        {
            Page = "specimen",
            Defects = new Dictionary<string, string>
            {
                ["a compound without its joiner"] = "paint('.j::before { content: none !important }')",
                ["a mark that may begin a line"] = "paint('sup a { display: inline-block }')",
            },
        },
        new("Text of the other direction is isolated and has a language", Script("runs"))
        {
            Defects = new Dictionary<string, string>
            {
                ["a word without an element"] =
                    "document.querySelector('main p').append(document.documentElement.dir === 'rtl' ? 'NATO' : 'كيم')",
                ["a word in the wrong language"] =
                    """
                    const bdi = document.createElement('bdi');
                    bdi.textContent = document.documentElement.dir === 'rtl' ? 'NATO' : 'كيم';
                    document.querySelector('main p').append(bdi)
                    """,
            },
        },
        new("Text has a minimum size and line height", Script("sizes"))
        {
            Defects = new Dictionary<string, string>
            {
                ["small print"] = "paint('footer { font-size: 0.9rem !important } footer * { font-size: inherit !important }')",
                ["smaller text"] = "paint('.body p { font-size: 1.05rem !important }')",
                ["text that phones enlarge"] = "paint('html { text-size-adjust: auto !important }')",
                ["a small line height"] = "paint('.body p { line-height: 1.45 !important }')",
            },
        },
        new("Links in running text are underlined", Script("links"))
        {
            Defects = new Dictionary<string, string>
            {
                ["a link without underline"] = "paint('.body a { text-decoration: none !important }')",
                ["an underline far below Latin letters"] = "paint('a { text-underline-position: under !important }')",
            },
        },
        new("Entries follow the timeline", Script("spine"))
        {
            Page = "chronology",
            Defects = new Dictionary<string, string>
            {
                ["no timeline"] = "paint('.spine, .spine::before { border: 0 !important }')",
                ["narrow or misplaced columns"] = "paint('.side { grid-column: 3 !important; inline-size: 50% }')",
                ["entries in reverse order"] = "paint('.entries { display: flex !important; flex-direction: column-reverse }')",
                ["the title of the lender again"] = "paint('.lender > .title { display: block !important }')",
            },
        },
        new("The texts of a facing page are aligned", Script("facing"))
        {
            Page = "facing",
            Defects = new Dictionary<string, string>
            {
                ["no line between the texts"] = "paint('.other, .spread::before { border: 0 !important }')",
                ["columns in the wrong order"] =
                    "paint('.row > .leaf { grid-column: 2 } .row > .other { order: -1; grid-column: 1 !important }')",
                ["misaligned paragraphs"] = "paint('.other { margin-block-start: 5rem !important }')",
                ["the other text first"] = "const row = document.querySelector('.row'); row.append(row.firstElementChild)",
                ["a caption without its picture"] = "paint('.other img { display: none }')",
            },
        },
        new("Nothing overflows a narrow screen", PageChecks.NarrowScreensAsync)
        {
            Look = Look.Phone,
            Defects = new Dictionary<string, string>
            {
                ["a wide picture"] = "paint('img { max-inline-size: none !important; inline-size: 400px !important }')",
                ["a word that does not break"] =
                    """
                    paint('html { overflow-wrap: normal !important }');
                    document.querySelector('main p').append('kata'.repeat(30))
                    """,
                ["text that is cut off"] = "paint('.body p { max-block-size: 1rem; overflow: hidden }')",
            },
        },
        new("The keyboard reaches every control and shows the focus", PageChecks.KeyboardAsync)
        {
            Look = Look.Desktop,
            Defects = new Dictionary<string, string>
            {
                ["no outline"] = "paint(':focus-visible { outline: 0 !important }')",
                ["a thin outline"] = "paint('footer :focus-visible { outline-width: 1px !important }')",
                ["a pale outline"] = "paint(':focus-visible { outline-color: #ddd !important }')",
                ["no skip link"] = "document.querySelector('a').remove()",
                ["a link that cannot be reached"] = "document.querySelector('footer a').tabIndex = -1",
                ["a covered focus"] =
                    """
                    paint('footer { position: relative } footer::after { content: ""; position: absolute; inset: 0; background: #fff }');
                    document.querySelector('footer').append(document.createElement('p'))
                    """,
                ["a skip link that is always visible"] = "paint('.skip { position: static !important; inline-size: auto !important }')",
                ["an outline around the main part"] = "paint('main:focus { outline: 3px solid #0a4650 !important }')",
                ["a main part that refuses the focus"] =
                    """
                    document.querySelector('main').removeAttribute('tabindex');
                    document.querySelector('main').addEventListener('focus', event => event.target.blur());
                    document.querySelector('a').addEventListener('click', event => event.preventDefault())
                    """,
            },
        },
        new("Arabic is drawn with Noto", PageChecks.ArabicFontsAsync)
        {
            Defects = new Dictionary<string, string>
            {
                ["another font"] = """paint('h1, p { font-family: "DejaVu Sans", "Noto Kufi Arabic", monospace !important }')""",
            },
        },
        new("The page is accessible", PageChecks.AccessibilityAsync)
        {
            Defects = new Dictionary<string, string>
            {
                ["text with low contrast"] = "paint('p { color: #8a8a8a !important }')",
                ["text below the enhanced contrast"] = "paint('.body p { color: #6b6b6b !important; background: #fff }')",
                ["a list without items"] = "document.querySelector('nav ul').append(document.createElement('div'))",
                ["a link without a name"] = "document.querySelector('main a').replaceChildren()",
                ["a skipped heading level"] =
                    """
                    const heading = document.createElement('h6');
                    heading.textContent = 'x';
                    document.querySelector('h1').after(heading)
                    """,
            },
        },
    ];

    /// <summary>Switches the page to print and back.</summary>
    public static Guard Print { get; } = new("A printed page is black on white, without controls", PageChecks.PrintAsync)
    {
        Defects = new Dictionary<string, string>
        {
            ["a printed menu"] = "paint('@media print { nav { display: block !important } }')",
            ["a printed link to a feed"] =
                """
                document.querySelector('main').insertAdjacentHTML('beforeend', '<p class="follow">x</p>');
                paint('@media print { .follow { display: block !important } }')
                """,
            ["coloured text"] = "paint('@media print { p { color: #8a2317 !important } }')",
            ["a dark page"] = "paint('@media print { html { background: #14171a !important } }')",
            ["a heading at the end of a page"] = "paint('@media print { h2 { break-after: auto !important } }')",
            ["a figure on two pages"] = "paint('@media print { figure { break-inside: auto !important } }')",
            ["a single line on a page"] = "paint('@media print { p { orphans: 1 !important } }')",
            ["no address"] = "paint('@media print { .permalink { display: none !important } }')",
            ["another address"] = "document.querySelector('.permalink').append('x')",
            ["a footer"] = "paint('@media print { footer { display: block !important } }')",
            ["narrow text"] = "paint('@media print { main .body p { max-inline-size: 20ch !important } }')",
            ["a link without its address"] = "paint('@media print { a::after { content: none !important } }')",
        },
    };

    public static Guard ForcedColours { get; } = new("Forced colours keep the timeline and the marks", Script("forced"))
    {
        Look = Look.Desktop with { ForcedColors = ForcedColors.Active },
        Page = "chronology",
        Defects = new Dictionary<string, string>
        {
            ["a mark that is a background"] = "paint('nav [aria-current] { border: 0 !important; background: red !important }')",
            ["a timeline that is a background"] =
                "paint('.spine::before { border: 0 !important; inline-size: 2px; background: red !important }')",
            ["identical points"] = "paint('.when::before { border-width: 2px !important }')",
            ["a status with a low frame"] = "paint('.status { padding-block: 0 !important; line-height: 1.2 !important }')",
            ["a status that is a background"] = "paint('.status { border: 0 !important; background: red !important }')",
        },
    };

    private static Func<Visit, Task<IReadOnlyCollection<string>>> Script(string name) =>
        async visit => await visit.Page.RunScriptAsync(name) ?? [];
}

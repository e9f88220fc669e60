using Digest.Cli.Terminal;
using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Digest.Cli.Preview;

/// <summary>Lists the stories with their missing languages, the held-back articles with the reason, and all pages by kind.</summary>
internal static class AllPages
{
    private const int RowsPerPart = 500;
    private const string Stories = "stories";
    private const string HeldBack = "held-back";

    /// <summary>The content security policy of the list.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="query">
    /// <c>kind</c> of pages; <c>q</c>, a text in the row; <c>missing=yes</c> for stories without a translation; <c>part</c> from 1.
    /// </param>
    public static Fragment Of(CompiledSite compiled, IQueryCollection query)
    {
        var site = compiled.Pages[0].Site;
        var kind = query["kind"].ToString() is { Length: > 0 } text ? text : Stories;
        var part = int.TryParse(query["part"], NumberStyles.None, null, out var number) ? Math.Max(number, 1) : 1;
        var filter = new Filter(kind, query["q"].ToString().Trim(), query["missing"] == "yes", part);
        var heldBack = compiled.Diagnostics.Where(diagnostic => diagnostic.Code == DiagnosticCode.HeldBack).ToImmutableArray();
        var kinds = compiled.Pages.CountBy(page => page.Layout, StringComparer.Ordinal).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var list = kind switch
        {
            Stories => StoriesOf(site, filter),
            HeldBack => HeldBackOf(heldBack, filter),
            _ => PagesOf(compiled, filter),
        };

        return $"""
            <!doctype html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8">
            <title>All pages – preview</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/_preview/client.css">
            <link rel="stylesheet" href="/_preview/list.css">
            <script src="/_preview/list.js" defer></script>
            </head>
            <body class="digest all-pages">
            <header>
            <h1>All pages</h1>
            <p><a href="{Permalinks.Href(Permalinks.Root, site.Settings)}">To the site</a></p>
            <nav aria-label="Kinds of pages">
            {Tab(Stories, "stories", site.Stories.Length, kind)}
            {Tab(HeldBack, "held back", heldBack.Length, kind)}
            {kinds.Select(pair => Tab(pair.Key, pair.Key, pair.Value, kind))}
            </nav>
            <form role="search">
            <input type="hidden" name="kind" value="{kind}">
            <label>
            Show only
            <input type="search" name="q" value="{filter.Text}" autocomplete="off" dir="auto" placeholder="words, an address, a file">
            </label>
            {(kind == Stories ? Missing(filter) : Fragment.None)}
            <button>Filter</button>
            </form>
            </header>
            <main id="list" aria-live="polite">
            {list}
            </main>
            </body>
            </html>

            """;
    }

    private static Fragment Tab(string kind, string name, int count, string current)
    {
        Fragment isCurrent = kind == current ? $""" aria-current="page" """ : Fragment.None;
        return $"""<a href="/_preview/?kind={kind}"{isCurrent}>{name} <span>{count}</span></a> """;
    }

    private static Fragment Missing(Filter filter) =>
        $"""<label><input type="checkbox" name="missing" value="yes"{(filter.Missing ? " checked" : "")}> without a translation</label>""";

    private static Fragment StoriesOf(Site site, Filter filter)
    {
        var stories = site.Stories
            .Where(story => !filter.Missing || story.Articles.Length < site.Languages.Length)
            .Where(story => filter.Matches([story.Id, .. story.Articles.Select(article => article.Title)]))
            .OrderByDescending(DayOf)
            .ThenBy(story => story.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return Table(stories, filter, $"""<th scope="col">Published</th>{site.Languages.Select(Head)}""", Row);

        static Fragment Head(Language language) => $"""<th scope="col" lang="{language.Code}" dir="{language.Dir}">{language.Name}</th>""";
        static DateOnly DayOf(Story story) => story.Articles.Max(article => article.Published.Day);

        Fragment Row(Story story)
        {
            var cells = site.Languages.Select(language => Cell(story.In(language), language, site));
            return $"""<td class="date">{DayOf(story).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</td>{cells}""";
        }
    }

    private static Fragment Cell(Article? article, Language language, Site site)
    {
        if (article is null)
            return $"""<td class="missing" dir="{language.Dir}"><bdi lang="en" dir="ltr">missing in {language.Code}</bdi></td>""";
        var href = Permalinks.Href(Permalinks.Article(article), site.Settings);
        return $"""<td dir="{language.Dir}"><a href="{href}" lang="{language.Code}">{article.Title}</a></td>""";
    }

    private static Fragment HeldBackOf(ImmutableArray<Diagnostic> all, Filter filter)
    {
        var heldBack = all.Where(diagnostic => filter.Matches([diagnostic.Location.Path, diagnostic.Message])).ToImmutableArray();
        var table = Table(heldBack, filter, $"""<th scope="col">File</th><th scope="col">Why</th>""", diagnostic =>
            $"""<td>{PathOf(TerminalText.Clean(diagnostic.Location.Path))}</td><td>{TerminalText.Clean(diagnostic.Message)}</td>""");
        return $"""{table}<p class="note"><code>digest preview --drafts</code> shows excluded and future articles.</p>""";
    }

    private static Fragment PathOf(string path) => $"""<bdi class="path" dir="ltr">{path}</bdi>""";

    private static Fragment PagesOf(CompiledSite compiled, Filter filter)
    {
        var ofKind = compiled.Pages.Where(page => page.Layout == filter.Kind);
        var pages = ofKind.Where(page => filter.Matches([page.Title ?? "", page.Address, page.Origin])).ToImmutableArray();
        return Table(pages, filter, $"""<th scope="col">Page</th><th scope="col">Address</th>""", page =>
        {
            Fragment link = $"""<a href="{page.View.Href(page.Address)}" lang="{page.Language.Code}">{page.Title ?? page.Address}</a>""";
            return $"""<td dir="{page.Language.Dir}">{link}</td><td>{PathOf(page.Address)}</td>""";
        });
    }

    private static Fragment Table<T>(ImmutableArray<T> all, Filter filter, Fragment head, Func<T, Fragment> row)
    {
        if (all.IsEmpty)
            return $"""<p class="note">Nothing.</p>""";
        var parts = ((all.Length - 1) / RowsPerPart) + 1;
        var part = Math.Min(filter.Part, parts);
        return $"""
            <table>
            <thead><tr>{head}</tr></thead>
            <tbody>
            {all.Skip((part - 1) * RowsPerPart).Take(RowsPerPart).Select(item => (Fragment)$"<tr>{row(item)}</tr>\n")}</tbody>
            </table>
            {(parts > 1 ? Parts(filter, part, parts) : Fragment.None)}
            """;
    }

    private static Fragment Parts(Filter filter, int current, int parts)
    {
        var links = Enumerable.Range(1, parts).Select(part => part == current
            ? (Fragment)$"""<b aria-current="page">{part}</b> """ : $"""<a href="/_preview/{filter.QueryFor(part)}">{part}</a> """);
        return $"""<nav class="parts" aria-label="Parts">{links}</nav>""";
    }

    /// <summary>Which rows to list.</summary>
    private sealed record Filter(string Kind, string Text, bool Missing, int Part)
    {
        public bool Matches(IEnumerable<string> texts) => texts.Any(text => text.Contains(Text, StringComparison.OrdinalIgnoreCase));

        public string QueryFor(int part) => new QueryBuilder
        {
            { "kind", Kind },
            { "q", Text },
            { "missing", Missing ? "yes" : "" },
            { "part", $"{part}" },
        }.ToString();
    }
}

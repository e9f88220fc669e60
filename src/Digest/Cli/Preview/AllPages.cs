using System.Collections.Immutable;
using System.Globalization;
using Digest.Cli.Terminal;
using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Digest.Cli.Preview;

/// <summary>The list of everything, for editors: which story is missing in which language, what is held back and why, and every page by its kind.</summary>
internal static class AllPages
{
    private const int RowsAPart = 500;

    private const string Stories = "stories";
    private const string HeldBack = "held-back";

    /// <summary>What the browser may do with the list: show it, and ask for another part of it.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The part of the list that is asked for: <c>kind</c> of page, <c>q</c> for what is in its row, <c>missing</c> for stories that lack a language, <c>part</c> from 1.</summary>
    public static Fragment Of(CompiledSite compiled, IQueryCollection query)
    {
        var site = compiled.Pages[0].Site;
        var kind = query["kind"].ToString() is { Length: > 0 } asked ? asked : Stories;
        var wanted = new Wanted(kind, query["q"].ToString().Trim(), query["missing"] == "yes", Number(query["part"].ToString()));
        var heldBack = compiled.Diagnostics.Where(diagnostic => diagnostic.Code == DiagnosticCode.HeldBack).ToImmutableArray();
        var kinds = compiled.Pages.CountBy(page => page.Layout, StringComparer.Ordinal).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var list = kind switch
        {
            Stories => StoriesOf(site, wanted),
            HeldBack => HeldBackOf(heldBack, wanted),
            _ => PagesOf(compiled, wanted),
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
            <p><a href="{Permalinks.Href(Permalinks.Chooser, site.Settings)}">To the site</a></p>
            <nav aria-label="Kinds of pages">
            {Tab(Stories, "stories", site.Stories.Length, kind)}
            {Tab(HeldBack, "held back", heldBack.Length, kind)}
            {kinds.Select(pair => Tab(pair.Key, pair.Key, pair.Value, kind))}
            </nav>
            <form role="search">
            <input type="hidden" name="kind" value="{kind}">
            <label>Show only <input type="search" name="q" value="{wanted.Text}" autocomplete="off" dir="auto" placeholder="words, an address, a file"></label>
            {(kind == Stories ? Missing(wanted) : Fragment.None)}
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

    private static Fragment Tab(string kind, string name, int count, string current) =>
        $"""<a href="/_preview/?kind={kind}"{(kind == current ? (Fragment)$""" aria-current="page" """ : Fragment.None)}>{name} <span>{count}</span></a> """;

    private static Fragment Missing(Wanted wanted) =>
        $"""<label><input type="checkbox" name="missing" value="yes"{(wanted.Missing ? (Fragment)$" checked" : Fragment.None)}> that miss a language</label>""";

    private static Fragment StoriesOf(Site site, Wanted wanted)
    {
        var stories = site.Stories
            .Where(story => !wanted.Missing || story.Articles.Length < site.Languages.Length)
            .Where(story => wanted.Has([story.Id, .. story.Articles.Select(article => article.Title)]))
            .OrderByDescending(story => story.Articles.Max(article => article.Published.Day))
            .ThenBy(story => story.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return Table(
            stories,
            wanted,
            $"""<th scope="col">Published</th>{site.Languages.Select(language => (Fragment)$"""<th scope="col" lang="{language.Code}" dir="{language.Dir}">{language.Name}</th>""")}""",
            story => $"""<td class="date">{story.Articles.Max(article => article.Published.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</td>{site.Languages.Select(language => Cell(story.In(language), language, site))}""");
    }

    private static Fragment Cell(Article? article, Language language, Site site) => article is null
        ? (Fragment)$"""<td class="missing" dir="{language.Dir}"><bdi lang="en" dir="ltr">missing in {language.Code}</bdi></td>"""
        : $"""<td dir="{language.Dir}"><a href="{Permalinks.Href(Permalinks.Article(article), site.Settings)}" lang="{language.Code}">{article.Title}</a></td>""";

    private static Fragment HeldBackOf(ImmutableArray<Diagnostic> heldBack, Wanted wanted)
    {
        Fragment table = Table(
            [.. heldBack.Where(diagnostic => wanted.Has([diagnostic.Location.Path, diagnostic.Message]))],
            wanted,
            $"""<th scope="col">File</th><th scope="col">Why</th>""",
            diagnostic => $"""<td><bdi class="path" dir="ltr">{TerminalText.Clean(diagnostic.Location.Path)}</bdi></td><td>{TerminalText.Clean(diagnostic.Message)}</td>""");
        return $"""{table}<p class="note">Articles that are excluded, or published on a later day, are shown by <code>digest preview --drafts</code>.</p>""";
    }

    private static Fragment PagesOf(CompiledSite compiled, Wanted wanted) => Table(
        [.. compiled.Pages.Where(page => page.Layout == wanted.Kind && wanted.Has([page.Title ?? "", page.Address, page.Origin]))],
        wanted,
        $"""<th scope="col">Page</th><th scope="col">Address</th>""",
        page => $"""<td dir="{page.Language.Dir}"><a href="{page.View.Href(page.Address)}" lang="{page.Language.Code}">{page.Title ?? page.Address}</a></td><td><bdi class="path" dir="ltr">{page.Address}</bdi></td>""");

    private static Fragment Table<T>(ImmutableArray<T> all, Wanted wanted, Fragment head, Func<T, Fragment> row)
    {
        if (all.IsEmpty)
            return $"""<p class="note">Nothing.</p>""";
        var parts = ((all.Length - 1) / RowsAPart) + 1;
        var part = Math.Min(wanted.Part, parts);
        return $"""
            <table>
            <thead><tr>{head}</tr></thead>
            <tbody>
            {all.Skip((part - 1) * RowsAPart).Take(RowsAPart).Select(item => (Fragment)$"<tr>{row(item)}</tr>\n")}</tbody>
            </table>
            {(parts > 1 ? Parts(wanted, part, parts) : Fragment.None)}
            """;
    }

    private static Fragment Parts(Wanted wanted, int current, int parts) =>
        $"""<nav class="parts" aria-label="Parts">{Enumerable.Range(1, parts).Select(part => part == current ? (Fragment)$"""<b aria-current="page">{part}</b> """ : $"""<a href="/_preview/{wanted.QueryOf(part)}">{part}</a> """)}</nav>""";

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 1) : 1;

    /// <summary>What of the list is asked for.</summary>
    private sealed record Wanted(string Kind, string Text, bool Missing, int Part)
    {
        public bool Has(ReadOnlySpan<string> texts)
        {
            foreach (var text in texts)
            {
                if (text.Contains(Text, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            return false;
        }

        public string QueryOf(int part) =>
            new QueryBuilder { { "kind", Kind }, { "q", Text }, { "missing", Missing ? "yes" : "" }, { "part", part.ToString(CultureInfo.InvariantCulture) } }.ToString();
    }
}

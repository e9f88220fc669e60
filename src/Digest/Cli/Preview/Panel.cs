using Digest.Cli.Terminal;
using Digest.Languages;
using Digest.Pages;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>What the preview adds to every page: the problems, and a bar with languages, source and held-back articles.</summary>
internal static class Panel
{
    /// <summary>The panel of a page. It contains the version of a failed compilation, so each new failure opens the problems.</summary>
    public static byte[] Of(PreviewResponse response, PreviewState state)
    {
        var (page, problems) = response is PreviewResponse.Html html ? (html.Page, html.Problems) : (null, state.Problems);
        var hasErrors = problems.Any(problem => problem.Severity == Severity.Error);
        Fragment panel = $"""
            <div class="digest" lang="en" dir="ltr">
            {(page is not null ? Problems(problems, hasErrors ? state.Version : 0) : Fragment.None)}
            {Bar(page, problems, hasErrors)}
            </div>

            """;
        return panel.ToUtf8();
    }

    /// <param name="version">Of the failed compilation; 0 if it succeeded.</param>
    private static Fragment Problems(ImmutableArray<Diagnostic> problems, int version)
    {
        if (ProblemList.ErrorsAndWarnings(problems).IsEmpty)
            return Fragment.None;
        return $"""
            <section class="problems" role="dialog" aria-labelledby="digest-problems" data-failed="{version}" tabindex="-1" hidden>
            <header>
            <h2 id="digest-problems">{ProblemList.CountsOf(problems)}</h2>
            {(version > 0 ? (Fragment)$"""<p>Behind this is the last version without them.</p>""" : Fragment.None)}
            <button type="button" class="close" aria-keyshortcuts="Escape">Close</button>
            </header>
            {ProblemList.Of(problems)}
            </section>
            """;
    }

    private static Fragment Bar(Page? page, ImmutableArray<Diagnostic> problems, bool hasErrors)
    {
        var heldBack = problems.Count(problem => problem.Code == DiagnosticCode.HeldBack);
        return $"""
            <div class="bar{(hasErrors ? " broken" : "")}" role="region" aria-label="Preview">
            <button type="button" class="fold" aria-expanded="true">Preview</button>
            <div class="facts">
            {Counts(problems, page is not null)}
            {(page is not null ? Translations(page) : Fragment.None)}
            {(page?.Origin.Contains('/', StringComparison.Ordinal) == true ? Source(TerminalText.Clean(page.Origin)) : Fragment.None)}
            {(heldBack > 0 ? HeldBack(heldBack) : Fragment.None)}
            <a class="all" href="/_preview/">All pages</a>
            </div>
            </div>
            """;
    }

    private static Fragment Counts(ImmutableArray<Diagnostic> problems, bool canOpen) => ProblemList.CountsOf(problems) switch
    {
        "" => Fragment.None,
        var counts when canOpen => $"""<button type="button" class="counts">{counts}</button>""",
        var counts => $"""<span class="counts">{counts}</span>""",
    };

    /// <summary>What the language switch does on this page. A page in all languages has no switch.</summary>
    private static Fragment Translations(Page page) =>
        page.Switch.Any(target => target.Relation == Relation.Same)
            ? $"""<ul class="languages">{page.Switch.Select(target => Translation(target, page))}</ul>"""
            : Fragment.None;

    private static Fragment Translation(SwitchTarget target, Page page)
    {
        var (name, href) = (NameOf(target.Language), page.View.Href(target.Address));
        return target.Relation switch
        {
            Relation.Same => $"""<li>{name} this page</li>""",
            Relation.Translation => $"""<li><a href="{href}">{name}</a> translated</li>""",
            Relation.Coverage => Missing("other reports"),
            _ => Missing("the nearest page"),
        };

        Fragment Missing(string where) => $"""<li class="missing">{name} missing: the switch leads to <a href="{href}">{where}</a></li>""";
    }

    private static Fragment NameOf(Language language) => $"""<bdi lang="{language.Code}" dir="{language.Dir}">{language.Name}</bdi>""";

    private static Fragment Source(string path) =>
        $"""<span class="source"><bdi dir="ltr">{path}</bdi> <button type="button" data-copy="{path}">Copy path</button></span>""";

    private static Fragment HeldBack(int count)
    {
        Fragment links = $"""<a href="/_preview/?kind=held-back">which</a>; <code>--drafts</code> shows them""";
        return $"""<span class="held">{ConsoleReport.Count(count, "article")} held back: {links}</span>""";
    }
}

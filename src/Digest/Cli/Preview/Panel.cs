using System.Collections.Immutable;
using Digest.Cli.Terminal;
using Digest.Languages;
using Digest.Pages;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>What the preview puts before an editor on every page: the problems over it, and a bar below it with what readers do not see.</summary>
internal static class Panel
{
    /// <summary>The panel of a page. It tells a failing save from the one before, so that problems that were put away come back.</summary>
    public static byte[] Of(Shown shown, PreviewState state)
    {
        var (page, problems) = shown is Shown.Html html ? (html.Page, html.Problems) : (null, state.Problems);
        var broken = problems.Any(problem => problem.Severity == Severity.Error);
        Fragment panel = $"""
            <div class="digest" lang="en" dir="ltr">
            {(page is not null ? Problems(problems, broken ? state.Version : 0) : Fragment.None)}
            {Bar(page, problems, broken)}
            </div>

            """;
        return panel.ToUtf8();
    }

    /// <param name="version">Of the failing save; 0 when it did not fail.</param>
    private static Fragment Problems(ImmutableArray<Diagnostic> problems, int version)
    {
        if (ProblemList.WorthMending(problems).IsEmpty)
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

    private static Fragment Bar(Page? page, ImmutableArray<Diagnostic> problems, bool broken) =>
        $"""
        <div class="bar{(broken ? " broken" : "")}" role="region" aria-label="Preview">
        <button type="button" class="fold" aria-expanded="true">Preview</button>
        <div class="facts">
        {Counts(problems, page is not null)}
        {(page is not null ? Translations(page) : Fragment.None)}
        {(page is not null && page.Origin.Contains('/', StringComparison.Ordinal) ? Source(TerminalText.Clean(page.Origin)) : Fragment.None)}
        {HeldBack(problems.Count(problem => problem.Code == DiagnosticCode.HeldBack))}
        <a class="all" href="/_preview/">All pages</a>
        </div>
        </div>
        """;

    private static Fragment Counts(ImmutableArray<Diagnostic> problems, bool canOpen)
    {
        var counts = ProblemList.CountsOf(problems);
        if (counts.Length == 0)
            return Fragment.None;
        return canOpen ? (Fragment)$"""<button type="button" class="counts">{counts}</button>""" : $"""<span class="counts">{counts}</span>""";
    }

    /// <summary>What the language switch does on this page. On pages of all languages it is the page itself, and says nothing.</summary>
    private static Fragment Translations(Page page) =>
        page.Switch.Any(target => target.Relation == Relation.Same)
            ? $"""<ul class="languages">{page.Switch.Select(target => Translation(target, page))}</ul>"""
            : Fragment.None;

    private static Fragment Translation(SwitchTarget target, Page page)
    {
        var name = NameOf(target.Language);
        return target.Relation switch
        {
            Relation.Same => $"""<li>{name} this page</li>""",
            Relation.Translation => $"""<li><a href="{page.View.Href(target.Address)}">{name}</a> translated</li>""",
            Relation.Coverage => $"""<li class="missing">{name} missing: the switch leads to <a href="{page.View.Href(target.Address)}">other reports</a></li>""",
            _ => $"""<li class="missing">{name} missing: the switch leads to <a href="{page.View.Href(target.Address)}">the nearest page</a></li>""",
        };
    }

    private static Fragment NameOf(Language language) => $"""<bdi lang="{language.Code}" dir="{language.Dir}">{language.Name}</bdi>""";

    private static Fragment Source(string path) => $"""<span class="source"><bdi dir="ltr">{path}</bdi> <button type="button" data-copy="{path}">Copy path</button></span>""";

    private static Fragment HeldBack(int count) =>
        count == 0 ? Fragment.None : $"""<span class="held">{ConsoleReport.Count(count, "article")} held back: <a href="/_preview/?kind=held-back">which</a>; <code>--drafts</code> shows them</span>""";
}

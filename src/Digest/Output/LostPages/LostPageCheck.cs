using Digest.Content;
using Digest.Languages;
using Digest.Pages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Output.LostPages;

/// <summary>Compares a site with the addresses of an earlier version, and reports those that lead nowhere now.</summary>
internal sealed class LostPageCheck
{
    private readonly OutputFiles _files;
    private readonly Site _site;
    private readonly HashSet<string> _published;
    private readonly ImmutableArray<LostPage> _lost;
    private readonly ImmutableArray<PublishedFile> _omitted;
    private readonly Lazy<Successors> _successors;
    private readonly Lazy<Dictionary<string, Article>> _unpublished;
    private readonly Lazy<ILookup<string, Page>> _pagesByKey;
    private readonly DiagnosticBag _diagnostics;

    private LostPageCheck(IReadOnlyCollection<PublishedFile> published, OutputFiles files, DiagnosticBag diagnostics)
    {
        (_files, _site, _diagnostics) = (files, files.Pages[0].Site, diagnostics);
        _published = published.Select(page => page.Address).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<PublishedFile> gone = [.. published.Where(page => !Exists(page.Address))];
        _omitted = [.. _site.Settings.HasFacingPages ? [] : gone.Where(IsFacingPage)];
        _lost = LostPage.Group(gone.Except(_omitted), _site);
        _successors = new(() => new([.. _lost.Where(IsOpen)], TextPage.Of(_site), _published));
        _unpublished = new(() => Unpublished(_site));
        _pagesByKey = new(() => _files.Pages.ToLookup(page => Slug.CollisionKey(page.OutputPath), StringComparer.Ordinal));
    }

    /// <param name="files">Of a site without errors.</param>
    public static void Run(IReadOnlyCollection<PublishedFile> published, OutputFiles files, DiagnosticBag diagnostics)
    {
        var check = new LostPageCheck(published, files, diagnostics);
        foreach (var page in check._lost)
            check.Report(page);
        check.ReportOmitted();
    }

    /// <summary>Whether GitHub Pages finds a file at an address.</summary>
    private bool Exists(string address) =>
        _files.Find(Permalinks.OutputPath(address)) is not null
        || (!address.EndsWith('/') && (_files.Find($"{address[1..]}/index.html") ?? _files.Find($"{address[1..]}.html")) is not null);

    /// <summary>Whether a page showed an article beside its translation. A redirect from such an address is not one.</summary>
    private bool IsFacingPage(PublishedFile page) =>
        page.RedirectsTo is null && AddressForm.Of(page.Address, _site.Languages).IsBesideArticle;

    /// <summary>A setting took these pages away on purpose, so that all of them are one note.</summary>
    private void ReportOmitted()
    {
        if (_omitted is not [{ Address: var first }, ..])
            return;
        var count = _omitted.Length == 1 ? $"the page {first} is gone" : $"{_omitted.Length} pages such as {first} are gone";
        _diagnostics.Add(new(
            DiagnosticCode.LostAddress, Severity.Note, SourceLocation.OfFile(ProjectLayout.SettingsFile),
            $"{count}, because 'FacingPages' is 'none'",
            "To lead readers from such an address to its article, write it under 'redirectFrom' there."));
    }

    private void Report(LostPage page)
    {
        if (UnpublishedArticle(page) is { } article)
            ReportUnpublished(page, article);
        else if (SimilarPage(page) is { } similar)
            ReportSimilar(page, similar);
        else if (OwnerOf(page) is { } owner)
            ReportBeside(page, owner);
        else if (page.Form.Kind == AddressKind.Topic)
            ReportTopic(page);
        else if (page.Form.Kind == AddressKind.Entity)
            ReportEntity(page);
        else if (page.Form.Kind == AddressKind.Event)
            ReportEvent(page);
        else if (page.Form.Kind is AddressKind.Section or AddressKind.Edition)
            ReportSection(page);
        else
            ReportText(page, _successors.Value.Of(page));
    }

    /// <summary>Whether a text may be at another address now.</summary>
    private bool IsOpen(LostPage page) => UnpublishedArticle(page) is null && SimilarPage(page) is null && OwnerOf(page) is null;

    private Article? UnpublishedArticle(LostPage page)
    {
        string?[] keys = [.. page.Pages.Select(lost => lost.Address), page.Form.Owner, page.Pages[0].Source, SlugKey(page.Form)];
        return keys.OfType<string>().Select(key => _unpublished.Value.GetValueOrDefault(key)).OfType<Article>().FirstOrDefault();
    }

    /// <summary>
    /// The articles that are not published, by the addresses that they would have, by their files, and by their slugs: their dates may be
    /// others than before.
    /// </summary>
    private static Dictionary<string, Article> Unpublished(Site site)
    {
        var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
        foreach (var article in site.Unpublished)
        {
            var address = Permalinks.Article(article);
            foreach (var key in (string[])[.. article.RedirectFrom.Select(old => old.Id), address, Permalinks.Short(article), article.Path])
                articles.TryAdd(key, article);
            if (!site.EditionIn(article.Language).Articles.Any(other => other.Slug == article.Slug))
                articles.TryAdd(SlugKey(AddressForm.Of(address, site.Languages))!, article);
        }

        return articles;
    }

    private static string? SlugKey(AddressForm form) => form.Kind == AddressKind.Article ? $"{form.Language!.Code} {form.Slug}" : null;

    private void ReportUnpublished(LostPage page, Article article)
    {
        var isMeant = article.Excluded || _site.Expired.Contains(article);
        _diagnostics.Add(new(
            DiagnosticCode.LostAddress,
            isMeant ? Severity.Note : Severity.Warning,
            article.Location,
            $"{page.Address} was published, and leads nowhere while this article is left out",
            isMeant ? null : "Date it in the past again, or write 'excluded: true' to withdraw it."));
    }

    /// <summary>A page whose address browsers and file systems may take for the lost one, so that no redirect is possible.</summary>
    private Page? SimilarPage(LostPage page) => _pagesByKey.Value[Slug.CollisionKey(Permalinks.OutputPath(page.Address))].FirstOrDefault();

    private void ReportSimilar(LostPage page, Page similar) => _diagnostics.Error(
        DiagnosticCode.LostAddress,
        SourceLocation.OfFile(similar.Origin),
        $"the address {page.Address} is gone: the page is at {similar.Address}, and the two differ only in case, form or marks of letters",
        "Write the address as it was, because a redirect between the two is not possible.");

    /// <summary>The article or redirect that a lost page is beside.</summary>
    private Page? OwnerOf(LostPage page) =>
        page.Form.Kind == AddressKind.Article ? _files.PageAt(Permalinks.OutputPath(page.Form.Owner)) : null;

    private void ReportBeside(LostPage page, Page owner)
    {
        if (owner.RedirectsTo is null)
        {
            ReportBesideArticle(page, owner);
            return;
        }

        var text = TextAt(owner.RedirectsTo);
        Offer(
            Severity.Warning,
            text?.Location ?? SourceLocation.OfFile(owner.Origin),
            $"{page.Form.Owner} redirects here, but {page.Address} leads nowhere",
            "Write in the front matter:",
            page,
            text);
    }

    /// <summary>A translation was withdrawn, or the folder of the story has another name, on which its short addresses depend.</summary>
    private void ReportBesideArticle(LostPage page, Page owner)
    {
        ImmutableArray<PublishedFile> redirects = [.. page.Pages.Where(lost => lost.RedirectsTo is not null)];
        foreach (var beside in page.Pages.Except(redirects).Take(1))
        {
            _diagnostics.Note(
                DiagnosticCode.LostAddress,
                SourceLocation.OfFile(owner.Origin),
                $"{beside.Address} is gone: this article has no such translation");
        }

        if (redirects is not [{ Address: var first }, ..] || TextAt(owner.Address) is not { } text)
            return;
        var message = $"{first} led here, and leads nowhere now";
        Offer(Severity.Error, text.Location, message, "Write in the front matter:", page with { Pages = redirects }, text);
    }

    private TextPage? TextAt(string address) => TextPage.Of(_site).FirstOrDefault(text => text.Address == address);

    private void ReportText(LostPage page, TextPage? text)
    {
        const string Replacement = "Write in the front matter of the text that replaces it:";
        var (folder, advice) = page.Form.Kind switch
        {
            AddressKind.Article => (ContentFiles.ArticlesFolder, $"To withdraw it, restore its file with 'excluded: true'. {Replacement}"),
            AddressKind.Standing => (ContentFiles.PagesFolder, Replacement),
            _ => ($"{ProjectLayout.Input}/", Replacement),
        };
        // An address that no page can redirect from must not stop a site for ever.
        var isSame = text is not null && text.Path == page.Pages[0].Source;
        Offer(
            page.Redirectable.Any() ? Severity.Error : Severity.Warning,
            text?.Location ?? SourceLocation.OfFile(folder.TrimEnd('/')),
            isSame ? $"this text was at {page.Address}, and nothing redirects from there"
                : $"the address {page.Address} is gone, and nothing redirects from it",
            isSame ? "Write in its front matter:" : text is null ? advice : "If this text was there, write in its front matter:",
            page,
            text);
    }

    private void ReportTopic(LostPage page) => ReportTerm(
        page,
        "of a topic",
        Registries.TopicsFile,
        _site.Topics,
        topic => topic.Location,
        (topic, language) => topic.SlugIn(language),
        (topic, language) => Permalinks.Topic(language, topic),
        "no published article has it");

    private void ReportEntity(LostPage page) => ReportTerm(
        page,
        "of a name",
        Registries.EntitiesFile,
        _site.Registries.Entities.Values.OrderBy(entity => entity.Location),
        entity => entity.Location,
        (entity, language) => entity.SlugIn(language),
        (entity, language) => Permalinks.Entity(language, entity),
        "no published article or event has it");

    /// <summary>Reports the page of a term of a registry, which is there while something names the term.</summary>
    private void ReportTerm<T>(
        LostPage page,
        string what,
        string file,
        IEnumerable<T> terms,
        Func<T, SourceLocation> locationOf,
        Func<T, Language, string> slugIn,
        Func<T, Language, string> addressIn,
        string reason)
        where T : class
    {
        ImmutableArray<Language> languages = [.. page.Pages.Select(lost => AddressForm.Of(lost.Address, _site.Languages).Language!)];
        if (terms.FirstOrDefault(term => languages.All(language => page.Pages.Any(lost => lost.Address == addressIn(term, language))))
            is { } unused)
        {
            _diagnostics.Note(DiagnosticCode.LostAddress, locationOf(unused), $"{AllOf(page)} {what} {AreGone(page)}: {reason}");
            return;
        }

        ImmutableArray<T> added = [.. terms.Where(term => !_published.Contains(addressIn(term, languages[0])))];
        var nearest = Nearest.To(page.Form.Slug, added.Select(term => slugIn(term, languages[0])));
        var successor = added.FirstOrDefault(term => added.Length == 1 || slugIn(term, languages[0]) == nearest);
        var slugs = string.Join(", ", languages.Select(language => $"{language.Code}: {page.Form.Slug}"));
        Offer(
            Severity.Warning,
            successor is null ? SourceLocation.OfFile(file) : locationOf(successor),
            $"{AllOf(page)} {what} {AreGone(page)}",
            $"Keep the address with slug: {{ {slugs} }}, or write in the front matter of a text:",
            page);
    }

    private void ReportEvent(LostPage page)
    {
        var languages = _site.Languages;
        var added = _site.Chronology.Entries.Select(entry => entry.Event).OfType<Event>()
            .Where(entry => !languages.Any(language => _published.Contains(Permalinks.Event(language, entry))))
            .ToList();
        var nearest = Nearest.To(page.Form.Slug, added.Select(entry => entry.Id));
        var successor = added.Find(entry => added.Count == 1 || entry.Id == nearest);
        Offer(
            Severity.Warning,
            SourceLocation.OfFile(successor?.Location.Path ?? ContentFiles.EventsFolder.TrimEnd('/')),
            $"{AllOf(page)} of an event {AreGone(page)}",
            $"Name its file {page.Form.Slug}.yml as before, or write in the front matter of a text:",
            page);
    }

    private void ReportSection(LostPage page)
    {
        var isEdition = page.Form.Kind == AddressKind.Edition;
        var name = page.Form.Owner.Trim('/').Split('/')[^1];
        _diagnostics.Error(
            DiagnosticCode.LostAddress,
            SourceLocation.OfFile(isEdition ? ProjectLayout.SettingsFile : LanguageFile.PathOf(page.Form.Language!.Code)),
            $"{page.Pages.Length} addresses below {page.Form.Owner} are gone without a redirect, such as {page.Pages[^1].Address}",
            isEdition
                ? $"Put '{name}' back into 'Languages', or name each address under 'redirectFrom' of a text."
                : $"Put '{name}' back under 'paths', or name each address under 'redirectFrom' of a text.");
    }

    private static string AllOf(LostPage page) =>
        (page.Pages.Length == 1 ? "the address " : "the addresses ") + string.Join(", ", page.Pages.Select(lost => lost.Address));

    private static string AreGone(LostPage page) => page.Pages.Length == 1 ? "is gone" : "are gone";

    /// <summary>Reports a page with the line that redirects from it.</summary>
    /// <param name="sentence">Where the line belongs, with a colon at its end.</param>
    /// <param name="text">The text that has the line, if it is known.</param>
    private void Offer(Severity severity, SourceLocation location, string message, string sentence, LostPage page, TextPage? text = null)
    {
        var addresses = page.Redirectable.ToList();
        var line = addresses.Count == 0 ? null : text?.LineFor(addresses) ?? TextPage.LineOf(addresses);
        var advice = line is null ? "No page can redirect from it; only a server in front of the site can." : $"{sentence} {line}";
        _diagnostics.Add(new(DiagnosticCode.LostAddress, severity, location, message, advice) { OfferedLine = line });
    }
}

using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.SiteModel;

/// <summary>
/// Checks every reference of the content: its id exists, and the target of a link has the heading that the link names. References are
/// checked here only. No error depends on the time of the build: a target that is not published now is a note.
/// </summary>
internal sealed class ReferenceCheck(ParsedContent content, Site site)
{
    private readonly Lazy<ILookup<string, Article>> _articles = new(() => content.AllArticles.ToLookup(article => article.StoryId));
    private readonly Lazy<HashSet<string>> _topicsWithArticles = new(() => TopicsOf(content.AllArticles));
    private readonly Lazy<HashSet<string>> _namedByArticles = new(() =>
        [.. content.AllArticles.SelectMany(article => article.Entities).Select(entity => entity.Id)]);
    private readonly Lazy<HashSet<string>> _namedByEvents = new(() =>
        [.. content.AllEvents.SelectMany(EntityIndex.Named).Select(entity => entity.Id)]);
    private readonly Lazy<HashSet<string>> _topicsWithPages = new(() => TopicsOf(site.Articles));

    /// <param name="site">Assembled from the content; its references may have no targets.</param>
    public static void Run(ParsedContent content, Site site, CompileOptions options, BuildCache cache, DiagnosticBag diagnostics)
    {
        var registries = content.Registries;
        var ids = KnownIdsOf(content, cache, diagnostics);
        CheckEach(content.AllArticles, article => article.References);
        CheckEach(content.AllEvents, entry => entry.References);
        CheckEach(registries.Topics.Values, topic => topic.References);
        if (ids.HasEmptyHomes)
            ids.CheckHomes(ReferencesToEmptyHomes(), diagnostics);
        if (!options.Check)
            return;

        var check = new ReferenceCheck(content, site);
        foreach (var topic in registries.Topics.Values)
            check.CheckBroader(topic, diagnostics);
        ImmutableArray<object?> inputs = [ids, site.StructureKey, site.AnchorsKey];
        cache.CheckEach(
            nameof(ReferenceCheck), TextsOf(content, options), inputs, diagnostics, (text, own) => check.CheckBody(text, ids, own));

        void CheckEach<T>(IEnumerable<T> items, Func<T, IEnumerable<(ReferenceKind Kind, Reference Reference)>> referencesOf)
            where T : class =>
            cache.CheckEach((nameof(ReferenceCheck), typeof(T)), items, [ids], diagnostics, (item, own) =>
            {
                foreach (var (kind, reference) in referencesOf(item))
                    ids.Check(kind, reference, own);
            });

        // Those of bodies only if they are parsed. Of a changed site only changed texts are looked through.
        IEnumerable<(ReferenceKind Kind, Reference Reference)> ReferencesToEmptyHomes()
        {
            IEnumerable<IContentText> bodies = options.Check ? TextsOf(content, options) : [];
            return
            [
                .. Of(content.AllArticles, article => article.References),
                .. Of(content.AllEvents, entry => entry.References),
                .. Of(registries.Topics.Values, topic => topic.References),
                .. Of(bodies, text => ReferencesIn([text])),
            ];
        }

        IEnumerable<(ReferenceKind Kind, Reference Reference)> Of<T>(
            IEnumerable<T> items, Func<T, IEnumerable<(ReferenceKind Kind, Reference Reference)>> referencesOf)
            where T : class =>
            cache.SelectEach((nameof(KnownIds.CheckHomes), typeof(T)), items, [ids], new(), (item, _) =>
                referencesOf(item).Where(ids.HasEmptyHome).ToArray() is { Length: > 0 } found ? found : null).SelectMany(found => found);
    }

    /// <summary>Reports the errors of bodies that other parts of the site have and files of this part show.</summary>
    public static void RunOnOthers(
        ImmutableArray<IContentText> texts, ParsedContent content, Site site, BuildCache cache, DiagnosticBag diagnostics)
    {
        var ids = KnownIdsOf(content, cache, diagnostics);
        var check = new ReferenceCheck(content, site);
        foreach (var text in texts)
        {
            text.Body.Report(diagnostics);
            check.CheckBody(text, ids, diagnostics);
        }

        ids.CheckHomes(ReferencesIn(texts).Where(ids.HasEmptyHome), diagnostics);
    }

    private static IEnumerable<(ReferenceKind Kind, Reference Reference)> ReferencesIn(IEnumerable<IContentText> texts) =>
        texts.SelectMany(text => text.Body.CrossReferences).Select(link => (link.Kind, link.Target));

    private static KnownIds KnownIdsOf(ParsedContent content, BuildCache cache, DiagnosticBag diagnostics)
    {
        var registries = content.Registries;
        ImmutableArray<object?> inputs = [content.Files, registries.Topics, registries.Entities, registries.Sources];
        return cache.GetOrAdd(nameof(KnownIds), inputs, diagnostics, _ => new KnownIds(content.Files, registries))!;
    }

    /// <summary>The texts whose bodies are checked.</summary>
    private static IEnumerable<IContentText> TextsOf(ParsedContent content, CompileOptions options) =>
        content.AllTexts.Where(text => options.Includes(text.Folder));

    private void CheckBody(IContentText text, KnownIds ids, DiagnosticBag diagnostics)
    {
        foreach (var link in text.Body.CrossReferences)
        {
            ids.Check(link.Kind, link.Target, diagnostics);
            CheckTarget(link, text, diagnostics);
        }
    }

    /// <summary>Reports a topic that is broader than itself, directly or through other topics.</summary>
    private void CheckBroader(Topic topic, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { topic.Id };
        for (var at = topic; at.Broader is { } broader && content.Registries.Topics.TryGetValue(broader.Id, out var above); at = above)
        {
            if (seen.Add(above.Id))
                continue;
            var (message, advice) = ($"the topic '{topic.Id}' is broader than itself", "Delete one 'broader' of the circle.");
            diagnostics.Error(DiagnosticCode.BadValue, topic.Broader!.Value.Location, message, advice);
            return;
        }
    }

    /// <summary>Whether all articles could be read, so that it is known what they refer to.</summary>
    private bool AreArticlesComplete => content.AllArticles.Length == content.Files.Articles.Length;

    private bool AreEventsComplete => content.AllEvents.Length == content.Files.Events.Length;

    private bool HasPage(Entity entity) => content.Languages.Any(language => site.Entities.HasPage(entity, language));

    private void CheckTarget(CrossReference link, IContentText text, DiagnosticBag diagnostics)
    {
        var (id, location) = link.Target;
        var language = text.Language;
        switch (link.Kind)
        {
            case ReferenceKind.Story when TargetOf(id, language) is { } article:
                CheckAnchor(link, article.Body, diagnostics);
                if (site.StoryWith(id) is null)
                    Report($"the story '{id}' is not published now");
                break;
            case ReferenceKind.Page when site.StandingPageWith(id) is { } page:
                CheckAnchor(link, (page.In(language) ?? page.Texts[0]).Body, diagnostics);
                break;
            case ReferenceKind.Topic or ReferenceKind.Event or ReferenceKind.Entity when link.Anchor is { } anchor:
                const string Advice = "Delete the part from '#' on.";
                diagnostics.Error(DiagnosticCode.BrokenAnchor, location, $"this page has no heading '#{anchor}'", Advice);
                break;
            case ReferenceKind.Topic when content.Registries.Topics.ContainsKey(id) && !_topicsWithPages.Value.Contains(id):
                if (_topicsWithArticles.Value.Contains(id))
                    Report($"the topic '{id}' has no page now, because none of its articles is published");
                else if (AreArticlesComplete)
                    Fail($"the topic '{id}' has no page, because no article has it", "Remove the link, or give an article this topic.");
                break;
            case ReferenceKind.Entity when content.Registries.Entities.TryGetValue(id, out var entity) && !HasPage(entity):
                if (_namedByArticles.Value.Contains(id))
                    Report($"'{id}' has no page now, because no article that lists it is published");
                else if (AreArticlesComplete && AreEventsComplete && !_namedByEvents.Value.Contains(id))
                    Fail($"'{id}' has no page, because no article and no event lists it", "Remove the link, or add the id to 'entities'.");
                break;
        }

        void Fail(string message, string advice) => diagnostics.Error(DiagnosticCode.BrokenLink, location, message, advice);

        void Report(string why)
        {
            if (text is not Article article || site.StoryWith(article.StoryId)?.In(language) is not null)
                diagnostics.Note(DiagnosticCode.UnpublishedTarget, location, $"{why}, so {WithoutPage(link, language)}");
        }
    }

    /// <summary>
    /// The article that a link to a story leads to when the whole story is published; null if it has errors. A text that is excluded is
    /// the target only if the story has no other.
    /// </summary>
    private Article? TargetOf(string storyId, Language language)
    {
        Article? excluded = null;
        foreach (var candidate in content.Languages.Prepend(language).Where(one => content.Files.StoryTexts.Contains((storyId, one.Code))))
        {
            if (_articles.Value[storyId].FirstOrDefault(article => article.Language.Equals(candidate)) is not { IsValid: true } article)
                return null;
            if (!article.Excluded)
                return article;
            excluded ??= article;
        }

        return excluded;
    }

    private string WithoutPage(CrossReference link, Language language) => link switch
    {
        { HasText: true } => "the text of this link is printed without the link",
        { IsHeadline: true } => "this headline is left out",
        { Kind: ReferenceKind.Topic or ReferenceKind.Entity } => "its name is printed without a link",
        _ when site.ExpiredArticle(link.Target.Id, language) is not null => "its title is printed without a link",
        _ => "nothing is printed here; give the link a text of its own",
    };

    private static HashSet<string> TopicsOf(IEnumerable<Article> articles) =>
        [.. articles.SelectMany(article => article.Topics).Select(topic => topic.Id)];

    private static void CheckAnchor(CrossReference link, LazyBody target, DiagnosticBag diagnostics)
    {
        if (link.Anchor is not { } anchor || target.HasErrors || target.Anchors.Contains(anchor, StringComparer.Ordinal))
            return;
        var message = $"'{link.Target.Id}' has no heading '#{anchor}'";
        var advice = AnchorAdvice.On(anchor, target.Anchors, "delete the part from '#' on");
        diagnostics.Error(DiagnosticCode.BrokenAnchor, link.Target.Location, message, advice);
    }
}

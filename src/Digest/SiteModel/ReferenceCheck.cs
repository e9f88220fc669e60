using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.SiteModel;

/// <summary>
/// Checks every reference of the content: its id exists, and the target of a link is published and has the heading that the link names.
/// References are checked here only.
/// </summary>
internal sealed class ReferenceCheck(ParsedContent content, Site site)
{
    private readonly Lazy<HashSet<string>> _parsedStories = new(() => [.. content.Articles.Select(article => article.StoryId)]);
    private readonly Lazy<HashSet<string>> _topicsWithPages = new(() =>
        [.. site.Articles.SelectMany(article => article.Topics).Select(topic => topic.Id)]);

    /// <param name="site">Assembled from the content; its references may have no targets.</param>
    public static void Run(ParsedContent content, Site site, CompileOptions options, BuildCache cache, DiagnosticBag diagnostics)
    {
        var registries = content.Registries;
        ImmutableArray<object?> inputs = [content.Files, registries.Topics, registries.Entities, registries.Sources];
        var ids = cache.GetOrAdd(nameof(KnownIds), inputs, diagnostics, _ => new KnownIds(content.Files, registries))!;
        CheckEach(content.AllArticles, article => article.References);
        CheckEach(content.AllEvents, entry => entry.References);
        CheckEach(registries.Topics.Values, topic => topic.References);
        if (!options.Check)
            return;

        var check = new ReferenceCheck(content, site);
        foreach (var topic in registries.Topics.Values)
            check.CheckBroader(topic, diagnostics);
        ImmutableArray<IContentText> texts = [.. content.AllArticles, .. content.AllStandingTexts];
        cache.CheckEach(nameof(ReferenceCheck), texts, [ids, site.StructureKey, site.AnchorsKey], diagnostics, (text, own) =>
        {
            foreach (var link in text.Body.CrossReferences)
            {
                ids.Check(link.Kind, link.Target, own);
                check.CheckTarget(link, text.Language, own);
            }
        });

        void CheckEach<T>(IEnumerable<T> items, Func<T, IEnumerable<(ReferenceKind Kind, Reference Reference)>> referencesOf)
            where T : class =>
            cache.CheckEach((nameof(ReferenceCheck), typeof(T)), items, [ids], diagnostics, (item, own) =>
            {
                foreach (var (kind, reference) in referencesOf(item))
                    ids.Check(kind, reference, own);
            });
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

    private void CheckTarget(CrossReference link, Language language, DiagnosticBag diagnostics)
    {
        var (id, location) = link.Target;
        switch (link.Kind)
        {
            case ReferenceKind.Story when site.StoryWith(id) is { } story:
                CheckAnchor(link, (story.In(language) ?? story.Articles[0]).Body, diagnostics);
                break;
            case ReferenceKind.Story when _parsedStories.Value.Contains(id):
                Report($"the story '{id}' is not published", "Remove the link until it is, or link to an event.");
                break;
            case ReferenceKind.Page when site.StandingPageWith(id) is { } page:
                CheckAnchor(link, (page.In(language) ?? page.Texts[0]).Body, diagnostics);
                break;
            case ReferenceKind.Topic when content.Registries.Topics.ContainsKey(id) && !_topicsWithPages.Value.Contains(id):
                var message = $"the topic '{id}' has no page, because no published article has it";
                Report(message, "Remove the link, or give an article this topic.");
                break;
            case ReferenceKind.Topic or ReferenceKind.Event when link.Anchor is { } anchor:
                Report($"this page has no heading '#{anchor}'", "Delete the part from '#' on.", DiagnosticCode.BrokenAnchor);
                break;
        }

        void Report(string message, string advice, DiagnosticCode code = DiagnosticCode.BrokenLink) =>
            diagnostics.Error(code, location, message, advice);
    }

    private static void CheckAnchor(CrossReference link, LazyBody target, DiagnosticBag diagnostics)
    {
        if (link.Anchor is not { } anchor || target.HasErrors || target.Anchors.Contains(anchor, StringComparer.Ordinal))
            return;
        var advice = target.Anchors.IsEmpty
            ? "It has no headings: delete the part from '#' on."
            : $"Its headings are: {string.Join(", ", target.Anchors.Select(id => "#" + id))}.";
        var message = $"'{link.Target.Id}' has no heading '#{anchor}'";
        diagnostics.Error(DiagnosticCode.BrokenAnchor, link.Target.Location, message, Nearest.DidYouMean(anchor, target.Anchors) ?? advice);
    }
}

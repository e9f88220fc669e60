using Digest.Content;
using Digest.Languages;
using Digest.Sources.Diagnostics;

namespace Digest.SiteModel;

/// <summary>Proves that links lead to what is published. That what they name exists at all was proved when they were read.</summary>
/// <param name="stories">What is published.</param>
internal sealed class LinkCheck(ParsedContent content, Dictionary<string, Story> stories, Dictionary<string, StandingPageTexts> pages, DiagnosticBag diagnostics)
{
    private readonly IdSet _topics = new("topic", Registries.Files[0], content.Registries.Topics.Keys);
    private readonly Lazy<HashSet<string>> _topicsWithPages = new(() => stories.Values.SelectMany(story => story.Articles).SelectMany(article => article.Topics).Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal));
    private readonly Lazy<HashSet<string>> _read = new(() => content.Articles.Select(article => article.StoryId).ToHashSet(StringComparer.Ordinal));

    public void Run()
    {
        foreach (var topic in content.Registries.Topics.Values)
            CheckBroader(topic);
        foreach (var article in content.Articles)
            CheckLinks(article.Body, article.Language);
        foreach (var text in content.StandingTexts)
            CheckLinks(text.Body, text.Language);
    }

    /// <summary>The same, where an arrangement of the same texts was found right: only texts that are another can be wrong, or leave a link to a heading of theirs hanging.</summary>
    public void RunSince(ParsedContent basis)
    {
        var changed = content.Articles.Zip(basis.Articles).Where(pair => !ReferenceEquals(pair.First, pair.Second)).ToList();
        if (changed.Exists(pair => !pair.First.Body.Anchors.SequenceEqual(pair.Second.Body.Anchors, StringComparer.Ordinal)))
        {
            Run();
            return;
        }

        foreach (var (article, _) in changed)
            CheckLinks(article.Body, article.Language);
    }

    private void CheckBroader(Topic topic)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { topic.Id };
        for (var at = topic; at.Broader is { } broader;)
        {
            if (!content.Registries.Topics.TryGetValue(broader.Id, out var above))
            {
                if (at == topic)
                    _topics.Require(broader, diagnostics);
                return;
            }

            if (!seen.Add(above.Id))
            {
                diagnostics.Error(DiagnosticCode.BadValue, topic.Broader!.Value.Location, $"the topic '{topic.Id}' stands above itself", "Delete one 'broader' of the circle.");
                return;
            }

            at = above;
        }
    }

    private void CheckLinks(Body body, Language language)
    {
        foreach (var link in body.CrossReferences)
        {
            switch (link.Kind)
            {
                case CrossReferenceKind.Story when stories.TryGetValue(link.Target.Id, out var story):
                    RequireAnchor(link, (story.In(language) ?? story.Articles[0]).Body);
                    break;
                case CrossReferenceKind.Story when _read.Value.Contains(link.Target.Id):
                    diagnostics.Error(DiagnosticCode.BrokenLink, link.Target.Location, $"the story '{link.Target.Id}' is not published, so the link would lead nowhere", "Take the link out until it is, or link to an event.");
                    break;
                case CrossReferenceKind.Page when pages.TryGetValue(link.Target.Id, out var page):
                    RequireAnchor(link, (page.In(language) ?? page.Texts[0]).Body);
                    break;
                case CrossReferenceKind.Topic when content.Registries.Topics.ContainsKey(link.Target.Id) && !_topicsWithPages.Value.Contains(link.Target.Id):
                    diagnostics.Error(DiagnosticCode.BrokenLink, link.Target.Location, $"no published article is about the topic '{link.Target.Id}', so it has no page", "Take the link out, or give an article this topic.");
                    break;
                case CrossReferenceKind.Topic or CrossReferenceKind.Event when link.Anchor is { } anchor:
                    diagnostics.Error(DiagnosticCode.BrokenAnchor, link.Target.Location, $"this page has no heading '#{anchor}'", "Delete the part from '#' on.");
                    break;
            }
        }
    }

    private void RequireAnchor(CrossReference link, Body target)
    {
        if (link.Anchor is { } anchor && !target.Anchors.Contains(anchor, StringComparer.Ordinal))
            diagnostics.Error(DiagnosticCode.BrokenAnchor, link.Target.Location, $"'{link.Target.Id}' has no heading '#{anchor}'", Nearest.DidYouMean(anchor, target.Anchors) ?? (target.Anchors.IsEmpty ? "It has no headings: delete the part from '#' on." : $"Its headings are: {string.Join(", ", target.Anchors.Select(id => "#" + id))}."));
    }
}

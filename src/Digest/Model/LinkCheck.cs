using System.Collections.Frozen;
using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content;
using Digest.Diagnostics;

namespace Digest.Model;

/// <summary>Proves that links lead to what is published. That what they name exists at all was proved when they were read.</summary>
/// <param name="shown">The articles that are published.</param>
internal sealed class LinkCheck(ParsedContent content, ImmutableArray<Article> shown, DiagnosticBag diagnostics)
{
    private readonly Names _topics = new("topic", Registries.Files[0], content.Registries.Topics.Keys);
    private readonly FrozenSet<string> _topicsWithPages = shown.SelectMany(article => article.Topics).Select(topic => topic.Id).ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _read = content.Articles.Select(article => article.StoryId).ToFrozenSet(StringComparer.Ordinal);
    private readonly ILookup<string, Article> _shown = shown.ToLookup(article => article.StoryId, StringComparer.Ordinal);
    private readonly ILookup<string, StandingText> _texts = content.StandingTexts.ToLookup(text => text.Id, StringComparer.Ordinal);

    public void Run()
    {
        foreach (var topic in content.Registries.Topics.Values)
            CheckBroader(topic);
        foreach (var article in content.Articles)
            CheckLinks(article.Body, article.Language);
        foreach (var text in content.StandingTexts)
            CheckLinks(text.Body, text.Language);
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
                case CrossReferenceKind.Story when _shown.Contains(link.Target.Id):
                    RequireAnchor(link, Best(_shown[link.Target.Id], article => article.Language, language).Body);
                    break;
                case CrossReferenceKind.Story when _read.Contains(link.Target.Id):
                    diagnostics.Error(DiagnosticCode.BrokenLink, link.Target.Location, $"the story '{link.Target.Id}' is not published, so the link would lead nowhere", "Take the link out until it is, or link to an event.");
                    break;
                case CrossReferenceKind.Page when _texts.Contains(link.Target.Id):
                    RequireAnchor(link, Best(_texts[link.Target.Id], text => text.Language, language).Body);
                    break;
                case CrossReferenceKind.Topic when content.Registries.Topics.ContainsKey(link.Target.Id) && !_topicsWithPages.Contains(link.Target.Id):
                    diagnostics.Error(DiagnosticCode.BrokenLink, link.Target.Location, $"no published article is about the topic '{link.Target.Id}', so it has no page", "Take the link out, or give an article this topic.");
                    break;
                case CrossReferenceKind.Topic or CrossReferenceKind.Event when link.Anchor is { } anchor:
                    diagnostics.Error(DiagnosticCode.BrokenAnchor, link.Target.Location, $"this page has no heading '#{anchor}'", "Delete the part from '#' on.");
                    break;
            }
        }
    }

    /// <summary>The text that a link leads to: in the reader's language if there is one.</summary>
    private static T Best<T>(IEnumerable<T> texts, Func<T, Language> languageOf, Language language) =>
        texts.OrderByDescending(text => languageOf(text).Equals(language)).First();

    private void RequireAnchor(CrossReference link, Body target)
    {
        if (link.Anchor is { } anchor && !target.Anchors.Contains(anchor, StringComparer.Ordinal))
            diagnostics.Error(DiagnosticCode.BrokenAnchor, link.Target.Location, $"'{link.Target.Id}' has no heading '#{anchor}'", Nearest.DidYouMean(anchor, target.Anchors) ?? (target.Anchors.IsEmpty ? "It has no headings: delete the part from '#' on." : $"Its headings are: {string.Join(", ", target.Anchors.Select(id => "#" + id))}."));
    }
}

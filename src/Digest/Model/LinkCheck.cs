using System.Collections.Frozen;
using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content;
using Digest.Diagnostics;
using Digest.Sources;

namespace Digest.Model;

/// <summary>Proves that every id that content refers to by name exists, before anything is built on it.</summary>
/// <param name="shown">The articles that are published; links may lead to these only.</param>
internal sealed class ReferenceCheck(ParsedContent content, ImmutableArray<Article> shown, DiagnosticBag diagnostics)
{
    private readonly Names _topics = new("topic", Registries.Files[0], content.Registries.Topics.Keys);
    private readonly Names _entities = new("entity", Registries.Files[1], content.Registries.Entities.Keys);
    private readonly Names _places = new("place", Registries.Files[1], content.Registries.Entities.Keys);
    private readonly Names _sources = new("source", Registries.Files[2], content.Registries.Sources.Keys);
    private readonly Names _events = new("event", "input/events/", content.Named.Events);
    private readonly Names _stories = new("story", "input/articles/", content.Named.Stories);
    private readonly Names _pages = new("page", "input/pages/", content.Named.Pages);
    private readonly Names _topicsWithPages = new("topic", Registries.Files[0], shown.SelectMany(article => article.Topics).Select(topic => topic.Id));
    private readonly ILookup<string, Article> _shown = shown.ToLookup(article => article.StoryId, StringComparer.Ordinal);
    private readonly FrozenSet<string> _read = content.Articles.Select(article => article.StoryId).ToFrozenSet(StringComparer.Ordinal);
    private readonly ILookup<string, StandingText> _texts = content.StandingTexts.ToLookup(text => text.Id, StringComparer.Ordinal);

    public void Run()
    {
        foreach (var topic in content.Registries.Topics.Values)
            CheckBroader(topic);
        foreach (var entry in content.Events)
        {
            RequireAll(entry.Topics, _topics);
            RequireAll(entry.Entities, _entities);
            RequireAll(entry.Sources, _sources);
            RequirePlace(entry.Place);
        }

        foreach (var article in content.Articles)
        {
            RequireAll(article.Topics, _topics);
            RequireAll(article.Entities, _entities);
            RequireAll([.. article.Sources.Select(citation => citation.Source)], _sources);
            RequireAll(article.Events, _events);
            RequirePlace(article.Dateline);
            CheckLinks(article.Body, article.Language);
        }

        foreach (var text in content.StandingTexts)
            CheckLinks(text.Body, text.Language);
    }

    private void RequireAll(ImmutableArray<Reference> references, Names names)
    {
        foreach (var reference in references)
            Require(reference, names);
    }

    private bool Require(Reference reference, Names names)
    {
        if (names.All.Contains(reference.Id) || content.Registries.Unreadable.Contains(names.Home, StringComparer.Ordinal))
            return true;
        diagnostics.Error(
            DiagnosticCode.UnknownId,
            reference.Location,
            $"there is no {names.Kind} '{reference.Id}'",
            Nearest.DidYouMean(reference.Id, names.All) ?? $"Add it to {names.Home}, or take another.");
        return false;
    }

    /// <summary>A place is an entity, or a name: what looks like an id must be one.</summary>
    private void RequirePlace(Reference? place)
    {
        if (place is { } reference && reference.Id.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            Require(reference, _places);
    }

    private void CheckBroader(Topic topic)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { topic.Id };
        for (var at = topic; at.Broader is { } broader;)
        {
            if (!content.Registries.Topics.TryGetValue(broader.Id, out var above))
            {
                if (at == topic)
                    Require(broader, _topics);
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
                case CrossReferenceKind.Story:
                    CheckStoryLink(link, language);
                    break;
                case CrossReferenceKind.Event:
                    Require(link.Target, _events);
                    RefuseAnchor(link);
                    break;
                case CrossReferenceKind.Topic:
                    CheckTopicLink(link);
                    break;
                default:
                    CheckPageLink(link, language);
                    break;
            }
        }
    }

    private void CheckStoryLink(CrossReference link, Language language)
    {
        if (!Require(link.Target, _stories))
            return;
        if (_shown.Contains(link.Target.Id))
            RequireAnchor(link, Best(_shown[link.Target.Id], article => article.Language, language).Body);
        else if (_read.Contains(link.Target.Id))
            diagnostics.Error(DiagnosticCode.BrokenLink, link.Target.Location, $"the story '{link.Target.Id}' is not published, so the link would lead nowhere", "Take the link out until it is, or link to an event.");
    }

    private void CheckTopicLink(CrossReference link)
    {
        RefuseAnchor(link);
        if (Require(link.Target, _topics) && !_topicsWithPages.All.Contains(link.Target.Id))
            diagnostics.Error(DiagnosticCode.BrokenLink, link.Target.Location, $"no published article is about the topic '{link.Target.Id}', so it has no page", "Take the link out, or give an article this topic.");
    }

    private void CheckPageLink(CrossReference link, Language language)
    {
        if (Require(link.Target, _pages) && _texts.Contains(link.Target.Id))
            RequireAnchor(link, Best(_texts[link.Target.Id], text => text.Language, language).Body);
    }

    /// <summary>The text that a link leads to: in the reader's language if there is one.</summary>
    private static T Best<T>(IEnumerable<T> texts, Func<T, Language> languageOf, Language language) =>
        texts.OrderByDescending(text => languageOf(text).Equals(language)).First();

    private void RequireAnchor(CrossReference link, Body target)
    {
        if (link.Anchor is { } anchor && !target.Anchors.Contains(anchor, StringComparer.Ordinal))
            diagnostics.Error(DiagnosticCode.BrokenAnchor, link.Target.Location, $"'{link.Target.Id}' has no heading '#{anchor}'", Nearest.DidYouMean(anchor, target.Anchors) ?? (target.Anchors.IsEmpty ? "It has no headings: delete the part from '#' on." : $"Its headings are: {string.Join(", ", target.Anchors.Select(id => "#" + id))}."));
    }

    private void RefuseAnchor(CrossReference link)
    {
        if (link.Anchor is { } anchor)
            diagnostics.Error(DiagnosticCode.BrokenAnchor, link.Target.Location, $"this page has no heading '#{anchor}'", "Delete the part from '#' on.");
    }

    /// <summary>The ids of a kind, and the place where one more would be added.</summary>
    private sealed record Names(string Kind, string Home, FrozenSet<string> All)
    {
        public Names(string kind, string home, IEnumerable<string> all)
            : this(kind, home, all.ToFrozenSet(StringComparer.Ordinal))
        {
        }
    }
}

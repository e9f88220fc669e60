using Digest.Pages.Models;
using Digest.Templates;

namespace Digest.Pages.Feeds;

/// <summary>A kind of entries of feeds. The theme has a template for each, which renders the content.</summary>
/// <param name="Template">The name of the template.</param>
/// <param name="Model">The members that the template reads.</param>
internal sealed record FeedEntryKind(string Template, ModelType Model)
{
    public static ImmutableArray<FeedEntryKind> All => [ArticleEntry.ArticleKind, EventEntry.EventKind];

    /// <summary>The members that all entries have, and those that <paramref name="addMembers"/> adds.</summary>
    public static FeedEntryKind Of<TEntry>(string template, Action<ModelType<TEntry>> addMembers)
        where TEntry : FeedEntry
    {
        var model = new ModelType<TEntry>($"{template} in a feed").One("language", entry => new LanguageModel(entry.Language));
        addMembers(model);
        return new(template, model);
    }
}

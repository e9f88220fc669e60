using Digest.Content;
using Digest.Languages;
using Digest.Templates;

namespace Digest.Pages.Feeds;

/// <summary>An entry of a feed. Templates read it to render its content.</summary>
/// <param name="View">The view of the entry's own language.</param>
internal abstract record FeedEntry(FeedEntryKind Kind, View View) : TemplateModel, ITemplateModel
{
    public ModelType ModelType => Kind.Model;
    public Language Language => View.Language;

    /// <summary>See <see cref="SiteModel.TagUri"/>.</summary>
    public abstract string Id { get; }

    /// <summary>The address of its page.</summary>
    public abstract string Address { get; }

    public abstract Label Title { get; }
    public abstract Label? Summary { get; }
    public required DateTimeOffset Published { get; init; }

    /// <summary>When the substance last changed, according to the sources; never the time of a file or of the build.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The pages of its translations.</summary>
    public abstract IEnumerable<SwitchTarget> Translations { get; }

    /// <summary>Its credit; null if the publisher is the author.</summary>
    public virtual string? Author => null;

    public virtual Picture? Image => null;

    /// <summary>The article whose body it shows; null if it shows none.</summary>
    public virtual Article? Article => null;

    /// <summary>The names of its topics.</summary>
    public IEnumerable<Label> Topics => TopicIds.Select(id => View.LabelOf(View.Site.TopicWith(id).Name)!.Value);

    protected abstract IEnumerable<string> TopicIds { get; }
}

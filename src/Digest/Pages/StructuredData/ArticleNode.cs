using Digest.Content;
using Digest.Languages.Dates;
using Digest.Pages.Models;
using Digest.SiteModel;

namespace Digest.Pages.StructuredData;

/// <summary>An article on its page, with its sources, translations, events and names.</summary>
internal static class ArticleNode
{
    public static void Write(Article article, View view, GraphWriter graph)
    {
        var zone = view.Site.Settings.TimeZone;
        graph.StartSubject("NewsArticle", Permalinks.Article(article));
        graph.Text("headline", article.Title);
        graph.Text("description", article.Description);
        graph.Text("inLanguage", view.Language.Code);
        graph.Text("datePublished", Rfc3339.Of(article.Published.Moment(zone)));
        graph.Text("dateModified", article.LaterChange(zone)?.Iso);
        WriteImage(article.Image, graph);
        WriteCredit("author", article.By, view, graph);
        WriteCredit("translator", article.Translation?.By, view, graph);
        graph.Property("publisher");
        graph.Start("Organization");
        graph.Text("name", view.Publisher);
        graph.End();
        WriteSources(article.Sources, view, graph);
        WriteTranslations(article, view.Site.StoryOf(article), graph);
        graph.List("correction", article.Corrections, correction =>
        {
            graph.Start("CorrectionComment");
            graph.Text("datePublished", new PublicationDate(correction.Date, null).Iso);
            graph.Text("text", correction.Text);
            graph.End();
        });
        graph.List(
            "about",
            view.Site.EventsOf(view.Site.StoryOf(article)),
            entry => graph.ReferenceItem(graph.UrlOf(Permalinks.Event(view.Language, entry))));
        graph.List(
            "mentions",
            article.Entities.Select(reference => view.Site.EntityWith(reference.Id)!),
            entity => EntityNode.WriteMention(entity, view, graph));
        graph.End();
    }

    private static void WriteImage(Picture? image, GraphWriter graph)
    {
        if (image is null)
            return;
        graph.Property("image");
        graph.Start("ImageObject");
        graph.Url("url", "/" + image.File.OutputPath);
        graph.Text("caption", image.Caption);
        graph.Text("creditText", image.Credit);
        graph.End();
    }

    /// <summary>A credit is a person or a desk. Only that of an entity says which.</summary>
    private static void WriteCredit(string property, string? name, View view, GraphWriter graph)
    {
        if (name is null)
            return;
        var named = view.Site.Registries.Entities.Values.Where(entity => entity.Type != EntityType.Place
            && entity.Name.WrittenIn(view.Language) == name
            && view.Site.Entities.HasPage(entity, view.Language));
        graph.Property(property);
        if (named.Take(2).ToList() is [var entity])
            graph.Start(entity.Type.ToString(), graph.UrlOf(Permalinks.Entity(view.Language, entity)));
        else
            graph.Start(type: null);
        graph.Text("name", name);
        graph.End();
    }

    /// <summary>
    /// The sources. A report that the article cites is a work, and the article is based on it if its URL is known; a source without a
    /// report is a name.
    /// </summary>
    private static void WriteSources(ImmutableArray<Citation> citations, View view, GraphWriter graph)
    {
        graph.List(
            "isBasedOn", citations.Select(citation => citation.Url).OfType<string>().Distinct(StringComparer.Ordinal), graph.ReferenceItem);
        graph.List("citation", citations, citation =>
        {
            var source = new SourceModel(view.Site.SourceWith(citation.Source.Id), view, citation);
            var name = view.LabelOf(source.Source.Name)!.Value;
            if (!citation.HasReport)
            {
                graph.TextItem(name.Text, name.Language.Code);
                return;
            }

            graph.Start("CreativeWork", citation.Url);
            if (source.Title is { } title)
                graph.Text("name", title, source.TitleLanguage);
            graph.Text("url", citation.Url);
            graph.Text("datePublished", citation.Published?.Iso);
            graph.Property("publisher");
            graph.Start("Organization");
            graph.Text("name", name);
            graph.End();
            graph.End();
        });
    }

    /// <summary>
    /// Each article of a story refers to all others. Where no text says which one was written first, each is a translation of the other.
    /// </summary>
    private static void WriteTranslations(Article article, Story story, GraphWriter graph)
    {
        var originals = story.OriginalsOf(article);
        Write("translationOfWork", originals);
        Write("workTranslation", story.TranslationsOf(article).Except(originals, ReferenceEqualityComparer.Instance).Cast<Article>());

        void Write(string property, IEnumerable<Article> others) =>
            graph.List(property, others, other => graph.ReferenceItem(graph.UrlOf(Permalinks.Article(other))));
    }
}

using Digest.Templates;

namespace Digest.Tests.Templates;

/// <summary>A model that includes the members of another.</summary>
internal sealed class SampleArticle(SamplePage page) : ITemplateModel<SampleArticle>
{
    public static ModelType<SampleArticle> Type { get; } = new ModelType<SampleArticle>("article")
        .Include(article => article.Page)
        .Text("byline", article => "by " + article.Page.Title);

    public SamplePage Page => page;
}

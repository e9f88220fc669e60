using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The headlines below one letter in the list of all, or those that start with a number, or with neither.</summary>
/// <param name="Initial">See <see cref="Languages.NameOrder.InitialOf"/>.</param>
internal sealed record HeadlineGroupModel(string Initial, ImmutableArray<Article> Articles, View View)
    : TemplateModel, ITemplateModel<HeadlineGroupModel>
{
    public static ModelType<HeadlineGroupModel> Type { get; } = new ModelType<HeadlineGroupModel>("group of headlines")
        .Markup("title", model => model.View.Headline(model.Heading))
        .Many("articles", model => model.Articles.Select(article => new ArticleModel(article, model.View)));

    private string Heading => Initial switch
    {
        "" => "#",
        "0" => $"{View.Language.Digits.Plain(0)}–{View.Language.Digits.Plain(9)}",
        _ => Initial,
    };
}

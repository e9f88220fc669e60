using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A source, and the report of it that is cited.</summary>
internal sealed record SourceModel(Source Source, View View, Citation? Citation = null) : TemplateModel, ITemplateModel<SourceModel>
{
    public static ModelType<SourceModel> Type { get; } = new ModelType<SourceModel>("source")
        .Markup("name", model => model.View.Marked(model.Source.Name))
        .Text("url", model => model.Citation?.Url ?? model.Source.Url)
        .Markup("title", model => model.Title is { } title ? model.Marked(title) : null)
        .One("published", model => model.Citation?.Published is { } date ? DateModel.Of(date, model.View.Language) : null)
        .Fields("extra", FieldDeclarations.Source, model => new OwnFieldsModel(model.Source.Extra, model.View));

    /// <summary>The title of the report.</summary>
    public string? Title => Citation?.Title is not { } title ? null : TitleLanguage is null ? View.Language.Quotes.Apply(title) : title;

    /// <summary>The language of the title: that of the source. Null if it is the language of the page.</summary>
    public string? TitleLanguage => Source.Language is { } language && language != View.Language.Code ? language : null;

    private Html Marked(string title) => TitleLanguage is { } language
        ? Html.FromMarkup($"<bdi lang=\"{Html.Escape(language)}\">{Html.Escape(title)}</bdi>")
        : View.Text(title);
}

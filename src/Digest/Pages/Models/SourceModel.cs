using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A source, and the report of it that is cited.</summary>
internal sealed record SourceModel(Source Source, View View, Citation? Citation = null) : TemplateModel, ITemplateModel<SourceModel>
{
    public static ModelType<SourceModel> Type { get; } = new ModelType<SourceModel>("source")
        .Markup("name", model => model.View.Marked(model.Source.Name))
        .Text("url", model => model.Citation?.Url ?? model.Source.Url)
        .Markup("title", model => model.Citation?.Title is { } title ? model.Marked(title) : null)
        .One("published", model => model.Citation?.Published is { } date ? DateModel.Of(date, model.View.Language) : null);

    /// <summary>The title of a report, in the language of its source.</summary>
    private Html Marked(string title) => Source.Language is { } language && language != View.Language.Code
        ? Html.FromMarkup($"<bdi lang=\"{Html.Escape(language)}\">{Html.Escape(title)}</bdi>")
        : View.Text(View.Language.Quotes.Apply(title));
}

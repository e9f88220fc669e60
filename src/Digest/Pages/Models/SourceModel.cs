using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>Who reported something.</summary>
internal sealed class SourceModel(Source source, View view, Citation? citation = null) : ITemplateModel
{
    public static readonly ModelType<SourceModel> Type = new ModelType<SourceModel>("source")
        .Markup("name", part => part._view.Marked(part._source.Name))
        .Text("url", part => part._citation?.Url ?? part._source.Url)
        .Markup("title", part => part._citation?.Title is { } title ? part.Foreign(title) : null)
        .One("published", part => part._citation?.Published is { } date ? DateModel.Of(date, part._view.Language) : null, () => DateModel.Type);

    private readonly Source _source = source;
    private readonly View _view = view;
    private readonly Citation? _citation = citation;

    public ModelType ModelType => Type;

    /// <summary>The title of a report is in the language that its source writes.</summary>
    private Html Foreign(string title) => _source.Language is { } language && language != _view.Language.Code
        ? Html.FromMarkup($"<bdi lang=\"{Html.Escape(language)}\">{Html.Escape(title)}</bdi>")
        : _view.Text(_view.Language.Quotes.In(title));
}

using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A language of the switch.</summary>
internal sealed class SwitchModel(SwitchTarget target, View view) : ITemplateModel
{
    public static readonly ModelType<SwitchModel> Type = new ModelType<SwitchModel>("switch")
        .One("language", part => new LanguageModel(part._target.Language), () => LanguageModel.Type)
        .Text("url", part => part._view.Href(part._target.Address))
        .Text("relation", part => part._target.Relation.ToString().ToLowerInvariant());

    private readonly SwitchTarget _target = target;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}

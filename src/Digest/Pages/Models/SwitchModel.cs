using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A link of the language switch.</summary>
internal sealed record SwitchModel(SwitchTarget Target, View View) : TemplateModel, ITemplateModel<SwitchModel>
{
    public static ModelType<SwitchModel> Type { get; } = new ModelType<SwitchModel>("switch")
        .One("language", model => new LanguageModel(model.Target.Language))
        .Text("url", model => model.View.Href(model.Target.Address))
        .Text("relation", model => model.Target.Relation.ToString().ToLowerInvariant());
}

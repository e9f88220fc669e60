using Digest.Languages.Dates;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A long time without an entry.</summary>
internal sealed record ChronologyGapModel(ChronologyGap Gap, View View) : TemplateModel, ITemplateModel<ChronologyGapModel>
{
    public static ModelType<ChronologyGapModel> Type { get; } = new ModelType<ChronologyGapModel>("silence")
        .Text("span", model => DateFormatter.Full(model.Gap.Span, model.View.Language))
        .Number("months", model => model.Gap.Months)
        .Number("years", model => model.Gap.Years);
}

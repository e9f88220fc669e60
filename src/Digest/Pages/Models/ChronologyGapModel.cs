using Digest.Languages.Dates;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A long time without an entry.</summary>
internal sealed class ChronologyGapModel(ChronologyGap silence, View view) : ITemplateModel
{
    public static readonly ModelType<ChronologyGapModel> Type = new ModelType<ChronologyGapModel>("silence")
        .Text("span", part => DateFormatter.Full(part._silence.Span, part._view.Language))
        .Number("months", part => part._silence.Months)
        .Number("years", part => part._silence.Years);

    private readonly ChronologyGap _silence = silence;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}

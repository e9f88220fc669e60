using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The events of a page as data for programs. The file for timelines has no link: it is of use to who knows its address.</summary>
internal sealed record EventListModel(EventList List) : TemplateModel, ITemplateModel<EventListModel>
{
    public static ModelType<EventListModel> Type { get; } = new ModelType<EventListModel>("list of events")
        .Markup("name", model => model.List.View.Marked(model.List.Name))
        .Text("url", model => model.List.View.Href(model.List.Page.Address))
        .Many("files", model => model.List.Formats
            .Where(format => format != ChronologyFormat.Timeline)
            .Select(format => new EventFileModel(model.List, format)));
}

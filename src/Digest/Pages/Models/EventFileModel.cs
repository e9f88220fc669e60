using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>The events of a page in a format.</summary>
internal sealed record EventFileModel(EventList List, ChronologyFormat Format) : TemplateModel, ITemplateModel<EventFileModel>
{
    public static ModelType<EventFileModel> Type { get; } = new ModelType<EventFileModel>("events in a format")
        .Text("url", model => model.List.View.Href(model.List.AddressIn(model.Format)))
        .Markup("format", model => model.List.View.Headline(model.Format.Name))
        .Flag("is_calendar", model => model.Format == ChronologyFormat.Calendar);
}

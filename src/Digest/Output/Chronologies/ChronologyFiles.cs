using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output.Chronologies;

/// <summary>
/// The files of events for programs: one for each page with events and each format. Those of one format and language follow each other,
/// because they share the bytes of their events.
/// </summary>
internal static class ChronologyFiles
{
    public static IEnumerable<RenderedFile> Of(ImmutableArray<Page> pages) =>
        from page in pages
        let list = page.EventList
        where list is not null
        from format in list.Formats
        group list by (format, list.Language.Code) into lists
        let entries = new SharedEntries(lists.Key.format, lists.Count())
        from list in lists
        select Of(list, lists.Key.format, entries);

    private static RenderedFile Of(EventList list, ChronologyFormat format, SharedEntries entries) =>
        new(Permalinks.OutputPath(list.AddressIn(format)), list.Page.Origin, (output, _) => entries.Write(list, output));
}

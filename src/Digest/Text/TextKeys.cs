using System.Collections.Immutable;
using Digest.Configuration;

namespace Digest.Text;

/// <summary>The interface texts that the program itself needs, in places that no template reaches. All others are named in templates.</summary>
internal sealed record TextKeys(string Key)
{
    public static readonly TextKeys Footnotes = new("footnotes");
    public static readonly TextKeys Footnote = new("footnote");
    public static readonly TextKeys FootnoteBack = new("footnote-back");
    public static readonly TextKeys ReadAlso = new("read-also");
    public static readonly TextKeys Table = new("table");
    public static readonly TextKeys Dateline = new("dateline");
    public static readonly TextKeys Topics = new("topics");
    public static readonly TextKeys Chronology = new("chronology");
    public static readonly TextKeys ChronologyOf = new("chronology-of");
    public static readonly TextKeys ChronologyOrder = new("chronology-order");
    public static readonly TextKeys PageNumber = new("page-number");
    public static readonly TextKeys FacingTitle = new("facing-title");
    public static readonly TextKeys Report = new("report");
    public static readonly TextKeys NotFound = new("not-found");
    public static readonly TextKeys Moved = new("moved");
    public static readonly TextKeys ListSeparator = new("list-separator");

    public static readonly ImmutableArray<TextKeys> All =
        [Footnotes, Footnote, FootnoteBack, ReadAlso, Table, Dateline, Topics, Chronology, ChronologyOf, ChronologyOrder, PageNumber, FacingTitle, Report, NotFound, Moved, ListSeparator];

    /// <summary>The text in a language, with its places filled. Where it is missing, that has been reported, and nothing of this run is published.</summary>
    public string In(Language language, params ReadOnlySpan<(string Place, string Value)> values)
    {
        var filled = new Dictionary<string, string>(values.Length);
        foreach (var (place, value) in values)
            filled[place] = value;
        return language.Strings.TryGetValue(Key, out var text) ? text.Fill("other", place => filled.GetValueOrDefault(place, "")) : "";
    }
}

namespace Digest.Languages;

/// <summary>The interface texts that the program itself prints. All others are printed by templates.</summary>
internal sealed class TextKey
{
    private static readonly List<TextKey> s_all = [];

    public static readonly TextKey Footnotes = new("footnotes");
    public static readonly TextKey Footnote = new("footnote");
    public static readonly TextKey FootnoteBack = new("footnote-back");
    public static readonly TextKey ReadAlso = new("read-also");
    public static readonly TextKey Table = new("table");
    public static readonly TextKey Dateline = new("dateline");
    public static readonly TextKey Topics = new("topics");
    public static readonly TextKey Names = new("names");
    public static readonly TextKey Chronology = new("chronology");
    public static readonly TextKey ChronologyOf = new("chronology-of");
    public static readonly TextKey ChronologyOrder = new("chronology-order");
    public static readonly TextKey PageNumber = new("page-number");
    public static readonly TextKey FacingTitle = new("facing-title");
    public static readonly TextKey Report = new("report");
    public static readonly TextKey NotFound = new("not-found");
    public static readonly TextKey Follow = new("follow");
    public static readonly TextKey FeedIntroduction = new("feed-introduction");
    public static readonly TextKey Sources = new("sources");
    public static readonly TextKey TitleWithStatus = new("title-with-status");
    public static readonly TextKey StatusExpected = new("status-expected");
    public static readonly TextKey StatusClaimed = new("status-claimed");
    public static readonly TextKey StatusDenied = new("status-denied");
    public static readonly TextKey StatusPostponed = new("status-postponed");
    public static readonly TextKey StatusCancelled = new("status-cancelled");
    public static readonly TextKey ListSeparator = new("list-separator");

    public static readonly TextKey Search = new("search");
    public static readonly TextKey SearchNothing = new("search-nothing");
    public static readonly TextKey SearchPartial = new("search-partial");
    public static readonly TextKey SearchSpelling = new("search-spelling");
    public static readonly TextKey SearchFailed = new("search-failed");
    public static readonly TextKey SearchTopic = new("search-topic");
    public static readonly TextKey SearchYear = new("search-year");
    public static readonly TextKey ResultCount = new("result-count");
    public static readonly TextKey Headlines = new("headlines");

    private TextKey(string key)
    {
        Key = key;
        s_all.Add(this);
    }

    public static IReadOnlyList<TextKey> All => s_all;

    public string Key { get; }

    /// <summary>The text in a language, with its placeholders filled; empty if it is missing, which is reported elsewhere.</summary>
    public string In(Language language, params (string Placeholder, string Text)[] values) =>
        language.Strings.TryGetValue(Key, out var text)
            ? text.Fill("other", placeholder => Array.Find(values, value => value.Placeholder == placeholder).Text ?? "")
            : "";

    /// <summary>The form of a plural category with its placeholders in braces, for a script that fills them.</summary>
    public string FormIn(Language language, string category = "other") =>
        language.Strings.TryGetValue(Key, out var text) ? text.Fill(category, placeholder => $"{{{placeholder}}}") : "";
}

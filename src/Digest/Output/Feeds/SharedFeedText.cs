using Digest.Content;
using Digest.Pages.Feeds;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Output.Feeds;

/// <summary>
/// The text of a feed for all of its formats. A format leaves it for the next one, which would render the same contents again; the last
/// one removes it, so that a build keeps few of them.
/// </summary>
/// <param name="last">The format that is written last.</param>
internal sealed class SharedFeedText(Feed feed, FeedFormat last, Theme theme)
{
    private FeedText? _left;

    /// <summary>The text for a format. Any thread may call it: two formats at the same time render it twice.</summary>
    /// <param name="diagnostics">Receives the mistakes of templates.</param>
    public FeedText For(FeedFormat format, DiagnosticBag diagnostics)
    {
        var text = Interlocked.Exchange(ref _left, null) ?? FeedText.Of(feed, theme, diagnostics);
        if (format != last && !diagnostics.HasErrors)
            _left = text;
        foreach (var body in text.Bodies)
            BodyReads.Note(body); // a format that takes the text does not read them itself
        return text;
    }
}

using Digest.Languages;

namespace Digest.Content;

/// <summary>A Markdown file with front matter: an article or a standing page in one language.</summary>
internal interface IContentText
{
    Language Language { get; }

    LazyBody Body { get; }

    /// <summary>The pictures and documents that it shows or links to.</summary>
    IEnumerable<MediaFile> Media { get; }

    /// <summary>False if its front matter has errors. An invalid text is kept only so that its references are checked in the same run.</summary>
    bool IsValid { get; }
}

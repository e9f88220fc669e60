using Digest.Languages;

namespace Digest.Content;

/// <summary>A Markdown file with front matter: an article or a standing page in one language.</summary>
internal interface IContentText
{
    Language Language { get; }
    string Path { get; }

    /// <summary>The path of its folder, which holds its translations too. All of them are built in one part of a site.</summary>
    string Folder { get; }

    LazyBody Body { get; }

    /// <summary>The pictures and documents that it shows or links to.</summary>
    IEnumerable<MediaFile> Media { get; }

    /// <summary>False if the front matter has errors. Invalid texts are kept so that the same run checks their references.</summary>
    bool IsValid { get; }
}

using System.Collections;
using System.Collections.Immutable;
using Digest.Pages;

namespace Digest.Output;

/// <summary>The files of a site: its pages in their order, and then what is no page. Each is made when it is asked for: of a large site, the preview asks for few.</summary>
internal sealed class OutputFiles : IReadOnlyList<OutputFile>
{
    public static readonly OutputFiles None = Of();

    private readonly PageIndex _index;
    private readonly Func<Page, OutputFile> _fileOf;
    private readonly Lazy<ImmutableArray<OutputFile>> _others;
    private readonly Lazy<Dictionary<string, OutputFile>> _othersByPath;

    /// <param name="index">Of these pages, or of others in the same places.</param>
    /// <param name="others">The files that are no pages.</param>
    public OutputFiles(ImmutableArray<Page> pages, PageIndex index, Func<Page, OutputFile> fileOf, Func<ImmutableArray<OutputFile>> others)
    {
        Pages = pages;
        _index = index;
        _fileOf = fileOf;
        _others = new(others);
        _othersByPath = new(() => _others.Value.ToDictionary(file => file.Path, StringComparer.Ordinal));
    }

    public ImmutableArray<Page> Pages { get; }

    public int Count => Pages.Length + _others.Value.Length;

    public OutputFile this[int index] => index < Pages.Length ? _fileOf(Pages[index]) : _others.Value[index - Pages.Length];

    /// <summary>Files without a site.</summary>
    public static OutputFiles Of(params ImmutableArray<OutputFile> files) => new([], new([]), _ => throw new InvalidOperationException("There are no pages."), () => files);

    /// <summary>The file at a path from the root of the site, without a slash in front: <c>ms/index.html</c>.</summary>
    public OutputFile? Find(string path) => PageAt(path) is { } page ? _fileOf(page) : _othersByPath.Value.GetValueOrDefault(path);

    /// <summary>The page that a file holds; null for media, the sitemap and so on.</summary>
    public Page? PageAt(string path) => _index.PlaceOf(path) is { } place ? Pages[place] : null;

    public IEnumerator<OutputFile> GetEnumerator() => Pages.Select(_fileOf).Concat(_others.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

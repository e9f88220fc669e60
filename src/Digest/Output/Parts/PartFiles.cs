using System.Collections;
using Digest.Configuration;
using Digest.SiteModel;

namespace Digest.Output.Parts;

/// <summary>
/// The files of a part of a site, and its manifest, which is rendered last. They are in a folder of their own, so that the folder of a part
/// has no front page: it is not a site. The file about all others, <c>build.json</c>, is in no part.
/// </summary>
internal sealed class PartFiles : IReadOnlyList<OutputFile>
{
    public const string ManifestFile = "digest-part.json";
    public const string Folder = "files/";

    private readonly OutputFiles _site;
    private readonly ImmutableArray<int> _indices;
    private readonly RenderedFile _manifest;

    public PartFiles(OutputFiles site, SitePart part, PartInputs inputs)
    {
        _site = site;
        var paths = new List<string>(site.Count);
        var indices = ImmutableArray.CreateBuilder<int>();
        foreach (var (index, file) in site.Index().Where(item => item.Item.Path != Permalinks.OutputPath(Permalinks.BuildFile)))
        {
            paths.Add(file.Path);
            if (part.Has(file.Group))
                indices.Add(index);
        }

        _indices = indices.ToImmutable();
        var (count, hash) = (paths.Count, PartManifest.HashOf(paths));
        _manifest = File(null) with { WithHashes = File };

        RenderedFile File(FileHashes? hashes) => new(ManifestFile, "the manifest", (output, _) =>
            new PartManifest(part, inputs, SiteDates.Of(site.Pages[0].Site), count, hash, FilesWith(hashes)).Write(output));
    }

    public int Count => _indices.Length + 1;

    public OutputFile this[int index] => index == _indices.Length ? _manifest : InFolder(_site[_indices[index]]);

    public IEnumerator<OutputFile> GetEnumerator() => _indices.Select(index => InFolder(_site[index])).Append(_manifest).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static OutputFile InFolder(OutputFile file) => file with { Path = Folder + file.Path };

    private ImmutableArray<PartFile> FilesWith(FileHashes? hashes) => hashes is null ? [] :
    [
        .. _indices
            .Select(index => _site[index].Path)
            .Order(StringComparer.Ordinal)
            .Select(path => PartFile.Of(path, hashes.Find(Folder + path), _site.PageAt(path))),
    ];
}

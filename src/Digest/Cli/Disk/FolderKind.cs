using Digest.Output.Parts;

namespace Digest.Cli.Disk;

/// <summary>What a build makes of a folder.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Marker">The file that every folder of the kind has.</param>
/// <param name="MarkerText">What is in it; null if it is one of the files that the build renders.</param>
internal sealed record FolderKind(string Name, string Marker, string? MarkerText)
{
    public static readonly FolderKind Site =
        new("a site", Publisher.Marker, "This folder is made by Digest. Every build replaces it as a whole.\n");

    /// <summary>A part of a site, which is not to be published: <c>digest merge</c> makes a site of all parts.</summary>
    public static readonly FolderKind Part = new("a part of a site", PartFiles.ManifestFile, MarkerText: null);

    /// <summary>The kind of a folder; null if no build made it.</summary>
    public static FolderKind? Of(string folder) => Site.IsOf(folder) ? Site : Part.IsOf(folder) ? Part : null;

    private bool IsOf(string folder) => Native.Stat(Path.Combine(folder, Marker)).Kind == EntryKind.File;
}

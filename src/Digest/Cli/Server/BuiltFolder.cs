using System.Diagnostics;

namespace Digest.Cli.Server;

/// <summary>Lists the files of a built site. Links are not followed, and only listed files are served.</summary>
internal sealed class BuiltFolder(string folder)
{
    // A build replaces the folder, which changes its times. Other changes in it are seen after this time.
    private static readonly TimeSpan s_maxAge = TimeSpan.FromSeconds(1);

    private static readonly EnumerationOptions s_allFiles =
        new() { AttributesToSkip = FileAttributes.ReparsePoint, RecurseSubdirectories = true };

    private volatile Listing _listing = new([], default, 0);

    /// <summary>The current files: from the path below the folder, with <c>/</c> between names, to the path on the disk.</summary>
    public ImmutableDictionary<string, string> Files
    {
        get
        {
            var times = (Directory.GetCreationTimeUtc(folder), Directory.GetLastWriteTimeUtc(folder));
            var listing = _listing;
            if (listing.Times == times && Stopwatch.GetElapsedTime(listing.Taken) < s_maxAge)
                return listing.Files;

            var files = Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder, "*", s_allFiles).ToImmutableDictionary(NameOf, StringComparer.Ordinal)
                : [];
            _listing = new(files, times, Stopwatch.GetTimestamp());
            return files;
        }
    }

    private string NameOf(string file) => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');

    private sealed record Listing(ImmutableDictionary<string, string> Files, (DateTime Created, DateTime Written) Times, long Taken);
}

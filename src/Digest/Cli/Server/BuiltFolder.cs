using System.Collections.Immutable;
using System.Diagnostics;

namespace Digest.Cli.Server;

/// <summary>The files of a built site, by the names that a walk through its folder finds. What the walk does not find is not served: links are not followed.</summary>
internal sealed class BuiltFolder(string folder)
{
    // A build exchanges the whole folder, which its times tell at once; whatever else changes in it is seen after this.
    private static readonly TimeSpan s_freshness = TimeSpan.FromSeconds(1);

    private static readonly EnumerationOptions s_everything = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
    };

    private volatile Listing _listing = new([], default, 0);

    /// <summary>The files there are now, from their path below the folder, with <c>/</c> between names, to their path on the disk.</summary>
    public ImmutableDictionary<string, string> Files
    {
        get
        {
            var times = Times();
            var known = _listing;
            if (known.Times == times && Stopwatch.GetElapsedTime(known.Taken) < s_freshness)
                return known.Files;

            var files = Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder, "*", s_everything).ToImmutableDictionary(NameOf, StringComparer.Ordinal)
                : [];
            _listing = new(files, times, Stopwatch.GetTimestamp());
            return files;
        }
    }

    private string NameOf(string file) => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');

    private (DateTime Created, DateTime Written) Times() => (Directory.GetCreationTimeUtc(folder), Directory.GetLastWriteTimeUtc(folder));

    private sealed record Listing(ImmutableDictionary<string, string> Files, (DateTime Created, DateTime Written) Times, long Taken);
}

using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>Directory entries that are not plain files: a build that left them out in silence would publish less than the editor sees in the folder.</summary>
internal static class RefusedEntries
{
    public static void Report(SourceTree sources, DiagnosticBag diagnostics)
    {
        foreach (var entry in sources.Refused)
            diagnostics.Error(DiagnosticCode.NotAFile, new(entry.Path, 1, 1), $"this is {entry.What}, not a file", "Copy the file itself here: links are never followed, because they could publish what is not part of the site.");
    }
}

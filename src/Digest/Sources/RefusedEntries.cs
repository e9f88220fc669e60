using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>
/// Reports directory entries that are not plain files: to ignore them would publish less than the editor sees in the folder.
/// </summary>
internal static class RefusedEntries
{
    public static void Report(SourceTree sources, DiagnosticBag diagnostics)
    {
        foreach (var entry in sources.Refused)
        {
            diagnostics.Error(
                DiagnosticCode.NotAFile,
                new(entry.Path, 1, 1),
                $"this is {entry.Kind}, not a file",
                "Copy the file itself here: links are not followed, because they could publish files that are not part of the site.");
        }
    }
}

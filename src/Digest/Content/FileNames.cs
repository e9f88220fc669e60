using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Refuses names of files and folders that some systems cannot store, or that look the same.</summary>
internal static class FileNames
{
    private const int MaximumBytes = 255;

    /// <param name="ids">Paths whose names are checked as ids or languages.</param>
    public static void Check(SourceTree sources, IEnumerable<string> ids, DiagnosticBag diagnostics)
    {
        var skipped = ids.ToHashSet(StringComparer.Ordinal);
        // The paths, with their last parts in upper case as keys.
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in sources.BuiltInFiles.Concat(sources.Files)) // first, because the project's names can be changed
        {
            for (var path = file.Path; path.Length > 0; path = path[..Math.Max(path.LastIndexOf('/'), 0)])
            {
                var name = NameIn(path);
                var key = path[..^name.Length] + name.ToUpperInvariant();
                if (!seen.TryAdd(key, path))
                {
                    if (seen[key] == path)
                        break; // the folders above are seen too
                    Report(path, $"the name differs from '{NameIn(seen[key])}' only in case: Windows and macOS keep one of them");
                }

                if (ProblemIn(name) is { } problem)
                    Report(path, $"the name {problem}");
                else if (path == file.Path && MediaLibrary.Accepts(file) && name.FirstOrDefault(IsControl) is not '\0' and var control)
                    Report(path, $"the name has the invisible character U+{(int)control:X4}"); // other files are checked for all of these
            }
        }

        void Report(string path, string message)
        {
            if (!skipped.Contains(path))
                diagnostics.Error(DiagnosticCode.BadFileName, SourceLocation.OfFile(path), message, "Rename it.");
        }
    }

    private static bool IsControl(char character) => char.IsControl(character) || BidiControls.AreIn([character]);

    private static string NameIn(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>What is wrong with a name; null for a good one.</summary>
    public static string? ProblemIn(string name)
    {
        if (name.Contains('\\', StringComparison.Ordinal))
            return "has a backslash, which separates folders on Windows";
        if (name is [' ', ..] or [.., ' '])
            return "starts or ends with a space";
        if (name is [.., '.'])
            return "ends with a full stop, which Windows removes";
        if (name.IndexOfAny([':', '*', '?', '"', '<', '>', '|']) is >= 0 and var at)
            return $"has the character '{name[at]}', which Windows does not allow";
        return Encoding.UTF8.GetByteCount(name) > MaximumBytes ? $"has more than {MaximumBytes} bytes, the limit of file systems" : null;
    }
}

using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Warns of pictures and documents that no text uses, perhaps because a text lost its picture.</summary>
internal static class UnusedMedia
{
    /// <param name="media">The files that texts can use.</param>
    /// <param name="texts">All texts; their bodies are parsed.</param>
    /// <param name="textFiles">Their files.</param>
    public static void Report(
        IEnumerable<SourceFile> media, IEnumerable<IContentText> texts, IEnumerable<SourceFile> textFiles, DiagnosticBag diagnostics)
    {
        // A text with errors may use any of them.
        if (diagnostics.HasErrors)
            return;

        var used = texts.SelectMany(text => text.Media).Select(file => file.Source.Path).ToHashSet(StringComparer.Ordinal);
        List<SourceFile> unused = [.. media.Where(file => ContentFiles.IsBesideText(file) && !used.Contains(file.Path))];
        if (unused.Count == 0)
            return;

        // A text that names the file and does not show it has a warning of its own.
        List<byte[]> written = [.. textFiles.Select(file => file.ReadAllBytes())];
        foreach (var file in unused)
        {
            var name = Encoding.UTF8.GetBytes(file.Name);
            if (written.Exists(text => text.AsSpan().IndexOf(name) >= 0))
                continue;
            const string Advice = "Show it in a text, delete it, or start its name with '_'.";
            var location = SourceLocation.OfFile(file.Path);
            diagnostics.Warning(DiagnosticCode.UnexpectedFile, location, "no text shows or links to this file", Advice);
        }
    }
}

using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Warns of pictures and documents that no text uses, perhaps because a text lost its picture.</summary>
internal static class UnusedMedia
{
    /// <param name="media">The files that texts can use.</param>
    /// <param name="texts">All texts; their bodies are parsed.</param>
    /// <param name="textFiles">Their files, and those of the keys that they share.</param>
    public static void Report(
        IEnumerable<SourceFile> media, IEnumerable<IContentText> texts, IEnumerable<SourceFile> textFiles, DiagnosticBag diagnostics)
    {
        // A text with errors may use any of them.
        if (diagnostics.HasErrors)
            return;

        var used = texts.SelectMany(text => text.Media).Select(file => file.Source.Path).ToHashSet(StringComparer.Ordinal);
        List<SourceFile> unused = [.. media.Where(file => ContentFiles.IsBesideText(file) && !used.Contains(file.Path))];
        const string Advice = "Show it in a text, delete it, or start its name with '_'.";
        foreach (var file in WithoutNamed(unused, textFiles))
            Warn(file, "no text shows or links to this file", Advice, diagnostics);
    }

    /// <summary>Warns of files in formats that pages cannot show and texts cannot link to.</summary>
    public static void ReportOtherFiles(IEnumerable<SourceFile> files, IEnumerable<SourceFile> textFiles, DiagnosticBag diagnostics)
    {
        foreach (var file in WithoutNamed([.. files], textFiles))
        {
            var advice = MediaLibrary.IsOtherPicture(file) ? MediaLibrary.AdviceOnOtherPicture : StrayFiles.UnusedAdvice;
            Warn(file, "this file is not used", advice, diagnostics);
        }
    }

    /// <summary>The files that no text names: a text that names one has a diagnostic of its own.</summary>
    private static List<SourceFile> WithoutNamed(List<SourceFile> files, IEnumerable<SourceFile> textFiles)
    {
        if (files.Count == 0)
            return files;
        List<byte[]> written = [.. textFiles.Select(file => file.ReadAllBytes())];
        return files.FindAll(file =>
            Encoding.UTF8.GetBytes(file.Name) is var name && !written.Exists(text => text.AsSpan().IndexOf(name) >= 0));
    }

    private static void Warn(SourceFile file, string message, string advice, DiagnosticBag diagnostics) =>
        diagnostics.Warning(DiagnosticCode.UnexpectedFile, SourceLocation.OfFile(file.Path), message, advice);
}

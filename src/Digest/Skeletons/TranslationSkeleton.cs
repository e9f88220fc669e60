using System.Text.RegularExpressions;
using Digest.Content;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Skeletons;

/// <summary>The text of a story in another language: its headings and paragraphs, each marked as not translated yet.</summary>
internal static partial class TranslationSkeleton
{
    private const string Folder = "new/translation";

    /// <summary>The article of a story in a language; null if it has none.</summary>
    public static SourceFile? ArticleOf(string story, string language, SourceTree sources) =>
        sources.Below(ContentFiles.ArticlesFolder.TrimEnd('/')).FirstOrDefault(file =>
            file.Name == $"{language}.md" && file.Folder.EndsWith($"/{story}", StringComparison.Ordinal));

    /// <param name="content">Its id is that of the story.</param>
    /// <returns>A file for each language; null if the article cannot be read.</returns>
    public static ImmutableArray<SourceFile>? Of(SourceTree skeletons, SourceFile article, NewContent content)
    {
        if (FrontMatter.Parse(article, Article.Keys, new DiagnosticBag()) is not { } text)
            return null;
        var body = Marked(text.Source.Text[text.BodyStart..]);
        return
        [
            .. from language in content.Languages
               from skeleton in skeletons.Below(Folder)
               select Skeleton.Fill(skeleton, Folder, new Dictionary<string, string>(StringComparer.Ordinal)
               {
                   ["folder"] = article.Folder,
                   ["language"] = language,
                   ["title"] = WrittenValue.Yaml(content.Title),
                   ["slug"] = ContentSkeleton.SlugOf(content),
                   ["from"] = article.Stem,
                   ["body"] = body,
               }),
        ];
    }

    /// <summary>
    /// Markdown with a mark above each heading, paragraph, table and item of a list with empty lines. Code, lines between parts and links
    /// that print the title of their target need no translation.
    /// </summary>
    public static string Marked(string markdown)
    {
        var marked = new StringBuilder();
        string? fence = null;
        var startsBlock = true;
        foreach (var line in markdown.Trim('\n').Split('\n'))
        {
            var opening = CodeFence.Match(line).Groups["fence"].Value;
            var isHeading = fence is null && Heading.IsMatch(line);
            if (fence is null && opening.Length == 0 && (startsBlock || isHeading) && NeedsTranslation(line))
                marked.Append(startsBlock ? "" : "\n").Append(UntranslatedMark.Line).Append("\n\n");
            marked.Append(line).Append('\n');
            if (fence is null)
                fence = opening.Length > 0 ? opening : null;
            else if (opening.StartsWith(fence, StringComparison.Ordinal) && line.Trim() == opening)
                fence = null;
            startsBlock = isHeading || string.IsNullOrWhiteSpace(line);
            if (isHeading)
                marked.Append('\n');
        }

        var text = EmptyLines.Replace(marked.ToString(), "\n\n").TrimEnd('\n');
        return UntranslatedMark.CountIn(text) > 0 ? text : $"{UntranslatedMark.Line}\n\n{text}".TrimEnd('\n');
    }

    /// <summary>Lines that are indented continue a list, a footnote or code.</summary>
    private static bool NeedsTranslation(string line) => line.Length > 0 && !char.IsWhiteSpace(line[0]) && !WithoutWords.IsMatch(line);

    [GeneratedRegex(@"^ {0,3}(?<fence>`{3,}|~{3,})", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeFence { get; }

    [GeneratedRegex("^#{1,6} ", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading { get; }

    /// <summary>A link that prints the title of its target, or a line between parts.</summary>
    [GeneratedRegex(@"^(\[\]\([^)]*\)|[-*_ ]+)\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex WithoutWords { get; }

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex EmptyLines { get; }
}

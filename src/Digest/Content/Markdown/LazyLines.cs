using Digest.Content.Lint;
using Digest.Sources.Diagnostics;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;

namespace Digest.Content.Markdown;

/// <summary>
/// Finds lines that Markdown adds to the quotation, the item or the footnote above them, although they have neither its mark nor an
/// indentation, because no empty line is between them.
/// </summary>
internal static class LazyLines
{
    private const int TabWidth = 4;

    public static LintFinding? FirstIn(ParagraphBlock paragraph, string source)
    {
        var containers = ContainersOf(paragraph);
        if (containers.Count == 0)
            return null;
        for (var end = NewlineFrom(paragraph.Span.Start); end >= 0 && end < paragraph.Span.End; end = NewlineFrom(end + 1))
        {
            var line = source.AsSpan(end + 1);
            if (LeftBy(line, containers) is { } left)
                return Finding(left, end + 1 + (line.Length - line.TrimStart(" \t").Length));
        }

        return null;

        int NewlineFrom(int index) => source.IndexOf('\n', index);
    }

    /// <summary>The quotations, items and footnotes that a paragraph is in, from the outermost.</summary>
    private static List<ContainerBlock> ContainersOf(ParagraphBlock paragraph)
    {
        var containers = new List<ContainerBlock>();
        for (var parent = paragraph.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is QuoteBlock or ListItemBlock or Footnote)
                containers.Insert(0, parent);
        }

        return containers;
    }

    /// <summary>The outermost container whose mark a line does not have, and to whose words it is not indented at all; else null.</summary>
    private static ContainerBlock? LeftBy(ReadOnlySpan<char> line, List<ContainerBlock> containers)
    {
        var (at, column) = (0, 0);
        foreach (var container in containers)
        {
            for (; at < line.Length && line[at] is ' ' or '\t'; at++)
                column = line[at] == '\t' ? (column / TabWidth + 1) * TabWidth : column + 1;
            if (container is not QuoteBlock)
            {
                if (column <= (container is Footnote ? 0 : container.Column))
                    return container;
                continue;
            }

            if (at == line.Length || line[at] != '>')
                return container;
            at++;
            column++;
        }

        return null;
    }

    private static LintFinding Finding(ContainerBlock container, int place)
    {
        var (name, advice) = container switch
        {
            QuoteBlock => ("quotation", "start it with '> ' if it is quoted"),
            Footnote => ("footnote", "indent it by four spaces if it belongs to the footnote"),
            _ => ("item of the list", "indent it like the words of the item if it belongs to them"),
        };
        return new(
            DiagnosticCode.UnmeantMarkdown, place, $"this line belongs to the {name} above, because no empty line is between them",
            $"Leave an empty line above it, or {advice}.");
    }
}

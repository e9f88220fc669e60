using System.Buffers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Cli.Terminal;
using Digest.Output;
using Digest.Output.Cards;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests;

/// <summary>Reads the files and pages of a compiled site.</summary>
internal static class CompiledSiteExtensions
{
    public static byte[] BytesOf(this OutputFile file)
    {
        if (file is CopiedFile copied)
            return copied.Source.ReadAllBytes();
        var bytes = new ArrayBufferWriter<byte>();
        var diagnostics = new DiagnosticBag();
        if (file is PictureFile)
            return []; // the command makes it
        if (file is CardFile card)
            bytes.Write(Encoding.UTF8.GetBytes(card.Draw(diagnostics))); // what the command draws, the same on every machine
        else
            ((RenderedFile)file).Render(bytes, diagnostics);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.ToImmutable(new SourceTree([])).Select(ConsoleReport.Headline)));
        return bytes.WrittenSpan.ToArray();
    }

    public static string TextOf(this CompiledSite site, string path) => Encoding.UTF8.GetString(site.Find(path).BytesOf());

    public static OutputFile Find(this CompiledSite site, string path) =>
        site.Files.Find(path) ?? throw new ArgumentException($"The site has no file {path}.", nameof(path));

    public static IDocument Page(this CompiledSite site, string path) => new HtmlParser().ParseDocument(site.TextOf(path));

    public static IEnumerable<OutputFile> Pages(this CompiledSite site) =>
        site.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal));

    /// <summary>The elements of a page, each with its depth and the names of its attributes, but no text.</summary>
    public static string Shape(this IDocument page)
    {
        var shape = new StringBuilder();
        foreach (var element in page.All)
        {
            shape.Append(element.Ancestors<IElement>().Count()).Append(' ').Append(element.LocalName);
            foreach (var attribute in element.Attributes)
                shape.Append(' ').Append(attribute.Name);
            shape.Append('\n');
        }

        return shape.ToString();
    }
}

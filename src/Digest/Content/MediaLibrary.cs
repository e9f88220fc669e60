using System.Collections.Concurrent;
using System.Globalization;
using System.Xml;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.Heif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.WebP;

namespace Digest.Content;

/// <summary>Finds media by the paths that texts use, looks into each file once, and refuses what could harm a reader.</summary>
internal sealed class MediaLibrary(SourceTree sources, string linkRoot, BuildCache cache)
{
    private static readonly string[] s_pictures = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"];

    private readonly ConcurrentDictionary<string, Lazy<(MediaFile? File, DiagnosticBag Problems)>> _files = new(StringComparer.Ordinal);

    public static bool Accepts(SourceFile file) => IsPicture(file) || file.Extension == ".pdf";

    private static bool IsPicture(SourceFile file) => s_pictures.Contains(file.Extension, StringComparer.Ordinal);

    /// <summary>The media that a text names.</summary>
    /// <param name="path">As written: relative to the text's folder.</param>
    public MediaFile? Find(string path, string folder, SourceLocation location, bool asPicture, DiagnosticBag diagnostics)
    {
        if (Resolve(path, folder) is not { } full || sources.Find(full) is not { } file)
        {
            var near = Nearest.To(path, sources.Below(folder).Where(Accepts).Select(candidate => candidate.Path[(folder.Length + 1)..]));
            diagnostics.Error(DiagnosticCode.BadMedia, location, $"there is no file '{path}' beside this text", near is null ? "Put the file into the folder of the text." : $"Did you mean '{near}'?");
            return null;
        }

        if (!Accepts(file) || (asPicture && !IsPicture(file)))
        {
            diagnostics.Error(DiagnosticCode.BadMedia, location, $"'{path}' is not a {(asPicture ? "picture" : "file")} that can be published", $"Use one of: {string.Join(", ", s_pictures)}{(asPicture ? "" : ", .pdf")}.");
            return null;
        }

        var (media, problems) = _files.GetOrAdd(full, _ => new(() => LookInto(file))).Value;
        foreach (var problem in problems.Unordered())
            diagnostics.Add(problem); // each text that shows it is wrong with it
        return media;
    }

    /// <summary>Whether this is what a text that names it would still find.</summary>
    public bool Has(MediaFile media) => ReferenceEquals(sources.Find(media.Source.Path), media.Source);

    /// <summary>A relative path taken from a folder, inside <c>input/</c>; null when it leads out.</summary>
    private static string? Resolve(string path, string folder)
    {
        var parts = new List<string>(folder.Split('/'));
        foreach (var part in path.Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }

            if (parts is not ["input", ..])
                return null;
        }

        return string.Join('/', parts);
    }

    private (MediaFile? File, DiagnosticBag Problems) LookInto(SourceFile file)
    {
        var problems = new DiagnosticBag();
        return (cache.GetOrAdd(file.Path, [file, linkRoot], problems, found => Inspect(file, found)), problems);
    }

    private MediaFile? Inspect(SourceFile file, DiagnosticBag diagnostics)
    {
        var output = "media" + file.Path["input".Length..];
        var href = linkRoot + "/" + string.Join('/', output.Split('/').Select(Uri.EscapeDataString));
        if (!IsPicture(file))
            return new(file, href, output, null, null);

        try
        {
            var (width, height) = file.Extension == ".svg" ? SizeOfDrawing(file) : SizeOfPhotograph(file);
            return new(file, href, output, width, height);
        }
        catch (Exception exception) when (exception is ImageProcessingException or MetadataException or XmlException or IOException or FormatException)
        {
            diagnostics.Error(DiagnosticCode.BadMedia, SourceLocation.OfFile(file.Path), $"the picture cannot be read: {(exception is XmlException ? "it is not well-formed XML, or declares a document type" : exception.Message)}", "Save it again from a program that draws or edits pictures.");
            return null;
        }
    }

    private static (int Width, int Height) SizeOfPhotograph(SourceFile file)
    {
        using var stream = file.Open();
        var directories = ImageMetadataReader.ReadMetadata(stream);
        var (width, height) = directories.Select(SizeIn).OfType<(int, int)>().FirstOrDefault();
        if (width <= 0 || height <= 0)
            throw new FormatException("it does not say how large it is");

        // Orientations 5 to 8 of EXIF turn the picture on its side; browsers turn it back.
        var turned = directories.OfType<ExifIfd0Directory>().Any(exif => exif.TryGetInt32(ExifDirectoryBase.TagOrientation, out var orientation) && orientation is >= 5 and <= 8);
        return turned ? (height, width) : (width, height);
    }

    private static (int Width, int Height)? SizeIn(MetadataExtractor.Directory directory) => directory switch
    {
        JpegDirectory => Tags(directory, JpegDirectory.TagImageWidth, JpegDirectory.TagImageHeight),
        PngDirectory => Tags(directory, PngDirectory.TagImageWidth, PngDirectory.TagImageHeight),
        WebPDirectory => Tags(directory, WebPDirectory.TagImageWidth, WebPDirectory.TagImageHeight),
        GifHeaderDirectory => Tags(directory, GifHeaderDirectory.TagImageWidth, GifHeaderDirectory.TagImageHeight),
        HeicImagePropertiesDirectory => Tags(directory, HeicImagePropertiesDirectory.TagImageWidth, HeicImagePropertiesDirectory.TagImageHeight),
        _ => null,
    };

    private static (int Width, int Height)? Tags(MetadataExtractor.Directory directory, int width, int height) =>
        directory.TryGetInt32(width, out var w) && directory.TryGetInt32(height, out var h) ? (w, h) : null;

    /// <summary>The size of an SVG drawing, and a refusal of everything in it that is more than a drawing.</summary>
    private static (int Width, int Height) SizeOfDrawing(SourceFile file)
    {
        using var stream = file.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 4 * 1024 * 1024 });
        (int, int)? size = null;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.ProcessingInstruction)
                throw new FormatException($"the processing instruction '{reader.Name}' is not allowed in a drawing");
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && RefersOutside(reader.Value))
                throw new FormatException("a style in it refers to something outside the drawing");
            if (reader.NodeType != XmlNodeType.Element)
                continue;

            if (reader.LocalName is "script" or "foreignObject" or "iframe" or "handler" || reader.NamespaceURI == "http://www.w3.org/1999/xhtml")
                throw new FormatException($"the element '{reader.LocalName}' is not allowed in a drawing");
            size ??= SizeOfRoot(reader);
            RefuseAttributes(reader);
        }

        return size ?? throw new FormatException("it is empty");
    }

    private static (int Width, int Height) SizeOfRoot(XmlReader reader)
    {
        var box = reader.GetAttribute("viewBox")?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var width = Length(reader.GetAttribute("width")) ?? Length(box?.ElementAtOrDefault(2));
        var height = Length(reader.GetAttribute("height")) ?? Length(box?.ElementAtOrDefault(3));
        return reader.LocalName == "svg" && width is { } w && height is { } h
            ? (w, h)
            : throw new FormatException("the drawing has neither 'width' and 'height' nor a 'viewBox'");
    }

    private static int? Length(string? text)
    {
        var number = text?.EndsWith("px", StringComparison.Ordinal) == true ? text[..^2] : text;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 100_000 ? (int)Math.Round(value) : null;
    }

    private static void RefuseAttributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                throw new FormatException($"the attribute '{reader.LocalName}' is not allowed in a drawing");
            if (reader.LocalName == "href" && !reader.Value.StartsWith('#'))
                throw new FormatException($"the drawing refers to '{reader.Value}', outside itself");
            if (reader.LocalName == "attributeName" && reader.Value.EndsWith("href", StringComparison.OrdinalIgnoreCase))
                throw new FormatException("an animation changes where the drawing refers to");
            if (RefersOutside(reader.Value))
                throw new FormatException($"the attribute '{reader.LocalName}' refers to something outside the drawing");
        }

        reader.MoveToElement();
    }

    /// <summary>Whether CSS in a drawing would load something. A backslash could spell 'url' in other letters, so a style has none.</summary>
    private static bool RefersOutside(string css)
    {
        if (css.Contains("@import", StringComparison.OrdinalIgnoreCase) || css.Contains("image-set", StringComparison.OrdinalIgnoreCase) || (css.Contains('\\', StringComparison.Ordinal) && css.Contains('(', StringComparison.Ordinal)))
            return true;
        for (var at = css.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = css.IndexOf("url(", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!css.AsSpan(at + "url(".Length).TrimStart(" \t\r\n\"'").StartsWith("#", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

using System.Xml;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.Heif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.WebP;

namespace Digest.Content;

/// <summary>Finds the media of texts, and refuses files that could run code or load other files.</summary>
internal sealed class MediaLibrary(SourceTree sources, string linkRoot, BuildCache cache)
{
    private static readonly string[] s_pictures = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"];

    private static readonly XmlReaderSettings s_drawingSettings =
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 4 * 1024 * 1024 };

    public static bool Accepts(SourceFile file) => IsPicture(file) || file.Extension == ".pdf";

    private static bool IsPicture(SourceFile file) => s_pictures.Contains(file.Extension, StringComparer.Ordinal);

    /// <param name="path">Relative to the folder of the text.</param>
    public MediaFile? Find(string path, string folder, SourceLocation location, bool asPicture, DiagnosticBag diagnostics)
    {
        if (Resolve(path, folder) is not { } full || sources.Find(full) is not { } file)
        {
            var files = sources.Below(folder).Where(Accepts).Select(candidate => candidate.Path[(folder.Length + 1)..]);
            var advice = Nearest.DidYouMean(path, files) ?? "Put the file into the folder of the text.";
            diagnostics.Error(DiagnosticCode.BadMedia, location, $"there is no file '{path}' in the folder of this text", advice);
            return null;
        }

        if (!Accepts(file) || (asPicture && !IsPicture(file)))
        {
            var message = $"'{path}' is not a {(asPicture ? "picture" : "file")} of a supported type";
            var advice = $"Use one of: {string.Join(", ", s_pictures)}{(asPicture ? "" : ", .pdf")}.";
            diagnostics.Error(DiagnosticCode.BadMedia, location, message, advice);
            return null;
        }

        return cache.GetOrAdd(file.Path, [file, linkRoot], diagnostics, found => Inspect(file, found));
    }

    /// <summary>Whether a media file is still the one at its path.</summary>
    public bool Has(MediaFile media) => ReferenceEquals(sources.Find(media.Source.Path), media.Source);

    /// <summary>Resolves a path relative to a folder; null if it leads out of <c>input/</c>.</summary>
    private static string? Resolve(string path, string folder)
    {
        var parts = new List<string>(folder.Split('/'));
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "."))
                parts.Add(part);
            if (parts is not [ProjectLayout.Input, ..])
                return null;
        }

        return string.Join('/', parts);
    }

    private MediaFile? Inspect(SourceFile file, DiagnosticBag diagnostics)
    {
        var output = "media" + file.Path[ProjectLayout.Input.Length..];
        var href = $"{linkRoot}/{UrlPath.Encode(output)}";
        if (!IsPicture(file))
            return new(file, href, output, null, null);

        try
        {
            var (width, height) = file.Extension == ".svg" ? SizeOfDrawing(file) : SizeOfPhotograph(file);
            return new(file, href, output, width, height);
        }
        catch (Exception exception)
            when (exception is ImageProcessingException or MetadataException or XmlException or IOException or FormatException)
        {
            var reason = exception is XmlException ? "it is not well-formed XML, or declares a document type" : exception.Message;
            var location = SourceLocation.OfFile(file.Path);
            diagnostics.Error(
                DiagnosticCode.BadMedia, location, $"the picture cannot be read: {reason}", "Save it again with an image editor.");
            return null;
        }
    }

    private static (int Width, int Height) SizeOfPhotograph(SourceFile file)
    {
        using var stream = file.Open();
        var directories = ImageMetadataReader.ReadMetadata(stream);
        var (width, height) = directories.Select(SizeIn).OfType<(int, int)>().FirstOrDefault();
        if (width <= 0 || height <= 0)
            throw new FormatException("it has no width and height");

        // EXIF orientations 5 to 8 are rotated by 90 degrees; browsers rotate them back.
        var isRotated = directories.OfType<ExifIfd0Directory>()
            .Any(exif => exif.TryGetInt32(ExifDirectoryBase.TagOrientation, out var orientation) && orientation is >= 5 and <= 8);
        return isRotated ? (height, width) : (width, height);
    }

    private static (int Width, int Height)? SizeIn(MetadataExtractor.Directory directory) => directory switch
    {
        JpegDirectory => Tags(directory, JpegDirectory.TagImageWidth, JpegDirectory.TagImageHeight),
        PngDirectory => Tags(directory, PngDirectory.TagImageWidth, PngDirectory.TagImageHeight),
        WebPDirectory => Tags(directory, WebPDirectory.TagImageWidth, WebPDirectory.TagImageHeight),
        GifHeaderDirectory => Tags(directory, GifHeaderDirectory.TagImageWidth, GifHeaderDirectory.TagImageHeight),
        HeicImagePropertiesDirectory =>
            Tags(directory, HeicImagePropertiesDirectory.TagImageWidth, HeicImagePropertiesDirectory.TagImageHeight),
        _ => null,
    };

    private static (int Width, int Height)? Tags(MetadataExtractor.Directory directory, int width, int height) =>
        directory.TryGetInt32(width, out var w) && directory.TryGetInt32(height, out var h) ? (w, h) : null;

    /// <summary>The size of an SVG drawing. Scripts, HTML and references to other files are refused.</summary>
    private static (int Width, int Height) SizeOfDrawing(SourceFile file)
    {
        using var stream = file.Open();
        using var reader = XmlReader.Create(stream, s_drawingSettings);
        (int, int)? size = null;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.ProcessingInstruction)
                throw new FormatException($"the processing instruction '{reader.Name}' is not allowed in a drawing");
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && RefersOutside(reader.Value))
                throw new FormatException("a style refers to another file");
            if (reader.NodeType != XmlNodeType.Element)
                continue;

            if (reader.LocalName is "script" or "foreignObject" or "iframe" or "handler"
                || reader.NamespaceURI == "http://www.w3.org/1999/xhtml")
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
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 100_000
            ? (int)Math.Round(value)
            : null;
    }

    private static void RefuseAttributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                throw new FormatException($"the attribute '{reader.LocalName}' is not allowed in a drawing");
            if (reader.LocalName == "href" && !reader.Value.StartsWith('#'))
                throw new FormatException($"the drawing refers to another file: '{reader.Value}'");
            if (reader.LocalName == "attributeName" && reader.Value.EndsWith("href", StringComparison.OrdinalIgnoreCase))
                throw new FormatException("an animation changes a reference of the drawing");
            if (RefersOutside(reader.Value))
                throw new FormatException($"the attribute '{reader.LocalName}' refers to another file");
        }

        reader.MoveToElement();
    }

    /// <summary>Whether CSS in a drawing would load a file. Escapes are refused, because they could spell 'url'.</summary>
    private static bool RefersOutside(string css)
    {
        if (css.Contains("@import", StringComparison.OrdinalIgnoreCase) || css.Contains("image-set", StringComparison.OrdinalIgnoreCase))
            return true;
        if (css.Contains('\\', StringComparison.Ordinal) && css.Contains('(', StringComparison.Ordinal))
            return true;
        for (var at = 0; (at = css.IndexOf("url(", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (!css.AsSpan(at + "url(".Length).TrimStart(" \t\r\n\"'").StartsWith("#", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

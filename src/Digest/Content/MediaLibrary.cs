using Digest.Content.Pictures;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content;

/// <summary>Finds the media of texts, and refuses files that could run code or load other files.</summary>
/// <param name="copiesPictures">See <see cref="Configuration.CompileOptions"/>.</param>
internal sealed class MediaLibrary(SourceTree sources, string linkRoot, BuildCache cache, bool copiesPictures = false)
{
    private static readonly string[] s_pictures = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"];

    private static readonly string[] s_otherPictures =
        [".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".jfif", ".jxl", ".jp2", ".ico", ".svgz", ".eps", ".ai", ".raw", ".dng"];

    public const string AdviceOnOtherPicture = "Save it as JPEG, PNG or WebP: browsers do not show this format.";

    private const double MegaByte = 1_000_000;
    private const long LargePictureBytes = 2_000_000;
    private const long LargePhotographBytes = 10_000_000;
    private const long MaximumPictureBytes = 50_000_000;

    /// <summary>The limit of GitHub.</summary>
    private const long MaximumDocumentBytes = 100_000_000;

    private const string PhotographAdvice = "Make it smaller: pages show at most 1,440 pixels of its width.";

    private const string SmallerAdvice = "Make it smaller: a picture for a page needs no more than 2,000 pixels and 500 kB.";

    /// <summary>Files by their paths as they look; macOS decomposes names.</summary>
    private readonly Lazy<ILookup<string, SourceFile>> _byLook = new(() =>
        sources.Below(ProjectLayout.Input)
            .Where(file => !Ascii.IsValid(file.Path))
            .ToLookup(file => LookOf(file.Path), StringComparer.Ordinal));

    private bool _keepsOriginals;

    /// <summary>The same library for a text that also publishes its photographs as they are.</summary>
    public MediaLibrary KeepingOriginals() => new(sources, linkRoot, cache, copiesPictures) { _keepsOriginals = true };

    public static bool Accepts(SourceFile file) => IsExtension(file.Extension);

    /// <summary>The length of the longest extension that it accepts, with the dot.</summary>
    public const int LongestExtension = 5;

    /// <summary>Whether it accepts files with an extension, in lower case and with its dot.</summary>
    public static bool IsExtension(ReadOnlySpan<char> extension)
    {
        foreach (var picture in s_pictures)
        {
            if (extension.SequenceEqual(picture))
                return true;
        }

        return extension is ".pdf";
    }

    public static bool IsPicture(string path) => s_pictures.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file is a picture in a format that pages cannot show.</summary>
    public static bool IsOtherPicture(SourceFile file) => s_otherPictures.Contains(file.Extension, StringComparer.Ordinal);

    private static bool IsPicture(SourceFile file) => s_pictures.Contains(file.Extension, StringComparer.Ordinal);

    /// <param name="path">Relative to the folder of the text.</param>
    public MediaFile? Find(string path, string folder, SourceLocation location, bool asPicture, DiagnosticBag diagnostics)
    {
        var full = Resolve(path, folder);
        var file = full is null ? null : sources.Find(full) ?? _byLook.Value[LookOf(full)].FirstOrDefault();
        if (file is not null && InvisibleCharacters.ReportInName(file.Path, diagnostics))
            return null;
        if (InvisibleCharacters.Report(path, $"the name '{InvisibleCharacters.Remove(path)}'", _ => location, diagnostics))
            return null;
        if (file is null)
        {
            if (IsMisnamed(full))
                return null; // its name is reported
            var advice = DidYouMean(path, folder) ?? "Put the file into the folder of the text.";
            diagnostics.Error(DiagnosticCode.BadMedia, location, $"there is no file '{path}' in the folder of this text", advice);
            return null;
        }

        if (!Accepts(file) || (asPicture && !IsPicture(file)))
        {
            var message = $"'{path}' is not a {(asPicture ? "picture" : "file")} of a supported type";
            var advice = IsOtherPicture(file) ? AdviceOnOtherPicture
                : $"Use one of: {string.Join(", ", s_pictures)}"
                    + (asPicture ? "." : $", .pdf. Or move the file to {ProjectLayout.Static}/, and link to /{UrlPath.Encode(file.Name)}.");
            diagnostics.Error(DiagnosticCode.BadMedia, location, message, advice);
            return null;
        }

        return Inspected(file, _keepsOriginals, diagnostics);
    }

    /// <summary>The media file with a path and a key; null if the file there has another one.</summary>
    public MediaFile? Find(string path, bool keepsOriginal, ContentKey key)
    {
        if (sources.Find(path) is not { } file)
            return null;
        var asStatic = StaticFile.IsAt(path) ? FindStatic(new StaticFile(file).Address) : null;
        return asStatic?.Key == key ? asStatic
            : Accepts(file) && Inspected(file, keepsOriginal, new()) is { } media && media.Key == key ? media
            : null;
    }

    private MediaFile? Inspected(SourceFile file, bool keepsOriginal, DiagnosticBag diagnostics)
    {
        var media = cache.GetOrAdd(
            file.Path, [file, linkRoot], diagnostics, found => FileFault.Catch(file.Path, found, () => Inspect(file, found)));
        return keepsOriginal && media is not null ? media with { KeepsOriginal = true } : media;
    }

    /// <summary>Whether a file that is not found has a space or a full stop too many in its name.</summary>
    private bool IsMisnamed(string? path) => path is not null && sources.Below(path[..path.LastIndexOf('/')]).Any(file =>
        file.Path.Length > path.Length && FileNames.ProblemIn(file.Name) is not null
        && $"{file.Folder}/{file.Name.Trim(' ', '.')}".Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Asks for the file of a folder that has the name at the end of a path, or a similar path; null if there is none.</summary>
    public string? DidYouMean(string path, string folder)
    {
        string[] files = [.. sources.Below(folder).Where(Accepts).Select(file => file.Path[(folder.Length + 1)..])];
        var name = NameOf(path);
        return Array.Find(files, file => NameOf(file).Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same
            ? $"Did you mean '{same}'?" : Nearest.DidYouMean(path, files);

        static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    /// <summary>A static file as the target of a link; null if there is none.</summary>
    /// <param name="address">From the root of the site.</param>
    public MediaFile? FindStatic(string address) => StaticFile.Find(address, sources) is { } file
        ? new(file.Source, linkRoot + UrlPath.Encode(address), address[1..], null, null)
        : null;

    /// <summary>The address of the static file that is nearest to a text; null if none is near.</summary>
    public string? NearestStatic(string address) =>
        Nearest.To(address, sources.Below(ProjectLayout.Static).Select(file => new StaticFile(file).Address));

    /// <summary>Whether a media file is still the one at its path.</summary>
    public bool Has(MediaFile media) => ReferenceEquals(sources.Find(media.Source.Path), media.Source);

    private static string LookOf(string path) => InvisibleCharacters.Remove(path).Normalize();

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
        var location = SourceLocation.OfFile(file.Path);
        try
        {
            if (IsTooLarge(file, location, diagnostics, out var length))
                return null;
            var kind = KindOf(file);
            if (kind == FileKind.Pdf)
                return new(file, href, output, null, null);
            if (SizeOf(file, kind, diagnostics) is not { } size)
                return null;
            var isInVersions = !copiesPictures && kind.IsPhotograph && !size.IsAnimated;
            if (length > (isInVersions ? LargePhotographBytes : LargePictureBytes))
            {
                var reason = isInVersions ? "which makes builds slow" : "which is slow to load on a phone";
                var message = $"the picture has {length / MegaByte:0.0} MB, {reason}";
                diagnostics.Warning(DiagnosticCode.TooLarge, location, message, isInVersions ? PhotographAdvice : SmallerAdvice);
            }

            return isInVersions
                ? InVersions(file, new(href, output, size.Width, size.Height), size.IsTransparent)
                : new(file, href, output, size.Width, size.Height)
                {
                    Published = size.IsAnimated ? AnimationMetadata.RemoveFrom(file) : file,
                };
        }
        catch (PictureException exception)
        {
            var message = $"the {(IsPicture(file) ? "picture" : "document")} cannot be published: {exception.Message}";
            diagnostics.Error(DiagnosticCode.BadMedia, location, message, exception.Advice);
            return null;
        }
    }

    private MediaFile InVersions(SourceFile file, PictureVersion original, bool isTransparent)
    {
        var versions = PictureVersions.Of(file, original, isTransparent, linkRoot);
        var (href, output, width, height) = versions.Largest;
        return new(file, href, output, width, height) { Versions = versions };
    }

    private static bool IsTooLarge(SourceFile file, SourceLocation location, DiagnosticBag diagnostics, out long length)
    {
        using var stream = file.Open();
        length = stream.Length;
        if (length == 0)
            throw new PictureException("it is empty", "Copy or export the file again.");
        var maximum = file.Extension switch
        {
            ".svg" => Drawing.MaximumBytes,
            ".pdf" => MaximumDocumentBytes,
            _ => MaximumPictureBytes,
        };
        if (length <= maximum)
            return false;
        var message = $"the file has {length / MegaByte:0.0} MB; the limit is {maximum / MegaByte:0} MB";
        diagnostics.Error(DiagnosticCode.TooLarge, location, message, SmallerAdvice);
        return true;
    }

    /// <summary>What the file is; its name must say the same.</summary>
    private static FileKind KindOf(SourceFile file)
    {
        using var stream = file.Open();
        var head = new byte[FileKind.HeadLength];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var expected = FileKind.All.First(kind => kind.IsNamedRightly(file.Extension));
        // A long comment may come before the first element of a drawing.
        var actual = FileKind.Of(head.AsSpan(0, length)) ?? (expected == FileKind.Svg ? expected : null);
        if (actual == expected)
            return expected;
        if (actual is null)
            throw new PictureException($"it is not {expected.Name}", "Copy or export the file again.");
        var advice = actual.Advice ?? $"Rename it to '{file.Stem}{actual.Extensions[0]}', and write that name in the texts.";
        throw new PictureException($"it is {actual.Name}, not {expected.Name}", advice);
    }

    private static PictureSize? SizeOf(SourceFile file, FileKind kind, DiagnosticBag diagnostics)
    {
        if (kind.ReadSize is null)
            return Drawing.Read(file, diagnostics);
        using var stream = file.Open();
        return kind.ReadSize(new(stream));
    }
}

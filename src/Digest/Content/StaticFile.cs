using System.Buffers;
using Digest.Content.Pictures;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>
/// A file of <c>input/static/</c>, such as <c>CNAME</c> or <c>favicon.ico</c>: it is published as it is, at the same path below the root
/// of the site. Its name may start with an underscore or a dot.
/// </summary>
internal sealed record StaticFile(SourceFile Source)
{
    private const string Folder = ProjectLayout.Static + "/";

    /// <summary>Cameras write their data at the start of a file.</summary>
    private const int HeadLength = 256 * 1024;

    /// <summary>From the root of the site: <c>/.well-known/security.txt</c>.</summary>
    public string Address => Source.Path[ProjectLayout.Static.Length..];

    public static bool IsAt(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>The file with an address; null if there is none.</summary>
    public static StaticFile? Find(string address, SourceTree sources) =>
        sources.Find(ProjectLayout.Static + address) is { } source ? new(source) : null;

    /// <summary>
    /// Reads the start of a file: a pointer of Git LFS would be published in place of the file itself, and a photograph as it is would say
    /// where it was taken.
    /// </summary>
    public static StaticFile Read(SourceFile source, BuildCache cache, DiagnosticBag diagnostics)
    {
        cache.CheckOnce(source.Path, [source], diagnostics, own => FileFault.Catch(source.Path, own, () =>
        {
            using var stream = source.Open();
            var buffer = ArrayPool<byte>.Shared.Rent(HeadLength);
            var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer.AsSpan(0, HeadLength), HeadLength, throwOnEndOfStream: false));
            if (LfsPointer.IsStartOf(head))
                own.Error(DiagnosticCode.NotAFile, SourceLocation.OfFile(source.Path), LfsPointer.Message, LfsPointer.Advice);
            if (HasPlace(head))
            {
                const string Message = "this photograph says where it was taken, and is published as it is";
                const string Advice = "Put it beside a text, which takes such data out, or remove them: exiftool -gps:all= FILE.";
                own.Warning(DiagnosticCode.PlaceOfPhotograph, SourceLocation.OfFile(source.Path), Message, Advice);
            }

            ArrayPool<byte>.Shared.Return(buffer);
        }));
        return new(source);
    }

    /// <summary>Whether a JPEG or PNG file has the place in its Exif data.</summary>
    private static bool HasPlace(ReadOnlySpan<byte> head)
    {
        var mark = head is [0xFF, 0xD8, ..] ? "Exif\0\0"u8 : head is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] ? "eXIf"u8 : default;
        return !mark.IsEmpty && head.IndexOf(mark) is >= 0 and var start && new ExifDirectory(head[(start + mark.Length)..]).HasPlace;
    }
}

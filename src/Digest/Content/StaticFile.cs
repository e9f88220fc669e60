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

    /// <summary>From the root of the site: <c>/.well-known/security.txt</c>.</summary>
    public string Address => Source.Path[ProjectLayout.Static.Length..];

    public static bool IsAt(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>The file with an address; null if there is none.</summary>
    public static StaticFile? Find(string address, SourceTree sources) =>
        sources.Find(ProjectLayout.Static + address) is { } source ? new(source) : null;

    /// <summary>Reads the start of a file: a pointer of Git LFS would be published in place of the file itself.</summary>
    public static StaticFile Read(SourceFile source, BuildCache cache, DiagnosticBag diagnostics)
    {
        cache.CheckOnce(source.Path, [source], diagnostics, own => FileFault.Catch(source.Path, own, () =>
        {
            using var stream = source.Open();
            var head = new byte[LfsPointer.HeadLength];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (LfsPointer.IsStartOf(head.AsSpan(0, length)))
                own.Error(DiagnosticCode.NotAFile, SourceLocation.OfFile(source.Path), LfsPointer.Message, LfsPointer.Advice);
        }));
        return new(source);
    }
}

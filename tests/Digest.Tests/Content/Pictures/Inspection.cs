using System.Collections.Immutable;
using System.Text;
using Digest.Content;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Content.Pictures;

/// <summary>What <see cref="MediaLibrary"/> says of one file.</summary>
internal sealed record Inspection(MediaFile? File, ImmutableArray<Diagnostic> Diagnostics, long AllocatedBytes)
{
    private static readonly string s_samples = Path.Combine(Repo.Root, "tests/Digest.Tests/Content/Pictures/Samples");

    public bool IsRefused => File is null && Diagnostics is [{ Severity: Severity.Error }, ..];

    public static TheoryData<string> SampleNames =>
        [.. Directory.EnumerateFiles(s_samples).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static byte[] Sample(string name) => System.IO.File.ReadAllBytes(Path.Combine(s_samples, name));

    public static Inspection Of(string name, byte[] bytes) => Of(SourceFile.InMemory("input/articles/kim/" + name, bytes));

    public static Inspection Of(string name, string text) => Of(name, Encoding.UTF8.GetBytes(text));

    public static Inspection Of(SourceFile file)
    {
        var diagnostics = new DiagnosticBag();
        var library = new MediaLibrary(new([file]), "", new BuildCache());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = library.Find(file.Name, file.Folder, new("input/articles/kim/ms.md", 1, 1), asPicture: false, diagnostics);
        return new(found, diagnostics.Unordered(), GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Kept;

/// <summary>Builds of one site one after the other, each with what the builds before it kept, and beside each a clean one.</summary>
internal sealed class KeptSite
{
    public const string Program = "this program";

    public MemoryStore Store { get; } = new();

    /// <summary>The rendered files that the last build took over.</summary>
    public ImmutableHashSet<string> TakenOver { get; private set; } = [];

    /// <summary>The bytes of the last build, by path.</summary>
    public ImmutableDictionary<string, byte[]> Bytes { get; private set; } = ImmutableDictionary<string, byte[]>.Empty;

    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    public static CompileOptions Options { get; } = new(DateTimeOffset.Parse(TestSite.Moment, null), [], Drafts: false);

    /// <summary>The same state, for further builds.</summary>
    public KeptSite Copy()
    {
        var copy = new KeptSite { TakenOver = TakenOver, Bytes = Bytes, Diagnostics = Diagnostics };
        foreach (var (name, bytes) in Store.Entries)
            copy.Store.Add(name, new(bytes));
        return copy;
    }

    /// <summary>Builds, asserts that a clean build gives the same, and keeps what a build keeps.</summary>
    public bool Build(SourceTree tree, CompileOptions? options = null, string program = Program, string explanation = "")
    {
        var site = SiteCompiler.Compile(tree, options ?? Options, new(new KeptRecords(Store, program)));
        var clean = SiteCompiler.Compile(tree, options ?? Options, new());

        Assert.True(clean.Diagnostics.SequenceEqual(site.Diagnostics), $"other diagnostics: {explanation}");
        Assert.Equal(clean.Files.Select(file => file.Path), site.Files.Select(file => file.Path));
        Diagnostics = site.Diagnostics;
        if (!site.Succeeded)
            return false;
        (TakenOver, Bytes) = ([], ImmutableDictionary<string, byte[]>.Empty);
        foreach (var (wanted, file) in clean.Files.Zip(site.Files))
        {
            var bytes = wanted.BytesOf();
            Bytes = Bytes.SetItem(wanted.Path, bytes);
            if (file is RenderedFile rendered)
                Assert.True(SHA256.HashData(bytes).AsSpan().SequenceEqual(HashOf(rendered, site.Kept!)), $"{file.Path}: {explanation}");
            else
                Assert.Equal(bytes, file.BytesOf());
        }

        site.Kept!.Save();
        return true;
    }

    /// <summary>The hash of a file, rendered if it cannot be taken over, as when a site is published.</summary>
    private ReadOnlySpan<byte> HashOf(RenderedFile file, KeptBuild kept)
    {
        if (kept.Find(file) is { } earlier)
        {
            TakenOver = TakenOver.Add(file.Path);
            kept.Add(file, earlier);
            return earlier.Hash.Span;
        }

        var bytes = new ArrayBufferWriter<byte>();
        var bodies = BodyReads.During(() => file.Render(bytes, new()));
        var hash = SHA256.HashData(bytes.WrittenSpan);
        kept.Add(file, new(hash, bytes.WrittenCount, bodies));
        return hash;
    }
}

using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Digest.Content;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Kept;

/// <summary>The bytes that a build leaves to the next one.</summary>
public sealed class KeptRecord
{
    private const string Path = "input/articles/satu/ms.md";

    private static readonly ImmutableArray<Diagnostic> s_warnings =
    [
        new(DiagnosticCode.BadLink, Severity.Warning, new(Path, 3, 7), "a half \uD83D of a pair", "Mend it.") { OfferedLine = "x: y" },
        new(DiagnosticCode.TooLarge, Severity.Note, SourceLocation.OfFile("input/x.png"), new string('a', 5000))
        {
            Page = "in /ms/",
            Column = 9,
        },
    ];

    private static readonly Body s_body = new(
        [
            new Markup(Encoding.UTF8.GetBytes("<p>نص ")),
            new CrossReference(ReferenceKind.Story, new("dua", new(Path, 5, 2)), "kepala", HasText: true, "Judul"),
            new CrossReferenceEnd(),
            new CrossReference(
                ReferenceKind.Entity, new("kim", new("input/articles/_directory.yml", 1, 1)), null, HasText: false, null, IsHeadline: true),
            new Markup(Encoding.UTF8.GetBytes("</p>")),
        ],
        [new(0, 0, 0, BlockKind.Paragraph), new(4, 2, 3, BlockKind.Other)],
        ["kepala"],
        []);

    private static MediaLibrary Library => new(new SourceTree([]), "", new());

    private static byte[] BytesOf(ImmutableArray<Diagnostic> warnings)
    {
        var writer = new RecordWriter();
        KeptBody.Write(writer, Path, s_body, warnings);
        return writer.Written.ToArray();
    }

    [Fact]
    public void GivesTheBodyAndItsWarnings()
    {
        var found = new DiagnosticBag();

        var body = KeptBody.Read(Path, BytesOf(s_warnings), Library, found)!;

        Assert.Equal(s_warnings.ToHashSet(), found.Unordered().ToHashSet());
        Assert.Equal(s_body.Parts.Length, body.Parts.Length);
        foreach (var (wanted, part) in s_body.Parts.Zip(body.Parts))
        {
            if (wanted is Markup markup)
                Assert.Equal(markup.Utf8.ToArray(), Assert.IsType<Markup>(part).Utf8.ToArray());
            else
                Assert.Equal(wanted, part);
        }

        Assert.Equal(s_body.Blocks, body.Blocks);
        Assert.Equal(s_body.Anchors, body.Anchors);
    }

    /// <summary>A record that is found is used: its text is on the page.</summary>
    [Fact]
    public void IsUsedInPlaceOfTheText()
    {
        var site = Site;
        var store = new MemoryStore();
        var first = SiteCompiler.Compile(site.Tree(), KeptSite.Options, new(new KeptRecords(store, "p")));
        first.Kept!.Save();
        Change(store);

        var second = SiteCompiler.Compile(site.Tree(), KeptSite.Options, new(new KeptRecords(store, "p")));

        Assert.Contains("Teks DARIx", second.TextOf("ms/2023/09/satu/index.html"), StringComparison.Ordinal);
    }

    /// <summary>On a network disk, an entry can become unreadable after the places of its records were read.</summary>
    [Fact]
    public void ThatCannotBeReadAnyMoreIsMadeAgain()
    {
        var store = new MemoryStore();
        SiteCompiler.Compile(Site.Tree(), KeptSite.Options, new(new KeptRecords(store, "p"))).Kept!.Save();
        var records = new KeptRecords(store, "p");
        Assert.Null(records.Find(Path, default));
        foreach (var entry in store.Entries.Keys)
            store.Entries[entry] = [];

        var site = SiteCompiler.Compile(Site.Tree(), KeptSite.Options, new(records));

        Assert.Contains("Teks biasa", site.TextOf("ms/2023/09/satu/index.html"), StringComparison.Ordinal);
        site.Kept!.Save();
        Assert.Contains("Teks biasa", site.TextOf("ms/2023/09/satu/index.html"), StringComparison.Ordinal);
    }

    private static TestSite Site => new TestSite().With(Path, "---\ntitle: Satu\n---\nTeks biasa.\n");

    private static void Change(MemoryStore store)
    {
        foreach (var entry in store.Entries.Keys)
        {
            var text = Encoding.Latin1.GetString(store.Entries[entry]);
            store.Entries[entry] = Encoding.Latin1.GetBytes(text.Replace("Teks biasa", "Teks DARIx", StringComparison.Ordinal));
        }
    }

    /// <summary>Whatever bytes are in a record, reading them ends and gives no body or one that can be rendered.</summary>
    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "A test repeats itself.")]
    public void OfOtherBytesIsRefused()
    {
        var bytes = BytesOf(s_warnings[..1]);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Null(KeptBody.Read(Path, bytes.AsMemory(0, length), Library, new()));
        var random = new Random(1);
        for (var sample = 0; sample < SampleSize.Of(3_000, 300_000); sample++)
        {
            byte[] changed = [.. bytes];
            for (var count = random.Next(1, 4); count > 0; count--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            if (KeptBody.Read(Path, changed, Library, new()) is { } body)
                Assert.All(body.Blocks, block => Assert.InRange(block.Offset, 0, Length(body.Parts[block.Part])));
        }

        static int Length(BodyPart part) => part is Markup markup ? markup.Utf8.Length : 0;
    }

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "A test repeats itself.")]
    public void OfADamagedEntryIsNotFound()
    {
        var key = new ContentKey(7);
        var store = new MemoryStore();
        new KeptRecords(store, "p").Save([("a", key, Numbers(1, 2, 3)), ("b", key, Numbers(4))]);
        Assert.Equal([1, 2, 3], new KeptRecords(store, "p").Find("a", key)!.Value.ToArray());
        Assert.Null(new KeptRecords(store, "p").Find("a", new(8)));
        Assert.Null(new KeptRecords(store, "q").Find("a", key));

        var entries = store.Entries.ToImmutableDictionary();
        var random = new Random(1);
        for (var sample = 0; sample < 500; sample++)
        {
            foreach (var (name, bytes) in entries)
            {
                byte[] changed = bytes[..random.Next(bytes.Length)];
                if (changed.Length > 0 && sample % 2 == 0)
                    changed[random.Next(changed.Length)] ^= 0x81;
                store.Entries[name] = changed;
            }

            Assert.Null(new KeptRecords(store, "p").Find("a", key)); // the last bytes are those of the records
        }
    }

    /// <summary>An edit writes one entry, not all of them.</summary>
    [Fact]
    public void IsWrittenOnlyWithTheEntryThatChanged()
    {
        var (old, changed) = (new ContentKey(1), new ContentKey(2));
        var store = new MemoryStore();
        string[] ids = [.. Enumerable.Range(0, 100).Select(number => $"text {number}")];
        new KeptRecords(store, "p").Save(ids.Select(id => (id, old, Numbers(1))));
        var before = store.Entries.ToImmutableDictionary();

        new KeptRecords(store, "p").Save(ids.Select(id => (id, id == "text 5" ? changed : old, Numbers(2))));

        Assert.Single(store.Entries, entry => !ReferenceEquals(entry.Value, before[entry.Key]));
        Assert.Equal([2], new KeptRecords(store, "p").Find("text 5", changed)!.Value.ToArray());
        Assert.Equal([1], new KeptRecords(store, "p").Find("text 6", old)!.Value.ToArray());
    }

    /// <param name="numbers">Small ones, of one byte each.</param>
    private static Action<RecordWriter> Numbers(params int[] numbers) => writer => Array.ForEach(numbers, writer.Number);
}

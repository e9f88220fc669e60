using Digest.Incremental;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The body of a text, parsed on first use, and its diagnostics.</summary>
/// <param name="path">The path of the text.</param>
/// <param name="keys">For later builds; the default if nothing is kept for them.</param>
/// <param name="length">The characters of its source.</param>
/// <param name="spill">Where it is once it is parsed; null for the memory.</param>
/// <param name="mayHaveMedia">False if it is known without parsing that the body names no picture and no document.</param>
internal sealed class LazyBody(
    string path, TextKeys keys, int length, ISpillFile? spill, Func<DiagnosticBag, Body> parse, bool mayHaveMedia = true)
{
    [ThreadStatic]
    private static RecordWriter? s_writer;

    // The last two that a thread read again: a page reads its body several times, and a facing page two of them alternately.
    [ThreadStatic]
    private static (LazyBody? Owner, Body? Body) s_last, s_beforeLast;

    private readonly Lazy<ParsedBody> _parsed = new(() => Parse(path, spill, parse));

    public string Path => path;
    public TextKeys Keys => keys;
    public int Length => length;

    /// <exception cref="InvalidOperationException">The body has errors, so no page may show it.</exception>
    public Body Value
    {
        get
        {
            if (HasErrors)
                throw new InvalidOperationException("The body has errors.");
            return Noted.InMemory
                ?? (s_last.Owner == this ? s_last.Body! : s_beforeLast.Owner == this ? s_beforeLast.Body! : ReadAgain());
        }
    }

    public bool HasErrors => _parsed.Value.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The links to other pages of the site; available even if the body has errors.</summary>
    public ImmutableArray<CrossReference> CrossReferences => Noted.CrossReferences;

    /// <summary>The ids of the headings; available even if the body has errors.</summary>
    public ImmutableArray<string> Anchors => Noted.Anchors;

    /// <summary>The pictures and documents that it shows or links to; available even if the body has errors.</summary>
    public ImmutableArray<MediaFile> Media => mayHaveMedia ? Noted.Media : [];

    private ParsedBody Noted
    {
        get
        {
            BodyReads.Note(this);
            return _parsed.Value;
        }
    }

    public bool IsParsed => _parsed.IsValueCreated;

    public void Report(DiagnosticBag diagnostics) => diagnostics.AddRange(_parsed.Value.Diagnostics);

    /// <summary>Writes the body and its diagnostics for later builds.</summary>
    public void WriteTo(RecordWriter writer)
    {
        if (_parsed.Value is { InMemory: { } body } parsed)
            KeptBody.Write(writer, path, body, parsed.Diagnostics);
        else
            writer.Append(SpilledBytes());
    }

    private static ParsedBody Parse(string path, ISpillFile? spill, Func<DiagnosticBag, Body> parse)
    {
        var bag = new DiagnosticBag();
        var body = parse(bag);
        var parsed = new ParsedBody(body, bag.Unordered(), body.CrossReferences, body.Anchors, body.Media);
        if (spill is null || bag.HasErrors)
            return parsed;
        var writer = s_writer ??= new();
        writer.Clear();
        KeptBody.Write(writer, path, body, parsed.Diagnostics);
        return spill.Add(writer.Written) is { } position
            ? parsed with { InMemory = null, Position = position, SpilledLength = writer.Length }
            : parsed;
    }

    private Body ReadAgain()
    {
        var body = KeptBody.Read(path, SpilledBytes(), _parsed.Value.Media)
            ?? throw new IOException($"the text of {path} in the cache is another one now; build again");
        (s_beforeLast, s_last) = (s_last, (this, body));
        return body;
    }

    private byte[] SpilledBytes() => spill!.Read(_parsed.Value.Position, _parsed.Value.SpilledLength);

    /// <param name="InMemory">Null if it is spilled.</param>
    private sealed record ParsedBody(
        Body? InMemory,
        ImmutableArray<Diagnostic> Diagnostics,
        ImmutableArray<CrossReference> CrossReferences,
        ImmutableArray<string> Anchors,
        ImmutableArray<MediaFile> Media)
    {
        public long Position { get; init; }
        public int SpilledLength { get; init; }
    }
}

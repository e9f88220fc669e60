using Digest.Incremental;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The body of a text, parsed on first use, and its diagnostics.</summary>
/// <param name="path">The path of the text.</param>
/// <param name="keys">For later builds; the default if nothing is kept for them.</param>
/// <param name="length">The characters of its source.</param>
/// <param name="mayHaveMedia">False if it is known without parsing that the body names no picture and no document.</param>
internal sealed class LazyBody(string path, TextKeys keys, int length, Func<DiagnosticBag, Body> parse, bool mayHaveMedia = true)
{
    // The last two that a thread read from records: a page reads its body several times, and a facing page two of them alternately.
    [ThreadStatic]
    private static (LazyBody? Owner, Body? Body) s_last, s_beforeLast;

    private Lazy<(Body Body, ImmutableArray<Diagnostic> Diagnostics)>? _parsed = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        return (parse(diagnostics), diagnostics.Unordered());
    });

    // Of a body that was released.
    private KeptRecords? _records;
    private ImmutableArray<Diagnostic> _diagnostics;
    private ImmutableArray<MediaFile> _media;

    public string Path => path;
    public TextKeys Keys => keys;
    public int Length => length;

    /// <exception cref="InvalidOperationException">The body has errors, so no page may show it.</exception>
    public Body Value => HasErrors ? throw new InvalidOperationException("The body has errors.") : Parsed;

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The links to other pages of the site; available even if the body has errors.</summary>
    public ImmutableArray<CrossReference> CrossReferences => Parsed.CrossReferences;

    /// <summary>The ids of the headings; available even if the body has errors.</summary>
    public ImmutableArray<string> Anchors => Parsed.Anchors;

    /// <summary>The pictures and documents that it shows or links to; available even if the body has errors.</summary>
    public ImmutableArray<MediaFile> Media
    {
        get
        {
            if (!mayHaveMedia)
                return [];
            BodyReads.Note(this);
            return _parsed is { } parsed ? parsed.Value.Body.Media : _media;
        }
    }

    private Body Parsed
    {
        get
        {
            BodyReads.Note(this);
            return _parsed is { } parsed ? parsed.Value.Body
                : s_last.Owner == this ? s_last.Body!
                : s_beforeLast.Owner == this ? s_beforeLast.Body!
                : ReadAgain();
        }
    }

    private ImmutableArray<Diagnostic> Diagnostics => _parsed is { } parsed ? parsed.Value.Diagnostics : _diagnostics;

    public bool IsParsed => _parsed is not { IsValueCreated: false };

    public void Report(DiagnosticBag diagnostics) => diagnostics.AddRange(Diagnostics);

    /// <summary>Writes the body and its diagnostics for later builds.</summary>
    public void WriteTo(RecordWriter writer) => KeptBody.Write(writer, path, Parsed, Diagnostics);

    /// <summary>Forgets the body. It is read from the records when it is needed. No other thread may read it meanwhile.</summary>
    /// <param name="records">They have it.</param>
    public void Release(KeptRecords records)
    {
        if (_parsed is null || HasErrors)
            return;
        (_records, _diagnostics, _media) = (records, Diagnostics, Parsed.Media);
        _parsed = null;
    }

    private Body ReadAgain()
    {
        var body = _records!.Find(path, keys.Body) is { } bytes ? KeptBody.Read(path, bytes, _media) : null;
        if (body is null)
            throw new IOException($"the text of {path} in the cache cannot be read; build again");
        (s_beforeLast, s_last) = (s_last, (this, body));
        return body;
    }
}

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
    private readonly Lazy<(Body Body, ImmutableArray<Diagnostic> Diagnostics)> _parsed = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        return (parse(diagnostics), diagnostics.Unordered());
    });

    public string Path => path;
    public TextKeys Keys => keys;
    public int Length => length;

    /// <exception cref="InvalidOperationException">The body has errors, so no page may show it.</exception>
    public Body Value => HasErrors ? throw new InvalidOperationException("The body has errors.") : Parsed.Body;

    public bool HasErrors => _parsed.Value.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The links to other pages of the site; available even if the body has errors.</summary>
    public ImmutableArray<CrossReference> CrossReferences => Parsed.Body.CrossReferences;

    /// <summary>The ids of the headings; available even if the body has errors.</summary>
    public ImmutableArray<string> Anchors => Parsed.Body.Anchors;

    private (Body Body, ImmutableArray<Diagnostic> Diagnostics) Parsed
    {
        get
        {
            BodyReads.Note(this);
            return _parsed.Value;
        }
    }

    /// <summary>The pictures and documents that it shows or links to; available even if the body has errors.</summary>
    public ImmutableArray<MediaFile> Media => mayHaveMedia ? Parsed.Body.Media : [];

    public bool IsParsed => _parsed.IsValueCreated;

    public void Report(DiagnosticBag diagnostics) => diagnostics.AddRange(_parsed.Value.Diagnostics);

    /// <summary>Writes the body and its diagnostics for later builds.</summary>
    public void WriteTo(RecordWriter writer) => KeptBody.Write(writer, path, _parsed.Value.Body, _parsed.Value.Diagnostics);
}

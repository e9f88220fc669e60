namespace Digest.Sources.Diagnostics;

/// <summary>Collects the diagnostics of a stage. Stages may run in parallel; the result is ordered by place.</summary>
internal sealed class DiagnosticBag
{
    private readonly Lock _lock = new();
    private readonly HashSet<Diagnostic> _diagnostics = [];
    private int _errors;

    public bool HasErrors => ErrorCount > 0;

    /// <summary>The number of errors so far; a stage compares it before and after to see whether it succeeded.</summary>
    public int ErrorCount => Volatile.Read(ref _errors);

    public void Error(DiagnosticCode code, SourceLocation location, string message, string? advice = null) =>
        Add(new(code, Severity.Error, location, message, advice));

    public void Warning(DiagnosticCode code, SourceLocation location, string message, string? advice = null) =>
        Add(new(code, Severity.Warning, location, message, advice));

    public void Note(DiagnosticCode code, SourceLocation location, string message) => Add(new(code, Severity.Note, location, message));

    public void Add(Diagnostic diagnostic)
    {
        var shortened = diagnostic with { Message = QuotedValue.Shorten(diagnostic.Message) };
        lock (_lock)
        {
            if (_diagnostics.Add(shortened) && diagnostic.Severity == Severity.Error)
                _errors++;
        }
    }

    public void AddRange(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Add(diagnostic);
    }

    /// <summary>All diagnostics without excerpts.</summary>
    public ImmutableArray<Diagnostic> Unordered()
    {
        lock (_lock)
            return [.. _diagnostics];
    }

    /// <summary>All diagnostics in order of place, with excerpts.</summary>
    /// <param name="sources">The sources of the excerpts; only files with a problem are read again.</param>
    public ImmutableArray<Diagnostic> ToImmutable(SourceTree sources) =>
    [
        .. Unordered()
            .GroupBy(diagnostic => diagnostic.Location.Path, StringComparer.Ordinal)
            .SelectMany(file => WithExcerpts(file, sources))
            .OrderBy(diagnostic => diagnostic.Location)
            .ThenBy(diagnostic => diagnostic.Code)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];

    private static IEnumerable<Diagnostic> WithExcerpts(IGrouping<string, Diagnostic> file, SourceTree sources)
    {
        // A picture, or another large file, has no lines.
        if (sources.Find(file.Key) is not { } source || file.All(diagnostic => diagnostic.Location.Line == 0))
            return file;
        var text = SourceText.DecodeLeniently(source);
        return file.Select(diagnostic => diagnostic.Location is { Line: > 0 } location
            ? diagnostic with { Excerpt = text.Line(location.Line), Column = text.ColumnInTextElements(location) }
            : diagnostic);
    }
}

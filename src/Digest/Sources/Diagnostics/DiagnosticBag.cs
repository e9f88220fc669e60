namespace Digest.Sources.Diagnostics;

/// <summary>Collects the diagnostics of a stage. Stages may run in parallel; the result is ordered by place.</summary>
internal sealed class DiagnosticBag
{
    /// <summary>Of one code in one file. More have one cause, and would fill a report.</summary>
    private const int MostOfAKind = 1000;

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
        lock (_lock)
        {
            if (_diagnostics.Add(diagnostic) && diagnostic.Severity == Severity.Error)
                _errors++;
        }
    }

    public bool Has(DiagnosticCode code, SourceLocation location)
    {
        lock (_lock)
            return _diagnostics.Any(diagnostic => diagnostic.Code == code && diagnostic.Location == location);
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

    /// <summary>
    /// The diagnostics in order of place, with excerpts. Where a file has very many of a kind, one says how many are left out.
    /// </summary>
    /// <param name="sources">The sources of the excerpts; only files with a problem are read again.</param>
    public ImmutableArray<Diagnostic> ToImmutable(SourceTree sources) =>
    [
        .. Unordered()
            .Select(diagnostic => WithBuiltIn(diagnostic, sources))
            .GroupBy(diagnostic => diagnostic.Location.Path, StringComparer.Ordinal)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .SelectMany(file => WithExcerpts(file, sources)),
    ];

    /// <summary>Says of a problem in a built-in file that it is one, and how to change the file.</summary>
    private static Diagnostic WithBuiltIn(Diagnostic diagnostic, SourceTree sources)
    {
        if (sources.FindMarked(diagnostic.Location.Path) is not { } file || !sources.IsBuiltIn(file))
            return diagnostic;
        var path = file.Path;
        // A YAML file of the project is merged with the built-in one.
        var remedy = sources.Find(path) == file && file.Extension != ".yml"
            ? $"'digest theme --eject {path}' copies it to the project."
            : $"write the lines that differ in {path}.";
        return diagnostic with
        {
            Location = diagnostic.Location with { Path = SourceTree.MarkAsBuiltIn(path) },
            Advice = $"{diagnostic.Advice} The file is a part of digest: {remedy}".TrimStart(),
        };
    }

    private static IEnumerable<Diagnostic> WithExcerpts(IGrouping<string, Diagnostic> file, SourceTree sources)
    {
        var ordered = WithPages(file)
            .GroupBy(diagnostic => diagnostic.Code)
            .SelectMany(WithoutExcess)
            .OrderBy(diagnostic => diagnostic.Location)
            .ThenBy(diagnostic => diagnostic.Code)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal);
        ExcerptReader? excerpts = null;
        foreach (var diagnostic in ordered)
        {
            if (diagnostic.Location.Line > 0 && excerpts is null && sources.FindMarked(file.Key) is { } source)
                excerpts = new(SourceText.DecodeLeniently(source));
            yield return diagnostic.Location.Line > 0 && excerpts is not null ? excerpts.Complete(diagnostic) : diagnostic;
        }
    }

    /// <summary>Names the first page that shows a problem, and how many others do.</summary>
    private static IEnumerable<Diagnostic> WithPages(IEnumerable<Diagnostic> file) =>
        file.GroupBy(diagnostic => diagnostic with { Page = null }).Select(pages =>
        {
            string[] names = [.. pages.Select(diagnostic => diagnostic.Page).OfType<string>().Order(StringComparer.Ordinal)];
            var others = names.Length > 1 ? $" and {names.Length - 1} more" : "";
            return names.Length == 0 ? pages.Key : pages.Key with { Message = $"{pages.Key.Message} ({names[0]}{others})" };
        });

    private static IEnumerable<Diagnostic> WithoutExcess(IEnumerable<Diagnostic> kind)
    {
        var worstFirst = kind
            .OrderByDescending(diagnostic => diagnostic.Severity)
            .ThenBy(diagnostic => diagnostic.Location)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal)
            .ToList();
        if (worstFirst.Count <= MostOfAKind)
            return worstFirst;
        var message = $"{worstFirst.Count - MostOfAKind} more of this kind are not listed";
        return worstFirst.Take(MostOfAKind).Append(worstFirst[MostOfAKind] with { Message = message, Advice = null });
    }
}

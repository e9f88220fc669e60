using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The body of a text, parsed once, when it is first used. Its diagnostics are kept and may be reported any number of times.</summary>
internal sealed class LazyBody
{
    private readonly Lazy<(Body Body, ImmutableArray<Diagnostic> Diagnostics)> _parsed;

    public LazyBody(Func<DiagnosticBag, Body> parse) => _parsed = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        return (parse(diagnostics), diagnostics.Unordered());
    });

    /// <exception cref="InvalidOperationException">The body has errors, so no page may show it.</exception>
    public Body Value => HasErrors ? throw new InvalidOperationException("The body has errors.") : _parsed.Value.Body;

    public bool HasErrors => _parsed.Value.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The links to other pages of the site; known for a body with errors, too.</summary>
    public ImmutableArray<CrossReference> CrossReferences => _parsed.Value.Body.CrossReferences;

    /// <summary>The ids of the headings; known for a body with errors, too.</summary>
    public ImmutableArray<string> Anchors => _parsed.Value.Body.Anchors;

    public void Report(DiagnosticBag diagnostics) => diagnostics.AddRange(_parsed.Value.Diagnostics);
}

using System.Collections.Immutable;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>A body that is read when somebody first asks for it, once. What is wrong with it is told to whoever wants to know, any number of times.</summary>
internal sealed class LazyBody
{
    private readonly Lazy<(Body? Body, ImmutableArray<Diagnostic> Problems)> _reading;

    /// <param name="read">Reads it, or gives null; tells the bag what is wrong.</param>
    public LazyBody(Func<DiagnosticBag, Body?> read) => _reading = new(() =>
    {
        var found = new DiagnosticBag();
        return (read(found), found.Unordered());
    });

    /// <exception cref="InvalidOperationException">So much is wrong that there is none, and nobody is to see the text.</exception>
    public Body Value => _reading.Value.Body ?? throw new InvalidOperationException("A text that is wrong has no body.");

    public bool HasErrors => _reading.Value.Body is null || _reading.Value.Problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>Tells everything that is wrong with it.</summary>
    /// <returns>Whether there is a body all the same.</returns>
    public bool Tell(DiagnosticBag diagnostics)
    {
        foreach (var problem in _reading.Value.Problems)
            diagnostics.Add(problem);
        return _reading.Value.Body is not null;
    }
}

namespace Digest.Sources.Diagnostics;

/// <summary>Adds excerpts and columns to the diagnostics of a file. Each line is read once, however many diagnostics it has.</summary>
internal sealed class ExcerptReader(SourceText text)
{
    private int _line;

    /// <summary>The start and the end of a text element of the line, and the number of those before it.</summary>
    private (int Start, int End, int Number) _element;

    /// <param name="diagnostic">Its place is not before that of the last one.</param>
    public Diagnostic Complete(Diagnostic diagnostic)
    {
        var line = text.Line(diagnostic.Location.Line);
        var offset = diagnostic.Location.Column - 1;
        if (diagnostic.Location.Line != _line)
            (_line, _element) = (diagnostic.Location.Line, (0, ElementLength(line), 0));
        while (_element.End <= offset && _element.Start < line.Length)
            _element = (_element.End, _element.End + ElementLength(line[_element.End..]), _element.Number + 1);
        // An invisible character that a message names is counted, although it is drawn as a part of the element before it.
        var isNamed = offset > _element.Start && InvisibleCharacters.At(line, offset) is not null;
        return diagnostic with { Excerpt = Excerpt.Of(line, offset), Column = _element.Number + (isNamed ? 2 : 1) };
    }

    private static int ElementLength(ReadOnlySpan<char> rest) => rest.IsEmpty ? 0 : StringInfo.GetNextTextElementLength(rest);
}

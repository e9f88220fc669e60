using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>
/// Reads a table of comma-separated values (RFC 4180) into a list of maps. The first line names the columns; every value is a text.
/// </summary>
internal sealed class CsvReader
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private int _at;

    private CsvReader(SourceText source, DiagnosticBag diagnostics) =>
        (_source, _text, _diagnostics) = (source, source.Text, diagnostics);

    /// <summary>The rows; null if the table has an error.</summary>
    public static ListNode? Read(SourceText source, DiagnosticBag diagnostics) => new CsvReader(source, diagnostics).ReadTable();

    private ListNode? ReadTable()
    {
        SkipEmptyLines();
        if (ReadRow() is not { } header || !CheckHeader(header))
            return null;
        var rows = ImmutableArray.CreateBuilder<DataNode>();
        var isValid = true;
        for (SkipEmptyLines(); _at < _text.Length; SkipEmptyLines())
        {
            var location = _source.At(_at);
            if (ReadRow() is not { } row)
                return null;
            if (row.Count != header.Count)
            {
                var values = row.Count == 1 ? "1 value" : $"{row.Count} values";
                isValid = Fail(
                    location, $"this row has {values}, but the number of columns is {header.Count}",
                    "Add the missing comma, or put a value that has a comma in quotes.");
                continue;
            }

            rows.Add(new MapNode(location, [.. header.Zip(row, (name, value) => new MapEntry(name.Value, value.Location, value))]));
        }

        return isValid ? new(SourceLocation.OfFile(_source.Path), rows.ToImmutable()) : null;
    }

    private bool CheckHeader(List<ScalarNode> header)
    {
        if (header is [{ Value: var only }] && only.AsSpan().IndexOfAny(';', '\t') >= 0)
            return Fail(header[0].Location, "the columns of this table are not separated by commas", "Save it as CSV with commas.");
        var seen = new HashSet<string>(MapNode.KeyComparer);
        foreach (var name in header)
        {
            if (name.IsBlank)
                return Fail(name.Location, "this column has no name", "Write a name for each column in the first line.");
            if (InvisibleCharacters.Report(name.Value, $"the column '{name.Value}'", _ => name.Location, _diagnostics, allowJoiners: true))
                return false;
            if (!seen.Add(name.Value))
                return Fail(name.Location, $"two columns have the name '{name.Value}'", "Rename one of the two.");
        }

        return true;
    }

    private void SkipEmptyLines()
    {
        while (_at < _text.Length && _text[_at] == '\n')
            _at++;
    }

    /// <summary>Reads a line and its end. A value in quotes may go on over several lines.</summary>
    private List<ScalarNode>? ReadRow()
    {
        var row = new List<ScalarNode>();
        do
        {
            var location = _source.At(_at);
            if (ReadValue(location) is not { } value)
                return null;
            row.Add(new(location, value));
        }
        while (Skip(','));
        Skip('\n');
        return row;
    }

    private string? ReadValue(SourceLocation location)
    {
        if (!Skip('"'))
        {
            var length = _text.AsSpan(_at).IndexOfAny(',', '\n') is >= 0 and var found ? found : _text.Length - _at;
            _at += length;
            return _text.Substring(_at - length, length).Trim();
        }

        var value = new StringBuilder();
        do
        {
            var end = _text.IndexOf('"', _at);
            if (end < 0)
            {
                Fail(location, "a quotation mark is opened here but not closed", "Close it.");
                return null;
            }

            value.Append(_text, _at, end - _at);
            _at = end + 1;
            if (_at < _text.Length && _text[_at] == '"')
                value.Append('"');
        }
        while (Skip('"'));
        if (_at == _text.Length || _text[_at] is ',' or '\n')
            return value.ToString();
        Fail(_source.At(_at), "a value in quotes goes on behind them", "Write each quotation mark inside a value twice.");
        return null;
    }

    private bool Skip(char character)
    {
        if (_at >= _text.Length || _text[_at] != character)
            return false;
        _at++;
        return true;
    }

    private bool Fail(SourceLocation location, string message, string advice)
    {
        _diagnostics.Error(DiagnosticCode.BadValue, location, message, advice);
        return false;
    }
}

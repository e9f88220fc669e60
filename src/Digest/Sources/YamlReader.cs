using System.Buffers;
using Digest.Sources.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Digest.Sources;

/// <summary>
/// Reads a safe subset of YAML into <see cref="DataNode"/>s: no anchors, aliases, tags or merge keys, one document, at most
/// <see cref="MaximumDepth"/> levels. The size of the file bounds the memory and time of reading.
/// </summary>
internal sealed class YamlReader
{
    public const int MaximumDepth = 32;

    /// <summary>The invisible characters that are reported in one run, because the text is read again without each.</summary>
    public const int MostHidden = 8;

    /// <summary>Where markup may start. It has a place of its own in diagnostics.</summary>
    private static readonly SearchValues<char> s_markup = SearchValues.Create("<{[%");

    private readonly string _path;
    private readonly YamlText _text;
    private readonly int _linesBefore;
    private readonly DiagnosticBag _diagnostics;
    private readonly Parser _parser;

    /// <summary>Whether the text may be a list.</summary>
    private bool _takesList;

    /// <summary>The keys that the text may have, for advice; null if they are not known.</summary>
    private KeyTable? _keys;

    /// <summary>The index of the reported character because of which the text cannot be read.</summary>
    private int? _hidden;

    /// <summary>Whether plain spaces belong in the place of the reported character.</summary>
    private bool _isIndentation = true;

    private YamlReader(string path, YamlText text, int linesBefore, DiagnosticBag diagnostics)
    {
        (_path, _text, _linesBefore, _diagnostics) = (path, text, linesBefore, diagnostics);
        _parser = new(new StringReader(text.Text));
    }

    /// <summary>Whether the text is a part of a file, and Markdown follows.</summary>
    private bool IsFrontMatter => _linesBefore > 0;

    private string Yaml => _text.Text;

    /// <summary>Reads a file of keys and values.</summary>
    /// <param name="maximumLength">In UTF-16 units, a multiple of 1024.</param>
    /// <param name="adviceIfLonger">How to shorten the file.</param>
    /// <param name="keys">The keys that it may have, for advice.</param>
    /// <returns>The map (empty for an empty file), or null if the file has an error.</returns>
    public static MapNode? ReadMap(
        SourceFile file, DiagnosticBag diagnostics, int maximumLength, string? adviceIfLonger = null, KeyTable? keys = null)
    {
        if (SourceText.Decode(file, diagnostics) is not { } text)
            return null;
        if (text.Text.Length <= maximumLength)
            return ReadMap(file.Path, text.Text, linesBefore: 0, diagnostics, keys);
        var message = $"the file is longer than {maximumLength / 1024} Ki characters";
        diagnostics.Error(DiagnosticCode.TooLarge, SourceLocation.OfFile(file.Path), message, adviceIfLonger);
        return null;
    }

    /// <summary>Reads keys and values.</summary>
    /// <param name="yaml">A whole file, or the front matter of one.</param>
    /// <param name="linesBefore">The number of lines of the file before the text.</param>
    /// <param name="keys">The keys that it may have, for advice.</param>
    /// <returns>The map (empty for an empty text), or null if the text is not a YAML map.</returns>
    public static MapNode? ReadMap(string path, string yaml, int linesBefore, DiagnosticBag diagnostics, KeyTable? keys = null) =>
        (MapNode?)Read(path, yaml, linesBefore, takesList: false, diagnostics, keys);

    /// <summary>Reads a whole file of keys and values, or of a list.</summary>
    public static DataNode? ReadMapOrList(SourceText text, DiagnosticBag diagnostics) =>
        Read(text.Path, text.Text, linesBefore: 0, takesList: true, diagnostics, keys: null);

    private static DataNode? Read(
        string path, string yaml, int linesBefore, bool takesList, DiagnosticBag diagnostics, KeyTable? keys)
    {
        var text = new YamlText(yaml);
        for (var left = MostHidden; ; left--)
        {
            var reader = new YamlReader(path, text, linesBefore, diagnostics) { _takesList = takesList, _keys = keys };
            var root = reader.ReadRoot();
            if (reader._hidden is not { } hidden || left == 0 || !InvisibleCharacters.IsAt(text.Text, hidden))
                return root;
            text = text.WithoutInvisibleAt(hidden, reader._isIndentation);
        }
    }

    private DataNode? ReadRoot()
    {
        try
        {
            return ReadDocument();
        }
        catch (RefusedException refused)
        {
            Fail(refused.Code, refused.Location, refused.Message, refused.Advice);
        }
        catch (YamlException exception)
        {
            Report(exception.Start, exception.Message, isSyntaxError: true);
        }
#pragma warning disable CA1031 // YamlDotNet 18 throws other exceptions on malformed text too (InvalidOperationException, ArgumentException)
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Report(_parser.Current?.Start ?? Mark.Empty, exception.Message, isSyntaxError: false);
        }

        return null;
    }

    private DataNode? ReadDocument()
    {
        Next<StreamStart>();
        if (Next() is StreamEnd)
            return new MapNode(new(_path, _linesBefore + 1, 1), []);

        var start = At(_parser.Current!.Start);
        Next();
        var root = ReadNode(depth: 0);
        Next<DocumentEnd>();
        if (Next() is not StreamEnd)
        {
            var second = _parser.Current!.Start;
            var advice = Yaml.AsSpan((int)second.Index).StartsWith("---")
                ? "Delete this line: the whole file is keys and values, and no text can follow."
                : "Delete the line '...' above: a file is one document.";
            throw new RefusedException(At(second), "a second YAML document starts here", advice);
        }

        return root switch
        {
            MapNode => root,
            ListNode when _takesList => root,
            ScalarNode { IsNull: true } => new MapNode(start, []),
            ScalarNode when ReportInvisible(Yaml.Split('\n'), (int)_parser.Current!.Start.Line) => null,
            ScalarNode when YamlMistakes.In(Yaml, int.MaxValue, IsFrontMatter, _keys) is { } mistake =>
                throw new RefusedException(mistake, At(mistake)),
            _ => throw new RefusedException(
                root.Location, $"this must be keys and values, not {root.Kind}",
                $"Write 'key: value' on each line{(root is ListNode ? ", without hyphens" : "")}."),
        };
    }

    /// <summary>Reads the node that the current event opens.</summary>
    private DataNode ReadNode(int depth)
    {
        var current = _parser.Current!;
        var location = At(current.Start);
        if (current is NodeEvent node)
            Refuse(node, location);
        if (depth > MaximumDepth)
        {
            throw new RefusedException(
                location, $"values are nested more than {MaximumDepth} levels deep",
                "Front matter and registries are flat: check the brackets and the indentation.");
        }

        return current switch
        {
            Scalar scalar => ReadScalar(scalar, location),
            SequenceStart => ReadList(location, depth),
            MappingStart => ReadMap(location, depth),
            _ => throw new RefusedException(location, "this is not valid YAML", null),
        };
    }

    private ScalarNode ReadScalar(Scalar scalar, SourceLocation location)
    {
        var isPlain = scalar.Style == ScalarStyle.Plain;
        var isNull = isPlain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
        var value = isNull ? "" : scalar.Value;
        // An escape in double quotes is read before the character that it means is reported.
        var refused = scalar.Style == ScalarStyle.DoubleQuoted ? new DiagnosticBag() : _diagnostics;
        var raw = value.AsSpan().ContainsAny(s_markup) || InvisibleCharacters.MayBeIn(value)
            ? Yaml[(int)scalar.Start.Index..(int)scalar.End.Index]
            : null;
        if (InvisibleCharacters.MayBeIn(value))
        {
            if (isPlain)
                RefuseHiddenSign(value, (int)scalar.Start.Index, location);
            value = InvisibleCharacters.WithoutRefused(value, new ScalarNode(location, value, raw: raw).LocationOf, refused);
            raw = value == scalar.Value ? raw : null;
        }

        if (scalar.Style == ScalarStyle.DoubleQuoted)
            ReportEscape(Yaml[(int)scalar.Start.Index..(int)scalar.End.Index], scalar, refused);
        return new(location, value, isNull, isPlain ? CommentAfter(scalar.End) : null, raw) { IsPlain = isPlain };
    }

    /// <summary>
    /// Reports a backslash that YAML takes for the start of an escape. One that means a character that no text has is an error, in
    /// place of the one about the character.
    /// </summary>
    private void ReportEscape(string raw, Scalar scalar, DiagnosticBag refused)
    {
        if (YamlQuotation.EscapeByChance(raw) is var (index, isRefused))
        {
            var before = raw.AsSpan(0, index);
            var line = before.Count('\n');
            var column = (int)(line == 0 ? scalar.Start.Column + index : index - before.LastIndexOf('\n'));
            var (code, severity) = isRefused
                ? (DiagnosticCode.ForbiddenCharacter, Severity.Error) : (DiagnosticCode.BadYaml, Severity.Warning);
            var inner = line > 0 || raw.Contains('\n', StringComparison.Ordinal) ? null : raw[1..^1];
            _diagnostics.Add(new(
                code, severity, At((int)scalar.Start.Line + line, column), YamlQuotation.MessageOn(raw.Substring(index, 2)),
                YamlQuotation.SingleQuotes(inner, prefix: "")));
        }

        var start = At(scalar.Start);
        _diagnostics.AddRange([.. refused.Unordered().Where(other => other.Location.Line != start.Line
            || !YamlQuotation.IsControlAt(raw, other.Location.Column - start.Column))]);
    }

    /// <summary>Refuses an invisible character before the quotation mark or bracket that starts a value, which would be printed.</summary>
    private void RefuseHiddenSign(string value, int index, SourceLocation location)
    {
        if (InvisibleCharacters.Remove(value).TrimStart() is not [('"' or '\'' or '[' or '{') and var sign, ..] || value[0] == sign)
            return;
        _hidden = index;
        var message = $"the invisible character {InvisibleCharacters.Describe(value[0])} is before '{sign}', so YAML reads plain text";
        throw new RefusedException(location, message, "Delete it.", DiagnosticCode.InvisibleCharacter);
    }

    private ListNode ReadList(SourceLocation location, int depth)
    {
        var items = ImmutableArray.CreateBuilder<DataNode>();
        while (Next() is not SequenceEnd)
            items.Add(ReadNode(depth + 1));
        return new(location, items.ToImmutable());
    }

    private MapNode ReadMap(SourceLocation location, int depth)
    {
        var isInBraces = Yaml.AsSpan((int)_parser.Current!.Start.Index).StartsWith("{");
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var parts = 0;
        var seen = new Dictionary<string, SourceLocation>(MapNode.KeyComparer);
        while (Next() is not MappingEnd)
        {
            var keyIndex = (int)_parser.Current!.Start.Index;
            var keyNode = ReadNode(depth + 1);
            var rest = (int)_parser.Current!.End.Index;
            Next();
            var value = ReadNode(depth + 1);
            if (keyNode is not ScalarNode { IsNull: false } key)
            {
                // The parser gives a missing key the place of the entry before.
                var place = keyNode is ScalarNode ? value.Location : keyNode.Location;
                throw new RefusedException(place, $"a key must be a word, not {keyNode.Kind}", null);
            }

            var name = NameOf(key, keyIndex, entries.Count == 0 || entries[^1].Value is ScalarNode { IsNull: false });
            if (name == "<<")
            {
                throw new RefusedException(
                    key.Location, "merge keys ('<<') are not supported",
                    "Write the keys out, or put what articles share into _directory.yml.");
            }

            if (seen.TryGetValue(name, out var first))
            {
                _diagnostics.Error(
                    DiagnosticCode.DuplicateKey, key.Location,
                    $"the key '{name}' occurs twice; the first is on line {first.Line}, column {first.Column}",
                    "Keep one of the two.");
                continue;
            }

            // The parser gives a map without braces in a list of one line the place of the whole list.
            if (entries.Count == 0 && !isInBraces)
                location = key.Location;
            seen.Add(name, key.Location);
            entries.Add(new(name, key.Location, value));
            var isPart = isInBraces && value is ScalarNode { IsNull: true } && Yaml.AsSpan(rest).TrimStart() is [',' or '}', ..];
            if (!isPart)
                AdviseOnComma(entries, entries.Count - 1, parts);
            parts = isPart ? parts + 1 : 0;
        }

        AdviseOnComma(entries, entries.Count, parts);
        return new(location, entries.ToImmutable());
    }

    /// <summary>Advises to put quotes around a value whose parts behind its commas are read as keys without a value.</summary>
    /// <param name="end">The index behind the last part.</param>
    private static void AdviseOnComma(ImmutableArray<MapEntry>.Builder entries, int end, int parts)
    {
        if (parts == 0 || parts == end || entries[end - parts - 1] is not { Value: ScalarNode { IsNull: false } value } before)
            return;
        var whole = string.Join(", ", entries.Skip(end - parts).Take(parts).Select(entry => entry.Key).Prepend(value.Value));
        var advice = $"The comma ends the value of '{before.Key}'. {YamlValue.InQuotes(before.Key + ": ", whole)}";
        for (var index = end - parts; index < end; index++)
            entries[index] = entries[index] with { AdviceOnComma = advice };
    }

    /// <summary>The name of a key without invisible characters, which are reported.</summary>
    /// <param name="isAtItsColumn">Whether the key cannot belong to the value of a key before it.</param>
    private string NameOf(ScalarNode key, int keyIndex, bool isAtItsColumn)
    {
        if (!InvisibleCharacters.MayBeIn(key.Value))
            return key.Value;
        var name = InvisibleCharacters.Remove(key.Value).Trim();
        if (InvisibleCharacters.IsSpace(key.Value[0]))
        {
            (_hidden, _isIndentation) = (keyIndex, !isAtItsColumn);
            var message = $"the indentation of '{name}' contains the invisible character {InvisibleCharacters.Describe(key.Value[0])}";
            var advice = isAtItsColumn ? "Delete it." : "Indent it with plain spaces.";
            throw new RefusedException(key.Location, message, advice, DiagnosticCode.InvisibleCharacter);
        }

        var first = InvisibleCharacters.In(key.Value).Select(found => found.Index).FirstOrDefault(-1);
        var isBehindColon = first > 0 && key.Value[first - 1] == ':';
        var what = isBehindColon ? "this line" : $"the key '{name}'";
        if (!InvisibleCharacters.Report(key.Value, what, key.LocationOf, _diagnostics, allowJoiners: true))
            return key.Value;
        _hidden = isBehindColon ? keyIndex + first : _hidden;
        return name.Replace(" ", "", StringComparison.Ordinal);
    }

    private void Refuse(NodeEvent node, SourceLocation location)
    {
        if (!node.Tag.IsEmpty)
            RefuseMarkdown(node.Start, location);
        if (!node.Anchor.IsEmpty)
        {
            throw new RefusedException(
                location, $"anchors ('&{node.Anchor.Value}') are not supported",
                "Write the value, or put it in quotes if it starts with '&'.");
        }

        if (!node.Tag.IsEmpty && !(node is Scalar { IsQuotedImplicit: true } && node.Tag.IsNonSpecific))
        {
            throw new RefusedException(
                location, $"tags ('{node.Tag}') are not supported",
                "Write the value without the tag, or put it in quotes if it starts with '!'.");
        }
    }

    /// <summary>Refuses a picture or emphasis in Markdown, which the parser takes for a tag or an alias.</summary>
    private void RefuseMarkdown(Mark start, SourceLocation location)
    {
        var rest = Yaml.AsSpan((int)start.Index - (int)(start.Column - 1));
        var line = new YamlLine((rest.IndexOf('\n') is >= 0 and var length ? rest[..length] : rest).ToString(), (int)start.Line - 1);
        if (line.ValueStart == start.Column - 1 && YamlMarkdown.AdviceOn(line) is { } advice)
            throw new RefusedException(location, YamlMarkdown.Message, advice);
    }

    private ParsingEvent Next()
    {
        if (!_parser.MoveNext())
            throw new RefusedException(At(_parser.Current?.End ?? Mark.Empty), "the text ends too early", null);
        if (_parser.Current is AnchorAlias alias)
        {
            RefuseMarkdown(alias.Start, At(alias.Start));
            throw new RefusedException(
                At(alias.Start), $"aliases ('*{alias.Value.Value}') are not supported",
                "Write the value, or put it in quotes if it starts with '*'.");
        }

        return _parser.Current!;
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        if (Next() is not T)
            throw new RefusedException(At(_parser.Current!.Start), "this is not valid YAML", null);
    }

    private SourceLocation At(YamlMistake mistake) => At(mistake.Line + 1, mistake.Column + 1);

    private SourceLocation At(Mark mark) => At((int)mark.Line, (int)mark.Column);

    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    private SourceLocation At(int line, int column) => new(_path, line + _linesBefore, _text.ColumnInFile(line, column));

    /// <summary>The comment behind a value without quotes. It is found in the text, because the parser skips comments.</summary>
    private string? CommentAfter(Mark end)
    {
        var rest = Yaml.AsSpan(Math.Min((int)end.Index, Yaml.Length));
        rest = rest.IndexOf('\n') is >= 0 and var length ? rest[..length] : rest;
        var comment = rest.TrimStart();
        return comment.StartsWith('#') && comment.Length < rest.Length ? comment.ToString() : null;
    }

    /// <summary>Reports an error of the parser in words for editors.</summary>
    private void Report(Mark mark, string parserMessage, bool isSyntaxError)
    {
        var lines = Yaml.Split('\n');
        var tab = Array.FindIndex(lines, line => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t'));
        // The parser gives no position for a tab.
        if (tab >= 0 && (tab + 1 <= Math.Max(mark.Line, 1) + 1 || parserMessage.Contains("tab", StringComparison.Ordinal)))
        {
            Fail(DiagnosticCode.BadYaml, new(_path, tab + 1 + _linesBefore, 1), "YAML must not be indented with tabs", "Use spaces.");
            return;
        }

        if (ReportInvisible(lines, (int)mark.Line) || ReportHalfOfCharacter(mark, parserMessage))
            return;

        // Exceptions of other types have no position.
        if (YamlMistakes.In(Yaml, mark.Line > 0 && isSyntaxError ? (int)mark.Line - 1 : int.MaxValue, IsFrontMatter, _keys) is { } mistake)
        {
            if (!ReportInvisible(lines[mistake.Line], mistake.Line, mistake.Column))
                Fail(DiagnosticCode.BadYaml, At(mistake), mistake.Message, mistake.Advice);
            return;
        }

        var location = mark.Line > 0 ? At(mark) : new(_path, _linesBefore + 1, 1);
        var line = lines.ElementAtOrDefault((int)mark.Line - 1) ?? "";
        var startsWithIndicator = mark.Column > 0 && mark.Column <= line.Length && line[(int)mark.Column - 1] is '@' or '`' or '%';
        var (message, advice) = parserMessage switch
        {
            _ when Says("invalid mapping") =>
                ("a colon followed by a space starts a new value here", "Put the whole text in quotes: title: \"Kim: a visit\"."),
            _ when startsWithIndicator || Says("cannot start any token") =>
                ("a value cannot start with this character", "Put the value in quotes."),
            _ when Says("quoted scalar") =>
                ("a quotation mark is opened here but not closed", "Close it, or put the other kind of quotation mark around the value."),
            _ when Says("flow") =>
                ("a bracket is not closed, or a comma is missing", "Check the brackets '[ ]' and '{ }' and the commas between the values."),
            _ => ("this is not valid YAML", "Check the indentation, colons and quotation marks on this line and on the line before it."),
        };
        Fail(DiagnosticCode.BadYaml, location, message, advice);

        bool Says(string words) => parserMessage.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Reports why the text is not YAML, unless its line has a forbidden character, which may be the reason, or the text is read again
    /// without an invisible one, which may be the reason too.
    /// </summary>
    private void Fail(DiagnosticCode code, SourceLocation location, string message, string? advice)
    {
        if (_hidden is not null && code != DiagnosticCode.InvisibleCharacter)
            return;
        var isExplained = _diagnostics.Unordered().Any(other => other.Code == DiagnosticCode.ForbiddenCharacter
            && other.Location.Path == _path && other.Location.Line == location.Line);
        if (!isExplained)
            _diagnostics.Error(code, location, message, advice);
    }

    /// <summary>Reports an invisible character that YAML takes for text, if it is in the line of an error or in the line before.</summary>
    private bool ReportInvisible(string[] lines, int lastLine)
    {
        for (var index = Math.Max(lastLine - 2, 0); index < Math.Min(lastLine, lines.Length); index++)
        {
            if (InvisibleCharacters.MayBeIn(lines[index]) && StartOfInvisibleSyntax(lines[index]) is { } start)
                return ReportInvisible(lines[index], index, start);
        }

        return false;
    }

    /// <summary>Reports an invisible character at a place, both from 0; returns whether there is one.</summary>
    private bool ReportInvisible(string line, int index, int start)
    {
        if (!InvisibleCharacters.IsAt(line, start))
            return false;
        InvisibleCharacters.Report(line[start..], "this line", _ => At(index + 1, start + 1), _diagnostics);
        _hidden = start;
        foreach (var range in Yaml.AsSpan().Split('\n'))
        {
            if (index-- == 0)
                _hidden += range.Start.Value;
        }

        return true;
    }

    /// <summary>The offset of an invisible character in the indentation, beside the colon of a key, or before or after the value.</summary>
    private static int? StartOfInvisibleSyntax(string line)
    {
        var indentation = line.AsSpan().IndexOfAnyExcept(' ', '-');
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var value = colon + 1 + Math.Max(line.AsSpan(colon + 1).IndexOfAnyExcept(' '), 0);
        if (InvisibleCharacters.IsAt(line, indentation) && (line[..indentation] is not [.., '-', ' '] || IsBeforeSign(indentation)))
            return indentation;
        if (InvisibleCharacters.IsAt(line, colon - 1))
            return colon - 1;
        if (InvisibleCharacters.IsAt(line, value) && (value == colon + 1 || IsBeforeSign(value)))
            return value;
        var last = line.AsSpan().TrimEnd().Length;
        var end = last;
        while (InvisibleCharacters.IsAt(line, end - 1))
            end--;
        return end < last && end > 0 && line[end - 1] is ']' or '}' or '"' or '\'' ? end : null;

        // Before other characters it is a part of the text.
        bool IsBeforeSign(int index) => InvisibleCharacters.Remove(line[index..]).TrimStart()
            is ['"' or '\'' or '[' or '{' or '|' or '>' or '&' or '*' or '!' or '%' or '@' or '`' or '#', ..];
    }

    private bool ReportHalfOfCharacter(Mark mark, string parserMessage)
    {
        if (!parserMessage.Contains("surrogate", StringComparison.OrdinalIgnoreCase)
            || SurrogateEscapes.FirstAlone(Yaml, (int)mark.Index) is not var (index, code))
        {
            return false;
        }

        var before = Yaml.AsSpan(0, index);
        InvisibleCharacters.ReportRefused(code, At(before.Count('\n') + 1, index - before.LastIndexOf('\n')), _diagnostics);
        return true;
    }

    /// <summary>Unsupported YAML.</summary>
    private sealed class RefusedException(
        SourceLocation location, string message, string? advice, DiagnosticCode code = DiagnosticCode.BadYaml)
        : Exception(message)
    {
        public RefusedException(YamlMistake mistake, SourceLocation location) : this(location, mistake.Message, mistake.Advice) { }

        public DiagnosticCode Code { get; } = code;
        public SourceLocation Location { get; } = location;
        public string? Advice { get; } = advice;
    }
}

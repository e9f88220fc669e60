using System.Text.Json;
using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>Reads JSON with comments and trailing commas into <see cref="DataNode"/>s, as <see cref="YamlReader"/> reads YAML.</summary>
internal static class JsonReader
{
    private static readonly JsonReaderOptions s_options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = YamlReader.MaximumDepth,
    };

    public static MapNode? ReadMap(SourceText text, DiagnosticBag diagnostics) => (MapNode?)Read(text, diagnostics, takesList: false);

    /// <summary>Reads keys and values, or a list.</summary>
    public static DataNode? ReadMapOrList(SourceText text, DiagnosticBag diagnostics) => Read(text, diagnostics, takesList: true);

    private static DataNode? Read(SourceText text, DiagnosticBag diagnostics, bool takesList)
    {
        for (var left = YamlReader.MostHidden; ; left--)
        {
            var root = Read(text, diagnostics, takesList, out var hidden);
            if (hidden is not { } range || left == 0)
                return root;
            // Spaces of the same length, so that all places stay.
            var (start, length) = range.GetOffsetAndLength(text.Text.Length);
            text = new(text.Path, text.Text.Remove(start, length).Insert(start, new(' ', length)));
        }
    }

    /// <param name="hidden">The reported invisible character because of which the text cannot be read.</param>
    private static DataNode? Read(SourceText text, DiagnosticBag diagnostics, bool takesList, out Range? hidden)
    {
        hidden = null;
        var utf8 = Encoding.UTF8.GetBytes(text.Text);
        var places = new Places(text, utf8);
        var reader = new Utf8JsonReader(utf8, s_options);
        try
        {
            reader.Read();
            var root = ReadNode(ref reader, places, diagnostics);
            while (reader.Read())
            {
                // Reports anything after the value as an error.
            }

            if (root is MapNode || (takesList && root is ListNode))
                return root;
            var message = $"the file must be keys and values{(takesList ? " or a list" : "")}, not {root.Kind}";
            var advice = $"Start the file with '{{' and end it with '}}'{(takesList ? ", or with '[' and ']'" : "")}.";
            diagnostics.Error(DiagnosticCode.BadJson, root.Location, message, advice);
        }
        catch (JsonException exception)
        {
            const string Advice = "Check the quotation marks, commas and brackets on this line and on the line before it.";
            var location = places.At((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));
            var start = text.OffsetOf(location);
            if (InvisibleCharacters.LengthAt(text.Text, start) is > 0 and var length)
            {
                hidden = start..(start + length);
                InvisibleCharacters.Report(text.Text[hidden.Value], "this line", _ => location, diagnostics);
                return null;
            }

            diagnostics.Error(DiagnosticCode.BadJson, location, "the file is not valid JSON", Advice);
        }

        return null;
    }

    private static DataNode ReadNode(ref Utf8JsonReader reader, Places places, DiagnosticBag diagnostics)
    {
        var location = places.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadMap(ref reader, location, places, diagnostics);
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<DataNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadNode(ref reader, places, diagnostics));
                return new ListNode(location, items.ToImmutable());
            case JsonTokenType.Null:
                return new ScalarNode(location, "", isNull: true);
            case JsonTokenType.String:
                return ReadString(ref reader, location, places, diagnostics);
            default:
                return new ScalarNode(location, Encoding.UTF8.GetString(reader.ValueSpan)) { IsPlain = true };
        }
    }

    /// <summary>A string. Characters that no text may contain are reported, and removed.</summary>
    private static ScalarNode ReadString(ref Utf8JsonReader reader, SourceLocation location, Places places, DiagnosticBag diagnostics)
    {
        if (!reader.ValueIsEscaped && !reader.ValueSpan.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return new(location, reader.GetString()!);

        var raw = places.RawString(location, reader.ValueSpan);
        if (SurrogateEscapes.FirstAlone(raw) is var (at, half))
        {
            InvisibleCharacters.ReportRefused(half, location with { Column = location.Column + at }, diagnostics);
            return new(location, SurrogateEscapes.RemoveAlone(raw).Trim('"'));
        }

        var scalar = new ScalarNode(location, reader.GetString()!, raw: raw);
        var clean = InvisibleCharacters.WithoutRefused(scalar.Value, scalar.LocationOf, diagnostics);
        return ReferenceEquals(clean, scalar.Value) ? scalar : new(location, clean);
    }

    private static string ReadKey(ScalarNode key, DiagnosticBag diagnostics)
    {
        var name = InvisibleCharacters.Remove(key.Value).Trim();
        return InvisibleCharacters.Report(key.Value, $"the key '{name}'", key.LocationOf, diagnostics) ? name : key.Value;
    }

    private static MapNode ReadMap(ref Utf8JsonReader reader, SourceLocation location, Places places, DiagnosticBag diagnostics)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var seen = new HashSet<string>(MapNode.KeyComparer);
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            count++;
            var keyLocation = places.At(reader.TokenStartIndex);
            var key = ReadKey(ReadString(ref reader, keyLocation, places, diagnostics), diagnostics);
            reader.Read();
            var value = ReadNode(ref reader, places, diagnostics);
            if (seen.Add(key))
                entries.Add(new(key, keyLocation, value));
            else
                diagnostics.Error(DiagnosticCode.DuplicateKey, keyLocation, $"the key '{key}' occurs twice", "Keep one of the two.");
        }

        return new(location, entries.ToImmutable()) { HasDuplicates = entries.Count < count };
    }

    /// <summary>Converts the byte positions of the JSON reader to places in the text.</summary>
    private sealed class Places(SourceText text, byte[] utf8)
    {
        private int _bytes;
        private int _characters;

        /// <param name="byteIndex">Not before that of the last call, so that the file is counted once.</param>
        public SourceLocation At(long byteIndex)
        {
            _characters += Encoding.UTF8.GetCharCount(utf8, _bytes, (int)byteIndex - _bytes);
            _bytes = (int)byteIndex;
            return text.At(_characters);
        }

        /// <summary>A string as written, with its quotation marks.</summary>
        public string RawString(SourceLocation location, ReadOnlySpan<byte> content) =>
            text.Text.Substring(text.OffsetOf(location), Encoding.UTF8.GetCharCount(content) + 2);

        public SourceLocation At(int line, int byteInLine)
        {
            var content = Encoding.UTF8.GetBytes(text.Line(line + 1).ToArray());
            return new(text.Path, line + 1, Encoding.UTF8.GetCharCount(content, 0, Math.Min(byteInLine, content.Length)) + 1);
        }
    }
}

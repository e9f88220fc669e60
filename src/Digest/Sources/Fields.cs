using System.Collections.Immutable;
using System.Globalization;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Sources;

/// <summary>Reads typed values out of a map. A value that is wrong is reported and read as missing; <see cref="IsSound"/> tells the caller at the end.</summary>
internal sealed class Fields
{
    private readonly MapNode _map;
    private readonly DiagnosticBag _diagnostics;
    private readonly KeyTable _keys;

    public Fields(MapNode map, KeyTable keys, DiagnosticBag diagnostics)
    {
        _map = map;
        _keys = keys;
        _diagnostics = diagnostics;
        RefuseUnknown();
    }

    /// <summary>Nothing was wrong so far.</summary>
    public bool IsSound { get; private set; } = true;

    public SourceLocation Location => _map.Location;

    /// <summary>Where a value stands, or where the map starts when it is not there.</summary>
    public SourceLocation LocationOf(string key) => _map.Find(key)?.Location ?? _map.Location;

    public bool Has(string key) => _map.Find(key) is not (null or ScalarNode { IsNull: true });

    public DataNode? Node(string key) => Has(key) ? _map.Find(key) : null;

    /// <summary>A single value as written; null when the key is not there.</summary>
    public string? Text(string key) => Node(key) is { } node ? TextOf(node, key) : null;

    public string? RequiredText(string key)
    {
        if (!Has(key) || Node(key) is ScalarNode { Value: var value } && string.IsNullOrWhiteSpace(value))
        {
            Missing(key);
            return null;
        }

        return Text(key);
    }

    public bool Flag(string key) => Node(key) is { } node && TextOf(node, key) is { } text && text switch
    {
        _ when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        _ when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => Wrong(node.Location, $"'{key}: {text}' is neither true nor false", "Write true or false."),
    };

    /// <summary>A whole number within bounds; null when the key is not there.</summary>
    public int? Number(string key, int least, int most)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(LocationOf(key), $"'{key}: {text}' is not a whole number from {least} to {most}", null);
        return null;
    }

    /// <summary>A value out of a closed list.</summary>
    public T? Choice<T>(string key, ImmutableDictionary<string, T> choices)
        where T : struct
    {
        if (Text(key) is not { } text)
            return null;
        if (choices.TryGetValue(text, out var choice))
            return choice;
        var all = string.Join(", ", choices.Keys.Order(StringComparer.Ordinal));
        Wrong(LocationOf(key), $"'{key}: {text}' is not one of: {all}", Nearest.DidYouMean(text, choices.Keys));
        return null;
    }

    /// <summary>A list, or one value that stands for a list of one; empty when the key is not there.</summary>
    public ImmutableArray<DataNode> List(string key) => Node(key) switch
    {
        null => [],
        ListNode list => list.Items,
        { } one => [one],
    };

    public ImmutableArray<string> Texts(string key) => [.. List(key).Select(item => TextOf(item, key)).OfType<string>()];

    /// <summary>Values with their places, each once; empty when the key is not there.</summary>
    public ImmutableArray<Reference> References(string key) =>
    [
        .. List(key)
            .Select(item => TextOf(item, key) is { } id ? new Reference(id, item.Location) : default)
            .Where(reference => reference.Id is not null)
            .DistinctBy(reference => reference.Id, StringComparer.Ordinal),
    ];

    /// <summary>One value with its place; null when the key is not there.</summary>
    public Reference? Reference(string key) => Text(key) is { } id ? new Reference(id, LocationOf(key)) : null;

    public MapNode? Map(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case MapNode map:
                return map;
            case { } other:
                Wrong(other.Location, $"under '{key}' stands {other.Kind}, not keys and values", null);
                return null;
        }
    }

    /// <summary>Keys and values below a key, read as fields of their own; what is wrong with them counts here too.</summary>
    public T? Read<T>(string key, KeyTable keys, Func<Fields, T?> read)
        where T : class => Map(key) is { } map ? Read(map, keys, read) : null;

    public T? Read<T>(MapNode map, KeyTable keys, Func<Fields, T?> read)
        where T : class
    {
        var fields = new Fields(map, keys, _diagnostics);
        var value = read(fields);
        IsSound &= fields.IsSound;
        return fields.IsSound ? value : null;
    }

    /// <summary>The text of a scalar; anything else is reported.</summary>
    public string? TextOf(DataNode node, string key)
    {
        if (node is not ScalarNode scalar)
        {
            Wrong(node.Location, $"under '{key}' stands {node.Kind} where one value belongs", null);
            return null;
        }

        if (scalar.CutOff is { } lost)
            _diagnostics.Warning(DiagnosticCode.TextCutOff, scalar.Location, $"YAML takes '{lost}' for a comment, so the value ends before it", "Put the value in quotes if the text belongs to it.");
        if (Bidi.FirstUnsafeControl(scalar.Value) is { } control)
            Wrong(scalar.Location, $"the invisible character U+{(int)control:X4} would reorder the text around it", "Delete it; the pages isolate text of the other direction by themselves.", DiagnosticCode.ForbiddenCharacter);
        return scalar.Value.Trim();
    }

    public void Missing(string key) =>
        Wrong(LocationOf(key), $"'{key}' is missing in {_keys.Owner}", $"Add a line '{key}: …'.", DiagnosticCode.MissingKey);

    /// <summary>Reports a value that is wrong. Returns false, so that it can end an expression.</summary>
    public bool Wrong(SourceLocation location, string message, string? advice, DiagnosticCode? code = null)
    {
        IsSound = false;
        _diagnostics.Error(code ?? _keys.WrongValue, location, message, advice);
        return false;
    }

    private void RefuseUnknown()
    {
        foreach (var entry in _map.Entries)
        {
            if (_keys.Known.Contains(entry.Key, MapNode.KeyComparer))
                continue;

            IsSound = false;
            var advice = _keys.Elsewhere?.GetValueOrDefault(entry.Key) ?? Nearest.DidYouMean(entry.Key, _keys.Known) ?? $"Known are: {string.Join(", ", _keys.Known)}.";
            _diagnostics.Error(_keys.UnknownKey, entry.Location, $"'{entry.Key}' is not a key of {_keys.Owner}", advice);
        }
    }
}

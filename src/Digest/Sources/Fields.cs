using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>Reads the values of declared keys from a map. A wrong value is reported, and read as missing.</summary>
internal sealed class Fields
{
    private readonly MapNode _map;
    private readonly KeyTable _keys;
    private readonly string _owner;
    private readonly DiagnosticBag _diagnostics;
    private readonly ImmutableArray<string> _adviceOnUnknownKeys;

    /// <param name="owner">What the map describes, for messages, where the table's own owner is not precise enough.</param>
    public Fields(MapNode map, KeyTable keys, DiagnosticBag diagnostics, string? owner = null)
    {
        _map = map;
        _keys = keys;
        _owner = owner ?? keys.Owner;
        _diagnostics = diagnostics;
        ImmutableArray<MapEntry> unknown = [.. map.Entries.Where(entry => !keys.Has(entry.Key))];
        _adviceOnUnknownKeys = [.. unknown.Select(entry => entry.AdviceOnComma ?? keys.AdviceOn(entry.Key, map))];
        // Keys that are not indented below their map, and the parts of one value, are one mistake.
        foreach (var (entry, advice) in unknown.Zip(_adviceOnUnknownKeys).DistinctBy(pair =>
            pair.First.AdviceOnComma is not null || KeyTable.IsAboutIndentation(pair.Second) ? pair.Second : pair.First.Key))
        {
            Wrong(entry.Location, $"'{entry.Key}' is not a key of {_owner}", advice, keys.UnknownKeyCode);
        }

        foreach (var entry in map.Entries)
        {
            if (entry.Value is ScalarNode { IsNull: true, CutOff: { } comment } && !keys.Requires(entry.Key))
                WarnOfComment(entry.Value.Location, comment);
        }
    }

    /// <summary>Whether other keys are given in a file that cannot be read, so that it is not known which are missing.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The place of a file that is to give keys, but has none; null if there is no such file.</summary>
    public SourceLocation? EmptyFile { get; init; }

    /// <summary>The zone of times that are written without an offset; null if the site has none.</summary>
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>Whether no error has been found so far.</summary>
    public bool IsValid { get; private set; } = true;

    public SourceLocation Location => _map.Location;

    /// <summary>The place of a value; the start of the map when the key is missing.</summary>
    public SourceLocation LocationOf(KeyDeclaration key) => _map.Find(key.Name)?.Location ?? _map.Location;

    /// <summary>The place of a character of a text; that of the whole value if it is not known.</summary>
    public SourceLocation LocationOf(KeyDeclaration key, int index) => _map.Find(key.Name) is ScalarNode scalar
        ? scalar.LocationOf(scalar.Value.Length - scalar.Value.TrimStart().Length + index)
        : LocationOf(key);

    public bool Has(KeyDeclaration key) => _map.Find(key.Name) is not (null or ScalarNode { IsNull: true });

    public bool IsList(KeyDeclaration key) => _map.Find(key.Name) is ListNode;

    /// <summary>The value of a key, or its fallback. A required key that is missing is reported.</summary>
    public T Get<T>(Key<T> key)
    {
        if (key.Table != _keys)
            throw new ArgumentException($"'{key.Name}' is a key of {key.Table.Owner}, not of {_keys.Owner}.", nameof(key));
        if (Has(key) && !(key.IsRequired && !key.MayBeEmpty && IsEmpty(_map.Find(key.Name)!)))
            return key.Read(this, _map.Find(key.Name)!);
        if (key.IsRequired)
            Missing(key);
        return key.Fallback;
    }

    /// <summary>The keys and values below a key, read as fields of their own; null when they are missing or wrong.</summary>
    public T? Read<T>(Key<MapNode?> key, Func<Fields, T?> read) => Get(key) is { } map ? Read(map, key.Nested!, read) : default;

    public T? Read<T>(MapNode map, KeyTable keys, Func<Fields, T?> read, string? owner = null)
    {
        var fields = new Fields(map, keys, _diagnostics, owner) { IsIncomplete = IsIncomplete, Zone = Zone };
        var value = read(fields);
        IsValid &= fields.IsValid;
        return fields.IsValid ? value : default;
    }

    /// <summary>The items of a list; anything else is a list of one.</summary>
    public static ImmutableArray<DataNode> ItemsOf(DataNode node) => node is ListNode list ? list.Items : [node];

    /// <summary>The text of a single value; anything else is reported.</summary>
    /// <param name="isItem">Whether the value is an item of the list <paramref name="name"/>.</param>
    public string? TextOf(DataNode node, string name, bool isItem = false) => TextOf(node, name, isItem, isCode: false);

    private string? TextOf(DataNode node, string name, bool isItem, bool isCode)
    {
        if (node is not ScalarNode scalar)
        {
            const string Advice = "Write one value, and put it in quotes if it has a colon or starts with a bracket.";
            Wrong(node.Location, $"{(isItem ? "an item of " : "")}'{name}' must be a single value, not {node.Kind}", Advice);
            return null;
        }

        if (scalar.CutOff is { } comment && !(isCode && IsWhole(scalar.Value)))
            WarnOfComment(scalar.Location, comment);

        return scalar.Value.Trim();
    }

    /// <summary>
    /// The text of a single value that the program reads, such as a date or an id. Invisible characters in it are reported, and left out;
    /// a value with a hidden space is read as missing.
    /// </summary>
    public string? CodeOf(DataNode node, string name, bool isItem = false)
    {
        var text = TextOf(node, name, isItem, isCode: true);
        if (text is null || !InvisibleCharacters.MayBeIn(text))
            return text;
        var scalar = (ScalarNode)node;
        var margin = scalar.Value.Length - scalar.Value.TrimStart().Length;
        IsValid &= !InvisibleCharacters.Report(text, $"'{name}'", index => scalar.LocationOf(margin + index), _diagnostics);
        return InvisibleCharacters.In(text).Any(found => InvisibleCharacters.IsSpace(found.Code)) ? null : InvisibleCharacters.Remove(text);
    }

    /// <summary>An id. Some keys take a name too, such as that of a place; what is not of Latin letters is a name.</summary>
    public Reference? ReferenceOf(DataNode node, string name, bool isItem = false)
    {
        var isCode = node is ScalarNode scalar && Ascii.IsValid(InvisibleCharacters.Remove(scalar.Value));
        return (isCode ? CodeOf(node, name, isItem) : TextOf(node, name, isItem)) is { } id ? new(id, node.Location) : null;
    }

    /// <summary>One id or address of a list; a text that can only be a list written wrong is reported.</summary>
    public Reference? IdOf(DataNode node, string name, bool isItem)
    {
        if (node is MapNode && !isItem)
        {
            Wrong(node.Location, $"'{name}' must be a list, not {node.Kind}", $"Write the list in brackets: {name}: [a, b].");
            return null;
        }

        if (ReferenceOf(node, name, isItem) is not { } reference)
            return null;
        if (ListMistake.In(reference.Id, name, isItem) is not var (message, advice))
            return reference;
        Wrong(node.Location, message, advice);
        return null;
    }

    /// <summary>Ids, or addresses, without duplicates: a list, or a single one.</summary>
    public ImmutableArray<Reference> IdsOf(DataNode node, string name)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var references = ImmutableArray.CreateBuilder<Reference>();
        foreach (var item in ItemsOf(node))
        {
            if (IdOf(item, name, isItem: item != node) is not { } reference)
                continue;
            if (ids.Add(reference.Id))
                references.Add(reference);
            else
                WarnOfDuplicate(reference);
        }

        return references.ToImmutable();

        void WarnOfDuplicate(Reference reference)
        {
            var message = $"'{reference.Id}' is twice in '{name}'";
            _diagnostics.Warning(_keys.WrongValueCode, reference.Location, message, "Delete one of the two.");
        }
    }

    public ImmutableArray<string> TextsOf(DataNode node, string name) =>
        [.. ItemsOf(node).Select(item => TextOf(item, name, isItem: item != node)).OfType<string>()];

    /// <summary>Reports a missing key, unless another diagnostic already says what is wrong.</summary>
    public void Missing(KeyDeclaration key)
    {
        IsValid = false;
        if (IsIncomplete || _adviceOnUnknownKeys.Any(advice => advice.Contains($"'{key.Name}'", StringComparison.Ordinal)))
            return;
        if (_map.Find(key.Name) is ScalarNode { CutOff: { } comment })
        {
            var message = $"'{key.Name}' has no value: '{comment}' is a YAML comment";
            Wrong(key, message, "Put the value in quotes if it starts with '#'.", DiagnosticCode.MissingKey);
            return;
        }

        if (_map.Find(key.Name) is ScalarNode { IsNull: false, Value: var value } && InvisibleCharacters.MayBeIn(value))
        {
            var code = InvisibleCharacters.In(value).First().Code;
            var message = $"readers see nothing of '{key.Name}': it has only invisible characters, {InvisibleCharacters.Describe(code)}";
            Wrong(key, message, "Delete the value, and type it.", DiagnosticCode.MissingKey);
            return;
        }

        if (_map.Find(key.Name) is { } empty)
        {
            var advice = empty is ListNode ? "Write at least one item." : "Write it after the colon.";
            Wrong(empty.Location, $"'{key.Name}' has no value", advice, DiagnosticCode.MissingKey);
            return;
        }

        if (EmptyFile is { } file)
        {
            // The same for each key and text, so it is reported once.
            const string Advice = "Write the keys that the texts share, or delete the file and write them in each text.";
            Wrong(file, "this file has no keys, and texts in its folder lack some", Advice, DiagnosticCode.MissingKey);
            return;
        }

        if (_map.Entries.IsEmpty && _keys.RequiredNames is [_, _, ..] names)
        {
            // The same for each of the keys, so it is reported once.
            var list = string.Join(", ", names.Select(name => $"'{name}'"));
            Wrong(_map.Location, $"this is empty: {list} are missing in {_owner}", "Write them, or delete it.", DiagnosticCode.MissingKey);
            return;
        }

        Wrong(key, $"'{key.Name}' is missing in {_owner}", $"Add a line '{key.Name}: …'.", DiagnosticCode.MissingKey);
    }

    public bool Wrong(KeyDeclaration key, string message, string? advice, DiagnosticCode? code = null) =>
        Wrong(LocationOf(key), message, advice, code);

    /// <summary>Reports a wrong value. Returns false, so that it can end an expression.</summary>
    public bool Wrong(SourceLocation location, string message, string? advice, DiagnosticCode? code = null)
    {
        IsValid = false;
        _diagnostics.Error(code ?? _keys.WrongValueCode, location, message, advice);
        return false;
    }

    public void Warn(KeyDeclaration key, DiagnosticCode code, string message, string advice) =>
        Warn(LocationOf(key), code, message, advice);

    public void Warn(SourceLocation location, DiagnosticCode code, string message, string advice) =>
        _diagnostics.Warning(code, location, message, advice);

    private void WarnOfComment(SourceLocation location, string comment) => WarnOfComment(location, comment, _diagnostics);

    /// <summary>Warns of a YAML comment behind a value, which may be a part of the text.</summary>
    public static void WarnOfComment(SourceLocation location, string comment, DiagnosticBag diagnostics)
    {
        const string Advice = "Put the value in quotes if this is part of the text.";
        diagnostics.Warning(
            DiagnosticCode.TextCutOff, location, $"'{comment}' is a YAML comment, so the value ends before it", Advice);
    }

    /// <summary>
    /// Whether a comment behind a value is no part of it: an id, date or address has no space. A capital may start a name.
    /// </summary>
    private static bool IsWhole(string code) => code.Length > 0 && !char.IsUpper(code[0]) && !code.Any(char.IsWhiteSpace);

    private static bool IsEmpty(DataNode node) => node switch
    {
        ListNode list => list.Items.IsEmpty,
        ScalarNode scalar => scalar.IsBlank,
        _ => false,
    };
}

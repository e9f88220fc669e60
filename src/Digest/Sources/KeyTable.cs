using System.Buffers;
using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>The keys of a map. <see cref="Fields"/> reads them, and the tables in <c>docs/</c> describe them, as declared here.</summary>
/// <param name="owner">What the map describes, for messages: "an article".</param>
/// <param name="hints">Names that are not keys here, such as those of other generators, and what to write instead.</param>
internal sealed class KeyTable(string owner, params ImmutableArray<(string Name, string Advice)> hints)
{
    private static readonly ValueFormat<string> s_url = new(
        KeyKind.Url,
        static (text, _) => SafeUri.TryParse(text, out var url) && url.Scheme is "https" or "http"
            && !text.Contains(' ', StringComparison.Ordinal) && SafeUri.MistakeIn(text) is null ? text : null,
        "the URL of a public page",
        "Write the whole URL: https://….")
    {
        AdviceOn = static text => text is ['<', .. var url, '>'] ? $"Delete '<' and '>': {url}." : SafeUri.MistakeIn(text)?.Advice
            ?? (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && text.Contains(' ', StringComparison.Ordinal)
                ? "A URL has no spaces: write %20 for each." : null),
    };

    /// <summary>What is written for the colon behind a key, or follows one without it.</summary>
    private static readonly SearchValues<char> s_signs = SearchValues.Create(":;=[{\u061B");

    private const string OwnFieldsKey = "extra";

    private const string AdviceOnIndentation = "Indent it, and the other keys that belong to it, by two spaces below ";

    private readonly List<KeyDeclaration> _keys = [];

    public string Owner => owner;
    public IReadOnlyList<KeyDeclaration> Keys => _keys;

    /// <summary>The names of the keys, for messages.</summary>
    public string Names => string.Join(", ", _keys.Select(key => key.Name));

    public DiagnosticCode UnknownKeyCode { get; init; } = DiagnosticCode.UnknownKey;
    public DiagnosticCode WrongValueCode { get; init; } = DiagnosticCode.BadValue;

    public bool Has(string name) => Find(name) is not null;

    public KeyDeclaration? Find(string name) => _keys.Find(key => MapNode.KeyComparer.Equals(key.Name, name));

    public ImmutableArray<string> RequiredNames => [.. _keys.Where(key => key.IsRequired).Select(key => key.Name)];

    public bool Requires(string name) => _keys.Exists(key => key.IsRequired && MapNode.KeyComparer.Equals(key.Name, name));

    /// <summary>What to write instead of an unknown key of a map.</summary>
    public string AdviceOn(string name, MapNode map) =>
        hints.FirstOrDefault(hint => MapNode.KeyComparer.Equals(hint.Name, name)).Advice
        ?? AdviceOnForm(name)
        ?? _keys.Find(key => key.Nested?.Has(name) == true && map.Find(key.Name) is ScalarNode { IsNull: true }) switch
        {
            { } key => AdviceOnIndentation + $"'{key.Name}'.",
            null when _keys.Find(key => key.Nested is { } nested && IsPath(name, key.Name, nested)) is { } key =>
                AdviceOnIndentation + $"'{key.Name}:', without '{key.Name}.'.",
            null => Nearest.DidYouMean(name, _keys.Select(key => key.Name))
                ?? AdviceOnMissing(map) + $"The keys are: {Names}.{AdviceOnOwnFields}",
        };

    /// <summary>Whether a name is that of a key and of one below it, with a full stop between them: <c>image.src</c>.</summary>
    private static bool IsPath(string name, string key, KeyTable nested) =>
        name.Length > key.Length && name[key.Length] == '.' && MapNode.KeyComparer.Equals(name[..key.Length], key)
        && nested.Has(name[(key.Length + 1)..]);

    private string AdviceOnOwnFields => Has(OwnFieldsKey) ? $" Write a field of your own below '{OwnFieldsKey}'." : "";

    /// <summary>Names the required keys that a map lacks: an unknown key is probably one of them in another language.</summary>
    private string AdviceOnMissing(MapNode map)
    {
        var missing = _keys.Where(key => key.IsRequired && map.Find(key.Name) is null).Select(key => $"'{key.Name}'").ToList();
        return missing.Count == 0 ? "" : $"{string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing: is this meant? ";
    }

    /// <summary>Whether the advice on a key is to indent it below another one.</summary>
    public static bool IsAboutIndentation(string advice) => advice.StartsWith(AdviceOnIndentation, StringComparison.Ordinal);

    /// <summary>Advice on a space or colon that is missing in the key; null if none is.</summary>
    private string? AdviceOnForm(string name)
    {
        if (name is ['-', not '-', .. var after])
        {
            var item = name[1..].TrimEnd();
            if (Has(item))
                return $"Put a space after the hyphen: '- {item}: …'.";
            if (_keys.Find(key => key.Nested?.Has(item) == true) is { } list)
                return $"Put a space after the hyphen, so that it starts an item of '{list.Name}': '- {item}: …'.";
        }

        var end = name.AsSpan().IndexOfAny(s_signs);
        if (end <= 0 || name[..end].TrimEnd() is not { } key || !Has(key))
            return null;
        return name[end] == ':' ? $"Put a space after the colon of '{key}'." : $"Write a colon and a space after '{key}': '{key}: …'.";
    }

    /// <summary>A single value; one that readers would not see is read as missing.</summary>
    public Key<string?> Text(string name, string summary, string ifMissing = "")
    {
        return Add<string?>(name, KeyKind.Text, summary, null, Read, ifMissing: ifMissing);

        static string? Read(Fields fields, DataNode node, Key<string?> key) =>
            node is ScalarNode { IsBlank: true } ? null : fields.TextOf(node, key.Name);
    }

    public Key<string> RequiredText(string name, string summary, bool mayBeEmpty = false)
    {
        return Add(new Key<string>(this, name, KeyKind.Text, summary, "", Read) { IsRequired = true, MayBeEmpty = mayBeEmpty });

        static string Read(Fields fields, DataNode node, Key<string> key) => fields.TextOf(node, key.Name) ?? "";
    }

    /// <summary>A single value that the program reads, such as a slug.</summary>
    public Key<string?> Code(string name, string summary, string ifMissing = "") =>
        Add<string?>(name, KeyKind.Text, summary, null, static (fields, node, key) => fields.CodeOf(node, key.Name), ifMissing: ifMissing);

    public Key<string> RequiredCode(string name, string summary)
    {
        return Add(new Key<string>(this, name, KeyKind.Text, summary, "", Read) { IsRequired = true });

        static string Read(Fields fields, DataNode node, Key<string> key) => fields.CodeOf(node, key.Name) ?? "";
    }

    /// <summary>A single value with a default, which applies to an empty value too.</summary>
    public Key<string> TextOr(string fallback, string name, string summary)
    {
        return Add(name, KeyKind.Text, summary, fallback, Read, ifMissing: $"`{fallback}`");

        static string Read(Fields fields, DataNode node, Key<string> key) =>
            fields.TextOf(node, key.Name) is { Length: > 0 } text ? text : key.Fallback;
    }

    /// <summary>A single value in a format.</summary>
    public Key<T?> Value<T>(string name, string summary, ValueFormat<T> format, bool required = false, string ifMissing = "")
        where T : class
    {
        return Add<T?>(name, format.Kind, summary, null, Read, required, ifMissing);

        T? Read(Fields fields, DataNode node, Key<T?> key) => Parse(fields, node, key, format);
    }

    private static T? Parse<T>(Fields fields, DataNode node, KeyDeclaration key, ValueFormat<T> format, bool isItem = false)
        where T : class
    {
        var text = fields.CodeOf(node, key.Name, isItem);
        var value = text is null ? null : format.TryParse(text, fields.Zone);
        if (text is not null && value is null)
        {
            var message = $"'{key.Name}: {text}' is not {format.Expected}";
            fields.Wrong(node.Location, message, format.AdviceOn(text) ?? format.Advice, format.Code);
        }

        return value;
    }

    /// <summary>A URL of another site.</summary>
    public Key<string?> Url(string name, string summary) => Value(name, summary, s_url);

    /// <summary>URLs of other sites: a list, or a single one.</summary>
    public Key<ImmutableArray<string>> Urls(string name, string summary)
    {
        return Add<ImmutableArray<string>>(name, KeyKind.Urls, summary, [], Read);

        static ImmutableArray<string> Read(Fields fields, DataNode node, Key<ImmutableArray<string>> key) =>
            [.. Fields.ItemsOf(node).Select(item => Parse(fields, item, key, s_url, isItem: item != node)).OfType<string>().Distinct()];
    }

    public Key<bool> Flag(string name, string summary, bool fallback = false)
    {
        return Add(name, KeyKind.Flag, summary, fallback, Read, ifMissing: fallback ? "`true`" : "`false`");

        static bool Read(Fields fields, DataNode node, Key<bool> key) => fields.CodeOf(node, key.Name) switch
        {
            null => key.Fallback,
            var text when bool.TryParse(text, out var flag) => flag,
            var text => fields.Wrong(key, $"'{key.Name}: {text}' is neither true nor false", AdviceOn(text)),
        };

        // The other spellings of YAML 1.1.
        static string AdviceOn(string text) => text.ToUpperInvariant() switch
        {
            "YES" or "Y" or "ON" or "1" => "Write true.",
            "NO" or "N" or "OFF" or "0" => "Write false.",
            _ => "Write true or false.",
        };
    }

    /// <summary>A whole number from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public Key<int> Number(string name, string summary, int minimum, int maximum, int fallback, string? ifMissing = null)
    {
        return Add(new Key<int>(this, name, KeyKind.Number, summary, fallback, Read)
        {
            IfMissing = ifMissing ?? $"`{fallback}`",
            Bounds = (minimum, maximum),
        });

        int Read(Fields fields, DataNode node, Key<int> key)
        {
            if (fields.CodeOf(node, key.Name) is not { } text)
                return fallback;
            if (int.TryParse(text, NumberStyles.None, null, out var number) && number >= minimum && number <= maximum)
                return number;
            fields.Wrong(key, $"'{key.Name}: {text}' is not a whole number from {minimum} to {maximum}", null);
            return fallback;
        }
    }

    /// <summary>One of a fixed set of values.</summary>
    public Key<T?> Choice<T>(string name, string summary, bool required, params ImmutableArray<(string Name, T Value)> choices)
    {
        ImmutableArray<string> names = [.. choices.Select(choice => choice.Name)];
        var fallback = choices.FirstOrDefault(choice => EqualityComparer<T>.Default.Equals(choice.Value, default)).Name;
        return Add(new Key<T?>(this, name, KeyKind.Choice, summary, default, Read)
        {
            IsRequired = required,
            Choices = names,
            IfMissing = required || fallback is null ? "" : $"`{fallback}`",
        });

        T? Read(Fields fields, DataNode node, Key<T?> key)
        {
            if (fields.CodeOf(node, key.Name) is not { } text)
                return key.Fallback;
            foreach (var choice in choices.Where(choice => MapNode.KeyComparer.Equals(choice.Name, text)))
                return choice.Value;
            fields.Wrong(key, $"'{key.Name}: {text}' is not one of: {string.Join(", ", names)}", Nearest.DidYouMean(text, names));
            return key.Fallback;
        }
    }

    /// <summary>An id, with its place.</summary>
    public Key<Reference?> Id(string name, string summary, bool required = false, string ifMissing = "") => Add<Reference?>(
        name, KeyKind.Id, summary, null, static (fields, node, key) => fields.ReferenceOf(node, key.Name), required, ifMissing);

    /// <summary>Ids, or addresses, with their places and without duplicates: a list, or a single one.</summary>
    public Key<ImmutableArray<Reference>> Ids(string name, string summary, bool required = false, KeyKind kind = KeyKind.Ids) =>
        Add<ImmutableArray<Reference>>(name, kind, summary, [], static (fields, node, key) => fields.IdsOf(node, key.Name), required);

    /// <summary>Single values: a list, or one value.</summary>
    public Key<ImmutableArray<string>> Texts(string name, string summary) =>
        Add<ImmutableArray<string>>(name, KeyKind.Texts, summary, [], static (fields, node, key) => fields.TextsOf(node, key.Name));

    /// <summary>Items that their reader checks: a list, or a single item.</summary>
    /// <param name="nested">The keys of items that are maps.</param>
    public Key<ImmutableArray<DataNode>> List(string name, string summary, KeyTable? nested = null, bool required = false) =>
        Add<ImmutableArray<DataNode>>(name, KeyKind.List, summary, [], (_, node, _) => Fields.ItemsOf(node), required, nested: nested);

    /// <summary>Keys and values.</summary>
    public Key<MapNode?> Map(string name, string summary, KeyTable? nested = null, bool required = false) =>
        Map(name, KeyKind.Map, summary, nested, required);

    /// <summary>The key below which editors write fields of any name, for the theme.</summary>
    public Key<MapNode?> OwnFields() =>
        Map(OwnFieldsKey, KeyKind.OwnFields, "Fields of your own, which the theme reads: see [Own fields](writing.md#own-fields).");

    private Key<MapNode?> Map(string name, KeyKind kind, string summary, KeyTable? nested = null, bool required = false)
    {
        return Add<MapNode?>(name, kind, summary, null, Read, required, nested: nested);

        static MapNode? Read(Fields fields, DataNode node, Key<MapNode?> key)
        {
            if (node is not MapNode)
                fields.Wrong(key, $"'{key.Name}' must be keys and values, not {node.Kind}", AdviceOn(node, key));
            return node as MapNode;
        }

        static string? AdviceOn(DataNode node, Key<MapNode?> key)
        {
            if (key.Nested is not { } nested)
                return key.Kind == KeyKind.OwnFields ? $"Write them indented below it: '{OwnFieldsKey}:', then '  name: value'." : null;
            return (node as ScalarNode)?.Value is { } text && nested.AdviceOnForm(text) is { } advice
                ? advice : $"Write its keys indented below it: {nested.Names}.";
        }
    }

    /// <summary>A value of more than one form, which its reader checks.</summary>
    public Key<DataNode?> Node(string name, string summary, KeyKind kind, bool required = false, string ifMissing = "") =>
        Add<DataNode?>(name, kind, summary, null, static (_, node, _) => node, required, ifMissing);

    private Key<T> Add<T>(
        string name,
        KeyKind kind,
        string summary,
        T fallback,
        Func<Fields, DataNode, Key<T>, T> read,
        bool required = false,
        string ifMissing = "",
        KeyTable? nested = null) =>
        Add(new Key<T>(this, name, kind, summary, fallback, read) { IsRequired = required, IfMissing = ifMissing, Nested = nested });

    private Key<T> Add<T>(Key<T> key)
    {
        _keys.Add(key);
        return key;
    }
}

using System.Text.RegularExpressions;
using Digest.Content.Markdown;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>
/// Reads fields that an editor names. Those that the theme declares have its types; others have the type that they look like.
/// </summary>
/// <param name="isData">Whether a program may have written the values, so that what looks like markup is a part of the text.</param>
internal sealed partial class OwnFieldReader(ContentContext context, bool isData = false)
{
    /// <param name="map">What is below <c>extra</c>; null without it.</param>
    /// <param name="owner">What has the fields, as <see cref="FieldDeclarations"/> names it.</param>
    public static OwnFields Read(MapNode? map, string owner, ContentContext context)
    {
        if (map is null)
            return OwnFields.Empty;
        var reader = new OwnFieldReader(context);
        if (!context.DeclaredFields.ByOwner.TryGetValue(owner, out var declared))
            return reader.FieldsOf(map);

        var names = string.Join(", ", declared.Keys.Order(StringComparer.Ordinal));
        var values = new List<KeyValuePair<string, object?>>();
        foreach (var entry in map.Entries)
        {
            if (declared.TryGetValue(entry.Key, out var type))
            {
                values.Add(KeyValuePair.Create(entry.Key, reader.ValueOf(entry.Value, type, $"extra.{entry.Key}")));
                continue;
            }

            var advice = Nearest.DidYouMean(entry.Key, declared.Keys)
                ?? $"Declare it in {FieldDeclarations.File}; the fields are: {names}.";
            var message = $"'{entry.Key}' is not a field that the theme declares below '{owner}'";
            context.Diagnostics.Error(DiagnosticCode.UnknownKey, entry.Location, message, advice);
        }

        return new(values);
    }

    /// <summary>A value of the type that it looks like.</summary>
    public object? ValueOf(DataNode node) => node switch
    {
        ScalarNode { IsNull: true } => null,
        ScalarNode { IsPlain: true } plain when FlagIn(plain.Value) is { } flag => flag,
        ScalarNode { IsPlain: true } plain when NumberIn(plain.Value) is { } number => number,
        ScalarNode scalar => TextOf(scalar),
        ListNode list => new OwnList([.. list.Items.Select(ValueOf)]),
        MapNode map when IsTextPerLanguage(map) => isData ? TextsOf(map) : context.LocalizedOf(map, "extra"),
        MapNode map => FieldsOf(map),
        _ => throw new ArgumentException(node.Kind, nameof(node)),
    };

    private OwnFields FieldsOf(MapNode map) =>
        new(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, ValueOf(entry.Value))));

    /// <summary>A value of a declared type; another one is reported.</summary>
    private object? ValueOf(DataNode node, FieldType type, string name)
    {
        if (node is ScalarNode { IsNull: true })
            return null;
        var scalar = node as ScalarNode;
        var value = type switch
        {
            FieldType.Text => scalar is null ? null : TextOf(scalar),
            FieldType.Number => scalar is null ? null : NumberIn(scalar.Value),
            FieldType.Flag => scalar is null ? null : FlagIn(scalar.Value),
            FieldType.List => new OwnList([.. Fields.ItemsOf(node).Select(ValueOf)]),
            FieldType.Map => node is MapNode map ? FieldsOf(map) : null,
            _ => node is ListNode ? null : context.LocalizedOf(node, name),
        };
        if (value is not null)
            return value;

        var (expected, advice) = type switch
        {
            FieldType.Text => ("a text", node is MapNode texts && IsTextPerLanguage(texts)
                ? $"Write one text, or declare it as 'text per language' in {FieldDeclarations.File}."
                : "Write one value, and put it in quotes if it has a colon or starts with a bracket."),
            FieldType.Number => ("a number", "Write digits alone, with a point before decimals: 1250 or 2.5."),
            FieldType.Flag => ("true or false", "Write true or false."),
            FieldType.Map => ("keys and values", "Write the keys indented below it."),
            _ => ("a text for each language", "Write one text, or one for each language."),
        };
        var found = scalar is null ? node.Kind : $"'{scalar.Value}'";
        context.Diagnostics.Error(DiagnosticCode.BadValue, node.Location, $"'{name}' must be {expected}, not {found}", advice);
        return null;
    }

    private string TextOf(ScalarNode scalar)
    {
        if (isData)
            return scalar.Value;
        if (scalar.CutOff is { } comment)
            Fields.WarnOfComment(scalar.Location, comment, context.Diagnostics);
        MarkupInData.Check(scalar.Value, scalar.LocationOf, context.Diagnostics);
        return scalar.Value.Trim();
    }

    private static LocalizedText TextsOf(MapNode map) => new(
    [
        .. map.Entries
            .Where(entry => entry.Value is ScalarNode { IsBlank: false })
            .Select(entry => KeyValuePair.Create(entry.Key, ((ScalarNode)entry.Value).Value)),
    ]);

    /// <summary>Whether all keys are languages, one of them at least a language of the site, and all values are texts.</summary>
    private bool IsTextPerLanguage(MapNode map) =>
        map.Entries.All(entry => entry.Value is ScalarNode && context.IsKnownLanguage(entry.Key))
        && map.Entries.Any(entry => context.Languages.Any(language => language.Code == entry.Key));

    private static object? FlagIn(string text) => bool.TryParse(text, out var flag) ? flag : null;

    private static object? NumberIn(string text)
    {
        if (!Number.IsMatch(text))
            return null;
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number))
            return number;
        if (long.TryParse(text, CultureInfo.InvariantCulture, out var large))
            return large;
        return decimal.TryParse(text, CultureInfo.InvariantCulture, out var exact) ? exact : null;
    }

    /// <summary>A number as JSON writes it, without an exponent: codes with a zero in front are texts.</summary>
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number { get; }
}

using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Languages;

/// <summary>
/// The rules of proofreading that depend on the language: <c>lint</c> in its file. The other rules are the same for every script.
/// </summary>
internal sealed record LintRules
{
    public static readonly LintRules None = new();

    /// <summary>The rules that a site can turn off.</summary>
    public static readonly ImmutableArray<DiagnosticCode> CanBeOff =
    [
        .. Enum.GetValues<DiagnosticCode>().Where(code =>
            code is >= DiagnosticCode.StretchedWord and <= DiagnosticCode.HiddenFromSearches and not DiagnosticCode.ConflictMarker),
    ];

    public static readonly KeyTable Keys = new("'lint'");
    private static readonly Key<string?> s_tatweel = Keys.Text("tatweel", "The letter that stretches words.");
    private static readonly Key<MapNode?> s_punctuation = Keys.Map("punctuation", "Another script's marks, and the language's own.");
    private static readonly Key<string?> s_endings = Keys.Text(
        "endings", "The marks that a paragraph may end with.", ifMissing: "not checked");
    private static readonly Key<ImmutableArray<string>> s_today = Keys.Texts(
        "today", "Words after which a weekday is the day of publication.");
    private static readonly Key<ImmutableArray<string>> s_off = Keys.Texts("off", "Codes of the rules that are turned off.");

    public char? Tatweel { get; private init; }
    public FrozenDictionary<char, char> Punctuation { get; private init; } = FrozenDictionary<char, char>.Empty;
    public string Endings { get; private init; } = "";
    public ImmutableArray<string> Today { get; private init; } = [];
    public ImmutableArray<DiagnosticCode> Off { get; private init; } = [];

    /// <summary>The codes of the rules that a site can turn off: <c>DG080 to DG092, DG094</c>.</summary>
    public static string CodesThatCanBeOff { get; } = string.Join(
        ", ",
        CanBeOff.Select(code => (int)code).Index().GroupBy(pair => pair.Item - pair.Index, pair => $"DG{pair.Item:000}")
            .Select(range => range.Count() == 1 ? range.First() : $"{range.First()} to {range.Last()}"));

    public static LintRules Read(Fields fields) => new()
    {
        Tatweel = fields.Get(s_tatweel) is { Length: > 0 } letter ? CharacterOf(fields, s_tatweel, letter) : null,
        Punctuation = (fields.Get(s_punctuation)?.Entries ?? []).ToFrozenDictionary(
            entry => CharacterOf(fields, s_punctuation, entry.Key),
            entry => CharacterOf(fields, s_punctuation, fields.TextOf(entry.Value, s_punctuation.Name) ?? "")),
        Endings = fields.Get(s_endings) ?? "",
        Today = fields.Get(s_today),
        Off = [.. fields.Get(s_off).Select(code => CodeOf(fields, code))],
    };

    private static char CharacterOf(Fields fields, KeyDeclaration key, string text)
    {
        if (text.Length != 1)
            fields.Wrong(key, $"'{text}' is not a single character", null);
        return text.Length == 1 ? text[0] : default;
    }

    private static DiagnosticCode CodeOf(Fields fields, string text)
    {
        if (text.StartsWith("DG", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && CanBeOff.Contains((DiagnosticCode)number))
        {
            return (DiagnosticCode)number;
        }

        fields.Wrong(s_off, $"'{text}' is not the code of a rule that can be turned off", $"The codes are {CodesThatCanBeOff}.");
        return default;
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Languages;

/// <summary>What a language says of the slips that editors are warned of: <c>lint:</c> in its file. Rules that are the same in every script need nothing here.</summary>
internal sealed record LintRules
{
    public static readonly LintRules None = new();

    private static readonly KeyTable s_keys = new("'lint'", ["tatweel", "punctuation", "endings", "today", "off"]);

    /// <summary>The letter that stretches a word.</summary>
    public char? Tatweel { get; private init; }

    /// <summary>From the marks of another script to the language's own.</summary>
    public FrozenDictionary<char, char> Punctuation { get; private init; } = FrozenDictionary<char, char>.Empty;

    /// <summary>The marks that a paragraph may end with; empty where that is nobody's business.</summary>
    public string Endings { get; private init; } = "";

    /// <summary>Words that make the weekday right behind them the day of publication.</summary>
    public ImmutableArray<string> Today { get; private init; } = [];

    /// <summary>Rules that this language or site does without.</summary>
    public ImmutableArray<DiagnosticCode> Off { get; private init; } = [];

    public static LintRules? Read(Fields language) => language.Has("lint") ? language.Read("lint", s_keys, ReadOne) : None;

    private static LintRules? ReadOne(Fields fields) => new()
    {
        Tatweel = fields.Text("tatweel") is { Length: > 0 } letter ? OneOf(fields, "tatweel", letter) : null,
        Punctuation = (fields.Map("punctuation")?.Entries ?? []).ToFrozenDictionary(
            entry => OneOf(fields, "punctuation", entry.Key),
            entry => OneOf(fields, "punctuation", fields.TextOf(entry.Value, "punctuation") ?? "")),
        Endings = fields.Text("endings") ?? "",
        Today = fields.Texts("today"),
        Off = [.. fields.Texts("off").Select(code => CodeOf(fields, code))],
    };

    private static char OneOf(Fields fields, string key, string text)
    {
        if (text.Length != 1)
            fields.Wrong(fields.LocationOf(key), $"'{text}' is not one character", null);
        return text.Length == 1 ? text[0] : default;
    }

    private static DiagnosticCode CodeOf(Fields fields, string text)
    {
        if (text.StartsWith("DG", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (DiagnosticCode)number is >= DiagnosticCode.StretchedWord and <= DiagnosticCode.MissingFullStop and var code)
        {
            return code;
        }

        fields.Wrong(fields.LocationOf("off"), $"'{text}' is not the code of a slip", $"Slips have the codes DG{(int)DiagnosticCode.StretchedWord:000} to DG{(int)DiagnosticCode.MissingFullStop:000}.");
        return default;
    }
}

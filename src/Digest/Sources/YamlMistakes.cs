using System.Text.RegularExpressions;

namespace Digest.Sources;

/// <summary>
/// Finds the mistake because of which a parser refuses a text. The parser says where it could not continue, which is often below the
/// mistake; this reads the lines as an editor does. A text that is YAML has no mistake here.
/// </summary>
internal sealed partial class YamlMistakes
{
    private readonly string[] _lines;
    private readonly YamlIndentation _indentation = new();

    private readonly bool _isFrontMatter;

    private readonly KeyTable? _keys;

    private YamlMistakes(string yaml, bool isFrontMatter, KeyTable? keys) =>
        (_lines, _isFrontMatter, _keys) = (yaml.Split('\n'), isFrontMatter, keys);

    /// <summary>The first mistake; null if no known one is found.</summary>
    /// <param name="lastLine">The number of the last line that can hold it, from 0.</param>
    /// <param name="isFrontMatter">Whether a text follows behind a line '---'.</param>
    /// <param name="keys">The keys that the text may have; null if they are not known.</param>
    public static YamlMistake? In(string yaml, int lastLine, bool isFrontMatter, KeyTable? keys = null) =>
        new YamlMistakes(yaml, isFrontMatter, keys).Find(lastLine);

    private YamlMistake? Find(int lastLine)
    {
        for (var number = 0; number <= lastLine && number < _lines.Length; number++)
        {
            var line = new YamlLine(_lines[number], number);
            if (line.IsBlank)
                continue;
            if ((BracketBehindColon(line) ?? OtherBullet(line)) is { } slip)
                return slip;
            var value = ValueOf(line);
            if ((line.Key is null && !line.IsItem ? MistakeWithoutKey(line) : _indentation.MistakeOf(line) ?? value.Mistake) is { } mistake)
                return mistake;
            number = value.LastLine;
            if (line.Key is not null && BlockHeader.IsMatch(line.Rest) && SkipBlock(ref number) is { } mistakeInBlock)
                return mistakeInBlock;
        }

        return null;
    }

    /// <summary>Skips a text below <c>|</c> or <c>></c>: its lines are indented by as much as its first line, or more.</summary>
    private YamlMistake? SkipBlock(ref int number)
    {
        YamlLine? first = null;
        for (; number + 1 < _lines.Length; number++)
        {
            var line = new YamlLine(_lines[number + 1], number + 1);
            if (line.Indent == line.Text.Length)
                continue;
            if (line.Indent <= _indentation.Column)
                return null;
            first ??= line;
            if (line.Indent < first.Indent)
            {
                return new(
                    line.Number, line.Indent, "this line of the text is indented by less than its first line",
                    "Indent all lines of the text equally.");
            }
        }

        return null;
    }

    private YamlValue ValueOf(YamlLine line) => YamlValue.Read(_lines, line, Math.Max(_indentation.Column, 0), _keys);

    private YamlMistake? MistakeWithoutKey(YamlLine line)
    {
        var text = line.Text.Trim();
        if (line.Number == 0 && text is "---")
            return null;
        var isBelowKey = line.Indent > _indentation.Column && _indentation.Last is not null;
        if (KeyWithoutSpace.Match(line.Text) is { Success: true } match && match.Groups["next"].Value is not "//"
            && !(isBelowKey && _indentation.Last!.PlainValue.Length > 0))
        {
            var (key, colon, next) = (match.Groups["key"].Value, match.Groups["colon"], match.Groups["next"].Value[0]);
            return NoSpace(line, key, colon, next);
        }

        if (HyphenWithoutSpace(line) is { } hyphen)
            return hyphen;
        if (text is ['[' or '{', ..] || (isBelowKey && !IsAboveKey(line)))
            return null;
        return new(line.Number, line.Indent, "this line has no key with a colon and a space", AdviceOnKey(text, isBelowKey));
    }

    /// <summary>Whether a line below a key without a value has keys below it, so that it lacks a key too.</summary>
    private bool IsAboveKey(YamlLine line) => _indentation.Last is { PlainValue: "" }
        && line.Number + 1 < _lines.Length && new YamlLine(_lines[line.Number + 1], line.Number + 1) is { Key: not null } next
        && next.Start == line.Indent;

    private string AdviceOnKey(string text, bool isBelowKey)
    {
        if (text.All(character => character is '-' or '–' or '—' or '=' or '*' or '_'))
            return _isFrontMatter ? "If the front matter ends here, write exactly three hyphens: '---'." : "Delete this line.";
        if (KeyWithOtherSign.Match(text) is { Success: true } match)
            return $"Write '{match.Groups["key"].Value}: …'.";
        if (text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            return $"Write '{text[..equals].Trim()}: …'.";
        var write = text.Contains(' ', StringComparison.Ordinal) ? "Write 'key: value'." : $"Write '{text.TrimStart('-')}: …'.";
        // A value in brackets or quotes has an end of its own.
        if (!isBelowKey && _indentation.Last is { Key: { } key } last && last.PlainValue is not ['[' or '{' or '"' or '\'', ..])
            write = $"Indent it by two spaces if it belongs to the value of '{key}', else {char.ToLowerInvariant(write[0])}{write[1..]}";
        return _isFrontMatter ? write + " If the text of the article starts here, put a line '---' before it." : write;
    }

    private static YamlMistake NoSpace(YamlLine line, string key, Group colon, char next)
    {
        if (colon.Value != ":")
        {
            return new(
                line.Number, colon.Index, $"the colon after '{key}' is the character U+{(int)colon.Value[0]:X4}, which YAML does not know",
                "Write ':' and a space.");
        }

        return char.IsWhiteSpace(next) || char.GetUnicodeCategory(next) == UnicodeCategory.Format
            ? new(
                line.Number, colon.Index + 1, $"the character after the colon of '{key}' is U+{(int)next:X4}, not a space",
                $"Replace it with an ordinary space: '{key}: …'.")
            : new(line.Number, colon.Index, $"there is no space after the colon of '{key}'", $"Put a space after it: '{key}: …'.");
    }

    /// <summary>A bracket without a space before it: <c>image:{ src: a.svg }</c>, where the first colon with a space is inside.</summary>
    private static YamlMistake? BracketBehindColon(YamlLine line) =>
        line.Key is not null && KeyWithoutSpace.Match(line.Text) is { Success: true } match
        && line.Text[match.Groups["colon"].Index + 1] is '[' or '{'
            ? NoSpace(line, match.Groups["key"].Value, match.Groups["colon"], match.Groups["next"].Value[0])
            : null;

    /// <summary>An item that starts with another sign than a hyphen, below a key without a value.</summary>
    private YamlMistake? OtherBullet(YamlLine line) =>
        _indentation.Last is { PlainValue: "" } && !line.IsItem && ListMistake.Bullet(line.Text.AsSpan(line.Start)) is { } bullet
            ? new(
                line.Number, line.Start, $"'{bullet}' does not start an item of a list",
                "Start each item with a hyphen and a space: '- …'.")
            : null;

    /// <summary>An item such as <c>-security</c> among items with a space, or below a key without a value.</summary>
    private YamlMistake? HyphenWithoutSpace(YamlLine line) =>
        (_indentation.IsItem || _indentation.Last is { PlainValue: "" }) && line.StartsWithHyphen
            ? NoSpaceAfterHyphen(line)
            : null;

    public static YamlMistake NoSpaceAfterHyphen(YamlLine line) =>
        new(line.Number, line.Indent, "there is no space after the hyphen of this item", "Put a space after it: '- …'.");

    [GeneratedRegex(
        @"^ *(- +)*(?<key>[\p{L}_][\p{L}\p{M}\p{N}_-]*)(?<colon>[:\uFF1A\uFE55\uFE13\u2236]) ?(?<next>//|[^\r\n])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyWithoutSpace { get; }

    /// <summary>A key with another sign than a colon, or with none before a list, a map or a date.</summary>
    [GeneratedRegex(
        @"\A(?<key>[a-z][A-Za-z0-9]*)( *([;\u061B|]|[-=]>)|(?= +([\[{]|[0-9]{4}-[0-9]{2}-[0-9]{2})))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyWithOtherSign { get; }

    [GeneratedRegex(@"^[|>][-+0-9]{0,2}( +#.*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    public static partial Regex BlockHeader { get; }
}

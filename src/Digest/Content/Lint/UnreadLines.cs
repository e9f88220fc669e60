using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>
/// Finds lines of a paragraph that look like a heading, a table, a list or a definition, but are none in Markdown, so that readers see
/// their marks and the lines run into each other.
/// </summary>
internal sealed partial class UnreadLines
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Bars that look like the one of a table.</summary>
    private static readonly SearchValues<char> s_otherBars = SearchValues.Create("¦│┃∣｜");

    /// <summary>Hyphens, and what word processors and keyboards of other scripts make of them.</summary>
    private static readonly SearchValues<char> s_ruleSigns = SearchValues.Create("-–—\u0640");

    private static readonly SearchValues<char> s_inRule = SearchValues.Create("-–—\u0640|: \t");

    private readonly List<Range> _itemMarks = [];
    private readonly List<Range> _cellSpaces = [];
    private readonly List<Range> _definitionSpaces = [];
    private readonly bool _quotes;
    private int? _heading;
    private int? _closingHashes;
    private int? _table;
    private int? _columns;
    private int? _item;
    private int? _deepItem;
    private int? _definition;
    private int? _slipInRule;
    private Range? _divider;
    private int? _lineOfOne; // the line before, if it starts with 1
    private int _rowCount;
    private int _ruleRow = -1;
    private int _columnLines;
    private int _itemLines;
    private bool _hasOtherBars;
    private bool _hasOtherRule;
    private bool _isCertainList;

    private UnreadLines(string text) => _quotes = text.AsSpan().ContainsAny('«', '‹');

    /// <summary>Whether each line of a paragraph looks like the row of a table.</summary>
    /// <param name="isCertain">Whether one has bars on both sides, or is the line below the heads of the columns.</param>
    public static bool AreRows(string text, out bool isCertain)
    {
        isCertain = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).Trim(" \t");
            var isRow = IsRow(line) || IsRule(line);
            if (!isRow && !line.Contains(" | ", StringComparison.Ordinal))
                return false;
            isCertain |= isRow;
        }

        return true;
    }

    /// <summary>Whether a paragraph goes on with what looks like the list above: with the same mark, or the next number.</summary>
    public static bool Continues(string above, string text)
    {
        var start = above.AsSpan().TrimStart(" \t");
        var next = text.AsSpan().TrimStart(" \t");
        if (!CertainItem.IsMatch(start) || !CertainItem.IsMatch(next))
            return false;
        var last = start[(start.LastIndexOf('\n') + 1)..].TrimStart(" \t");
        return NumberAtStart(next) is >= 0 and var number ? number == NumberAtStart(last) + 1 : next[0] == start[0];
    }

    /// <param name="isInList">Whether the paragraph belongs to an item of a list.</param>
    /// <param name="continuesList">Whether the paragraph above is an item of the same list.</param>
    public static IEnumerable<LintFinding> Find(string text, TextKind kind, bool isInList, bool continuesList, TableRows rows)
    {
        var lines = new UnreadLines(text);
        var isFirst = true;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).TrimStart(" \t");
            var start = range.End.Value - line.Length;
            line = line.TrimEnd();
            lines.ReadTable(line, start);
            lines.ReadItem(line, start, isInList && !isFirst);
            if (IsHeading(line))
                lines._heading ??= start;
            if (Divider.IsMatch(line))
                lines._divider ??= start..(start + line.Length);
            if (!isFirst && line is ['-' or '*' or '+', ' ' or '\t', ..])
                lines._deepItem ??= start;
            if (!isFirst && line is [':', ' ' or '\t', ..])
            {
                lines._definition ??= start;
                lines._definitionSpaces.Add((start + 1)..(start + line.Length - line[1..].TrimStart(" \t").Length));
            }

            isFirst = false;
        }

        if (kind == TextKind.ClosedParagraph && LoneHash.IsMatch(text))
            lines._heading ??= 0;
        if (kind == TextKind.Headline && ClosingHashes.Match(text) is { Success: true } closing)
            lines._closingHashes = closing.Groups["hashes"].Index;
        return lines.Findings(rows, continuesList);
    }

    private IEnumerable<LintFinding> Findings(TableRows rows, bool continuesList)
    {
        if (_heading is { } heading)
        {
            const string Message = "this line is not a heading: a heading is '##', a space and the words";
            yield return new(DiagnosticCode.UnreadMarkdown, heading, Message, "Write '## Heading'.");
        }

        if (_closingHashes is { } hashes)
        {
            const string Message = "readers see the '#' at the end of this heading, because no space is before it";
            yield return new(DiagnosticCode.UnreadMarkdown, hashes, Message, "Delete it: a heading needs '#' at its start only.");
        }

        if (rows == TableRows.Below && _ruleRow >= 0)
            rows = TableRows.Whole;
        if (rows == TableRows.Later)
        {
            // reported at the first of them
        }
        else if (_slipInRule is { } slip && _ruleRow == 1)
        {
            var reason = _hasOtherRule ? "the line below the first row has other signs than hyphens"
                : "the hyphens of a cell are not in one piece";
            const string Advice = "Write hyphens alone, with colons only at their ends: |---|--:|.";
            yield return new(
                DiagnosticCode.UnreadMarkdown, slip, $"these lines are not a table, because {reason}", Advice, Others: _cellSpaces);
        }
        else if ((_table ?? (_columnLines > 1 ? _columns : null) ?? (rows == TableRows.Whole ? null : _columns)) is { } table)
        {
            var message = rows == TableRows.Below ? "this line is not a row of the table above" : "these lines are not a table";
            yield return new(DiagnosticCode.UnreadMarkdown, table, message, AdviceOnTable(rows), Others: _cellSpaces);
        }
        else if (_deepItem is { } deep)
        {
            const string Message = "this line is not an item of a list, because too many spaces are in front of it";
            const string Advice = "Indent it like the words of the item above, or not at all.";
            yield return new(DiagnosticCode.UnreadMarkdown, deep, Message, Advice, Others: _itemMarks);
        }
        else if (_item is { } item && (_itemLines > 1 || _isCertainList))
        {
            const string Advice = "Start each line with '- ' or '1. ', and leave an empty line above the list.";
            const string Message = "these lines are not a list";
            yield return new(DiagnosticCode.UnreadMarkdown, item, Message, Advice, Others: _itemMarks, IsKnown: continuesList);
        }

        if (_divider is { } divider)
        {
            const string Message = "readers see this line as it is, not as a divider";
            const string Advice = "Write '---' between empty lines for a divider, or delete the line.";
            yield return new(DiagnosticCode.UnreadMarkdown, divider.Start.Value, Message, Advice, divider.End.Value - divider.Start.Value);
        }

        if (_definition is { } definition)
        {
            const string Advice = "Write a list of terms: - **term**: what it means.";
            const string Message = "this line is not a definition, which Markdown does not have";
            yield return new(DiagnosticCode.UnreadMarkdown, definition, Message, Advice, Others: _definitionSpaces);
        }
    }

    private string AdviceOnTable(TableRows rows) => rows == TableRows.First
        ? "Delete the empty lines between its rows; below the first row belongs a line of hyphens like |---|---|."
        : rows == TableRows.Below
        ? "Delete the empty line above it, or write a line of hyphens like |---|---| below the first row of another table."
        : _hasOtherBars ? "Write '|' between the cells, and a line like |---|---| below the first row."
        : _ruleRow == 1 ? "Leave an empty line above and below the table, and give all rows as many cells as the first."
        : "Write '|' between the cells, and a line of hyphens like |---|---| below the first row.";

    private void ReadTable(ReadOnlySpan<char> line, int start)
    {
        var isRule = IsRule(line);
        var isRowOfOther = line is [var bar, .., var last] && bar == last && s_otherBars.Contains(bar) && line.Count(bar) > 2;
        if (IsRow(line) || isRule || isRowOfOther || GridLine.IsMatch(line))
            _table ??= start;
        _hasOtherBars |= isRowOfOther;
        if (isRule && _ruleRow < 0)
        {
            (_ruleRow, _slipInRule) = (_rowCount, SlipIn(line) is { } slip ? start + slip : null);
            _hasOtherRule = line.ContainsAny("–—\u0640");
            _cellSpaces.Add(start..(start + line.Length));
        }

        _rowCount += line.Contains('|') ? 1 : 0;
        if (_table is not null || line.Contains('|'))
        {
            foreach (var spaces in Spaces.EnumerateMatches(line))
                _cellSpaces.Add((start + spaces.Index)..(start + spaces.Index + spaces.Length));
        }

        if (line.Contains(" | ", StringComparison.Ordinal) || line.Contains('\t'))
        {
            _columns ??= start;
            _columnLines++;
        }
    }

    private static bool IsRow(ReadOnlySpan<char> line) =>
        line is ['|', .., '|'] && line.Count('|') > 2 && !(line.Count('|') == 4 && line is ['|', '|', .., '|', '|']); // a spoiler

    private static bool IsRule(ReadOnlySpan<char> line) =>
        line.Contains('|') && line.Length - line.Count('|') > 1 && line.ContainsAny(s_ruleSigns) && !line.ContainsAnyExcept(s_inRule);

    /// <summary>The place of a cell with something between its hyphens, so that the line makes no table.</summary>
    private static int? SlipIn(ReadOnlySpan<char> rule)
    {
        foreach (var range in rule.Split('|'))
        {
            var cell = rule[range];
            if (cell.Trim(": \t").ContainsAnyExcept('-'))
                return range.Start.Value + (cell.Length - cell.TrimStart(" \t").Length);
        }

        return null;
    }

    private void ReadItem(ReadOnlySpan<char> line, int start, bool followsItem)
    {
        var number = NumberAtStart(line);
        foreach (var mark in ItemMark.EnumerateMatches(line))
            _itemMarks.Add(start..(start + mark.Length));
        var isCertain = CertainItem.IsMatch(line) || IsAngleItem(line) || (followsItem && MisspeltItem.IsMatch(line));
        if (number == 2 && _lineOfOne is { } one)
        {
            _item = Math.Min(_item ?? one, one);
            _isCertainList = true;
        }
        else if (isCertain || PossibleItem.IsMatch(line))
        {
            _item ??= start;
            _itemLines++;
            _isCertainList |= isCertain;
        }

        _lineOfOne = number == 1 ? start : null;
    }

    /// <summary>Whether a line starts with a closing quotation mark and a space, as a bullet.</summary>
    private bool IsAngleItem(ReadOnlySpan<char> line) => !_quotes && line is ['»' or '›', ' ' or '\t' or '\u00A0', ..];

    /// <summary>The number that a line starts with, in any script and before any mark; -1 if there is none.</summary>
    private static int NumberAtStart(ReadOnlySpan<char> line)
    {
        var number = 0;
        foreach (var match in NumberedLine.EnumerateMatches(line))
        {
            foreach (var character in line.Slice(match.Index, match.Length))
                number = char.IsDigit(character) ? (number * 10) + CharUnicodeInfo.GetDecimalDigitValue(character) : number;
            return number;
        }

        return -1;
    }

    private static bool IsHeading(ReadOnlySpan<char> line) => HeadingOfOther.IsMatch(line)
        || (line.StartsWith("##") && !line.TrimStart('#').IsEmpty)
        || (line is ['=', '=', _, .., '=', '='] && line.ContainsAnyExcept("= "));

    // Headings of AsciiDoc and Textile, and those with full-width signs.
    [GeneratedRegex(
        @"\A(={2,6}[ \t]+[^=\s]|=\p{L}[^=]*=\z|\#\p{L}[^#]*\p{L}{3}\#+\z|\p{L}[^#]*[ ]\#{2,}\z|h[1-6]\.[ ]\S|＃+[ \u3000]|＃{2,})", Options)]
    private static partial Regex HeadingOfOther { get; }

    /// <summary>A paragraph of one line that starts with a hash sign and a plain word, and ends like a headline.</summary>
    [GeneratedRegex(@"\A#\p{L}[\p{Ll}\p{Lo}\p{M}]*([ ][^\s#]+)*[ ][^\s#]*[\p{L}\p{N}\p{M}]\z", Options)]
    private static partial Regex LoneHash { get; }

    /// <summary>Hash signs at the end of a heading without a space. A single one may belong to a name: C#.</summary>
    [GeneratedRegex(@"([^\s#\uFFFC](?<hashes>\#{2,})|\p{L}{3}\p{M}*(?<hashes>\#))[ ]*\z", Options)]
    private static partial Regex ClosingHashes { get; }

    // Lines between the rows of a table, as Pandoc and reStructuredText have them, and the first line of one in a wiki.
    [GeneratedRegex(@"\A(\+([-=]{2,}\+){2,}|={2,}([ ]+={2,})+|\{\|([ ].*)?)\z", Options)]
    private static partial Regex GridLine { get; }

    [GeneratedRegex(@"\A([•◦▪●‣]|\p{Co}[ \t\u00A0]|·[ \t\u00A0]|[٠-٩۰-۹]{1,3}[.)\-–][ \t\u00A0])", Options)]
    private static partial Regex CertainItem { get; }

    /// <summary>The mark of an item and what separates it from the words.</summary>
    [GeneratedRegex(@"\A(\S{1,5}[ \t\u00A0]+|[\p{N}\p{P}\p{S}]+)", Options)]
    private static partial Regex ItemMark { get; }

    [GeneratedRegex("[ ]{2,}", Options)]
    private static partial Regex Spaces { get; }

    /// <summary>Equals signs, dashes as word processors make them of hyphens, or tatweels.</summary>
    [GeneratedRegex(@"\A(={3,}|-*[–—][-–—]+|-+[–—]|\u0640{3,}|\u0640([ ]\u0640){2,})\z", Options)]
    private static partial Regex Divider { get; }

    /// <summary>The mark of an item without its space.</summary>
    [GeneratedRegex(@"\A([-*+]\p{L}|\p{Nd}{1,3}[.)]\p{L})", Options)]
    private static partial Regex MisspeltItem { get; }

    // Dashes, arrows, pictographs, letters and numbers as other programs write them. A lone 'o' is the circle of word processors. U+FFFC
    // replaces a mark that is escaped, and code or a link.
    [GeneratedRegex(
        @"\A(([\p{Pd}\p{So}\u2190-\u21FF\u27F0-\u27FF\u2900-\u297F−∙⋅٭＊※~\u0640-[\uFFFC]]\uFE0F?"
        + @"|--|[-=]>|o|\p{Nd}\uFE0F?\u20E3|\p{No}|\p{Nd}{1,3}[.)-]|\([0-9٠-٩\p{L}]{1,3}\)|[ivx]{1,4}[.)]|\p{L}[.)/-])"
        + @"[ \t\u00A0]|([\uD83C-\uD83E][\uDC00-\uDFFF]\uFE0F?)+[ \t\u00A0]?"
        + @"|(--?|[–—\p{So}-[\uFFFC]]\uFE0F?)\p{L}|[*+]\p{L}|\p{Nd}{1,3}[.)]\p{L})",
        Options)]
    private static partial Regex PossibleItem { get; }

    [GeneratedRegex(@"\A[(#]?\p{Nd}{1,3}([).:/\u0640]{0,2}[ \t\u00A0]|[ ]?[-–—][ \t\u00A0])", Options)]
    private static partial Regex NumberedLine { get; }
}

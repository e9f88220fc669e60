namespace Digest.Sources;

/// <summary>The columns of the keys and of the list items that are open at a line, to find a line whose column fits none of them.</summary>
internal sealed class YamlIndentation
{
    private readonly Stack<Level> _levels = new();

    /// <summary>The column of the innermost key or item; -1 before the first one.</summary>
    public int Column => _levels.TryPeek(out var level) ? level.Column : -1;

    /// <summary>Whether the innermost level is the items of a list, not keys.</summary>
    public bool IsItem => _levels.TryPeek(out var level) && level.IsItem;

    /// <summary>The last line with a key or an item.</summary>
    public YamlLine? Last { get; private set; }

    private readonly record struct Level(int Column, bool IsItem, YamlLine First)
    {
        public string Name => IsItem || First.Key is null ? "the item '- …'" : $"'{First.Key}'";
    }

    /// <summary>Opens and closes the levels for a line with a key or an item; the mistake if its column fits none.</summary>
    public YamlMistake? MistakeOf(YamlLine line)
    {
        if (Place(new(line.Indent, line.IsItem, line)) is { } mistake)
            return mistake;
        if (line.IsItem && line.Key is not null)
            _levels.Push(new(line.Start, IsItem: false, line));
        Last = line;
        return null;
    }

    private YamlMistake? Place(Level level)
    {
        Level? closed = null;
        Level? list = null;
        while (_levels.TryPeek(out var inner) && (inner.Column > level.Column || IsListAt(inner, level)))
        {
            _levels.Pop();
            if (IsListAt(inner, level))
                list = inner;
            else
                closed = inner;
        }

        if (!_levels.TryPeek(out var top))
        {
            if (closed is { } root)
                return Wrong(root, level, Advice(root, level));
            if (list is not null)
            {
                return new(
                    level.First.Number, level.Column, $"{level.Name} is a key, but an item of a list is before it",
                    "Write keys with colons only, without hyphens.");
            }

            _levels.Push(level);
            return null;
        }

        if (top.Column == level.Column && top.IsItem == level.IsItem)
            return null;
        if (closed is null && OpensBelow(top))
        {
            _levels.Push(level);
            return null;
        }

        var model = closed ?? top;
        if (new[] { level.First, model.First, Last }.FirstOrDefault(line => line is { StartsWithHyphen: true }) is { } hyphen)
            return YamlMistakes.NoSpaceAfterHyphen(hyphen);
        if (level.IsItem && !top.IsItem && (closed is null || top.Column == level.Column))
            return ItemAmongKeys(level.First, closed is null ? Last : null);
        var isDeeper = closed is null && Last is { Key: not null } last && last.Rest is not ['[' or '{' or '"' or '\'', ..];
        return Wrong(level, model, Advice(level, model)
            + (isDeeper ? $" If it continues the value of '{Last!.Key}', put that whole value in quotes." : ""));
    }

    /// <param name="item">A line that starts an item.</param>
    /// <param name="before">The key before it, if it has a value on its line.</param>
    private static YamlMistake ItemAmongKeys(YamlLine item, YamlLine? before)
    {
        if (item.Key is null && before is { Key: { } key } && before.PlainValue is not ['{', ..])
        {
            return new(
                item.Number, item.Indent, $"'{key}' has a value already, so no item can follow",
                $"Write all items of '{key}' below it, each after '- ', or all in brackets.");
        }

        var advice = item.Key is not null ? "Delete the hyphen."
            : item.PlainValue is { Length: > 0 } word && !word.Contains(' ', StringComparison.Ordinal)
            ? $"Delete the hyphen, and write a colon: '{word}: …'."
            : "Delete the hyphen, and write a key with a colon.";
        return new(item.Number, item.Indent, "this is an item of a list, but keys are before it", advice);
    }

    /// <summary>Whether a key at the column of a list ends the list: items need no indentation below their key.</summary>
    private static bool IsListAt(Level inner, Level level) => inner.Column == level.Column && inner.IsItem && !level.IsItem;

    /// <summary>Whether the last line is a key or an item without a value, so that the next line may be below it.</summary>
    private bool OpensBelow(Level level) =>
        Last is { PlainValue: "" } last && (last.Key is null ? last.Indent : last.Start) == level.Column;

    private static YamlMistake Wrong(Level wrong, Level model, string advice) => new(
        wrong.First.Number, wrong.Column,
        $"{wrong.Name} is indented by {Spaces(wrong.Column)}, and {model.Name} by {Spaces(model.Column)}", advice);

    private static string Advice(Level wrong, Level model) => model.Column == 0
        ? $"Delete the spaces before {wrong.Name}." : $"Indent {wrong.Name} by {Spaces(model.Column)} too.";

    private static string Spaces(int count) => count switch
    {
        0 => "no space",
        1 => "1 space",
        _ => $"{count} spaces",
    };
}

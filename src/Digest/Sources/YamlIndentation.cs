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
        while (_levels.TryPeek(out var inner) && (inner.Column > level.Column || IsListAt(inner, level)))
        {
            _levels.Pop();
            closed = IsListAt(inner, level) ? closed : inner;
        }

        if (!_levels.TryPeek(out var top))
        {
            if (closed is { } root)
                return Wrong(root, level, Advice(root, level));
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
        var isDeeper = closed is null && Last is { Key: not null } last && last.Rest is not ['[' or '{' or '"' or '\'', ..];
        return Wrong(level, model, Advice(level, model)
            + (isDeeper ? $" If it continues the value of '{Last!.Key}', put that whole value in quotes." : ""));
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

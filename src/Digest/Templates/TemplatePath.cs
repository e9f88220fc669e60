namespace Digest.Templates;

/// <summary>One way through a template: the branches taken, the elements open behind them, and the mistakes on the way.</summary>
internal sealed record TemplatePath
{
    public static readonly TemplatePath Start = new();

    public OpenElement? Open { get; init; }

    /// <summary>The attributes of the tag that is being read.</summary>
    public ImmutableSortedSet<string> Attributes { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The elements that were reported as not closed. Their end tags may follow at a wrong place.</summary>
    public ImmutableList<string> Reported { get; init; } = [];

    /// <summary>The end tags that close no element. It may be open around the block.</summary>
    public ImmutableList<string> Unmatched { get; init; } = [];

    /// <summary>The open elements with an end tag in a block, which is reported there.</summary>
    private ImmutableList<string> ClosedInside { get; init; } = [];

    public ImmutableList<TemplateMistake> Mistakes { get; init; } = [];

    /// <summary>The branches taken, by condition.</summary>
    public ImmutableSortedDictionary<string, string> Choices { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Paths with the same key differ in their choices only.</summary>
    public string Key => $"{Open?.Path}|{string.Join(' ', Attributes)}|{string.Join(' ', Reported)}|{string.Join('\n', Mistakes)}";

    /// <summary>The innermost element that decides whether blocks can be here: see <see cref="PrintStatement.Holder"/>.</summary>
    public OpenElement? Holder
    {
        get
        {
            for (var open = Open; open is not null; open = open.Parent)
            {
                if (HtmlElements.HoldsBlocks(open.Name) is not null)
                    return open;
            }

            return null;
        }
    }

    /// <summary>The path behind a part of a tag.</summary>
    public TemplatePath After(HtmlTag tag, TextStatement text) => tag.Kind switch
    {
        HtmlTagKind.Start => AfterStart(tag, text),
        HtmlTagKind.End => AfterEnd(tag, text),
        HtmlTagKind.Close => AfterTag(),
        HtmlTagKind.CloseEmpty => AfterTag() with { Open = Open?.IsForeign == true ? Open.Parent : Open },
        _ when Attributes.Contains(tag.Name) =>
            With(text, tag.Index, $"The attribute '{tag.Name}' is in this tag twice; browsers ignore the second.", "Delete one of them."),
        _ => this with { Attributes = Attributes.Add(tag.Name) },
    };

    /// <summary>Reports the elements that are open at the end of the template or block.</summary>
    public TemplatePath AtEnd()
    {
        var path = this;
        for (var open = Open; open is not null; open = open.Parent)
            path = HtmlElements.IsEndOptional(open.Name) ? path : path.WithUnclosed(open) with { Reported = path.Reported.Add(open.Name) };
        return path;
    }

    /// <summary>The path behind a block with mistakes: what it left open or closed wrongly is no other mistake.</summary>
    /// <param name="unclosed">See <see cref="Reported"/>.</param>
    /// <param name="unmatched">See <see cref="Unmatched"/>.</param>
    public TemplatePath AfterBlock(List<string> unclosed, List<string> unmatched)
    {
        var path = this with { Reported = Reported.AddRange(unclosed) };
        for (var open = Open; open is not null; open = open.Parent)
        {
            if (unmatched.Contains(open.Name))
                path = path with { ClosedInside = path.ClosedInside.Add(open.Name) };
        }

        return path;
    }

    private TemplatePath AfterStart(HtmlTag tag, TextStatement text)
    {
        var around = Around(tag.Name);
        var path = around is not null && IsInParagraph(tag.Name, around)
            ? With(text, tag.Index, $"<{tag.Name}> ends the paragraph <p> around it.", "Move it out, or write <div> instead of <p>.")
            : around is not null && IsNested(tag.Name, around)
            ? With(text, tag.Index, $"<{tag.Name}> begins inside another one.", "Write the end tag of the first in front of it.")
            : this;
        return path with
        {
            Open = HtmlElements.IsVoid(tag.Name) && around?.IsForeign != true ? around : new(tag.Name, text, tag.Index, around),
            Attributes = Attributes.Clear(),
        };
    }

    /// <summary>The elements that stay open when another begins.</summary>
    private OpenElement? Around(string start)
    {
        for (var open = Open; open is not null && HtmlElements.IsEndOptional(open.Name); open = open.Parent)
        {
            if (HtmlElements.Closes(start, open.Name))
                return open.Parent is { } parent && HtmlElements.Closes(start, parent.Name) ? parent.Parent : open.Parent;
        }

        return Open;
    }

    /// <summary>Whether an element that ends paragraphs begins inside an element of a paragraph.</summary>
    private static bool IsInParagraph(string start, OpenElement around)
    {
        if (!HtmlElements.Closes(start, "p"))
            return false;
        OpenElement? open = around;
        while (open is not null && open.Name != "p" && !HtmlElements.HoldsParagraphs(open.Name))
            open = open.Parent;
        return open?.Name == "p";
    }

    /// <summary>Whether a link begins in a link, or a heading directly in a heading.</summary>
    private static bool IsNested(string start, OpenElement around)
    {
        if (start is ['h', >= '1' and <= '6'])
            return around.Name is ['h', >= '1' and <= '6'];
        OpenElement? open = around;
        while (open is not null && open.Name != start && !HtmlElements.HoldsParagraphs(open.Name))
            open = open.Parent;
        return start == "a" && open?.Name == start;
    }

    private TemplatePath AfterTag() => this with { Attributes = Attributes.Clear() };

    private TemplatePath AfterEnd(HtmlTag tag, TextStatement text)
    {
        var element = Open;
        while (element is not null && element.Name != tag.Name)
            element = element.Parent;
        if (element is null)
            return Reported.Contains(tag.Name) ? this with { Reported = Reported.Remove(tag.Name) } : AfterWrongEnd(tag, text);

        var path = this;
        for (var open = Open!; !ReferenceEquals(open, element); open = open.Parent!)
        {
            if (!HtmlElements.IsEndOptional(open.Name))
                path = path.WithUnclosed(open) with { Reported = path.Reported.Add(open.Name) };
        }

        return path with { Open = element.Parent };
    }

    /// <summary>An end tag of another name is taken for that of the open element, so that a slip in a name is one mistake.</summary>
    private TemplatePath AfterWrongEnd(HtmlTag tag, TextStatement text)
    {
        if (HtmlElements.IsVoid(tag.Name))
            return With(text, tag.Index, $"<{tag.Name}> has no end tag.", "Delete it.");
        var open = Open;
        while (open is not null && HtmlElements.IsEndOptional(open.Name))
            open = open.Parent;
        if (open is null || tag.Name == "p")
            return With(text, tag.Index, $"</{tag.Name}> closes no element of this template or block.",
                "Delete it, or open the element in front of it.") with { Unmatched = Unmatched.Add(tag.Name) };
        var path = With(text, tag.Index, $"</{tag.Name}> does not close <{open.Name}>, which is open here.",
            $"Write </{open.Name}>, or delete it.");
        return path with { Open = open.Parent, Reported = Reported.Add(open.Name) };
    }

    private TemplatePath WithUnclosed(OpenElement open) => ClosedInside.Contains(open.Name)
        ? this with { ClosedInside = ClosedInside.Remove(open.Name) }
        : With(open.Text, open.Index, $"<{open.Name}> is not closed in this template or block.", $"Write </{open.Name}> at its end.");

    private TemplatePath With(TextStatement text, int index, string message, string advice) =>
        this with { Mistakes = Mistakes.Add(TemplateMistake.At(text.SpanAt(index), message, advice)) };
}

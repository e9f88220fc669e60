using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// Checks that a template closes the elements that it opens. It follows the ways through the branches: an element may be opened in one
/// branch and closed in another, if their conditions agree. A mistake is reported if one choice of a condition always leads to it.
/// </summary>
internal sealed class ElementCheck
{
    private const int MaxPaths = 200;

    /// <summary>An element in which anything can be.</summary>
    private static readonly OpenElement s_undecided = new("object", new(new() { Text = new("") }), 0, Parent: null);

    private readonly List<TemplateMistake> _mistakes = [];
    private readonly Dictionary<string, int> _assignments = new(StringComparer.Ordinal);
    private List<TemplatePath> _ended = []; // of this block, by a jump
    private string _case = ""; // the value of the enclosing `case`
    private OpenElement? _holder; // of the block: see PrintStatement.Holder
    private bool _isTooComplex;

    private ElementCheck()
    {
    }

    /// <summary>Whether no way through the template is wrong, or each that is wrong is reported.</summary>
    public bool IsDecided { get; private set; } = true;

    /// <summary>The mistakes in order of place.</summary>
    public ImmutableArray<TemplateMistake> Mistakes => [.. _mistakes.Distinct().OrderBy(mistake => mistake.Location)];

    public static ElementCheck Of(ScriptPage page)
    {
        var check = new ElementCheck();
        check.WalkWhole(page.Body);
        return check;
    }

    /// <summary>The first mistake of a finished page.</summary>
    public static TemplateMistake? MistakeIn(string html)
    {
        var page = HtmlPlaces.TagsOf(html);
        return page.Tags.Aggregate(TemplatePath.Start, (path, tag) => path.After(tag, page)).AtEnd().Mistakes.FirstOrDefault();
    }

    /// <summary>Walks a template, or a block that may run never or often, and returns where it ends.</summary>
    private List<TemplatePath> WalkWhole(ScriptNode? body)
    {
        var (outer, outerIsTooComplex) = (_ended, _isTooComplex);
        (_ended, _isTooComplex) = ([], false);
        List<TemplatePath> ends = [.. Walk(body, [TemplatePath.Start]).Concat(_ended).Select(path => path.AtEnd())];
        if (_isTooComplex)
            IsDecided = false;
        else
            Report(ends);
        (_ended, _isTooComplex) = (outer, outerIsTooComplex);
        return ends;
    }

    private void Report(List<TemplatePath> ends)
    {
        var choices = ends.SelectMany(path => path.Choices).ToHashSet();
        foreach (var mistake in ends.SelectMany(path => path.Mistakes).Distinct().ToList())
        {
            if (ends.TrueForAll(HasIt) || choices.Any(choice => ends.Where(path => Allows(path, choice.Key, choice.Value)).All(HasIt)))
                _mistakes.Add(mistake);
            else
                IsDecided = false;
            bool HasIt(TemplatePath path) => path.Mistakes.Contains(mistake);
        }
    }

    private static bool Allows(TemplatePath path, string condition, string choice) =>
        !path.Choices.TryGetValue(condition, out var made) || made == choice;

    private List<TemplatePath> Walk(ScriptNode? statement, List<TemplatePath> paths)
    {
        if (statement is null || paths.Count == 0 || _isTooComplex)
            return paths;
        switch (statement)
        {
            case ScriptBlockStatement block:
                return block.Statements.Aggregate(paths, (before, inner) => Walk(inner, before));
            case TextStatement text:
                return text.Tags.Aggregate(paths, (before, tag) => AfterTag(before, tag, text));
            case PrintStatement print:
                print.Holder = HolderIn(paths);
                WalkBlocks(print);
                return paths;
            case ScriptIfStatement branch:
                var isNegated = branch.Condition is ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not };
                var condition = KeyOf(isNegated ? ((ScriptUnaryExpression)branch.Condition!).Right : branch.Condition);
                return Merge(
                [
                    .. Walk(branch.Then, Choose(paths, condition, isNegated ? "no" : "yes")),
                    .. Walk(branch.Else, Choose(paths, condition, isNegated ? "yes" : "no")),
                ]);
            case ScriptElseStatement otherwise:
                return Walk(otherwise.Body, paths);
            case ScriptCaseStatement choice:
                var outer = _case;
                _case = "case " + KeyOf(choice.Value);
                var after = Walk(choice.Body, paths);
                _case = outer;
                return after;
            case ScriptWhenStatement option:
                var (key, value) = (_case, TextOf(option.Values));
                return Merge(
                [
                    .. Walk(option.Body, Choose(paths, key, value)),
                    .. WalkOthers(option.Next, [.. paths.Where(path => path.Choices.GetValueOrDefault(key) != value)], key),
                ]);
            case ScriptReturnStatement or ScriptBreakStatement or ScriptContinueStatement:
                _ended.AddRange(paths);
                return [];
            default:
                var outerHolder = _holder;
                _holder = statement is ScriptFunction or ScriptCaptureStatement ? s_undecided : HolderIn(paths);
                var blocks = WalkBlocks(statement);
                _holder = outerHolder;
                var unclosed = blocks.SelectMany(end => end.Reported).Distinct(StringComparer.Ordinal).ToList();
                var unmatched = blocks.SelectMany(end => end.Unmatched).Distinct(StringComparer.Ordinal).ToList();
                return unclosed.Count + unmatched.Count == 0 ? paths : [.. paths.Select(path => path.AfterBlock(unclosed, unmatched))];
        }
    }

    private List<TemplatePath> AfterTag(List<TemplatePath> paths, HtmlTag tag, TextStatement text)
    {
        if (tag.Kind == HtmlTagKind.Start && HtmlElements.Closes(tag.Name, "p")
            && paths.TrueForAll(path => (path.Holder ?? _holder) is null))
            text.Block ??= tag;
        foreach (var ended in tag is { Kind: HtmlTagKind.End, Name: "p" } ? paths.Select(path => path.Holder) : [])
        {
            if (ended is { Name: "p" })
                ended.Text.EndedParagraphs.Add(ended.Index);
        }

        return Merge(paths.Select(path => path.After(tag, text)));
    }

    /// <summary>What all paths agree on, also around this block; else an element that says nothing.</summary>
    private OpenElement? HolderIn(List<TemplatePath> paths) =>
        paths.Select(path => path.Holder ?? _holder).Distinct().ToList() is [var holder] ? holder : s_undecided;

    /// <summary>Walks the other options of a <c>case</c>. Without <c>else</c>, there may be no option for the value.</summary>
    private List<TemplatePath> WalkOthers(ScriptNode? next, List<TemplatePath> paths, string key) =>
        next is ScriptWhenStatement ? Walk(next, paths)
        : Walk(next, [.. paths.Select(path => path.Choices.ContainsKey(key) ? path : Choose(path, key, "else"))]);

    /// <summary>Walks loops, functions and other blocks in a statement, each on its own, and returns where they end.</summary>
    private List<TemplatePath> WalkBlocks(ScriptNode node)
    {
        Assign(node);
        List<TemplatePath> ends = [];
        foreach (var child in node.Children)
        {
            if (child is not null)
                ends.AddRange(child is ScriptBlockStatement or ScriptElseStatement ? WalkWhole(child) : WalkBlocks(child));
        }

        return ends;
    }

    /// <summary>Conditions with a name that has a new value are not the same as before.</summary>
    private void Assign(ScriptNode node)
    {
        var target = node switch
        {
            ScriptAssignExpression assignment => assignment.Target,
            ScriptCaptureStatement capture => capture.Target,
            ScriptForStatement loop => loop.Variable,
            _ => null,
        };
        if (target is not null && TextOf(target) is var name)
            _assignments[name] = _assignments.GetValueOrDefault(name) + 1;
    }

    private string KeyOf(ScriptNode? condition)
    {
        var text = condition is null ? "" : TextOf(condition);
        var assigned = _assignments.Where(name => text.Contains(name.Key, StringComparison.Ordinal));
        return string.Concat(assigned.Select(name => $"{name.Key}#{name.Value} ")) + text;
    }

    /// <summary>A text that is the same for the same code. Scriban cannot print every node.</summary>
    private static string TextOf(ScriptNode node) => node switch
    {
        ScriptVariable variable => variable.Name,
        ScriptToken token => token.Value,
        ScriptLiteral literal => $"'{literal.Value}'",
        ScriptUnaryExpression { Right: { } operand } unary => $"{unary.Operator} {TextOf(operand)}",
        ScriptBinaryExpression { Left: { } left, Right: { } right } binary => $"({TextOf(left)} {binary.Operator} {TextOf(right)})",
        _ => $"({string.Join(' ', node.Children.Where(child => child is not null).Select(TextOf))})",
    };

    private static List<TemplatePath> Choose(List<TemplatePath> paths, string condition, string choice) =>
    [
        .. paths.Where(path => Allows(path, condition, choice))
            .Select(path => Choose(path, condition, choice)),
    ];

    private static TemplatePath Choose(TemplatePath path, string condition, string choice) =>
        path with { Choices = path.Choices.SetItem(condition, choice) };

    /// <summary>Paths that lead to the same elements are continued as one, with the choices that all of them made.</summary>
    private List<TemplatePath> Merge(IEnumerable<TemplatePath> paths)
    {
        List<TemplatePath> merged =
        [
            .. paths.GroupBy(path => path.Key, StringComparer.Ordinal).Select(group => group.Aggregate((one, other) =>
                one with { Choices = one.Choices.RemoveRange(one.Choices.Except(other.Choices).Select(choice => choice.Key)) })),
        ];
        _isTooComplex |= merged.Count > MaxPaths;
        return merged;
    }
}

namespace Digest.Scriban.Syntax;

/// <summary>Walks over a template without running it.</summary>
internal static class Tree
{
    public static IEnumerable<Expression> Expressions(Statement statement)
    {
        var open = new Stack<object?>([statement]);
        while (open.TryPop(out var node))
        {
            if (node is null)
                continue;
            if (node is Expression expression)
                yield return expression;

            foreach (var child in Children(node))
                open.Push(child);
        }
    }

    public static IEnumerable<Statement> Statements(Statement statement)
    {
        var open = new Stack<Statement>([statement]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in Children(node).OfType<Statement>())
                open.Push(child);
        }
    }

    private static IEnumerable<object?> Children(object node) => node switch
    {
        Block block => block.Statements,
        ExpressionStatement output => [output.Expression],
        Assignment assignment => [assignment.Target, assignment.Value],
        If branch => [.. branch.Branches.SelectMany(option => new object[] { option.Condition, option.Body }), branch.Otherwise],
        Case choice => [choice.Value, .. choice.Branches.SelectMany(option => option.Matches.Append<object>(option.Body)), choice.Otherwise],
        For loop => [loop.Variable, loop.Items, loop.Offset, loop.Limit, loop.Body, loop.Otherwise],
        While loop => [loop.Condition, loop.Body],
        Jump jump => [jump.Value],
        Capture capture => [capture.Target, capture.Body],
        With with => [with.Target, with.Body],
        Function function => [function.Target, function.Body],
        Wrap wrap => [wrap.Call, wrap.Body],
        Member member => [member.Target],
        Index index => [index.Target, index.Key],
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Conditional conditional => [conditional.Condition, conditional.Then, conditional.Otherwise],
        ArrayLiteral array => array.Items,
        ObjectLiteral made => made.Members.Select(member => member.Value),
        Interpolation interpolation => interpolation.Parts,
        Call call => [call.Target, .. call.Arguments, .. call.Named.Select(argument => argument.Value)],
        Include include => [.. include.Arguments, .. include.Named.Select(argument => argument.Value)],
        IncludeJoin join => join.Arguments,
        _ => [],
    };

    /// <summary>The names of the templates that this one includes by a constant name.</summary>
    public static IEnumerable<(string Name, Expression Site)> Includes(Statement body)
    {
        foreach (var expression in Expressions(body))
        {
            switch (expression)
            {
                case Include { Arguments: [Literal { Value: string name }, ..] }:
                    yield return (name, expression);
                    break;
                case IncludeJoin { Arguments: [ArrayLiteral names, .. var trimmings] }:
                    foreach (var item in names.Items.OfType<Literal>())
                    {
                        if (item.Value is string part)
                            yield return (part, item);
                    }

                    foreach (var item in trimmings.OfType<Literal>())
                    {
                        if (item.Value is string text && text.StartsWith("tpl:", StringComparison.Ordinal))
                            yield return (text[4..], item);
                    }

                    break;
            }
        }
    }

    /// <summary>Whether it includes a template by a name that is no constant.</summary>
    public static bool ComputesIncludes(Statement body) => Expressions(body).Any(expression => expression switch
    {
        Include { Arguments: var arguments } => arguments is not [Literal { Value: string }, ..],
        IncludeJoin { Arguments: [ArrayLiteral names, .. var trimmings] } => names.Items.Concat(trimmings).Any(part => part is not Literal { Value: string }),
        IncludeJoin => true,
        _ => false,
    });

    /// <summary>What a template gives a value to.</summary>
    public static IEnumerable<Expression> Assigned(Statement body) => Statements(body).SelectMany(statement => statement switch
    {
        Assignment assignment => [assignment.Target],
        Capture capture => [capture.Target],
        For loop => [loop.Variable],
        Function function => [function.Target],
        _ => Array.Empty<Expression>(),
    });
}

using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>Replaces the nodes of Scriban's tree that print, capture and calculate, and refuses some statements.</summary>
internal sealed class TemplateRewriter(List<TemplateMistake> mistakes) : ScriptRewriter
{
    public override ScriptNode Visit(ScriptRawStatement node) => new TextStatement(node);

    public override ScriptNode Visit(ScriptExpressionStatement node)
    {
        if (node.Expression is ScriptIncrementDecrementExpression increment)
            Refuse(increment, "'++' and '--' are not allowed, because they print the value.", "Write 'x = x + 1'.");
        var expression = Rewrite(node.Expression);
        return node.Expression is ScriptAssignExpression ? new ScriptExpressionStatement { Expression = expression }
            : new PrintStatement { Expression = expression };
    }

    public override ScriptNode Visit(ScriptCaptureStatement node) =>
        new CaptureStatement { Target = Rewrite(node.Target), Body = Rewrite(node.Body) };

    /// <summary>A function in one line returns its value instead of printing it.</summary>
    public override ScriptNode Visit(ScriptFunction node)
    {
        var function = (ScriptFunction)base.Visit(node);
        if (function.Body is PrintStatement print)
        {
            var expression = print.Expression;
            print.Expression = null;
            function.Body = new ScriptExpressionStatement { Expression = expression, Span = print.Span };
        }

        return function;
    }

    public override ScriptNode Visit(ScriptVariableGlobal node) => new GlobalName(node.BaseName);

    public override ScriptNode Visit(ScriptMemberExpression node) =>
        new MemberPath { Target = Rewrite(node.Target), DotToken = Rewrite(node.DotToken)!, Member = Rewrite(node.Member) };

    public override ScriptNode Visit(ScriptIndexerExpression node) =>
        node.Target is ScriptVariableLocal { BaseName: "" } && node.Index is ScriptLiteral { Value: int and >= 0 and var place }
            ? new ArgumentAt(place, node.Target.Span) : base.Visit(node);

    public override ScriptNode Visit(ScriptFunctionCall node)
    {
        var parent = node.Parent; // the left operand of an operator after a pipe is the result of the pipe
        while (parent is ScriptBinaryExpression or ScriptConditionalExpression)
            parent = parent.Parent;
        if (parent is ScriptPipeCall || node.Target is not ScriptVariableGlobal
            || node.Arguments.Any(argument => argument is ScriptNamedArgument or ScriptUnaryExpression))
            return base.Visit(node);
        return new FunctionCall { Target = Rewrite(node.Target), Arguments = VisitAll(node.Arguments)!, ExplicitCall = node.ExplicitCall };
    }

    public override ScriptNode Visit(ScriptPipeCall node) => new PipeCall
    {
        From = Rewrite(node.From),
        PipeToken = Rewrite(node.PipeToken),
        To = Rewrite(node.To),
    };

    public override ScriptNode Visit(ScriptBinaryExpression node) => new BinaryExpression
    {
        Left = Rewrite(node.Left),
        OperatorToken = Rewrite(node.OperatorToken),
        Right = Rewrite(node.Right),
        Operator = node.Operator,
    };

    /// <summary>Rewrites <c>x += y</c> as <c>x = x + y</c>.</summary>
    public override ScriptNode Visit(ScriptAssignExpression node)
    {
        if (node.EqualToken.TokenType == TokenType.Equal)
            return base.Visit(node);

        var sum = new BinaryExpression
        {
            Left = Rewrite(node.Target),
            Operator = node.EqualToken.TokenType switch
            {
                TokenType.PlusEqual => ScriptBinaryOperator.Add,
                TokenType.MinusEqual => ScriptBinaryOperator.Subtract,
                TokenType.AsteriskEqual => ScriptBinaryOperator.Multiply,
                TokenType.DivideEqual => ScriptBinaryOperator.Divide,
                TokenType.DoubleDivideEqual => ScriptBinaryOperator.DivideRound,
                _ => ScriptBinaryOperator.Modulus,
            },
            Right = Rewrite(node.Value),
            Span = node.Span,
        };
        return new ScriptAssignExpression { Target = Rewrite(node.Target), Value = sum };
    }

    public override ScriptNode Visit(ScriptInterpolatedStringExpression node) => new InterpolatedText { Parts = VisitAll(node.Parts)! };

    public override ScriptNode Visit(ScriptTableRowStatement node) => Refuse(
        node,
        "'tablerow' is not allowed, because it prints styles.",
        "Write the rows with 'for' and 'array.limit', or a list with a grid in the styles.");

    public override ScriptNode Visit(ScriptImportStatement node) =>
        Refuse(node, "'import' is not allowed, because its names can't be checked.", "Write 'x.name', or 'with x'.");

    public override ScriptNode Visit(ScriptThisExpression node) =>
        Refuse(node, "'this' is not allowed, because its names can't be checked.", "Write the name alone.");

    private T? Rewrite<T>(T? node)
        where T : ScriptNode => (T?)Visit((ScriptNode?)node);

    private ScriptNode Refuse(ScriptNode node, string message, string advice)
    {
        mistakes.Add(TemplateMistake.At(node.Span, message, advice));
        return node.Clone();
    }

    /// <summary>Captures the output of its block as markup, which is not escaped again.</summary>
    private sealed class CaptureStatement : ScriptCaptureStatement
    {
        public override object? Evaluate(TemplateContext context)
        {
            var page = ((RenderContext)context).Page;
            var start = page.Count;
            context.Evaluate(Body!);
            var captured = page.CutFrom(start);
            ((RenderContext)context).ChargeFor(Span, captured);
            context.SetValue(Target!, captured);
            return null;
        }
    }

    /// <summary>A text with expressions in it; markup if one of them is markup.</summary>
    private sealed class InterpolatedText : ScriptInterpolatedStringExpression
    {
        public override object? Evaluate(TemplateContext context)
        {
            var values = new object?[Parts.Count];
            for (var index = 0; index < values.Length; index++)
                values[index] = context.Evaluate(Parts[index]);
            return ((RenderContext)context).Join(values, Span);
        }
    }
}

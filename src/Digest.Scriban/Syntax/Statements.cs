using Digest.Scriban.Runtime;

namespace Digest.Scriban.Syntax;

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}

internal abstract record Statement(SourceSpan Span)
{
    public abstract Flow Execute(TemplateContext context);
}

internal sealed record Block(SourceSpan Span, Statement[] Statements) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        var at = 0;
        try
        {
            for (; at < Statements.Length; at++)
            {
                var flow = Statements[at].Execute(context);
                if (flow != Flow.Next)
                    return flow;
            }
        }
        catch (TemplateFunctionException refused)
        {
            throw new TemplateException(new(LogSeverity.Error, Statements[at].Span, refused.Message, refused.Advice), refused);
        }

        return Flow.Next;
    }
}

/// <summary>Text outside code, kept as the bytes that are written.</summary>
internal sealed record TextStatement(SourceSpan Span, string Text) : Statement(Span)
{
    private readonly byte[] _utf8 = System.Text.Encoding.UTF8.GetBytes(Text);

    public override Flow Execute(TemplateContext context)
    {
        context.Output.Write(_utf8);
        return Flow.Next;
    }
}

internal sealed record ExpressionStatement(Expression Expression, string Indent) : Statement(Expression.Span)
{
    private readonly byte[] _indent = System.Text.Encoding.UTF8.GetBytes(Indent);

    /// <summary>Where in the HTML the value is printed; found once, after parsing.</summary>
    public HtmlPlace Place { get; set; }

    public override Flow Execute(TemplateContext context)
    {
        var start = context.Output.Count;
        Expression.Print(context, Place);
        if (_indent.Length > 0 && context.AutoIndent)
            context.Output.Indent(start, _indent);

        return Flow.Next;
    }
}

internal sealed record Assignment(SourceSpan Span, Expression Target, string? Operator, Expression Value) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        var result = Value.Evaluate(context);
        if (Operator is not null)
        {
            try
            {
                result = Operators.Apply(Operator, Target.Evaluate(context), result);
            }
            catch (TemplateFunctionException refused)
            {
                throw Target.Error(refused.Message, refused.Advice);
            }
        }

        context.Assign(Target, result);
        return Flow.Next;
    }
}

internal sealed record If(SourceSpan Span, (Expression Condition, Block Body)[] Branches, Block? Otherwise) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        foreach (var (condition, body) in Branches)
        {
            if (condition.Test(context))
                return body.Execute(context);
        }

        return Otherwise is null ? Flow.Next : Otherwise.Execute(context);
    }
}

internal sealed record Case(SourceSpan Span, Expression Value, (Expression[] Matches, Block Body)[] Branches, Block? Otherwise) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        var subject = Value.Evaluate(context);
        foreach (var (matches, body) in Branches)
        {
            foreach (var match in matches)
            {
                if (Values.Equals(subject, match.Evaluate(context)))
                    return body.Execute(context);
            }
        }

        return Otherwise?.Execute(context) ?? Flow.Next;
    }
}

internal sealed record For(SourceSpan Span, Expression Variable, Expression Items, Expression? Offset, Expression? Limit, bool Reversed, Block Body, Block? Otherwise)
    : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        var value = Items.Evaluate(context);
        var array = value as object?[]; // most lists are arrays, and those are slow behind an interface
        var list = array ?? value switch
        {
            IReadOnlyList<object?> found => found,
            null => [],
            IReadOnlyDictionary<string, object?> members => [.. members.Select(member => new ScriptObject { ["key"] = member.Key, ["value"] = member.Value })],
            _ => Values.AsList(value) ?? throw Items.Error($"{Values.KindOf(value)} can't be looped over.", "Loop over a list or a range."),
        };

        var length = array?.Length ?? list.Count;
        var first = Math.Clamp(Number(context, Offset, 0), 0, length);
        var count = Math.Clamp(Number(context, Limit, length), 0, length - first);
        if (count == 0)
            return Otherwise?.Execute(context) ?? Flow.Next;

        var local = Variable as LocalVariable;
        var locals = local is null ? null : context.Frame.Locals;
        object? before = null;
        var shadows = locals?.TryGet(local!.Name, out before) == true;
        var loop = new LoopScope(Variable as GlobalVariable, isFor: true, count);
        context.Push(loop);
        try
        {
            for (var i = 0; i < count; i++)
            {
                if (list is Runtime.Range)
                    context.CountStep(this, Body);

                var at = Reversed ? first + count - 1 - i : first + i;
                var item = array is null ? list[at] : array[at];
                loop.Index = i;
                loop.Before = loop.Value;
                loop.Value = loop.Item = item;
                locals?.Set(local!.Name, item);

                var flow = Body.Execute(context);
                if (flow == Flow.Break)
                    break;
                if (flow == Flow.Return)
                    return flow;
            }
        }
        finally
        {
            context.Pop();
            if (shadows)
                locals!.Set(local!.Name, before);
            else
                locals?.Remove(local!.Name);
        }

        return Flow.Next;
    }

    private static int Number(TemplateContext context, Expression? expression, int otherwise) => expression?.Evaluate(context) switch
    {
        null => otherwise,
        int number => number,
        long number => number < 0 ? 0 : int.MaxValue,
        var value => throw expression!.Error($"'limit' and 'offset' take whole numbers, not {Values.KindOf(value)}."),
    };
}

internal sealed record While(SourceSpan Span, Expression Condition, Block Body) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        var loop = new LoopScope(null, isFor: false, 0);
        context.Push(loop);
        try
        {
            for (; Condition.Test(context); loop.Index++)
            {
                context.CountStep(this, Body);
                var flow = Body.Execute(context);
                if (flow == Flow.Break)
                    break;
                if (flow == Flow.Return)
                    return flow;
            }
        }
        finally
        {
            context.Pop();
        }

        return Flow.Next;
    }
}

/// <summary><c>break</c>, <c>continue</c>, and <c>ret</c> with its value.</summary>
internal sealed record Jump(SourceSpan Span, Flow Flow, Expression? Value) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        if (Flow == Flow.Return)
            context.Returned = Value?.Evaluate(context);

        return Flow;
    }
}

internal sealed record Capture(SourceSpan Span, Expression Target, Block Body) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        var start = context.Output.Count;
        var flow = Body.Execute(context);
        context.Assign(Target, context.Output.CutFrom(start));
        return flow;
    }
}

internal sealed record With(SourceSpan Span, Expression Target, Block Body) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        var value = Target.Evaluate(context);
        if (value is not (ITemplateModel or IReadOnlyDictionary<string, object?>))
            throw Target.Error($"'with' takes an object, not {Values.KindOf(value)}.");

        context.Push(new ObjectScope(value));
        try
        {
            return Body.Execute(context);
        }
        finally
        {
            context.Pop();
        }
    }
}

/// <summary>A function of the template; with parameters it has variables of its own, without it has arguments only.</summary>
internal sealed record Function(SourceSpan Span, Expression Target, string Name, string[]? Parameters, Block Body) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        context.Assign(Target, new ScriptFunction(this));
        return Flow.Next;
    }

    /// <summary>What the function takes; one without parameters takes anything.</summary>
    public Signature? Signature { get; } = Parameters is null ? null : new(Name, Parameters.Length, Parameters.Length, Parameters);
}

internal sealed record Wrap(SourceSpan Span, Call Call, Block Body) : Statement(Span)
{
    public override Flow Execute(TemplateContext context)
    {
        var value = Call.Evaluate(context, Body);
        context.Print(value, HtmlPlace.Content, Call);
        return Flow.Next;
    }
}

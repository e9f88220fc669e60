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

internal abstract class Statement(SourceSpan span)
{
    public SourceSpan Span => span;

    public abstract Flow Execute(TemplateContext context);
}

internal sealed class Block(SourceSpan span, Statement[] statements) : Statement(span)
{
    public Statement[] Statements => statements;

    public override Flow Execute(TemplateContext context)
    {
        TemplateContext.EnsureStack(Span);
        var at = 0;
        try
        {
            for (; at < statements.Length; at++)
            {
                var flow = statements[at].Execute(context);
                if (flow != Flow.Next)
                    return flow;
            }
        }
        catch (TemplateFunctionException refused)
        {
            throw new TemplateException(new(LogSeverity.Error, statements[at].Span, refused.Message, refused.Advice), refused);
        }

        return Flow.Next;
    }
}

/// <summary>Text outside code, kept as the bytes that are written.</summary>
internal sealed class TextStatement(SourceSpan span, string text) : Statement(span)
{
    private readonly byte[] _utf8 = System.Text.Encoding.UTF8.GetBytes(text);

    public string Text => text;

    public override Flow Execute(TemplateContext context)
    {
        context.Output.Write(_utf8);
        return Flow.Next;
    }
}

internal sealed class ExpressionStatement(Expression expression, string indent) : Statement(expression.Span)
{
    private readonly byte[] _indent = System.Text.Encoding.UTF8.GetBytes(indent);

    public Expression Expression => expression;

    /// <summary>Where in the HTML the value is printed; found once, after parsing.</summary>
    public HtmlPlace Place { get; set; }

    public override Flow Execute(TemplateContext context)
    {
        var start = context.Output.Count;
        expression.Print(context, Place);
        if (_indent.Length > 0 && context.AutoIndent)
            context.Output.Indent(start, _indent);

        return Flow.Next;
    }
}

internal sealed class Assignment(SourceSpan span, Expression target, string? op, Expression value) : Statement(span)
{
    public Expression Target => target;

    public string? Operator => op;

    public Expression Value => value;

    public override Flow Execute(TemplateContext context)
    {
        var result = value.Evaluate(context);
        if (op is not null)
        {
            try
            {
                result = Operators.Apply(op, target.Evaluate(context), result);
            }
            catch (TemplateFunctionException refused)
            {
                throw target.Error(refused.Message, refused.Advice);
            }
        }

        context.Assign(target, result);
        return Flow.Next;
    }
}

internal sealed class If(SourceSpan span, (Expression Condition, Block Body)[] branches, Block? otherwise) : Statement(span)
{
    public (Expression Condition, Block Body)[] Branches => branches;

    public Block? Otherwise => otherwise;

    public override Flow Execute(TemplateContext context)
    {
        foreach (var (condition, body) in branches)
        {
            if (Values.IsTrue(condition.Evaluate(context)))
                return body.Execute(context);
        }

        return otherwise?.Execute(context) ?? Flow.Next;
    }
}

internal sealed class Case(SourceSpan span, Expression value, (Expression[] Matches, Block Body)[] branches, Block? otherwise) : Statement(span)
{
    public Expression Value => value;

    public (Expression[] Matches, Block Body)[] Branches => branches;

    public Block? Otherwise => otherwise;

    public override Flow Execute(TemplateContext context)
    {
        var subject = value.Evaluate(context);
        foreach (var (matches, body) in branches)
        {
            foreach (var match in matches)
            {
                if (Values.Equals(subject, match.Evaluate(context)))
                    return body.Execute(context);
            }
        }

        return otherwise?.Execute(context) ?? Flow.Next;
    }
}

internal sealed class For(SourceSpan span, Expression variable, Expression items, Expression? offset, Expression? limit, bool reversed, Block body, Block? otherwise)
    : Statement(span)
{
    public Expression Variable => variable;

    public Expression Items => items;

    public Expression? Offset => offset;

    public Expression? Limit => limit;

    public Block Body => body;

    public Block? Otherwise => otherwise;

    public override Flow Execute(TemplateContext context)
    {
        var value = items.Evaluate(context);
        var list = value switch
        {
            null => [],
            IReadOnlyDictionary<string, object?> members => [.. members.Select(member => new ScriptObject { ["key"] = member.Key, ["value"] = member.Value })],
            _ => Values.AsList(value) ?? throw items.Error($"{Values.KindOf(value)} can't be looped over.", "Loop over a list or a range."),
        };

        var first = Math.Clamp(Number(context, offset, 0), 0, list.Count);
        var count = Math.Clamp(Number(context, limit, list.Count), 0, list.Count - first);
        if (count == 0)
            return otherwise?.Execute(context) ?? Flow.Next;

        var local = variable as LocalVariable;
        var locals = context.Frame.Locals;
        object? before = null;
        var shadows = local is not null && locals.TryGet(local.Name, out before);
        var loop = new LoopScope((variable as GlobalVariable)?.Name, isFor: true, count);
        context.Push(loop);
        try
        {
            for (var i = 0; i < count; i++)
            {
                if (list is Runtime.Range)
                    context.CountStep(this, body);

                var item = list[reversed ? first + count - 1 - i : first + i];
                loop.Changed = i == 0 || !Values.Equals(loop.Value, item);
                loop.Index = i;
                loop.Value = item;
                if (local is not null)
                    locals.Set(local.Name, item);

                var flow = body.Execute(context);
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
                locals.Set(local!.Name, before);
            else if (local is not null)
                locals.Remove(local.Name);
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

internal sealed class While(SourceSpan span, Expression condition, Block body) : Statement(span)
{
    public Expression Condition => condition;

    public Block Body => body;

    public override Flow Execute(TemplateContext context)
    {
        var loop = new LoopScope(null, isFor: false, 0);
        context.Push(loop);
        try
        {
            for (; Values.IsTrue(condition.Evaluate(context)); loop.Index++)
            {
                context.CountStep(this, body);
                var flow = body.Execute(context);
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
internal sealed class Jump(SourceSpan span, Flow flow, Expression? value) : Statement(span)
{
    public Flow Flow => flow;

    public Expression? Value => value;

    public override Flow Execute(TemplateContext context)
    {
        if (flow == Flow.Return)
            context.Returned = value?.Evaluate(context);

        return flow;
    }
}

internal sealed class Capture(SourceSpan span, Expression target, Block body) : Statement(span)
{
    public Expression Target => target;

    public Block Body => body;

    public override Flow Execute(TemplateContext context)
    {
        var start = context.Output.Count;
        var flow = body.Execute(context);
        context.Assign(target, context.Output.CutFrom(start));
        return flow;
    }
}

internal sealed class With(SourceSpan span, Expression target, Block body) : Statement(span)
{
    public Expression Target => target;

    public Block Body => body;

    public override Flow Execute(TemplateContext context)
    {
        var value = target.Evaluate(context);
        if (value is not (ITemplateModel or IReadOnlyDictionary<string, object?>))
            throw target.Error($"'with' takes an object, not {Values.KindOf(value)}.");

        context.Push(new ObjectScope(value));
        try
        {
            return body.Execute(context);
        }
        finally
        {
            context.Pop();
        }
    }
}

/// <summary>A function of the template; with parameters it has variables of its own, without it has arguments only.</summary>
internal sealed class Function(SourceSpan span, Expression target, string name, string[]? parameters, Block body) : Statement(span)
{
    public Expression Target => target;

    public string Name => name;

    public string[]? Parameters => parameters;

    public Block Body => body;

    public override Flow Execute(TemplateContext context)
    {
        context.Assign(target, new ScriptFunction(this));
        return Flow.Next;
    }

    /// <summary>What the function takes; one without parameters takes anything.</summary>
    public Signature? Signature { get; } = parameters is null ? null : new(name, parameters.Length, parameters.Length, parameters);
}

internal sealed class Wrap(SourceSpan span, Call call, Block body) : Statement(span)
{
    public Call Call => call;

    public Block Body => body;

    public override Flow Execute(TemplateContext context)
    {
        var value = call.Evaluate(context, body);
        context.Print(value, HtmlPlace.Content, call);
        return Flow.Next;
    }
}

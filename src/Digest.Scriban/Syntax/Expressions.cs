using Digest.Scriban.Runtime;

namespace Digest.Scriban.Syntax;

/// <summary>Something that has a value.</summary>
internal abstract class Expression(SourceSpan span)
{
    public SourceSpan Span => span;

    /// <summary>How deeply the tree below is nested; what is too deep is refused, since evaluation recurses.</summary>
    public virtual int Depth => 1;

    public abstract object? Evaluate(TemplateContext context);

    /// <summary>The value without calling it, should it be a function.</summary>
    public virtual object? Resolve(TemplateContext context) => Evaluate(context);

    /// <summary>Prints the value. Those that print while they work do so straight into the page.</summary>
    public virtual void Print(TemplateContext context, HtmlPlace place)
    {
        var start = context.Output.Count;
        var value = Evaluate(context);
        if (place != HtmlPlace.Content && context.Output.Count > start)
            throw Error("This function prints markup, which can't stand in an attribute, a title, a textarea or a comment.", "Let it return a text with 'ret'.");

        context.Print(value, place, this);
    }

    public TemplateException Error(string message, string? advice = null, Exception? cause = null) =>
        new(new(LogSeverity.Error, span, char.ToUpperInvariant(message[0]) + message[1..], advice), cause);
}

internal sealed class Literal(SourceSpan span, object? value) : Expression(span)
{
    public object? Value => value;

    public override object? Evaluate(TemplateContext context) => value;
}

/// <summary>A path: a value that may turn out to be a function, and is called then.</summary>
internal abstract class PathExpression(SourceSpan span) : Expression(span)
{
    /// <summary>The left side of <c>??</c>: a key that is missing from a map is null there.</summary>
    public bool Forgiving { get; set; }

    public sealed override object? Evaluate(TemplateContext context)
    {
        var value = Resolve(context);
        return value is ICallable function ? context.Call(function, [], null, this) : value;
    }

    /// <summary>A member of anything but null, by its name.</summary>
    /// <param name="context">The render.</param>
    /// <param name="owner">What has the member.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="forgiving">Whether a member that is missing is null; not so in the tables of the host, where it is a mistake.</param>
    protected object? MemberOf(TemplateContext context, object owner, string name, bool forgiving)
    {
        switch (owner)
        {
            case ITemplateModel model:
                return model.ModelType.Table.TryGetValue(name, out var member)
                    ? member.Get(model)
                    : throw Missing($"'{model.ModelType.Name}' has no member '{name}'.", model.ModelType.Table.Keys);
            case IReadOnlyDictionary<string, object?> members when members.TryGetValue(name, out var value):
                return value;
            case ScriptArray { Named: { } named } when named.TryGetValue(name, out var value):
                return value;
            case Namespace space:
                return space.Functions.TryGetValue(name, out var function)
                    ? function
                    : throw Missing(Functions.Builtins.WhyMissing(space.Name, name), space.Functions.Keys);
        }

        if (name == "empty?")
            return Values.Box(Values.IsEmpty(owner));
        if (name == "size" && Values.AsList(owner) is { } list)
            return Values.Box(list.Count);
        if (name == "size" && Values.IsText(owner))
            return Values.Box(Values.ToText(owner).Length);
        if (owner is Date date && Functions.DateFormat.Member(date.Moment, name) is { } part)
            return part;

        // An argument that was not given by name is null, like one that was not given by place.
        if (forgiving || ReferenceEquals(owner, context.Frame.Arguments))
            return null;

        return owner is IReadOnlyDictionary<string, object?> map
            ? throw Missing($"The object has no member '{name}'.", map.Keys)
            : throw Missing($"{Values.KindOf(owner)} has no member '{name}'.", Values.AsList(owner) is null ? [] : ["size"]);

        TemplateException Missing(string message, IEnumerable<string> known) => Error(message, Suggestion.For(name, known));
    }
}

internal sealed class GlobalVariable(SourceSpan span, string name) : PathExpression(span)
{
    private CachedMember? _cached;

    public string Name => name;

    public override object? Resolve(TemplateContext context)
    {
        if (context.TryGetVariable(name, out var value))
            return value;

        if (context.Model is ITemplateModel model)
        {
            var cached = CachedMember.Of(ref _cached, model.ModelType, name);
            if (cached is not null)
                return cached.Get(model);
        }

        return context.TryGetGlobal(name, out value) ? value : throw Error($"There is no '{name}' here.", Suggestion.For(name, context.Names()));
    }
}

/// <summary>The member that a name meant the last time. One object, so that threads see type and member together.</summary>
internal sealed record CachedMember(ModelType Type, ModelMember? Member)
{
    public static ModelMember? Of(ref CachedMember? site, ModelType type, string name)
    {
        var cached = site;
        if (cached is null || !ReferenceEquals(cached.Type, type))
            site = cached = new(type, type.Table.GetValueOrDefault(name));

        return cached.Member;
    }
}

internal sealed class LocalVariable(SourceSpan span, string name) : PathExpression(span)
{
    public string Name => name;

    public override object? Resolve(TemplateContext context)
    {
        for (var frame = context.Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Locals.TryGet(name, out var value))
                return value;
        }

        throw Error($"'{name}' has no value yet.", "Assign to it first.");
    }
}

/// <summary><c>$</c>, all arguments of the file or function, or <c>$0</c>, one of them; null if it was not given.</summary>
internal sealed class ArgumentVariable(SourceSpan span, int? index) : PathExpression(span)
{
    public int? Index => index;

    public override object? Resolve(TemplateContext context)
    {
        var arguments = context.Frame.Arguments;
        return index is not { } i ? arguments : i < arguments.Count ? arguments[i] : null;
    }
}

/// <summary><c>$$</c>, the block that <c>wrap</c> gave to the function.</summary>
internal sealed class WrappedBlock(SourceSpan span) : Expression(span)
{
    public override object? Evaluate(TemplateContext context)
    {
        var start = context.Output.Count;
        Run(context);
        return context.Output.CutFrom(start);
    }

    public override void Print(TemplateContext context, HtmlPlace place)
    {
        if (place == HtmlPlace.Content)
            Run(context);
        else
            base.Print(context, place);
    }

    private void Run(TemplateContext context)
    {
        var frame = context.Frame;
        if (frame.Block is null)
            throw Error("There is no block here to print.", "'$$' is only known in a function called by 'wrap'.");

        // The block sees the function's arguments and locals, but '$$' in it is again that of the file in which it stands.
        var owner = frame.BlockOwner!;
        context.Frame = new Frame(frame.Arguments, owner.Block, owner.BlockOwner) { Locals = frame.Locals, Outer = owner };
        try
        {
            frame.Block.Execute(context);
        }
        finally
        {
            context.Returned = null;
            context.Frame = frame;
        }
    }
}

/// <summary><c>for.index</c> and its like.</summary>
internal sealed class LoopVariable(SourceSpan span, bool isFor, string name) : Expression(span)
{
    public string Name => name;

    public override object? Evaluate(TemplateContext context) =>
        context.Loop(isFor) is { } loop ? loop.State(name) : throw Error($"No loop is running that '{(isFor ? "for" : "while")}.{name}' could mean.");
}

internal sealed class Member(SourceSpan span, Expression target, string name, bool optional) : PathExpression(span)
{
    private CachedMember? _cached;

    public override int Depth { get; } = target.Depth + 1;

    public Expression Target => target;

    public string Name => name;

    public bool Optional => optional;

    public override object? Resolve(TemplateContext context)
    {
        var owner = target.Evaluate(context);
        if (owner is ITemplateModel model && CachedMember.Of(ref _cached, model.ModelType, name) is { } member)
            return member.Get(model);

        return owner switch
        {
            null when optional => null,
            null => throw Error($"This is null, so it has no '{name}'.", $"Write '?.{name}' if it may be."),
            _ => MemberOf(context, owner, name, Forgiving || optional),
        };
    }
}

internal sealed class Index(SourceSpan span, Expression target, Expression key) : PathExpression(span)
{
    public override int Depth { get; } = Math.Max(target.Depth, key.Depth) + 1;

    public Expression Target => target;

    public Expression Key => key;

    public override object? Resolve(TemplateContext context)
    {
        var owner = target.Evaluate(context);
        var at = key.Evaluate(context);
        switch (owner, at)
        {
            case (null, _):
                throw Error("This is null, so nothing can be taken out of it.");
            case (_, string or Html):
                return MemberOf(context, owner, Values.ToText(at), Forgiving);
            case (string or Html, int or long):
                var text = Values.ToText(owner);
                return At(text.Length, at) is { } letter ? text[letter].ToString() : null;
            case (_, int or long) when Values.AsList(owner) is { } list:
                return At(list.Count, at) is { } item ? list[item] : null;
            default:
                throw Error($"{Values.KindOf(at)} can't be an index of {Values.KindOf(owner)}.");
        }
    }

    private static int? At(int count, object? index)
    {
        var at = Values.ToLong(index!);
        at = at < 0 ? at + count : at;
        return at >= 0 && at < count ? (int)at : null;
    }
}

internal sealed class Unary(SourceSpan span, string op, Expression operand) : Expression(span)
{
    public override int Depth { get; } = operand.Depth + 1;

    public string Operator => op;

    public Expression Operand => operand;

    public override object? Evaluate(TemplateContext context)
    {
        if (op == "@")
            return operand.Resolve(context);

        var value = operand.Evaluate(context);
        if (op == "!")
            return Values.Box(!Values.IsTrue(value));
        if (op == "+" && Values.IsNumber(value))
            return value;

        try
        {
            return op == "-" ? Operators.Negate(value) : throw new TemplateFunctionException($"'+' can't be applied to {Values.KindOf(value)}.");
        }
        catch (TemplateFunctionException refused)
        {
            throw Error(refused.Message, refused.Advice);
        }
    }
}

internal sealed class Binary(SourceSpan span, string op, Expression left, Expression right) : Expression(span)
{
    public override int Depth { get; } = Math.Max(left.Depth, right.Depth) + 1;

    public string Operator => op;

    public Expression Left => left;

    public Expression Right => right;

    public override object? Evaluate(TemplateContext context)
    {
        switch (op)
        {
            case "&&":
                return Values.Box(Values.IsTrue(left.Evaluate(context)) && Values.IsTrue(right.Evaluate(context)));
            case "||":
                return Values.Box(Values.IsTrue(left.Evaluate(context)) || Values.IsTrue(right.Evaluate(context)));
            case "??":
                return left.Evaluate(context) ?? right.Evaluate(context);
            case "?!":
                return left.Evaluate(context) is { } present ? right.Evaluate(context) : null;
        }

        try
        {
            return Operators.Apply(op, left.Evaluate(context), right.Evaluate(context));
        }
        catch (TemplateFunctionException refused)
        {
            throw Error(refused.Message, refused.Advice);
        }
    }
}

internal sealed class Conditional(SourceSpan span, Expression condition, Expression then, Expression otherwise) : Expression(span)
{
    public override int Depth { get; } = Math.Max(condition.Depth, Math.Max(then.Depth, otherwise.Depth)) + 1;

    public Expression Condition => condition;

    public Expression Then => then;

    public Expression Otherwise => otherwise;

    public override object? Evaluate(TemplateContext context) =>
        Values.IsTrue(condition.Evaluate(context)) ? then.Evaluate(context) : otherwise.Evaluate(context);
}

internal sealed class ArrayLiteral(SourceSpan span, Expression[] items) : Expression(span)
{
    public override int Depth { get; } = items.Select(item => item.Depth).DefaultIfEmpty().Max() + 1;

    public Expression[] Items => items;

    public override object? Evaluate(TemplateContext context) => new ScriptArray(items.Select(item => item.Evaluate(context)));
}

internal sealed class ObjectLiteral(SourceSpan span, (string Name, Expression Value)[] members) : Expression(span)
{
    public override int Depth { get; } = members.Select(member => member.Value.Depth).DefaultIfEmpty().Max() + 1;

    public (string Name, Expression Value)[] Members => members;

    public override object? Evaluate(TemplateContext context)
    {
        var made = new ScriptObject();
        foreach (var (name, value) in members)
            made[name] = value.Evaluate(context);

        return made;
    }
}

internal sealed class Interpolation(SourceSpan span, Expression[] parts) : Expression(span)
{
    public override int Depth { get; } = parts.Select(part => part.Depth).DefaultIfEmpty().Max() + 1;

    public Expression[] Parts => parts;

    public override object? Evaluate(TemplateContext context)
    {
        try
        {
            return Values.Join([.. parts.Select(part => part.Evaluate(context))]);
        }
        catch (TemplateFunctionException refused)
        {
            throw Error(refused.Message, refused.Advice);
        }
    }
}

/// <summary>A call; a pipe puts its left side in front of the arguments.</summary>
internal sealed class Call(SourceSpan span, Expression target, Expression[] arguments, (string Name, Expression Value)[] named) : Expression(span)
{
    public override int Depth { get; } =
        arguments.Concat(named.Select(argument => argument.Value)).Append(target).Max(part => part.Depth) + 1;

    public Expression Target => target;

    public Expression[] Arguments => arguments;

    public (string Name, Expression Value)[] Named => named;

    public override object? Evaluate(TemplateContext context) => Evaluate(context, null);

    public object? Evaluate(TemplateContext context, Block? block)
    {
        if (target.Resolve(context) is not ICallable function)
            throw Error("This is no function, so it takes no arguments.");

        var values = arguments.Length == 0 ? [] : new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i].Evaluate(context);

        return context.Call(function, values, NamedValues(context, named), this, block);
    }

    public static ScriptObject? NamedValues(TemplateContext context, (string Name, Expression Value)[] named)
    {
        if (named.Length == 0)
            return null;

        var values = new ScriptObject();
        foreach (var (name, value) in named)
            values[name] = value.Evaluate(context);

        return values;
    }
}

/// <summary><c>include</c>: another template, which sees the variables of this one and has arguments and locals of its own.</summary>
internal sealed class Include(SourceSpan span, Expression[] arguments, (string Name, Expression Value)[] named) : Expression(span)
{
    public override int Depth { get; } = arguments.Concat(named.Select(argument => argument.Value)).Select(part => part.Depth).DefaultIfEmpty().Max() + 1;

    public Expression[] Arguments => arguments;

    public (string Name, Expression Value)[] Named => named;

    public override object? Evaluate(TemplateContext context)
    {
        var start = context.Output.Count;
        Run(context);
        return context.Output.CutFrom(start);
    }

    public override void Print(TemplateContext context, HtmlPlace place)
    {
        if (place == HtmlPlace.Content)
            Run(context);
        else
            base.Print(context, place);
    }

    private void Run(TemplateContext context)
    {
        var values = new List<object?>(arguments.Length);
        foreach (var argument in arguments)
            values.Add(argument.Evaluate(context));

        var passed = new ScriptArray(values) { Named = Call.NamedValues(context, named) };
        context.Include(Values.IsText(values[0]) ? Values.ToText(values[0]) : throw Error("The name of a template is a text."), passed, this);
    }
}

/// <summary><c>include_join</c>: several templates with something between them, before and after.</summary>
internal sealed class IncludeJoin(SourceSpan span, Expression[] arguments) : Expression(span)
{
    public override int Depth { get; } = arguments.Select(part => part.Depth).DefaultIfEmpty().Max() + 1;

    public Expression[] Arguments => arguments;

    public override object? Evaluate(TemplateContext context)
    {
        var names = Values.AsList(arguments[0].Evaluate(context)) ?? throw Error("'include_join' takes a list of names first.");
        var trimmings = arguments.Skip(1).Select(argument => Part(context, argument)).ToArray();
        var parts = new List<object?>();
        for (var i = 0; i < names.Count; i++)
        {
            if (i > 0 && trimmings.Length > 0)
                parts.Add(trimmings[0]);

            parts.Add(Included(context, Values.ToText(names[i])));
        }

        var joined = (Html)Values.Join([Html.Empty, .. parts]);
        return joined.IsEmpty || trimmings.Length < 2
            ? joined
            : Values.Join([trimmings[1], joined, trimmings.Length > 2 ? trimmings[2] : Html.Empty]);
    }

    private object? Part(TemplateContext context, Expression argument)
    {
        var value = argument.Evaluate(context);
        return value is string text && text.StartsWith("tpl:", StringComparison.Ordinal) ? Included(context, text[4..]) : value;
    }

    private Html Included(TemplateContext context, string name)
    {
        var start = context.Output.Count;
        context.Include(name, new ScriptArray([name]), this);
        return context.Output.CutFrom(start);
    }
}

using System.Runtime.CompilerServices;
using Digest.Scriban.Runtime;

namespace Digest.Scriban.Syntax;

/// <summary>Something that has a value.</summary>
internal abstract record Expression(SourceSpan Span)
{
    /// <summary>How deeply the tree below is nested; what is too deep is refused, since evaluation recurses.</summary>
    public virtual int Depth => 1;

    public abstract object? Evaluate(TemplateContext context);

    /// <summary>Whether the value is true; a comparison makes no object of the answer.</summary>
    public virtual bool Test(TemplateContext context) => Values.IsTrue(Evaluate(context));

    /// <summary>The value without calling it, should it be a function.</summary>
    public virtual object? Resolve(TemplateContext context) => Evaluate(context);

    /// <summary>Prints the value.</summary>
    public virtual void Print(TemplateContext context, HtmlPlace place)
    {
        var output = context.Output;
        var start = output.Count;
        var value = Evaluate(context);
        if (place != HtmlPlace.Content && output.Count > start)
            throw Error("This function prints markup, which can't stand in an attribute, a title, a textarea or a comment.", "Let it return a text with 'ret'.");

        if (value is string text && HtmlPlaces.IsHarmless(text, place))
            output.WriteText(text);
        else if (place == HtmlPlace.Content && value is Html html)
            html.WriteTo(output);
        else
            context.Print(value, place, this);
    }

    public TemplateException Error(string message, string? advice = null, Exception? cause = null) =>
        new(new(LogSeverity.Error, Span, char.ToUpperInvariant(message[0]) + message[1..], advice), cause);
}

internal sealed record Literal(SourceSpan Span, object? Value) : Expression(Span)
{
    public override object? Evaluate(TemplateContext context) => Value;
}

/// <summary>Something that prints while it works: straight into the page where it can, else what it printed is its value.</summary>
internal abstract record PrintingExpression(SourceSpan Span) : Expression(Span)
{
    public sealed override object? Evaluate(TemplateContext context)
    {
        var start = context.Output.Count;
        Run(context);
        return context.Output.CutFrom(start);
    }

    public sealed override void Print(TemplateContext context, HtmlPlace place)
    {
        if (place == HtmlPlace.Content)
            Run(context);
        else
            base.Print(context, place);
    }

    protected abstract void Run(TemplateContext context);
}

/// <summary>A path: a value that may turn out to be a function, and is called then.</summary>
internal abstract record PathExpression(SourceSpan Span) : Expression(Span)
{
    /// <summary>The left side of <c>??</c>: a key that is missing from a map is null there.</summary>
    public bool Forgiving { get; set; }

    public override object? Evaluate(TemplateContext context) => Called(context, Resolve(context));

    /// <summary>The value, or what it gives when it is called. Two kinds of functions are looked for, since whether something is an ICallable is seen much later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected object? Called(TemplateContext context, object? value) =>
        value is TemplateFunction or ScriptFunction ? context.Call((ICallable)value, [], null, this) : value;

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
        if (forgiving || context.Frame.IsArguments(owner))
            return null;

        return owner is IReadOnlyDictionary<string, object?> map
            ? throw Missing($"The object has no member '{name}'.", map.Keys)
            : throw Missing($"{Values.KindOf(owner)} has no member '{name}'.", Values.AsList(owner) is null ? [] : ["size"]);

        TemplateException Missing(string message, IEnumerable<string> known) => Error(message, Suggestion.For(name, known));
    }
}

internal sealed record GlobalVariable(SourceSpan Span, string Name) : PathExpression(Span)
{
    private CachedMember? _cached;

    /// <summary>The mark of the name.</summary>
    public ulong Mark { get; } = NameMarks.Of(Name);

    public override object? Evaluate(TemplateContext context) => Called(context, Resolve(context));

    public override object? Resolve(TemplateContext context)
    {
        if (context.TryGetVariable(Name, Mark, out var value))
            return value;
        if (context.Table is { } table && CachedMember.Of(ref _cached, table, Name) is { } member)
            return member.Get((ITemplateModel)context.Model!);

        return context.TryGetGlobal(Name, out value) ? value : throw Error($"There is no '{Name}' here.", Suggestion.For(Name, context.Names()));
    }
}

/// <summary>The member that a name meant the last time. One object, so that threads see type and member together.</summary>
internal sealed record CachedMember(ModelType Type, ModelMember? Member)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ModelMember? Of(ref CachedMember? site, ModelType type, string name)
    {
        var cached = site;
        return (cached is not null && ReferenceEquals(cached.Type, type) ? cached : site = Find(type, name)).Member;
    }

    private static CachedMember Find(ModelType type, string name) => new(type, type.Table.GetValueOrDefault(name));
}

internal sealed record LocalVariable(SourceSpan Span, string Name) : PathExpression(Span)
{
    public override object? Resolve(TemplateContext context)
    {
        for (var frame = context.Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Locals.TryGet(Name, out var value))
                return value;
        }

        throw Error($"'{Name}' has no value yet.", "Assign to it first.");
    }
}

/// <summary><c>$</c>, all arguments of the file or function, or <c>$0</c>, one of them; null if it was not given.</summary>
internal sealed record ArgumentVariable(SourceSpan Span, int? Index) : PathExpression(Span)
{
    public override object? Resolve(TemplateContext context) => Index is { } i ? context.Frame.Argument(i) : context.Frame.Arguments;
}

/// <summary><c>$$</c>, the block that <c>wrap</c> gave to the function.</summary>
internal sealed record WrappedBlock(SourceSpan Span) : PrintingExpression(Span)
{
    protected override void Run(TemplateContext context)
    {
        var frame = context.Frame;
        if (frame.Block is null)
            throw Error("There is no block here to print.", "'$$' is only known in a function called by 'wrap'.");

        // The block sees the function's arguments and locals, but '$$' in it is again that of the file in which it stands.
        TemplateContext.EnsureStack(Span);
        var owner = frame.BlockOwner!;
        context.Frame = new Frame([], null, owner.Block, owner.BlockOwner) { Arguments = frame.Arguments, Locals = frame.Locals, Outer = owner };
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
internal sealed record LoopVariable(SourceSpan Span, bool IsFor, string Name) : Expression(Span)
{
    public override object? Evaluate(TemplateContext context) =>
        context.Loop(IsFor) is { } loop ? loop.State(Name) : throw Error($"No loop is running that '{(IsFor ? "for" : "while")}.{Name}' could mean.");
}

internal sealed record Member(SourceSpan Span, Expression Target, string Name, bool Optional) : PathExpression(Span)
{
    private CachedMember? _cached;

    public override int Depth { get; } = Target.Depth + 1;

    public override object? Evaluate(TemplateContext context)
    {
        var owner = Target.Evaluate(context);
        if (owner is ITemplateModel model && CachedMember.Of(ref _cached, model.ModelType, Name) is { } member)
            return member.Get(model); // which is no function: tables hold none
        if (owner is object?[] array && Name == "size")
            return Values.Box(array.Length);

        return Called(context, Resolve(context, owner));
    }

    public override object? Resolve(TemplateContext context) => Resolve(context, Target.Evaluate(context));

    private object? Resolve(TemplateContext context, object? owner) => owner switch
    {
        null when Optional => null,
        null => throw Error($"This is null, so it has no '{Name}'.", $"Write '?.{Name}' if it may be."),
        _ => MemberOf(context, owner, Name, Forgiving || Optional),
    };
}

internal sealed record Index(SourceSpan Span, Expression Target, Expression Key) : PathExpression(Span)
{
    public override int Depth { get; } = Math.Max(Target.Depth, Key.Depth) + 1;

    public override object? Resolve(TemplateContext context)
    {
        var owner = Target.Evaluate(context);
        var at = Key.Evaluate(context);
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

internal sealed record Unary(SourceSpan Span, string Operator, Expression Operand) : Expression(Span)
{
    public override int Depth { get; } = Operand.Depth + 1;

    public override bool Test(TemplateContext context) => Operator == "!" ? !Operand.Test(context) : base.Test(context);

    public override object? Evaluate(TemplateContext context)
    {
        if (Operator == "@")
            return Operand.Resolve(context);

        var value = Operand.Evaluate(context);
        if (Operator == "!")
            return Values.Box(!Values.IsTrue(value));
        if (Operator == "+" && Values.IsNumber(value))
            return value;

        try
        {
            return Operator == "-" ? Operators.Negate(value) : throw new TemplateFunctionException($"'+' can't be applied to {Values.KindOf(value)}.");
        }
        catch (TemplateFunctionException refused)
        {
            throw Error(refused.Message, refused.Advice);
        }
    }
}

internal sealed record Binary(SourceSpan Span, string Operator, Expression Left, Expression Right) : Expression(Span)
{
    private readonly Kind _kind = Operator switch
    {
        "&&" => Kind.And,
        "||" => Kind.Or,
        "==" => Kind.Equal,
        "!=" => Kind.Unequal,
        "<" => Kind.Less,
        "<=" => Kind.AtMost,
        ">" => Kind.More,
        ">=" => Kind.AtLeast,
        _ => Kind.Other,
    };

    /// <summary>The operators that conditions are made of.</summary>
    private enum Kind
    {
        Other,
        And,
        Or,
        Equal,
        Unequal,
        Less,
        AtMost,
        More,
        AtLeast,
    }

    public override int Depth { get; } = Math.Max(Left.Depth, Right.Depth) + 1;

    public override bool Test(TemplateContext context) => _kind switch
    {
        Kind.And => Left.Test(context) && Right.Test(context),
        Kind.Or => Left.Test(context) || Right.Test(context),
        Kind.Other => base.Test(context),
        _ => Compare(Left.Evaluate(context), Right.Evaluate(context)),
    };

    public override object? Evaluate(TemplateContext context)
    {
        if (_kind != Kind.Other)
            return Values.Box(Test(context));

        switch (Operator)
        {
            case "??":
                return Left.Evaluate(context) ?? Right.Evaluate(context);
            case "?!":
                return Left.Evaluate(context) is { } present ? Right.Evaluate(context) : null;
        }

        try
        {
            return Operators.Apply(Operator, Left.Evaluate(context), Right.Evaluate(context));
        }
        catch (TemplateFunctionException refused)
        {
            throw Error(refused.Message, refused.Advice);
        }
    }

    private bool Compare(object? left, object? right)
    {
        try
        {
            return _kind switch
            {
                Kind.Equal => Values.Equals(left, right),
                Kind.Unequal => !Values.Equals(left, right),
                Kind.Less => Operators.Order(left, right) < 0,
                Kind.AtMost => Operators.Order(left, right) <= 0,
                Kind.More => Operators.Order(left, right) > 0,
                _ => Operators.Order(left, right) >= 0,
            };
        }
        catch (TemplateFunctionException refused)
        {
            throw Error(refused.Message, refused.Advice);
        }
    }
}

internal sealed record Conditional(SourceSpan Span, Expression Condition, Expression Then, Expression Otherwise) : Expression(Span)
{
    public override int Depth { get; } = Math.Max(Condition.Depth, Math.Max(Then.Depth, Otherwise.Depth)) + 1;

    public override object? Evaluate(TemplateContext context) =>
        Condition.Test(context) ? Then.Evaluate(context) : Otherwise.Evaluate(context);
}

internal sealed record ArrayLiteral(SourceSpan Span, Expression[] Items) : Expression(Span)
{
    public override int Depth { get; } = Items.Select(item => item.Depth).DefaultIfEmpty().Max() + 1;

    public override object? Evaluate(TemplateContext context) => new ScriptArray(Items.Select(item => item.Evaluate(context)));
}

internal sealed record ObjectLiteral(SourceSpan Span, (string Name, Expression Value)[] Members) : Expression(Span)
{
    public override int Depth { get; } = Members.Select(member => member.Value.Depth).DefaultIfEmpty().Max() + 1;

    public override object? Evaluate(TemplateContext context)
    {
        var made = new ScriptObject();
        foreach (var (name, value) in Members)
            made[name] = value.Evaluate(context);

        return made;
    }
}

internal sealed record Interpolation(SourceSpan Span, Expression[] Parts) : Expression(Span)
{
    public override int Depth { get; } = Parts.Select(part => part.Depth).DefaultIfEmpty().Max() + 1;

    public override object? Evaluate(TemplateContext context)
    {
        try
        {
            return Values.Join([.. Parts.Select(part => part.Evaluate(context))]);
        }
        catch (TemplateFunctionException refused)
        {
            throw Error(refused.Message, refused.Advice);
        }
    }
}

/// <summary>A call; a pipe puts its left side in front of the arguments.</summary>
internal sealed record Call(SourceSpan Span, Expression Target, Expression[] Arguments, (string Name, Expression Value)[] Named) : Expression(Span)
{
    public override int Depth { get; } =
        Arguments.Concat(Named.Select(argument => argument.Value)).Append(Target).Max(part => part.Depth) + 1;

    private readonly bool _isConstant = Named.Length == 0 && Array.TrueForAll(Arguments, argument => argument is Literal);
    private Answer? _answer;

    public override object? Evaluate(TemplateContext context)
    {
        if (!_isConstant || Target.Resolve(context) is not TemplateFunction { IsPure: true } function)
            return Evaluate(context, null);

        // One object, so that threads see function and value together. The languages of a site have a function each, and take turns here.
        var answer = _answer;
        if (answer is null || !ReferenceEquals(answer.Function, function))
            _answer = answer = new(function, Evaluate(context, null));

        return answer.Value;
    }

    public object? Evaluate(TemplateContext context, Block? block)
    {
        if (Target.Resolve(context) is not ICallable function)
            throw Error("This is no function, so it takes no arguments.");

        var values = Arguments.Length == 0 ? [] : new object?[Arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Arguments[i].Evaluate(context);

        return context.Call(function, values, NamedValues(context, Named), this, block);
    }

    /// <summary>What the function gave for these constants.</summary>
    private sealed record Answer(TemplateFunction Function, object? Value);

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
internal sealed record Include(SourceSpan Span, Expression[] Arguments, (string Name, Expression Value)[] Named) : PrintingExpression(Span)
{
    public override int Depth { get; } = Arguments.Concat(Named.Select(argument => argument.Value)).Select(part => part.Depth).DefaultIfEmpty().Max() + 1;

    protected override void Run(TemplateContext context)
    {
        var values = new object?[Arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Arguments[i].Evaluate(context);

        var name = Values.IsText(values[0]) ? Values.ToText(values[0]) : throw Error("The name of a template is a text.");
        context.Include(name, new(values, Call.NamedValues(context, Named)), this);
    }
}

/// <summary><c>include_join</c>: several templates with something between them, before and after.</summary>
internal sealed record IncludeJoin(SourceSpan Span, Expression[] Arguments) : Expression(Span)
{
    public override int Depth { get; } = Arguments.Select(part => part.Depth).DefaultIfEmpty().Max() + 1;

    public override object? Evaluate(TemplateContext context)
    {
        var names = Values.AsList(Arguments[0].Evaluate(context)) ?? throw Error("'include_join' takes a list of names first.");
        var trimmings = Arguments.Skip(1).Select(argument => Part(context, argument)).ToArray();
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
        context.Include(name, new([name]), this);
        return context.Output.CutFrom(start);
    }
}

using Digest.Scriban.Syntax;

namespace Digest.Scriban.Checking;

/// <summary>What is known of a value before anything runs.</summary>
internal abstract record Shape
{
    public static readonly Shape Any = new Plain("anything");
    public static readonly Shape Null = new Plain("null");
    public static readonly Shape Text = new Plain("a text");
    public static readonly Shape Markup = new Plain("markup");
    public static readonly Shape Number = new Plain("a number");
    public static readonly Shape Flag = new Plain("a boolean");

    /// <summary>How messages call it.</summary>
    public abstract string Words { get; }

    public static Shape Of(ModelMember member) => member.Kind switch
    {
        MemberKind.Text => Text,
        MemberKind.Markup => Markup,
        MemberKind.Number => Number,
        MemberKind.Flag => Flag,
        MemberKind.Texts => new ListShape(Text),
        MemberKind.One => new ModelShape(member.Type!()),
        _ => new ListShape(new ModelShape(member.Type!())),
    };

    public static Shape OfValue(object? value) => value switch
    {
        string => Text,
        Html => Markup,
        bool => Flag,
        ITemplateModel model => new ModelShape(model.ModelType),
        _ when Runtime.Values.IsNumber(value) => Number,
        _ => Any,
    };

    /// <summary>What a value may be that comes from one of two places.</summary>
    public static Shape Join(Shape one, Shape other) => one == other || other == Null ? one : one == Null ? other : Any;

    private sealed record Plain(string Name) : Shape
    {
        public override string Words => Name;
    }
}

internal sealed record ModelShape(ModelType Type) : Shape
{
    public override string Words => $"an object '{Type.Name}'";
}

/// <summary>A list; an open one was made in the template, which may have given it members.</summary>
internal sealed record ListShape(Shape Item, bool IsOpen = false) : Shape
{
    public override string Words => "a list";
}

/// <summary>A group made by <c>array.group_by</c>.</summary>
internal sealed record GroupShape(Shape Key, Shape Item) : Shape
{
    public override string Words => "a group";
}

internal sealed record GroupOfFunctionsShape(Runtime.Namespace Group) : Shape
{
    public override string Words => $"the group of functions '{Group.Name}'";
}

internal sealed record FunctionShape(TemplateFunction Function) : Shape
{
    public override string Words => $"the function '{Function.Name}'";
}

internal sealed record DefinedShape(Function Definition) : Shape
{
    public override string Words => $"the function '{Definition.Name}'";
}

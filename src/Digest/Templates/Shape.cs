using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>What is known of a value before a template is rendered.</summary>
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

    /// <summary>Whether it is a single value, which has no members and no items.</summary>
    public bool IsPlain => this == Text || this == Markup || this == Number || this == Flag;

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
        int or long or double or float or decimal => Number,
        ITemplateModel model => new ModelShape(model.ModelType),
        _ => Any,
    };

    /// <summary>The shape of a value that comes from one of two places.</summary>
    public static Shape Join(Shape one, Shape other) => one == other || other == Null ? one : one == Null ? other : Any;

    private sealed record Plain(string Name) : Shape
    {
        public override string Words => Name;
    }
}

/// <summary>A model.</summary>
internal sealed record ModelShape(ModelType Type) : Shape
{
    public override string Words => $"an object '{Type.Name}'";
}

/// <summary>A list; an open one was made in the template, which may have given it members.</summary>
internal sealed record ListShape(Shape Item, bool IsOpen = false) : Shape
{
    public override string Words => "a list";
}

/// <summary>A group of functions, such as <c>string</c>.</summary>
internal sealed record GroupShape(string Name, ScriptObject Functions) : Shape
{
    public override string Words => $"the group of functions '{Name}'";
}

/// <summary>A function of Scriban or of ours.</summary>
internal sealed record FunctionShape(string Name, IScriptCustomFunction Function) : Shape
{
    public override string Words => $"the function '{Name}'";
}

/// <summary>A function that a template defines.</summary>
internal sealed record DefinedShape(ScriptFunction Function) : Shape
{
    public override string Words => $"the function '{(Function.NameOrDoToken as ScriptVariable)?.Name}'";
}

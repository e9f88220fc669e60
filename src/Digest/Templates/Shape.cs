namespace Digest.Templates;

/// <summary>The kind of a value, as far as it is known before rendering.</summary>
internal abstract record Shape
{
    public static readonly Shape Any = new Plain("anything");
    public static readonly Shape Null = new Plain("null");
    public static readonly Shape Text = new Plain("a text");
    public static readonly Shape Markup = new Plain("markup");
    public static readonly Shape Blocks = new Plain("markup with paragraphs");
    public static readonly Shape Number = new Plain("a number");
    public static readonly Shape Flag = new Plain("a boolean");

    /// <summary>The name in messages.</summary>
    public abstract string Description { get; }

    public bool IsMarkup => this == Markup || this == Blocks;

    /// <summary>Whether it is a value without members and items.</summary>
    public bool IsPlain => this == Text || IsMarkup || this == Number || this == Flag;

    public static Shape Of(ModelMember member) => member.Kind switch
    {
        MemberKind.Text => Text,
        MemberKind.Markup => Markup,
        MemberKind.Blocks => Blocks,
        MemberKind.Number => Number,
        MemberKind.Flag => Flag,
        MemberKind.Texts => new ListShape(Text),
        MemberKind.Fields => new FieldsShape(member.Owner!),
        MemberKind.One => new ModelShape(member.Type!()),
        _ => new ListShape(new ModelShape(member.Type!())),
    };

    public static Shape OfValue(object? value) => value switch
    {
        Shape shape => shape,
        string => Text,
        Html => Markup,
        bool => Flag,
        int or long or double or float or decimal => Number,
        ITemplateModel model => new ModelShape(model.ModelType),
        _ => Any,
    };

    /// <summary>The shape of a value that has one of two shapes.</summary>
    public static Shape Join(Shape one, Shape other) => one == other || other == Null ? one : one == Null ? other
        : (one == Blocks || other == Blocks) && (one.IsMarkup || one == Text) && (other.IsMarkup || other == Text) ? Blocks : Any;

    private sealed record Plain(string Name) : Shape
    {
        public override string Description => Name;
    }
}

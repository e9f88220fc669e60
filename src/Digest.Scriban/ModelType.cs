using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Digest.Scriban;

/// <summary>An object that templates may read. Its members are the ones in its table, found without reflection.</summary>
public interface ITemplateModel
{
    /// <summary>The table of the object's members; one for all objects of a kind.</summary>
    ModelType ModelType { get; }
}

/// <summary>What a template finds behind a name of a model.</summary>
public enum MemberKind
{
    /// <summary>Plain text, escaped when printed.</summary>
    Text,

    /// <summary>An <see cref="Html"/>, printed as it is.</summary>
    Markup,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Another model, or null.</summary>
    One,

    /// <summary>A list of models.</summary>
    Many,

    /// <summary>A list of plain texts.</summary>
    Texts,
}

/// <summary>A member as templates see it.</summary>
/// <param name="Name">Its name, in snake_case.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Type">The table of what <see cref="MemberKind.One"/> and <see cref="MemberKind.Many"/> hold, else null; a function, so that tables may refer to each other.</param>
public record ModelMember(string Name, MemberKind Kind, Func<ModelType>? Type)
{
    /// <summary>Reads the member of an object that has this table.</summary>
    internal virtual object? Get(ITemplateModel model) => null;
}

/// <summary>The table of a model's members, from which templates are checked before they are rendered.</summary>
public abstract class ModelType
{
    private readonly Dictionary<string, ModelMember> _members = [];
    private FrozenDictionary<string, ModelMember>? _frozen;

    private protected ModelType(string name) => Name = name;

    /// <summary>What messages call an object of this kind, such as "article".</summary>
    public string Name { get; }

    /// <summary>The members by name. Reading it closes the table.</summary>
    public IReadOnlyDictionary<string, ModelMember> Members => Table;

    /// <summary>The members as they were added; a frozen table has an order of its own.</summary>
    internal IEnumerable<ModelMember> InOrder => _members.Values;

    internal FrozenDictionary<string, ModelMember> Table => _frozen ??= _members.ToFrozenDictionary(StringComparer.Ordinal);

    private protected void Add(ModelMember member)
    {
        if (_frozen is not null)
            throw new InvalidOperationException($"The table of '{Name}' is in use; '{member.Name}' comes too late.");

        _members[member.Name] = member;
    }
}

/// <summary>The table of the members of <typeparamref name="T"/>, written as a chain of calls, one a member.</summary>
public sealed class ModelType<T> : ModelType where T : class
{
    /// <summary>An empty table.</summary>
    public ModelType(string name) : base(name)
    {
    }

    /// <summary>A table that begins with the members of a base class of <typeparamref name="T"/>.</summary>
    public ModelType(string name, ModelType basis) : base(name)
    {
        foreach (var member in basis.Table.Values)
            Add(member);
    }

    /// <summary>Adds a plain text, escaped when printed.</summary>
    public ModelType<T> Text(string name, Func<T, string?> get) => With(name, MemberKind.Text, null, get);

    /// <summary>Adds markup, printed as it is.</summary>
    public ModelType<T> Markup(string name, Func<T, Html?> get) => With(name, MemberKind.Markup, null, get);

    /// <summary>Adds a whole number.</summary>
    public ModelType<T> Number(string name, Func<T, int> get) => With(name, MemberKind.Number, null, model => Runtime.Values.Box(get(model)));

    /// <summary>Adds something that is true or false.</summary>
    public ModelType<T> Flag(string name, Func<T, bool> get) => With(name, MemberKind.Flag, null, model => Runtime.Values.Box(get(model)));

    /// <summary>Adds another model, or null.</summary>
    public ModelType<T> One(string name, Func<T, ITemplateModel?> get, Func<ModelType> type) =>
        With(name, MemberKind.One, type, get);

    /// <summary>Adds a list of models.</summary>
    public ModelType<T> Many(string name, Func<T, IReadOnlyList<ITemplateModel>> get, Func<ModelType> type) =>
        With(name, MemberKind.Many, type, get);

    /// <summary>Adds a list of plain texts.</summary>
    public ModelType<T> Texts(string name, Func<T, IReadOnlyList<string>> get) => With(name, MemberKind.Texts, null, get);

    private ModelType<T> With(string name, MemberKind kind, Func<ModelType>? type, Func<T, object?> get)
    {
        Add(new Member(name, kind, type, get));
        return this;
    }

    private sealed record Member(string Name, MemberKind Kind, Func<ModelType>? Type, Func<T, object?> Read) : ModelMember(Name, Kind, Type)
    {
        // Only asked of objects that have the table, which are T; a cast would cost more than the read.
        internal override object? Get(ITemplateModel model) => Read(Unsafe.As<T>(model));
    }
}

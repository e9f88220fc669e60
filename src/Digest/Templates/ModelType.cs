using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Digest.Templates;

/// <summary>The table of a model's members, from which templates are checked before they are rendered.</summary>
internal abstract class ModelType
{
    private readonly Dictionary<string, ModelMember> _members = [];
    private FrozenDictionary<string, ModelMember>? _frozen;

    private protected ModelType(string name) => Name = name;

    /// <summary>What messages call an object of this kind, such as "article".</summary>
    public string Name { get; }

    /// <summary>The members by name. Reading it closes the table.</summary>
    public IReadOnlyDictionary<string, ModelMember> Members => Table;

    /// <summary>The members in the order in which they were added.</summary>
    public IEnumerable<ModelMember> InOrder => _members.Values;

    internal FrozenDictionary<string, ModelMember> Table => _frozen ??= _members.ToFrozenDictionary(StringComparer.Ordinal);

    private protected void Add(ModelMember member)
    {
        if (_frozen is not null)
            throw new InvalidOperationException($"The table of '{Name}' is in use, so '{member.Name}' cannot be added.");
        _members[member.Name] = member;
    }
}

/// <summary>The table of the members of <typeparamref name="T"/>, written as a chain of calls, one for each member.</summary>
internal sealed class ModelType<T> : ModelType
    where T : class
{
    private static readonly object s_true = true, s_false = false;
    private static readonly object[] s_numbers = [.. Enumerable.Range(0, 64).Select(number => (object)number)];

    /// <summary>An empty table.</summary>
    public ModelType(string name)
        : base(name)
    {
    }

    /// <summary>A table that begins with the members of a base class of <typeparamref name="T"/>.</summary>
    public ModelType(string name, ModelType basis)
        : base(name)
    {
        foreach (var member in basis.InOrder)
            Add(member);
    }

    /// <summary>Adds a plain text, escaped when printed.</summary>
    public ModelType<T> Text(string name, Func<T, string?> get) => With(name, MemberKind.Text, null, get);

    /// <summary>Adds markup, printed as it is.</summary>
    public ModelType<T> Markup(string name, Func<T, Html?> get) => With(name, MemberKind.Markup, null, get);

    /// <summary>Adds a whole number.</summary>
    public ModelType<T> Number(string name, Func<T, int> get) => With(name, MemberKind.Number, null, model => Box(get(model)));

    /// <summary>Adds a member that is true or false.</summary>
    public ModelType<T> Flag(string name, Func<T, bool> get) => With(name, MemberKind.Flag, null, model => get(model) ? s_true : s_false);

    /// <summary>Adds another model, or null.</summary>
    public ModelType<T> One(string name, Func<T, ITemplateModel?> get, Func<ModelType> type) => With(name, MemberKind.One, type, get);

    /// <summary>Adds a list of models.</summary>
    public ModelType<T> Many(string name, Func<T, IReadOnlyList<ITemplateModel>> get, Func<ModelType> type) =>
        With(name, MemberKind.Many, type, get);

    /// <summary>Adds a list of plain texts.</summary>
    public ModelType<T> Texts(string name, Func<T, IReadOnlyList<string>> get) => With(name, MemberKind.Texts, null, get);

    private static object Box(int number) => (uint)number < (uint)s_numbers.Length ? s_numbers[number] : number;

    private ModelType<T> With(string name, MemberKind kind, Func<ModelType>? type, Func<T, object?> get)
    {
        Add(new Member(name, kind, type, get));
        return this;
    }

    private sealed record Member(string Name, MemberKind Kind, Func<ModelType>? Type, Func<T, object?> Read) : ModelMember(Name, Kind, Type)
    {
        // Only objects that have the table are asked, and those are T. A checked cast costs more than the read.
        public override object? Get(ITemplateModel model) => Read(Unsafe.As<T>(model));
    }
}

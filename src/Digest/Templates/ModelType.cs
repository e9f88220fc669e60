using System.Collections;
using System.Runtime.CompilerServices;

namespace Digest.Templates;

/// <summary>The table of a model's members. Templates are checked against it before they are rendered.</summary>
/// <param name="name">The name of the model in messages, such as "article".</param>
internal abstract class ModelType(string name)
{
    private readonly Dictionary<string, ModelMember> _added = [];
    private FrozenDictionary<string, ModelMember>? _members;

    public string Name => name;

    /// <summary>The members by name. The first read closes the table.</summary>
    public FrozenDictionary<string, ModelMember> Members => _members ??= _added.ToFrozenDictionary(StringComparer.Ordinal);

    private protected void Add(ModelMember member)
    {
        if (_members is not null)
            throw new InvalidOperationException($"The table of '{Name}' is in use, so '{member.Name}' cannot be added.");
        _added[member.Name] = member;
    }
}

/// <summary>The table of the members of <typeparamref name="T"/>. Each method adds a member of a <see cref="MemberKind"/>.</summary>
internal sealed class ModelType<T>(string name) : ModelType(name)
    where T : class
{
    private static readonly object s_true = true, s_false = false;
    private static readonly object[] s_numbers = [.. Enumerable.Range(0, 64).Select(number => (object)number)];

    public ModelType<T> Text(string name, Func<T, string?> get) => Add(name, MemberKind.Text, null, get);
    public ModelType<T> Markup(string name, Func<T, Html?> get) => Add(name, MemberKind.Markup, null, get);
    public ModelType<T> Blocks(string name, Func<T, Html?> get) => Add(name, MemberKind.Blocks, null, get);
    public ModelType<T> Number(string name, Func<T, int> get) => Add(name, MemberKind.Number, null, model => Box(get(model)));
    public ModelType<T> Flag(string name, Func<T, bool> get) => Add(name, MemberKind.Flag, null, model => get(model) ? s_true : s_false);
    public ModelType<T> Texts(string name, Func<T, IReadOnlyList<string>> get) => Add(name, MemberKind.Texts, null, get);

    public ModelType<T> One<TModel>(string name, Func<T, TModel?> get)
        where TModel : class, ITemplateModel<TModel> => Add(name, MemberKind.One, () => TModel.Type, get);

    /// <summary>Scriban reads an <see cref="IList"/>.</summary>
    public ModelType<T> Many<TModel>(string name, Func<T, IEnumerable<TModel>> get)
        where TModel : class, ITemplateModel<TModel> =>
        Add(name, MemberKind.Many, () => TModel.Type, model => get(model) is var models && models is IList ? models : models.ToArray());

    /// <param name="owner">What has the fields, as in <c>theme/fields.yml</c>.</param>
    public ModelType<T> Fields(string name, string owner, Func<T, IOwnFields> get)
    {
        Add(new Member(name, MemberKind.Fields, Type: null, get) { Owner = owner });
        return this;
    }

    /// <summary>Adds all members of another model.</summary>
    public ModelType<T> Include<TModel>(Func<T, TModel> get)
        where TModel : class, ITemplateModel<TModel>
    {
        foreach (var member in TModel.Type.Members.Values)
            Add(new Member(member.Name, member.Kind, member.Type, model => member.Get(get(model))) { Owner = member.Owner });
        return this;
    }

    /// <summary>Adds a member of a kind that is known at run time only.</summary>
    public ModelType<T> Add(string name, MemberKind kind, Func<ModelType>? type, Func<T, object?> get)
    {
        Add(new Member(name, kind, type, get));
        return this;
    }

    private static object Box(int number) => (uint)number < (uint)s_numbers.Length ? s_numbers[number] : number;

    private sealed record Member(string Name, MemberKind Kind, Func<ModelType>? Type, Func<T, object?> Read) : ModelMember(Name, Kind, Type)
    {
        // Only objects that have the table are read, and those are T. A checked cast costs more than the read.
        public override object? Get(ITemplateModel model) => Read(Unsafe.As<T>(model));
    }
}

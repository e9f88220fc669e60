using Digest.Scriban.Syntax;

namespace Digest.Scriban.Runtime;

/// <summary>One layer of names. The layers of a render form a stack, the nearest on top.</summary>
internal abstract class Scope
{
    /// <summary>The marks of all its names.</summary>
    public abstract ulong Marks { get; }

    public abstract bool TryGet(string name, out object? value);
}

/// <summary>One bit for a name. The bits of all variables of a render, together, tell of most names of models and functions that they are no variable, without a look at the scopes.</summary>
internal static class NameMarks
{
    public const ulong All = ulong.MaxValue;

    public static ulong Of(string name) => name.Length == 0 ? All : 1UL << (((name[0] * 5) ^ (name[^1] * 11) ^ name.Length) & 63);
}

/// <summary>Variables that a template made. There are few of them, so a walk beats a hash.</summary>
internal sealed class VariableScope : Scope
{
    private Variable[] _variables = [];
    private int _count;
    private ulong _marks;

    public override ulong Marks => _marks;

    public static VariableScope Of(IEnumerable<KeyValuePair<string, object?>> variables)
    {
        var scope = new VariableScope();
        foreach (var (name, value) in variables)
            scope.Set(name, value);

        return scope;
    }

    public override bool TryGet(string name, out object? value)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_variables[i].Name == name)
            {
                value = _variables[i].Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Sets a variable that is there already.</summary>
    public bool TrySet(string name, object? value)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_variables[i].Name != name)
                continue;

            _variables[i].Value = value;
            return true;
        }

        return false;
    }

    public void Set(string name, object? value)
    {
        if (TrySet(name, value))
            return;

        if (_count == _variables.Length)
            Array.Resize(ref _variables, Math.Max(2, _count * 2));

        _variables[_count++] = new(name, value);
        _marks |= NameMarks.Of(name);
    }

    public void Remove(string name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_variables[i].Name != name)
                continue;

            _variables[i] = _variables[--_count];
            _variables[_count] = default;
            return;
        }
    }

    private struct Variable(string name, object? value)
    {
        public readonly string Name = name;
        public object? Value = value;
    }
}

/// <summary>A loop that is running: its variable, unless that is a local one, and where it stands.</summary>
internal sealed class LoopScope(GlobalVariable? variable, bool isFor, int count) : Scope
{
    public bool IsFor => isFor;

    public string? Variable => variable?.Name;

    public override ulong Marks => variable?.Mark ?? 0;

    public object? Value { get; set; }

    public int Index { get; set; }

    /// <summary>The item of the round before and that of this one, for <c>for.changed</c>; they are compared only when somebody asks.</summary>
    public object? Before { get; set; }

    public object? Item { get; set; }

    public override bool TryGet(string name, out object? value)
    {
        value = Value;
        return name == variable?.Name;
    }

    public object? State(string name) => name switch
    {
        "index" => Values.Box(Index),
        "rindex" => Values.Box(count - Index - 1),
        "length" => Values.Box(count),
        "first" => Values.Box(Index == 0),
        "last" => Values.Box(Index == count - 1),
        "even" => Values.Box((Index & 1) == 0),
        "odd" => Values.Box((Index & 1) == 1),
        _ => Values.Box(Index == 0 || !Values.Equals(Before, Item)),
    };
}

/// <summary>The object of a <c>with</c>.</summary>
internal sealed class ObjectScope(object target) : Scope
{
    public object Target => target;

    public override ulong Marks => NameMarks.All;

    public override bool TryGet(string name, out object? value)
    {
        switch (target)
        {
            case ITemplateModel model:
                var found = model.ModelType.Table.TryGetValue(name, out var member);
                value = found ? member!.Get(model) : null;
                return found;
            case IReadOnlyDictionary<string, object?> members:
                return members.TryGetValue(name, out value);
            default:
                value = null;
                return false;
        }
    }
}

/// <summary>What belongs to one run of a file or function: its arguments and its <c>$locals</c>. Most runs are of small partials, so what they don't ask for is not made.</summary>
internal sealed class Frame(object?[] arguments, ScriptObject? named = null, Block? block = null, Frame? blockOwner = null)
{
    private ScriptArray? _list;

    public VariableScope Locals
    {
        get => field ??= new();
        init;
    }

    /// <summary>All arguments, as <c>$</c>.</summary>
    public ScriptArray Arguments
    {
        get => _list ??= new ScriptArray(arguments) { Named = named };
        init => _list = value;
    }

    /// <summary>One argument, as <c>$1</c>; null if it was not given.</summary>
    public object? Argument(int index) => _list is { } list
        ? index < list.Count ? list[index] : null
        : index < arguments.Length ? arguments[index] : null;

    public bool IsArguments(object? value) => value is not null && ReferenceEquals(value, _list);

    /// <summary>The block given by <c>wrap</c>, and the frame in which it stands.</summary>
    public Block? Block => block;

    public Frame? BlockOwner => blockOwner;

    /// <summary>While a block given by <c>wrap</c> runs: the frame in which it stands, whose locals it sees behind those of the function.</summary>
    public Frame? Outer { get; init; }
}

/// <summary>A function that a template defined.</summary>
internal sealed record ScriptFunction(Function Definition) : ICallable
{
    public string Name => Definition.Name;
}

/// <summary>A value that can be called.</summary>
internal interface ICallable
{
    string Name { get; }
}

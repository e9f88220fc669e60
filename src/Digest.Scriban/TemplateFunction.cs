namespace Digest.Scriban;

/// <summary>A function that templates may call, of the host or built in.</summary>
public sealed class TemplateFunction : Runtime.ICallable
{
    /// <summary>Describes a function.</summary>
    /// <param name="name">What templates call it.</param>
    /// <param name="minArguments">How many arguments it needs.</param>
    /// <param name="maxArguments">How many arguments it takes; those left out are not in the list that <paramref name="invoke"/> gets.</param>
    /// <param name="invoke">Does the work. To refuse its arguments it throws a <see cref="TemplateFunctionException"/>.</param>
    /// <param name="check">Sees the arguments of a call when the template is checked, null for those that are not constants, and may return what is wrong with them.</param>
    /// <param name="parameters">The names of the arguments, if they may be given by name.</param>
    /// <param name="isPure">Whether the same arguments give the same value for ever; a call with constants is made only once then.</param>
    public TemplateFunction(
        string name,
        int minArguments,
        int maxArguments,
        Func<IReadOnlyList<object?>, TemplateContext, object?> invoke,
        Func<IReadOnlyList<object?>, string?>? check = null,
        IReadOnlyList<string>? parameters = null,
        bool isPure = false)
    {
        Signature = new(name, minArguments, maxArguments, parameters ?? []);
        Invoke = invoke;
        Check = check;
        IsPure = isPure;
    }

    /// <summary>What templates call it.</summary>
    public string Name => Signature.Name;

    internal Signature Signature { get; }

    internal bool IsPure { get; }

    internal Func<IReadOnlyList<object?>, TemplateContext, object?> Invoke { get; }

    internal Func<IReadOnlyList<object?>, string?>? Check { get; }
}

/// <summary>How a function may be called.</summary>
internal sealed record Signature(string Name, int MinArguments, int MaxArguments, IReadOnlyList<string> Parameters)
{
    /// <summary>Whether there is plainly nothing to refuse: the arguments are as many as they should be, and none is named.</summary>
    public bool Takes(object?[] arguments, ScriptObject? named) => named is null && arguments.Length >= MinArguments && arguments.Length <= MaxArguments;

    /// <summary>What is wrong with calling it like this, or null.</summary>
    public string? Refuse(int arguments, IEnumerable<string> named)
    {
        var given = arguments;
        foreach (var name in named)
        {
            var index = IndexOf(name);
            if (index < 0)
                return $"'{Name}' has no argument named '{name}'.";
            if (index < arguments)
                return $"'{Name}' gets its argument '{name}' twice.";

            given++;
        }

        if (given >= MinArguments && given <= MaxArguments)
            return null;

        var expected = MinArguments == MaxArguments ? $"{MinArguments}" : $"{MinArguments} to {MaxArguments}";
        return $"'{Name}' takes {expected} argument{(expected == "1" ? "" : "s")}, but gets {given}.";
    }

    /// <summary>All arguments in their places.</summary>
    public object?[] Place(object?[] arguments, ScriptObject? named)
    {
        if (named is null)
            return arguments;

        var placed = new object?[Math.Max(arguments.Length, named.Keys.Max(IndexOf) + 1)];
        arguments.CopyTo(placed, 0);
        foreach (var (name, value) in named)
            placed[IndexOf(name)] = value;

        return placed;
    }

    private int IndexOf(string parameter)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i] == parameter)
                return i;
        }

        return -1;
    }
}

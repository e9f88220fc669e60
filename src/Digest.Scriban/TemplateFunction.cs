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
    public TemplateFunction(
        string name,
        int minArguments,
        int maxArguments,
        Func<IReadOnlyList<object?>, TemplateContext, object?> invoke,
        Func<IReadOnlyList<object?>, string?>? check = null,
        IReadOnlyList<string>? parameters = null)
    {
        Name = name;
        MinArguments = minArguments;
        MaxArguments = maxArguments;
        Invoke = invoke;
        Check = check;
        Parameters = parameters ?? [];
    }

    /// <summary>What templates call it.</summary>
    public string Name { get; }

    /// <summary>How many arguments it needs.</summary>
    public int MinArguments { get; }

    /// <summary>How many arguments it takes.</summary>
    public int MaxArguments { get; }

    /// <summary>The names of its arguments; empty if they have none.</summary>
    public IReadOnlyList<string> Parameters { get; }

    internal Func<IReadOnlyList<object?>, TemplateContext, object?> Invoke { get; }

    internal Func<IReadOnlyList<object?>, string?>? Check { get; }

    /// <summary>What is wrong with calling it like this, or null.</summary>
    internal string? Refuse(int arguments, IEnumerable<string> named)
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

    internal int IndexOf(string parameter)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i] == parameter)
                return i;
        }

        return -1;
    }
}

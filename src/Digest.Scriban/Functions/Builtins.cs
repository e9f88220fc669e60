using System.Collections.Frozen;
using Digest.Scriban.Runtime;

namespace Digest.Scriban.Functions;

/// <summary>The arguments of a call, read as what the function needs; what does not fit is refused in words.</summary>
internal readonly struct Arguments(IReadOnlyList<object?> values, TemplateContext context)
{
    public TemplateContext Context => context;

    public int Count => values.Count;

    public object? this[int index] => index < values.Count ? values[index] : null;

    public string Text(int index) => Values.ToText(this[index]);

    public string? OptionalText(int index) => this[index] is { } value ? Values.ToText(value) : null;

    public IReadOnlyList<object?> List(int index) => this[index] is not { } value
        ? []
        : Values.AsList(value) ?? throw new TemplateFunctionException($"A list is needed here, not {Values.KindOf(value)}.");

    public object Number(int index) => this[index] is { } value && Values.IsNumber(value)
        ? value
        : throw new TemplateFunctionException($"A number is needed here, not {Values.KindOf(this[index])}.");

    public int Whole(int index, int otherwise = 0) => this[index] switch
    {
        null when index >= values.Count => otherwise,
        int number => number,
        long number => (int)Math.Clamp(number, int.MinValue, int.MaxValue),
        var value => throw new TemplateFunctionException($"A whole number is needed here, not {Values.KindOf(value)}."),
    };

    public DateTimeOffset? Date(int index) => this[index] switch
    {
        null => null,
        Date date => date.Moment,
        DateTimeOffset date => date,
        DateTime date => new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc)),
        DateOnly date => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero),
        var value => throw new TemplateFunctionException($"A date is needed here, not {Values.KindOf(value)}.", "Make one with date.parse."),
    };

    public ICallable Function(int index) => this[index] as ICallable
        ?? throw new TemplateFunctionException($"A function is needed here, not {Values.KindOf(this[index])}.", "Write '@' before its name.");

    /// <summary>Languages come from the host, so a culture can't be chosen here.</summary>
    public void RefuseCulture(int index)
    {
        if (this[index] is not null)
            throw new TemplateFunctionException("A culture can't be chosen in a template.", "The words of dates come from the site's language; numbers print alike everywhere.");
    }
}

/// <summary>The functions that every template knows, by group.</summary>
internal static class Builtins
{
    public static readonly FrozenDictionary<string, Namespace> Namespaces = new Namespace[]
    {
        Group("array", ArrayFunctions.All),
        Group("date", DateFunctions.All),
        Group("html", HtmlFunctions.All),
        Group("math", MathFunctions.All),
        Group("object", ObjectFunctions.All),
        Group("regex", RegexFunctions.All),
        Group("string", StringFunctions.All),
    }.ToFrozenDictionary(group => group.Name);

    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["date.now"] = "the same sources must give the same pages, so there is no clock",
        ["math.random"] = "the same sources must give the same pages",
        ["math.uuid"] = "the same sources must give the same pages",
        ["object.eval"] = "data is never run as code",
        ["object.eval_template"] = "data is never run as code",
        ["string.md5"] = "hashes are the host's work",
        ["string.sha1"] = "hashes are the host's work",
        ["string.sha256"] = "hashes are the host's work",
        ["string.sha512"] = "hashes are the host's work",
        ["string.hmac_sha1"] = "hashes are the host's work",
        ["string.hmac_sha256"] = "hashes are the host's work",
        ["string.hmac_sha512"] = "hashes are the host's work",
    };

    public static string WhyMissing(string group, string name) => LeftOut.TryGetValue($"{group}.{name}", out var reason)
        ? $"'{group}.{name}' is left out: {reason}."
        : $"'{group}' has no function '{name}'.";

    private static Namespace Group(string name, IEnumerable<(string Signature, Func<Arguments, object?> Body)> functions) =>
        new(name, functions.Select(function => Make(name, function.Signature, function.Body)).ToFrozenDictionary(function => function.Name[(name.Length + 1)..]));

    /// <summary>Reads a signature: the name, then the arguments, with <c>?</c> those that may be left out, with <c>*</c> any number.</summary>
    private static TemplateFunction Make(string group, string signature, Func<Arguments, object?> body)
    {
        var words = signature.Split(' ');
        var parameters = words[1..];
        var any = parameters.Length > 0 && parameters[^1][^1] == '*';
        return new(
            $"{group}.{words[0]}",
            parameters.Count(parameter => char.IsLetterOrDigit(parameter[^1])),
            any ? 100 : parameters.Length,
            (values, context) => body(new(values, context)),
            null,
            [.. parameters.Select(parameter => parameter.TrimEnd('?', '*'))]);
    }
}

using System.Collections;
using Scriban;
using Scriban.Runtime;

namespace Digest.Templates;

/// <summary>
/// Scriban's functions, except those whose result does not depend on their arguments only. Some are replaced, so that markup stays markup
/// and dates are not guessed. Shared by all threads, so read-only.
/// </summary>
internal static class Builtins
{
    /// <summary>The functions of Scriban that are not available, with the reasons.</summary>
    public static readonly FrozenDictionary<string, string> Unavailable = new (string Reason, string[] Names)[]
    {
        ("write a loop with 'include'", ["include_join"]),
        ("use 'date.add_days' or a similar function", ["timespan"]),
        ("the same sources must give the same pages, so there is no clock", ["date.now", "date.utc_now"]),
        ("the same sources must give the same pages, so nothing is random", ["math.random", "math.uuid"]),
        ("every page would share it; give the pattern to 'date.to_string'", ["date.format"]),
        ("dates and numbers do not depend on a culture; write 'date.parse' and 'date.to_string'", ["date.parse_to_string"]),
        ("templates must not run text as code", ["object.eval", "object.eval_template"]),
        ("its time can be unlimited; use 'string.contains', 'string.replace' or 'string.split'", ["regex"]),
        ("themes need no hashes",
            ["string.md5", "string.sha1", "string.sha256", "string.sha512",
                "string.hmac_sha1", "string.hmac_sha256", "string.hmac_sha512"]),
    }.SelectMany(group => group.Names, (group, name) => (name, group.Reason)).ToFrozenDictionary(pair => pair.name, pair => pair.Reason);

    private static readonly string[] s_isoDates = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];
    private static readonly string[] s_isoMoments = ["yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz"];
    private static readonly ScriptObject s_scriban = Make();

    /// <summary>Scriban's functions and groups of functions, and the given ones.</summary>
    public static ScriptObject With(IEnumerable<TemplateFunction> functions)
    {
        var all = new ScriptObject();
        s_scriban.CopyTo(all);
        foreach (var function in functions)
            all.SetValue(function.Name, function, readOnly: true);
        all.IsReadOnly = true;
        return all;
    }

    /// <summary>Parses a date of ISO 8601. A date with an offset is converted to UTC; one without is in UTC.</summary>
    /// <exception cref="TemplateFunctionException">The text is not such a date.</exception>
    public static DateTime ParseDate(string text)
    {
        const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(text, s_isoDates, CultureInfo.InvariantCulture, Universal, out var date)
            || DateTime.TryParseExact(text.Replace("Z", "+00:00", StringComparison.Ordinal), s_isoMoments, CultureInfo.InvariantCulture,
                Universal, out date)
                ? date
                : throw new TemplateFunctionException($"'{text}' is not a date.",
                    "Write it as 2023-09-05 or 2023-09-05T08:00:00+08:00, or give 'date.parse' a pattern.");
    }

    private static ScriptObject Make()
    {
        var builtins = TemplateContext.GetDefaultBuiltinObject();
        builtins.SetValue(IncludeFunction.Name, new IncludeFunction(), readOnly: true);
        foreach (var name in Unavailable.Keys)
        {
            var (group, member) = name.Split('.') is [var first, var second] ? ((ScriptObject)builtins[first]!, second) : (builtins, name);
            if (name != "date.format") // its value is the pattern of printed dates
                group.Remove(member);
        }

        foreach (var name in (string[])["math.format", "object.format", "date.to_string"])
            Adapt(name, 2, (_, arguments, call) => call(arguments)); // without the parameter for a culture
        Adapt("date.parse", 2, (_, arguments, call) => ParseDate(arguments, call));
        Adapt("math.divided_by", 2, (_, arguments, call) => call(RefuseZero(arguments)));
        Adapt("math.modulo", 2, (_, arguments, call) => call(RefuseZero(arguments)));
        Adapt("object.to_json", 1, (_, arguments, call) => call(RefuseForJson(arguments)));
        Adapt("object.size", 1, (_, arguments, call) => call(RefuseMarkup(arguments)));
        Adapt("array.join", 3, Join);
        Adapt("html.escape", 1, (context, arguments, _) => arguments[0] as Html ?? Html.Escape(context.ObjectToString(arguments[0])));
        Adapt("html.newline_to_br", 1, (context, arguments, call) =>
            Html.FromMarkup(call([Html.Escape(context.ObjectToString(arguments[0])).ToString()]) as string ?? ""));
        Adapt("html.strip", 1, (context, arguments, _) =>
            arguments[0] is Html markup ? Decode(HtmlTags.Strip(markup.ToString()))
                : HtmlTags.Strip(context.ObjectToString(arguments[0]) ?? ""));
        Adapt("string.index_of", 4, (_, arguments, call) => call([.. arguments, nameof(StringComparison.Ordinal)])); // not the machine's
        Adapt("string.replace", 3, (context, arguments, call) => call(ChargeCopies((RenderContext)context, arguments)));
        var raw = new TemplateFunction(
            "html.raw", 1, 1, arguments => arguments[0] as Html ?? Html.FromMarkup(arguments[0] as string ?? ""), parameters: ["text"]);
        ((ScriptObject)builtins["html"]!).SetValue("raw", raw, readOnly: true);

        foreach (var (name, value) in builtins)
        {
            if (value is not ScriptObject group)
                continue;
            foreach (var (member, function) in group.Select(pair => (pair.Key, pair.Value as IScriptCustomFunction)).ToList())
            {
                if (function is not null)
                    group.SetValue(member, new MeteredFunction($"{name}.{member}", function), readOnly: true);
            }

            group.IsReadOnly = true;
        }

        return builtins;

        void Adapt(string name, int parameters, AdaptedFunction.Adaptation adaptation)
        {
            var (group, member) = ((ScriptObject)builtins[name.Split('.')[0]]!, name.Split('.')[1]);
            group.SetValue(member, new AdaptedFunction((IScriptCustomFunction)group[member]!, parameters, adaptation), readOnly: true);
        }
    }

    /// <summary>
    /// Scriban parses a text that does not match the pattern as the year 1, and converts an offset to the time zone of the machine.
    /// </summary>
    private static object? ParseDate(ScriptArray arguments, Func<ScriptArray, object?> call)
    {
        if (arguments[0] is not string { Length: > 0 } text)
            return null;
        if (arguments[1] is not string pattern)
            return ParseDate(text);
        var hasOffset = pattern.AsSpan().ContainsAny("ZzK") || text.EndsWith('Z') || text.Contains('+', StringComparison.Ordinal);
        return !hasOffset && call(arguments) is DateTime { Year: > 1 } date
            ? DateTime.SpecifyKind(date, DateTimeKind.Utc)
            : throw new TemplateFunctionException($"'{text}' is not a date of the pattern '{pattern}'.",
                "A date with an offset is parsed without a pattern only.");
    }

    private static ScriptArray RefuseZero(ScriptArray arguments) => arguments[1] is 0 or 0L or 0.0 or 0.0f or 0m
        ? throw new TemplateFunctionException("A number can't be divided by zero.")
        : arguments;

    /// <summary>Refuses values that Scriban would serialize by reflection.</summary>
    private static ScriptArray RefuseForJson(ScriptArray arguments)
    {
        foreach (var value in arguments)
        {
            if (value is Html or ITemplateModel or IScriptCustomFunction)
                throw new TemplateFunctionException("Markup, objects of the page and functions can't be written as JSON.",
                    "Make an object of texts and numbers.");
            if (value is ScriptArray or IList)
                RefuseForJson(value as ScriptArray ?? new ScriptArray((IList)value));
            else if (value is ScriptObject members)
                RefuseForJson(new ScriptArray(members.Values));
        }

        return arguments;
    }

    /// <summary>The result may be much longer than the arguments.</summary>
    private static ScriptArray ChargeCopies(RenderContext context, ScriptArray arguments)
    {
        if (arguments is [string text, string { Length: > 0 } match, string replacement, ..])
            context.Charge(context.CurrentSpan, (long)text.AsSpan().Count(match) * replacement.Length);
        return arguments;
    }

    private static ScriptArray RefuseMarkup(ScriptArray arguments) => arguments[0] is Html
        ? throw new TemplateFunctionException("Markup can't be used as a text.", "Use the text itself, or 'html.strip' to remove the tags.")
        : arguments;

#pragma warning disable RS0030 // WebUtility is in System.Net, but uses no network
    private static string? Decode(string? text) => System.Net.WebUtility.HtmlDecode(text);
#pragma warning restore RS0030

    private static object? Join(TemplateContext context, ScriptArray arguments, Func<ScriptArray, object?> call)
    {
        if (arguments[2] is not null || arguments[0] is not IEnumerable list || !list.OfType<Html>().Any())
            return call(arguments);

        object?[] values = [.. list.Cast<object?>().SelectMany(item => new[] { arguments[1], item }).Skip(1)];
        return ((RenderContext)context).Join(values, context.CurrentSpan);
    }
}

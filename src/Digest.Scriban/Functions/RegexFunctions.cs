using System.Text.RegularExpressions;
using Digest.Scriban.Runtime;

namespace Digest.Scriban.Functions;

/// <summary><c>regex.*</c>, with .NET's patterns.</summary>
internal static class RegexFunctions
{
    // An honest pattern takes microseconds; one that backtracks without end is stopped.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    public static readonly (string, Func<Arguments, object?>)[] All =
    [
        ("escape pattern", a => Regex.Escape(a.Text(0))),
        ("match text pattern options?", a => Guard(() => Regex.Match(a.Text(0), a.Text(1), Options(a, 2), Patience) is { Success: true } match ? Groups(match) : [])),
        ("matches text pattern options?", a => Guard(() => new ScriptArray(Regex.Matches(a.Text(0), a.Text(1), Options(a, 2), Patience).Take(Values.LongestList).Select(Groups)))),
        ("replace text pattern replace options?", a => Guard(() => Regex.Replace(a.Text(0), a.Text(1), a.Text(2), Options(a, 3), Patience))),
        ("split text pattern options?", a => Guard(() => new ScriptArray(Regex.Split(a.Text(0), a.Text(1), Options(a, 2), Patience)))),
        ("unescape pattern", a => Guard(() => Regex.Unescape(a.Text(0)))),
    ];

    private static ScriptArray Groups(Match match) => new(match.Groups.Values.Select(group => group.Value));

    private static RegexOptions Options(Arguments a, int index)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var letter in a.OptionalText(index) ?? "")
        {
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw new TemplateFunctionException($"'{letter}' is no option of a pattern.", "The options are i, m, s and x."),
            };
        }

        return options;
    }

    private static object Guard(Func<object> match)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new TemplateFunctionException("The pattern takes too long on this text.", "Avoid repetitions inside repetitions.");
        }
        catch (ArgumentException)
        {
            throw new TemplateFunctionException("The pattern is not a regular expression.");
        }
    }
}

using Digest.Scriban.Functions;

namespace Digest.Scriban.Tests;

/// <summary>The language as its public reference describes it, case by case.</summary>
public class Conformance
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (file, name, _, _) in Case.All)
                data.Add(file, name);

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void HoldsCaseByCase(string file, string name) => Case.All.Single(one => one.File == file && one.Name == name).Verify();

    [Fact]
    public void NamesEachCaseOnce() => Assert.Equal(Case.All.Select(one => one.ToString()).Distinct(), Case.All.Select(one => one.ToString()));

    /// <summary>Every function of the reference works and has a case that says how, or is left out and has a case that says so.</summary>
    [Fact]
    public void CoversEveryFunctionOfTheReference()
    {
        var uncovered = Reference.Functions.Where(function => !Case.All.Any(one => Mentions(one, function) && one.Parts.ContainsKey("error") != IsBuiltIn(function)));

        Assert.Empty(uncovered);
    }

    [Fact]
    public void CoversEveryFunctionOfOurOwn()
    {
        var own = Builtins.Namespaces.Values.SelectMany(group => group.Functions.Values).Select(function => function.Name).Except(Reference.Functions).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(["array.group_by", "array.where", "html.raw"], own);
        Assert.All(own, function => Assert.Contains(Case.All, one => Mentions(one, function) && !one.Parts.ContainsKey("error")));
    }

    private static bool IsBuiltIn(string function)
    {
        var parts = function.Split('.');
        return Builtins.Namespaces.TryGetValue(parts[0], out var group) && group.Functions.ContainsKey(parts[1]);
    }

    private static bool Mentions(Case one, string function)
    {
        var at = one.Template.IndexOf(function, StringComparison.Ordinal);
        while (at >= 0 && at + function.Length < one.Template.Length && (char.IsLetterOrDigit(one.Template[at + function.Length]) || one.Template[at + function.Length] == '_'))
            at = one.Template.IndexOf(function, at + 1, StringComparison.Ordinal);

        return at >= 0;
    }
}

/// <summary>The functions that the public reference names.</summary>
internal static class Reference
{
    public static readonly string[] Functions =
    [
        .. Group("array", "add add_range any compact concat contains cycle each filter first insert_at join last limit map offset remove_at reverse size sort uniq"),
        .. Group("date", "add_days add_hours add_milliseconds add_minutes add_months add_seconds add_years now parse parse_to_string to_string"),
        .. Group("html", "escape newline_to_br strip url_encode url_escape"),
        .. Group("math", "abs ceil divided_by floor format is_number minus modulo plus random round times uuid"),
        .. Group("object", "default eval eval_template format from_json has_key has_value keys kind size to_json typeof values"),
        .. Group("regex", "escape match matches replace split unescape"),
        .. Group("string", "append base64_decode base64_encode capitalize capitalizewords contains downcase empty ends_with equals_ignore_case escape handleize hmac_sha1 hmac_sha256 hmac_sha512"),
        .. Group("string", "index_of literal lstrip md5 pad_left pad_right pluralize prepend remove remove_first remove_last replace replace_first rstrip sha1 sha256 sha512 size slice slice1"),
        .. Group("string", "split starts_with strip strip_newlines to_double to_float to_int to_long truncate truncatewords upcase whitespace"),
        .. Group("timespan", "from_days from_hours from_minutes from_seconds from_milliseconds parse"),
    ];

    private static IEnumerable<string> Group(string group, string names) => names.Split(' ').Select(name => $"{group}.{name}");
}

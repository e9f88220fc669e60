using Digest.Templates;
using Digest.Tests.CountedSteps;
using Xunit;
using Xunit.Sdk;

namespace Digest.Tests.Templates;

/// <summary>
/// Templates that could exhaust the stack, the memory or the time. Other exceptions and a stack overflow end the test program.
/// </summary>
public sealed class ExcessiveTemplate
{
    /// <summary>The start of a template with a text that is as long as Scriban allows.</summary>
    private const string Long = "{{ x = '' | string.pad_left 1000000; ";

    private const int Arguments = 12;

    /// <summary>Far more than the time of any of the templates. What does not end goes on in the background.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Lists that each have the one before as their item; the last is <c>a10000</c>.</summary>
    private static readonly string s_lists =
        "a0 = 1" + string.Concat(Enumerable.Range(1, 10_000).Select(level => $"; a{level} = [a{level - 1}]"));

    private static readonly Dictionary<string, Func<string>> s_cases = new(StringComparer.Ordinal)
    {
        ["round brackets"] = () => "{{ " + Repeat("(", 100_000) + "1" + Repeat(")", 100_000) + " }}",
        ["square brackets"] = () => "{{ " + Repeat("[", 100_000) + Repeat("]", 100_000) + " }}",
        ["braces"] = () => "{{ " + Repeat("{a:", 100_000) + "1" + Repeat("}", 100_000) + " }}",
        ["unclosed brackets"] = () => "{{ " + Repeat("(", 100_000),
        ["negations"] = () => "{{ " + Repeat("!", 100_000) + "1 }}",
        ["minuses"] = () => "{{ " + Repeat("- ", 100_000) + "1 }}",
        ["aliases"] = () => "{{ " + Repeat("@", 100_000) + "a }}",
        ["sums"] = () => "{{ 1" + Repeat(" + 1", 100_000) + " }}",
        ["coalescing"] = () => "{{ null" + Repeat(" ?? null", 100_000) + " }}",
        ["members"] = () => "{{ a = {}; a" + Repeat(".a", 100_000) + " }}",
        ["indexes"] = () => "{{ a = []; a" + Repeat("[0]", 100_000) + " }}",
        ["pipes"] = () => "{{ 'a'" + Repeat(" | string.upcase", 100_000) + " }}",
        ["questions"] = () => "{{ 1" + Repeat(" ? 1 : 1", 100_000) + " }}",
        ["arguments"] = () => "{{ string.append" + Repeat(" 1", 100_000) + " }}",
        ["strings in strings"] = () => "{{ " + Repeat("$\"{", 10_000) + "1" + Repeat("}\"", 10_000) + " }}",
        ["blocks"] = () => Repeat("{{ if true }}", 100_000) + Repeat("{{ end }}", 100_000),
        ["unclosed blocks"] = () => Repeat("{{ for x in [1] }}", 100_000),
        ["branches"] = () => "{{ if null }}" + Repeat("{{ else if null }}", 100_000) + "{{ else }}{{ x }}{{ end }}",
        ["functions in functions"] = () => Repeat("{{ func f }}", 100_000) + Repeat("{{ end }}", 100_000),
        ["tags"] = () => Repeat("<", 100_000) + "<" + Repeat("a", 100_000) + " " + Repeat("b", 100_000) + "=\"{{ 1 }}\">{{ x }}",
        ["addresses"] = () => "<a href=\"" + Repeat("{{ for x in [1] }}", 90) + "{{ y }}" + Repeat("{{ end }}", 90) + "\">",
        ["elements opened in branches"] =
            () => string.Concat(Enumerable.Range(0, 16).Select(number => $"{{{{ if a{number} }}}}<b{number}>{{{{ end }}}}")),
        ["comments"] = () => "{{ " + Repeat("#", 100_000),
        ["lines"] = () => "{{ 1" + Repeat("\n", 200_000) + " | string.size; x }}",
        ["a template that includes itself"] = () => "{{ include 'self' }}",
        ["a template that includes itself deep in blocks"] = () => "{{ include 'deep' }}",
        ["a template that includes itself deep in loops"] = () => "{{ include 'loops' }}",
        ["a template that includes itself with another argument each time"] = () => "{{ include 'other' 1 }}",
        ["a template that includes itself with another of several arguments each time"] = () => "{{ include 'several' 1 1 1 1 1 }}",
        ["a template that includes itself with deeper lists"] = () => "{{ include 'lists' 1 }}",
        ["a template that includes itself with more scopes"] = () => "{{ include 'scopes' 1 1 1 }}",
        ["a template that includes itself deep in blocks and sums with many arguments"] =
            () => $"{{{{ include 'many' {string.Join(' ', Enumerable.Repeat(1, Arguments))} }}}}",
        ["lists in lists as an argument"] = () => $"{{{{ {s_lists}; include 'lists' a10000 }}}}",
        ["lists in lists compared"] = () => $"{{{{ {s_lists}; {s_lists.Replace('a', 'b')}; x = [a10000, b10000] }}}}",
        ["includes that double"] = () => "{{ include 'double0' }}",
        ["a function that calls itself"] = () => "{{ func f; f; end; f }}",
        ["a function that pipes into itself"] = () => "{{ func f; 1 | f; end; f }}",
        ["a function that pipes into itself with an operator"] = () => "{{ func f; 1 | f + 1; end; f }}",
        ["a function that calls itself through each"] = () => "{{ func f; [1] | array.each @f; end; f }}",
        ["a function that wraps itself"] = () => "{{ func f; wrap f; $$; end; $$; end; wrap f; 1; end }}",
        ["a function that nests calls"] = () => "{{ func f; x = " + Repeat("(1 + ", 45) + "(f)" + Repeat(")", 45) + "; end; f }}",
        ["a function that nests calls through each"] =
            () => "{{ func f; x = " + Repeat("(1 + ", 45) + "([1] | array.each @f)" + Repeat(")", 45) + "; end; f }}",
        ["a list in itself, printed"] = () => "{{ a = []; a[0] = a; a }}",
        ["a list in itself, compared"] = () => "{{ a = []; a[0] = a; b = []; b[0] = b; a == b }}",
        ["a list in itself, joined"] = () => "{{ a = []; a[0] = a; a[1] = a; a | array.uniq | array.join ',' }}",
        ["a text that doubles"] = () => "{{ x = 'ab'; while true; x = x + x; end }}",
        ["a text repeated"] = () => "{{ x = 'ab' * 999999999999 }}",
        ["a list that doubles"] = () => "{{ x = [1]; while true; x = x | array.concat x; end }}",
        ["a capture that doubles"] = () => "{{ capture x; 'ab'; end; while true; capture x; x; x; end; end }}",
        ["a markup that doubles"] = () => "{{ capture x; '<'; end; while true; x = $\"{x}{x}<\"; end }}",
        ["a long text in capitals"] = () => Long + "while true; y = x | string.upcase; end }}",
        ["a long text sliced"] = () => Long + "while true; y = x | string.slice 1; end }}",
        ["a long text searched for its parts"] =
            () => "{{ x = '' | string.pad_left 900000; y = '!' | string.pad_left 400000; while true; z = x | string.contains y; end }}",
        ["a long text replaced by longer ones"] =
            () => "{{ x = '' | string.pad_left 1000000; y = x | string.replace ' ' x }}",
        ["a long text compared"] = () => Long + "y = x + ''; while true; z = x == y; end }}",
        ["a long text printed and captured"] = () => Long + "while true; capture y; x; end; end }}",
        ["a long text passed to a function of the host"] = () => Long + "while true; y = t x; end }}",
        ["a long text without tags"] = () => "{{ x = '' | string.pad_left 900000 | string.replace ' ' '<'; x | html.strip | string.size }}",
        ["a long text of scripts"] =
            () => "{{ x = '' | string.pad_left 100000 | string.replace ' ' '<script>'; while true; y = x | html.strip; end }}",
        ["long texts sorted"] = () => "{{ x = '' | string.pad_left 400000 'x' | string.split ''; while true; y = x | array.sort; end }}",
        ["equal texts sorted"] = () => "{{ x = '' | string.pad_left 2000; y = []; for i in 1..300; y[i] = x + i; end; "
            + "while true; z = y | array.sort; end }}",
        ["equal texts told apart"] = () => "{{ x = '' | string.pad_left 2000; y = []; for i in 1..300; y[i] = x + i; end; "
            + "while true; z = y | array.uniq; end }}",
        ["numbers of one hash"] = () => "{{ x = []; for i in 1..20000; x[i] = i * 4294967297; end; x | array.uniq | array.size }}",
        ["a list of lists of lists, printed"] = () => "{{ a = [1]; for i in 1..60; a = [a, a]; end; a }}",
        ["a list of lists of lists, as JSON"] = () => "{{ a = [1]; for i in 1..60; a = [a, a]; end; a | object.to_json }}",
        ["a list of lists of lists, compared"] = () => "{{ a = [1]; for i in 1..60; a = [a, a]; end; while true; x = a == a; end }}",
        ["a list that grows when it is read"] = () => "{{ x = 1..2; while true; x = x << 1; end }}",
        ["a list that is filtered again and again"] = () => "{{ f(x) = true; x = [1, 2]; while true; x = x | array.filter @f; end; x }}",
        ["a list that is joined to itself"] = () => "{{ x = 1..2; while true; x = x | array.concat x; end }}",
        ["a long range that is read at its end"] = () => "{{ x = 1..100000; while true; y = x[99999]; end }}",
        ["a long range that is reversed"] = () => "{{ x = 1..90000; while true; for y in x reversed limit: 1; end; end }}",
        ["a long range without its start"] = () => "{{ x = 1..90000; while true; for y in x offset: 89999; end; end }}",
        ["a list times a number"] = () => "{{ x = [1] * 1000000000; x | array.size }}",
        ["a number that is squared"] = () => "{{ x = 3; while true; x = x | math.times x; end }}",
        ["a number of many digits"] = () => "{{ " + Repeat("9", 60_000) + " }}",
        ["a text that is not a number"] = () => "{{ '' | string.pad_left 900000 '9' | string.replace ' ' '9' | string.to_long }}",
        ["a long pattern of a date"] =
            () => Long + "y = x | string.replace ' ' '%A'; while true; z = date.to_string '2023-09-05' y; end }}",
        ["a template that includes an empty one"] = () => "{{ while true; include 'double60'; end }}",
        ["an endless page"] = () => "{{ while true }}" + Repeat("x", 1_000) + "{{ end }}",
        ["a distant item"] = () => "{{ a = []; a[999999999] = 1 }}",
        ["a long precision"] = () => "{{ 1 | math.format 'N999999999' }}",
    };

    private static readonly Dictionary<string, string> s_partials = new(
        [
            KeyValuePair.Create("self", "{{ include 'self' }}"),
            KeyValuePair.Create("other", Repeat("{{ if true }}", 90) + "{{ include 'other' [$1] }}" + Repeat("{{ end }}", 90)),
            KeyValuePair.Create("several", "{{ include 'several' [$1] $2 $3 $4 $5; include 'several' $1 [$2] $3 $4 $5; "
                + "include 'several' $1 $2 [$3] $4 $5; include 'several' $1 $2 $3 [$4] $5; include 'several' $1 $2 $3 $4 [$5] }}"),
            KeyValuePair.Create("many", Repeat("{{ if true }}", 90) + Repeat("{{ capture x }}", 5)
                + string.Concat(Enumerable.Range(1, Arguments).Select(deeper =>
                    "{{ y = " + Repeat("(1 + ", 45) + $"(include 'many' {ArgumentsWith(deeper)})" + Repeat(")", 45) + " }}"))
                + Repeat("{{ end }}", 95)),
            KeyValuePair.Create("lists", $"{{{{ include 'lists' {Repeat("[", 90)}$1{Repeat("]", 90)} }}}}"),
            KeyValuePair.Create("scopes", $"{{{{ for {Repeat("x", 10_000)} in [1]; include 'scopes' [$1] $2 $3; "
                + "include 'scopes' $1 [$2] $3; include 'scopes' $1 $2 [$3]; end }}"),
            KeyValuePair.Create("loops", Repeat("{{ for $x in [1] }}", 90) + "{{ include 'loops' }}" + Repeat("{{ end }}", 90)),
            KeyValuePair.Create("deep", Repeat("{{ if true }}", 90) + "{{ include 'deep' }}" + Repeat("{{ end }}", 90)),
            .. Enumerable.Range(0, 60).Select(level =>
                KeyValuePair.Create($"double{level}", Repeat($"{{{{ include 'double{level + 1}' }}}}", 2))),
            KeyValuePair.Create("double60", ""),
        ],
        StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. s_cases.Keys];

    internal static IEnumerable<(string Name, string Text)> Texts => s_cases.Select(named => (named.Key, named.Value()));

    [Theory]
    [MemberData(nameof(Names))]
    public void EndsInTimeWithAPageOrAMistake(string name)
    {
        var mistake = MistakeOf(name);

        if (mistake is not null)
            Assert.True(mistake.Location.Line >= 1 && mistake.Location.Column >= 1, mistake.ToString());
    }

    [Fact]
    public void EndsAtTheSizeOfAPage() =>
        Assert.Equal("The page has more than 16000000 bytes.", MistakeOf("an endless page")?.Message);

    /// <summary>Without the limits, each would end with a page.</summary>
    [Theory]
    [InlineData("{{ for i in 1..90000; x = MAP; end }}", "The values of this page take too much memory.")]
    [InlineData("{{ func f(x); x; end; 1PIPES }}", "More than 8 pipes with operators are nested.")]
    public void ThatIsALittleTooLargeIsRefused(string text, string message)
    {
        var members = string.Join(',', Enumerable.Range(0, 40).Select(number => $"a{number}:1"));
        text = text.Replace("PIPES", Repeat(" | f + 1", 9), StringComparison.Ordinal)
            .Replace("MAP", $"{{{members}}}", StringComparison.Ordinal);

        Assert.Equal(message, MistakeIn(text)?.Message);
    }

    /// <summary>Scriban reads these levels on a stack that is too small for the check of places.</summary>
    [Fact]
    public void NestedTooDeeplyForASmallStackIsRefused()
    {
        const string Advice = "Move parts of it into partials.";
        var isRefused = false;
        for (var depth = 10; depth <= 250 && !isRefused; depth += 5)
        {
            var text = Repeat("{{ if true }}<p>", depth) + Repeat("</p>{{ end }}", depth);
            OnSmallStack(() =>
            {
                var template = Template.Parse(text, "x");
                template.CheckElements();
                isRefused = template.Mistakes.Any(mistake => mistake.Advice == Advice);
            });
        }

        Assert.True(isRefused);
    }

    private static TemplateMistake? MistakeOf(string name)
    {
        var text = s_cases[name]();
        (TemplateMistake? Mistake, Exception? Failure) result = default;
        var ended = OnSmallStack(() =>
        {
            try
            {
                result.Mistake = WorkBudget.Run(() => name, () => MistakeIn(text));
            }
            catch (XunitException failure)
            {
                result.Failure = failure;
            }
        });
        Assert.True(ended, $"{name} does not end");
        return result.Failure is null ? result.Mistake : throw result.Failure;
    }

    /// <summary>Runs an action on the smallest stack of a thread on the supported systems. Returns whether it ends.</summary>
    private static bool OnSmallStack(Action action)
    {
        var thread = new Thread(() => action(), 512 * 1024) { IsBackground = true };
        thread.Start();
        return thread.Join(s_patience);
    }

    private static TemplateMistake? MistakeIn(string text)
    {
        try
        {
            var template = Template.Parse(text, "x");
            var host = SampleSite.Host(s_partials);
            template.Check(SampleSite.Type, host);
            template.CheckElements();
            using var page = new PageBuffer();
            host.Render(template, new SampleSite(), [], page);
            return null;
        }
        catch (TemplateException exception)
        {
            return exception.Mistake;
        }
    }

    /// <summary>The arguments of a partial, one of them in a list.</summary>
    private static string ArgumentsWith(int deeper) =>
        string.Join(' ', Enumerable.Range(1, Arguments).Select(number => number == deeper ? $"[${number}]" : $"${number}"));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

using System.Diagnostics;
using Digest.Templates;
using Xunit;

namespace Digest.Tests.Templates;

/// <summary>
/// Templates that could exhaust the stack, the memory or the time. Other exceptions and a stack overflow end the test program.
/// </summary>
public sealed class ExcessiveTemplate
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

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
        ["comments"] = () => "{{ " + Repeat("#", 100_000),
        ["lines"] = () => "{{ 1" + Repeat("\n", 200_000) + " | string.size; x }}",
        ["a template that includes itself"] = () => "{{ include 'self' }}",
        ["a template that includes itself deep in blocks"] = () => "{{ include 'deep' }}",
        ["a template that includes itself deep in loops"] = () => "{{ include 'loops' }}",
        ["a template that includes itself with another argument each time"] = () => "{{ include 'other' 1 }}",
        ["includes that double"] = () => "{{ include 'double0' }}",
        ["a function that calls itself"] = () => "{{ func f; f; end; f }}",
        ["a function that calls itself through each"] = () => "{{ func f; [1] | array.each @f; end; f }}",
        ["a function that wraps itself"] = () => "{{ func f; wrap f; $$; end; $$; end; wrap f; 1; end }}",
        ["a function that nests calls"] = () => "{{ func f; x = " + Repeat("(1 + ", 45) + "(f)" + Repeat(")", 45) + "; end; f }}",
        ["a list in itself, printed"] = () => "{{ a = []; a[0] = a; a }}",
        ["a list in itself, compared"] = () => "{{ a = []; a[0] = a; b = []; b[0] = b; a == b }}",
        ["a list in itself, joined"] = () => "{{ a = []; a[0] = a; a[1] = a; a | array.uniq | array.join ',' }}",
        ["a text that doubles"] = () => "{{ x = 'ab'; while true; x = x + x; end }}",
        ["a text repeated"] = () => "{{ x = 'ab' * 999999999999 }}",
        ["a list that doubles"] = () => "{{ x = [1]; while true; x = x | array.concat x; end }}",
        ["a capture that doubles"] = () => "{{ capture x; 'ab'; end; while true; capture x; x; x; end; end }}",
        ["an endless page"] = () => "{{ while true }}" + Repeat("x", 1_000) + "{{ end }}",
        ["a distant item"] = () => "{{ a = []; a[999999999] = 1 }}",
        ["a long precision"] = () => "{{ 1 | math.format 'N999999999' }}",
    };

    private static readonly Dictionary<string, string> s_partials = new(
        [
            KeyValuePair.Create("self", "{{ include 'self' }}"),
            KeyValuePair.Create("other", Repeat("{{ if true }}", 90) + "{{ include 'other' [$1] }}" + Repeat("{{ end }}", 90)),
            KeyValuePair.Create("loops", Repeat("{{ for $x in [1] }}", 90) + "{{ include 'loops' }}" + Repeat("{{ end }}", 90)),
            KeyValuePair.Create("deep", Repeat("{{ if true }}", 90) + "{{ include 'deep' }}" + Repeat("{{ end }}", 90)),
            .. Enumerable.Range(0, 60).Select(level =>
                KeyValuePair.Create($"double{level}", Repeat($"{{{{ include 'double{level + 1}' }}}}", 2))),
            KeyValuePair.Create("double60", ""),
        ],
        StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EndsInTimeWithAPageOrAMistake(string name)
    {
        TemplateMistake? mistake = null;
        var started = Stopwatch.GetTimestamp();
        // The smallest stack of a thread on the supported systems.
        var thread = new Thread(
            () =>
            {
                try
                {
                    Run(s_cases[name]());
                }
                catch (TemplateException exception)
                {
                    mistake = exception.Mistake;
                }
            },
            512 * 1024);
        thread.Start();
        thread.Join();

        Assert.True(Stopwatch.GetElapsedTime(started) < s_limit, $"takes {Stopwatch.GetElapsedTime(started)}");
        if (mistake is not null)
            Assert.True(mistake.Location.Line >= 1 && mistake.Location.Column >= 1, mistake.ToString());
    }

    private static void Run(string text)
    {
        var template = Template.Parse(text, "x");
        var host = SampleSite.Host(s_partials);
        template.Check(SampleSite.Type, host);
        using var page = new PageBuffer();
        host.Render(template, new SampleSite(), [], page);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

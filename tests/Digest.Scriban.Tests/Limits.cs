using System.Diagnostics;

namespace Digest.Scriban.Tests;

/// <summary>
/// Templates that would take all of the stack or the memory. They run in a child process, because a stack that overflows takes the process with it:
/// the test program starts itself with a word in the environment and reads how each case ended.
/// </summary>
public class TemplatesWithoutMeasure
{
    internal const string Variable = "DIGEST_SCRIBAN_CHILD";

    private static readonly Dictionary<string, Func<string>> Cases = new()
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

    private static readonly Lazy<Task<string[]>> Child = new(RunChild);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EndInAnErrorWithAPlace(string name)
    {
        var lines = await Child.Value;
        var line = Array.Find(lines, line => line.StartsWith(name + ": ", StringComparison.Ordinal)) ?? "not reached; the child said last: " + lines.LastOrDefault();

        Assert.Matches(@"^[a-z]+\(\d+,\d+\): error: ", line[Math.Min(line.Length, name.Length + 2)..]);
    }

    private static async Task<string[]> RunChild()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(TemplatesWithoutMeasure).Assembly.Location);

        start.Environment[Variable] = "1";
        using var child = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(50));
        try
        {
            return (await child.StandardOutput.ReadToEndAsync(patience.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            if (!child.HasExited)
                child.Kill();
        }
    }

    /// <summary>Every case, on a stack as small as threads get anywhere; each says how it ended, or is the last.</summary>
    internal static int RunAlone()
    {
        foreach (var (name, text) in Cases)
        {
            var thread = new Thread(() => Console.WriteLine($"{name}: {Run(text())}"), 512 * 1024);
            thread.Start();
            thread.Join();
        }

        return 0;
    }

    private static string Run(string text)
    {
        var partials = new Dictionary<string, string>
        {
            ["self"] = "{{ include 'self' }}",
            ["other"] = Repeat("{{ if true }}", 90) + "{{ include 'other' [$1] }}" + Repeat("{{ end }}", 90),
            ["loops"] = Repeat("{{ for $x in [1] }}", 90) + "{{ include 'loops' }}" + Repeat("{{ end }}", 90),
            ["deep"] = Repeat("{{ if true }}", 90) + "{{ include 'deep' }}" + Repeat("{{ end }}", 90),
        };
        try
        {
            var template = Template.Parse(text, "x");
            var context = new TemplateContext(new Partials(partials));
            template.Check(SampleSite.Type, context);
            template.Render(context);
            return "no error";
        }
        catch (TemplateException error)
        {
            return error.Log.ToString();
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

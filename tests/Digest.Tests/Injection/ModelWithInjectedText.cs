using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Languages;
using Digest.Output;
using Digest.Pages;
using Digest.Templates;
using Digest.Tests.Repository;
using Digest.Theming;
using Xunit;

namespace Digest.Tests.Injection;

/// <summary>Whatever any field of any page model holds, the shipped layouts print it as text, in all their branches; also addresses and codes, which the host would never make like that.</summary>
public sealed partial class ModelWithInjectedText
{
    private static readonly ThemeTemplates s_theme = new(text => text);

    private static readonly TemplateFunction[] s_functions = [.. InterfaceFunctions.For(TestLanguages.Malay, FrozenDictionary<string, Language>.Empty)];

    private static readonly ConcurrentDictionary<(string Layout, int Seed), string> s_calm = new();

    private static int Seeds => SampleSize.Of(32, 200);

    [Theory]
    [MemberData(nameof(InjectionStrings.All), MemberType = typeof(InjectionStrings))]
    public void KeepsTheShapeOfThePage(string hostile)
    {
        foreach (var (layout, model) in PageKind.All.Select(kind => (kind.Layout, kind.Model)))
        {
            for (var seed = 0; seed < Seeds; seed++)
            {
                // With a slash before them, they may also stand where an address does.
                var calm = s_calm.GetOrAdd((layout, seed), _ => Render(layout, model, new(seed, "/Aman")).Shape());
                var loud = Render(layout, model, new(seed, "/" + hostile)).Shape();
                Assert.Equal((layout, seed, calm), (layout, seed, loud));
            }
        }
    }

    /// <summary>Else the test above would say nothing of a branch that no draw comes to: a choice may be missing in <see cref="FakeModel"/>.</summary>
    [Fact]
    public void ReachesEveryOutputOfTheTheme()
    {
        var outputs = new List<string>();
        var untried = new HashSet<int>();
        var theme = new ThemeTemplates(text => Output.Replace(text, output =>
        {
            untried.Add(outputs.Count);
            outputs.Add(output.Value);
            return output.Result($"{{{{${{open}} print {outputs.Count - 1} (${{expression}}) ${{close}}}}}}");
        }));
        var print = new TemplateFunction("print", 2, 2, arguments =>
        {
            untried.Remove((int)arguments[0]!);
            return arguments[1];
        });

        foreach (var (layout, model) in PageKind.All.Select(kind => (kind.Layout, kind.Model)))
        {
            for (var seed = 0; seed < Seeds; seed++)
                Render(layout, model, new(seed, "/Aman"), theme, [.. s_functions, print]);
        }

        Assert.NotEmpty(outputs);
        Assert.Equal([], untried.Select(number => outputs[number]));
    }

    [Fact]
    public void HasNoUrlThatRunsCode()
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in TextFields.All)
        {
            foreach (var (layout, model) in PageKind.All.Select(kind => (kind.Layout, kind.Model)))
            {
                for (var seed = 0; seed < SampleSize.Of(2, 20); seed++)
                {
                    try
                    {
                        var page = Render(layout, model, new(seed, "/Aman", field, "javascript:alert(1)"));
                        Assert.DoesNotContain(page.QuerySelectorAll("[href], [src]"), element => (element.GetAttribute("href") ?? element.GetAttribute("src"))!.StartsWith("javascript:", StringComparison.Ordinal));
                    }
                    catch (TemplateException)
                    {
                        refused.Add(field);
                    }
                }
            }
        }

        Assert.Superset(new HashSet<string>(["article: url", "link: url", "picture: src", "side: url", "source: url", "switch: url", "topic: url"], StringComparer.Ordinal), refused);
    }

    private static IDocument Render(string layout, ModelType model, FakeValues scenario) =>
        Render(layout, model, scenario, s_theme, s_functions);

    private static IDocument Render(string layout, ModelType model, FakeValues scenario, ThemeTemplates theme, TemplateFunction[] functions)
    {
        var page = new FakeModel(model, layout, scenario);
        var host = new TemplateHost(theme.Partials, functions);
        using var content = new PageBuffer();
        host.Render(theme.Layout(layout), page, [], content);
        using var document = new PageBuffer();
        host.Render(
            theme.Layout("document"),
            page,
            [("content", Html.FromUtf8(content.WrittenMemory)), ("stylesheet", Html.Empty), ("speculation_rules", null), ("csp", scenario.Text)],
            document);
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(document.Written));
    }

    /// <summary>A code block that prints a value: neither a statement nor a comment.</summary>
    [GeneratedRegex(@"\{\{(?<open>[-~]?)\s+(?!(if|for|case|when|else|end)\b)(?<expression>[^#{}=;]+?)\s+(?<close>[-~]?)\}\}",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Output { get; }

    /// <summary>The templates of the repository's own theme.</summary>
    /// <param name="edit">What is done to their text before.</param>
    private sealed class ThemeTemplates(Func<string, string> edit)
    {
        private readonly Dictionary<string, Template> _layouts = ReadAll("layouts", edit);

        public Dictionary<string, Template> Partials { get; } = ReadAll("partials", edit);

        public Template Layout(string name) => _layouts[name];

        private static Dictionary<string, Template> ReadAll(string folder, Func<string, string> edit) =>
            Directory.EnumerateFiles(Path.Combine(Repo.Root, "theme", folder), "*.sbn-html")
                .ToDictionary(file => Path.GetFileName(file).Replace(".sbn-html", "", StringComparison.Ordinal), file => Template.Parse(edit(File.ReadAllText(file)), file), StringComparer.Ordinal);
    }
}

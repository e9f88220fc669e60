using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Languages;
using Digest.Pages;
using Digest.Pages.Feeds;
using Digest.Templates;
using Digest.Tests.Repository;
using Digest.Theming;
using Xunit;

namespace Digest.Tests.Injection;

/// <summary>
/// The shipped layouts print every field of every page model as text, in all branches, including addresses and codes that are always
/// harmless in a real model.
/// </summary>
public sealed partial class ModelWithInjectedText
{
    private static readonly ThemeTemplates s_theme = new(text => text);

    private static readonly TemplateFunction[] s_functions =
    [
        .. InterfaceFunctions.For(TestLanguages.Malay, FrozenDictionary<string, Language>.Empty),
        new(ThemeAssets.ScriptFunction, 1, 1, _ => Html.FromMarkup("<script></script>")),
    ];

    private static readonly ConcurrentDictionary<(string Layout, int Seed), string> s_harmless = new();

    /// <summary>The templates of pages and of entries in feeds, with their models.</summary>
    private static readonly ImmutableArray<(string Name, ModelType Model)> s_templates =
    [
        .. PageKind.All.Select(kind => (kind.Layout, kind.Model)),
        .. FeedEntryKind.All.Select(kind => (Feeds + kind.Template, kind.Model)),
    ];

    private const string Feeds = "feeds/";

    private static int Seeds => SampleSize.Of(32, 200);

    [Theory]
    [MemberData(nameof(InjectionStrings.All), MemberType = typeof(InjectionStrings))]
    public void KeepsTheShapeOfThePage(string injected)
    {
        foreach (var (layout, model) in s_templates)
        {
            for (var seed = 0; seed < Seeds; seed++)
            {
                // The slash makes them valid addresses too.
                var expected = s_harmless.GetOrAdd((layout, seed), _ => Render(layout, model, new(seed, "/Aman")).Shape());
                var actual = Render(layout, model, new(seed, "/" + injected)).Shape();
                Assert.Equal((layout, seed, expected), (layout, seed, actual));
            }
        }
    }

    /// <summary>Fails if the random values reach no branch with some output: add a choice to <see cref="FakeModel"/>.</summary>
    [Fact]
    public void ReachesEveryOutputOfTheTheme()
    {
        var outputs = new List<string>();
        var unreached = new HashSet<int>();
        var theme = new ThemeTemplates(text => Output.Replace(text, output =>
        {
            unreached.Add(outputs.Count);
            outputs.Add(output.Value);
            return output.Result($"{{{{${{open}} print {outputs.Count - 1} (${{expression}}) ${{close}}}}}}");
        }));
        var print = new TemplateFunction("print", 2, 2, arguments =>
        {
            unreached.Remove((int)arguments[0]!);
            return arguments[1];
        });

        foreach (var (layout, model) in s_templates)
        {
            for (var seed = 0; seed < Seeds; seed++)
                Render(layout, model, new(seed, "/Aman"), theme, [.. s_functions, print]);
        }

        Assert.NotEmpty(outputs);
        Assert.Equal([], unreached.Select(number => outputs[number]));
    }

    [Fact]
    public void HasNoUrlThatRunsCode()
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in TextFields.All)
        {
            foreach (var (layout, model) in s_templates)
            {
                for (var seed = 0; seed < SampleSize.Of(2, 20); seed++)
                {
                    try
                    {
                        var page = Render(layout, model, new(seed, "/Aman", field, "javascript:alert(1)"));
                        Assert.Empty(page.QuerySelectorAll("[href^='javascript:'], [src^='javascript:']"));
                    }
                    catch (TemplateException)
                    {
                        refused.Add(field);
                    }
                }
            }
        }

        string[] urls = ["article: url", "link: url", "picture: src", "side: url", "source: url", "switch: url", "topic: url"];
        Assert.Superset(urls.ToHashSet(StringComparer.Ordinal), refused);
    }

    private static IDocument Render(string layout, ModelType model, FakeValues values) =>
        Render(layout, model, values, s_theme, s_functions);

    private static IDocument Render(string layout, ModelType model, FakeValues values, ThemeTemplates theme, TemplateFunction[] functions)
    {
        var page = new FakeModel(model, layout, values);
        var host = new TemplateHost(theme.Partials, functions);
        using var content = new PageBuffer();
        host.Render(theme.Layout(layout), page, [], content);
        if (layout.StartsWith(Feeds, StringComparison.Ordinal))
            return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(content.Written));
        using var document = new PageBuffer();
        host.Render(
            theme.Layout("document"),
            page,
            [
                ("content", Html.FromUtf8(content.WrittenMemory)), ("stylesheet", Html.Empty), ("speculation_rules", null),
                ("structured_data", null), ("csp", values.Text)
            ],
            document);
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(document.Written));
    }

    /// <summary>A code block that prints a value, not a statement or a comment.</summary>
    [GeneratedRegex(@"\{\{(?<open>[-~]?)\s+(?!(if|for|case|when|else|end)\b)(?<expression>[^#{}=;]+?)\s+(?<close>[-~]?)\}\}",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Output { get; }

    /// <summary>The templates of the theme of this repository.</summary>
    /// <param name="edit">Changes their text before they are parsed.</param>
    private sealed class ThemeTemplates(Func<string, string> edit)
    {
        private readonly Dictionary<string, Template> _layouts = ReadAll("layouts", edit);
        private readonly Dictionary<string, Template> _feeds = ReadAll("feeds", edit);

        public Dictionary<string, Template> Partials { get; } = ReadAll("partials", edit);

        public Template Layout(string name) =>
            name.StartsWith(Feeds, StringComparison.Ordinal) ? _feeds[name[Feeds.Length..]] : _layouts[name];

        private static Dictionary<string, Template> ReadAll(string folder, Func<string, string> edit) =>
            Directory.EnumerateFiles(Path.Combine(Repo.Root, "theme", folder), "*.sbn-html")
                .ToDictionary(
                    file => Path.GetFileName(file).Replace(".sbn-html", "", StringComparison.Ordinal),
                    file => Template.Parse(edit(File.ReadAllText(file)), file),
                    StringComparer.Ordinal);
    }
}

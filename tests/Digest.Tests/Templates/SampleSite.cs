using System.Text;
using Digest.Templates;

namespace Digest.Tests.Templates;

internal sealed class SampleSite : ITemplateModel<SampleSite>
{
    public static ModelType<SampleSite> Type { get; } = new ModelType<SampleSite>("site")
        .Text("language", site => "ms")
        .One("page", site => site.Page)
        .Many("pages", site => site.Pages);

    public SamplePage Page { get; init; } = new("a < b")
    {
        Related = [new("c") { Count = 1 }, new("d & e") { Url = "https://a.b/" }],
    };

    public IReadOnlyList<SamplePage> Pages { get; init; } = [new("p"), new("q"), new("r") { Count = 7 }];

    public static readonly TemplateFunction[] Functions =
    [
        new("t", 1, 1, arguments => "word " + arguments[0], arguments =>
            arguments[0] is string key && key != "home" ? $"There is no string '{key}'." : null),
        new("fail", 0, 0, _ => throw new TemplateFunctionException("The host refuses.", "Do something else.")),
        new("link", 1, 2, arguments => Html.FromMarkup($"<a>{arguments[0]}{(arguments.Length > 1 ? arguments[1] : "")}</a>"), null,
            ["text", "suffix"]),
    ];

    public static readonly IReadOnlyDictionary<string, string> Partials = new Dictionary<string, string>
    {
        ["card"] =
            "<li class=\"{{ $.kind ?? 'plain' }}\"><a href=\"{{ $1.url }}\">{{ $1.title }}</a>" +
            "{{ if $1.next }}{{ $1.next.title }}{{ end }}</li>",
        ["typo"] = "{{ page.titel }}",
        ["broken"] = "{{ if }}",
        ["self"] = "{{ include 'self' }}",
        ["twice"] = "{{ include 'twice'; include 'twice' }}",
    };

    /// <summary>The names that hosts add to the model.</summary>
    public static (string Name, object? Value)[] Globals => [("content", Html.FromMarkup("<main></main>"))];

    public static TemplateHost Host(IReadOnlyDictionary<string, string>? partials = null) =>
        new((partials ?? Partials).ToDictionary(pair => pair.Key, pair => Template.Parse(pair.Value, pair.Key)), Functions);

    /// <summary>Renders a template; a mistake throws.</summary>
    public static string Render(string template, TemplateHost? host = null, params (string Name, object? Value)[] globals)
    {
        using var page = new PageBuffer();
        (host ?? Host()).Render(Template.Parse(template, "x"), new SampleSite(), globals, page);
        return Encoding.UTF8.GetString(page.Written);
    }
}

using Digest.Templates;
using Digest.Tests.CountedSteps;
using Xunit;

namespace Digest.Tests.Templates;

/// <summary>Templates with random deletions, copies and insertions: each renders or gives an error with a place, in time.</summary>
public sealed class MutatedTemplate
{
    private static readonly string[] s_snippets =
    [
        "{{", "}}", "{{-", "~}}", "{%{", "}%}", "end", "if ", "for x in ", "while ", "case ", "when ", "func f; ", "ret ", "wrap f; ",
            "capture c; ", "with ", "include 'card' ",
        "$", "$$", "$0", "$1", "@", "?.", "??", "?", ":", "|", "..", "..<", "(", ")", "[", "]", "{", "}", "\"", "'", "`", "\\", "#", "##",
            ";", "\n", ",", "=", "+=", "==", "!", "-", "*", "/", "%", "&&",
        "null", "true", "empty", "0", "-1", "9999999999", "1.5e300", "0x", "page", "pages", "page.title", "page.next", "x", "for.index",
            "string.", "array.", "array.sort 'title'", "string.size", "object.to_json",
        "<script>", "<a href=\"", "style=\"", "\">", "<!--", "<title>", "&", "\u0000", "\uD83D", "ع", "\r",
    ];

    private static readonly string[] s_seeds =
    [
        .. TemplateCase.All.Select(example => example.Template),
        .. TemplateCase.All.SelectMany(one =>
            one.Parts.Where(part => part.Key.StartsWith("include ", StringComparison.Ordinal)).Select(part => part.Value)),
        .. SampleSite.Partials.Values,
        """
        <!doctype html>
        <html lang="{{ language }}"><head><title>{{ page.title | string.truncate 40 }}</title></head>
        <body class="{{ page.lead ? 'lead' : 'plain' }}">
        {{~ func item ~}}
        <li{{ if $0.lead }} class="lead"{{ end }}><a href="{{ $0.url }}">{{ $0.title }}</a> {{ $$ }}</li>
        {{~ end ~}}
        {{~ n = 0; for p in pages | array.sort "title" limit: 2 ~}}
          {{~ n += p.count; include "card" p kind: "big"; wrap item p ~}}<b>{{ for.index }}</b>{{~ end ~}}
        {{~ else ~}}
          <p>{{ t "home" }}
        {{~ end ~}}
        {{ case n; when 0, 1; "few"; else; $"{n} many"; end }}
        {{ while n > 0 && n < 9; n = n + 2; end; page.next?.title ?? "none"; page.tags | array.join ", " | html.escape }}
        {{ capture c }}{{ page.body }}{{ end; c | string.strip }}
        """,
    ];

    [Fact]
    public void EndsWithAPageOrAMistakeWithItsPlace()
    {
        var count = SampleSize.Of(2_000, 100_000);
        var random = new Random(20230912);
        var rendered = 0;
        for (var i = 0; i < count; i++)
        {
            var template = Mutate(random);
            try
            {
                rendered += WorkBudget.Run(() => template, () => Run(template)) ? 1 : 0;
            }
            catch (Exception found)
            {
                throw new InvalidOperationException($"Mutation {i} of {count} fails:\n{template}", found);
            }
        }

        // Otherwise almost only errors of the parser are tested.
        Assert.True(rendered > count / 50, $"only {rendered} of {count} render");
    }

    private static bool Run(string text)
    {
        var template = Template.Parse(text, "x");
        Assert.All(template.Mistakes, HasPlace);
        Assert.All(template.Check(SampleSite.Type, SampleSite.Host(), SampleSite.Globals), HasPlace);
        try
        {
            SampleSite.Render(text, globals: SampleSite.Globals);
            return true;
        }
        catch (TemplateException exception)
        {
            HasPlace(exception.Mistake);
            return false;
        }
    }

    private static void HasPlace(TemplateMistake mistake) =>
        Assert.True(mistake.Location is { Path.Length: > 0, Line: >= 1, Column: >= 1 } && mistake.Message.Length > 0, mistake.ToString());

    private static string Mutate(Random random)
    {
        var text = random.Next(4) == 0 ? s_seeds[^1] : s_seeds[random.Next(s_seeds.Length)];
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                3 => text.Remove(at, length).Insert(at, s_snippets[random.Next(s_snippets.Length)]),
                4 => text.Insert(at, s_snippets[random.Next(s_snippets.Length)]),
                _ => text[..at] + s_seeds[random.Next(s_seeds.Length)],
            };
        }

        return text;
    }
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Digest.Sources;

namespace Digest.Tests.Preview;

/// <summary>Random edits of a site: a small pool of paths with a few texts for each, some of them invalid.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A test repeats itself.")]
internal static class Edits
{
    private static readonly ImmutableArray<(string Path, ImmutableArray<string> Texts)> s_pool =
    [
        .. Stories.Select(story => ($"input/articles/{story}/_directory.yml", ImmutableArray.Create(
            "topics: security\nevents: e1\n",
            "topics: [trade, security]\npublished: 2022-02-02\n",
            "topics: [no-such-topic]\n",
            "topics: [\n"))),
        .. Stories.SelectMany(story =>
            new[] { "ms", "ar" }.Select(language => ($"input/articles/{story}/{language}.md", ImmutableArray.Create(
            $"---\ntitle: Satu {story}\nentities: kim\n---\nTeks NSC, Kim Jong Un.\n",
            $"---\ntitle: Satu {story}\nentities: pyongyang\n---\nTeks NSC, [Kim](xref:entity:kim) dan [fail](/fail.txt).\n",
            $"---\ntitle: Dua {story}\nslug: dua\n---\n## Kepala\n\n[](xref:{Stories[0]}#kepala) ![peta](peta.svg)\n",
            "---\ntitle: Tiga\nexcluded: true\n---\nTeks [x](xref:event:e1).\n",
            "---\ntitle: Empat\nimage: { src: peta.svg, alt: Peta }\n---\nTeks <b>tebal</b>.\n",
            $"---\ntitle: Lima {story}\nextra: {{ mood: tenang, tags: [a, 1] }}\n---\n",
            "---\ntitle: Enam\n")))),
        .. Stories.Select(story => ($"input/articles/{story}/peta.svg", ImmutableArray.Create(
            """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""",
            """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>""",
            "<svg"))),
        ("input/events/e1.yml",
        [
            "date: 2023-09-12\nstatus: happened\ntitle: { ms: Satu }\n",
            "date: 2022\nstatus: expected\ntitle: { ar: واحد }\ntopics: trade\n",
            "date: x\n",
        ]),
        ("input/events/e2.yml", ["date: 2023-08~\nstatus: denied\ntitle: Dua\nplace: pyongyang\n"]),
        ("input/events/deep/e2.yml", ["date: 2023-08~\nstatus: denied\ntitle: Dua\n"]),
        ("input/pages/about/ms.md",
        [
            "---\ntitle: Perihal\ndescription: x\n---\n## Kepala\n",
            "---\ntitle: Perihal kami\ndescription: x\nslug: kami\n---\nTeks [](xref:page:about#kepala).\n",
        ]),
        ("input/static/fail.txt", ["satu", "dua"]),
        ("input/static/ms/peristiwa/e1/index.html", ["<p>"]),
        ("input/topics.yml",
        [
            "security: { name: { ms: Keselamatan, ar: الأمن } }\ntrade: { name: { ms: Perdagangan, ar: التجارة } }\n",
            "security: { name: { ms: Keselamatan negara, ar: الأمن } }\n",
            "security: { name: { ms: Keselamatan } }\n",
        ]),
        ("input/entities.yml",
        [
            "kim: { type: Person, name: { ms: Kim Jong Un, ar: كيم } }\npyongyang: { type: Place, name: { ms: A, ar: ب } }\n",
            "kim: { type: Person, name: { ms: Kim Jong Un, ar: كيم }, role: { ms: Pemimpin } }\npyongyang: { type: Person, name: Kim }\n",
            "kim: { type: Person, name: { ms: Kim, ar: كيم }, also: [NSC] }\npyongyang: { type: Place, name: { ms: A } }\n",
        ]),
        ("input/glossary.yml", ["NSC: { ms: Majlis Keselamatan Negara }\n", "NSC: { ms: Majlis }\n"]),
        ("input/data/prices.csv", ["name,price\nminyak,80\n", "name,price\nminyak,81\ngas,3\n", "name\n\"x"]),
        ("input/data/desk.yml", ["{ note: { ms: Nota, ar: ملاحظة } }", "[1, 2]"]),
        ("theme/fields.yml", ["topic: { colour: text }\n", "article: { mood: text, tags: list }\n", "article: { mood: number }\n"]),
        ("input/notes.txt", ["x"]),
        ("statiq.json",
        [
            """{ "Host": "example.org", "Languages": ["ms", "ar"] }""",
            """{ "Host": "example.org", "Languages": ["ms", "ar"], "extra": { "motto": { "ms": "Ringkas" } } }""",
            """{ "Languages": ["ar", "ms"], "LinkRoot": "/repo", "PageSize": 1 }""",
            """{ "Languages": ["ms"], "Host": "example.org" }""",
            """{ "Languages": ["ms", "ar"], "Host": "example.org", "Styles": "linked", "FacingPages": "none" }""",
            """{ "Languages": """,
        ]),
        ("theme/assets/css/base.css", ["body{color:red}", "body { color: blue }", "@import x"]),
        ("theme/layouts/redirect.sbn-html", ["<p>{{ page.title }}</p>", "<p>{{ page.titel }}</p>", "<p>{{ "]),
    ];

    /// <summary>Further edits of a site with the built-in theme.</summary>
    private static readonly ImmutableArray<(string Path, ImmutableArray<string> Texts)> s_builtInPool =
    [
        .. s_pool,
        ("theme/languages/ms.yml", ["strings: { topics: Tajuk }\n", "name: Melayu\n", "strings: { topicz: Tajuk }\n"]),
        ("theme/languages/ar.yml", ["strings: { topics: المواضيع }\n", "direction: up\n"]),
        ("theme/partials/crumbs.sbn-html", ["<p>{{ page.title }}</p>", "", "{{ include 'crumb' }}"]),
        ("theme/assets/css/front.css", ["main{color:red}", ""]),
        ("theme/layout/front.sbn-html", ["<p>"]),
        // Without a list, the languages are those of the texts.
        ("statiq.json", ["{ \"Host\": \"example.org\" }"]),
    ];

    private static ImmutableArray<string> Stories => ["satu", "dua", "tiga"];

    /// <summary>Makes and logs one edit: adds, changes or deletes a file, or renames a folder.</summary>
    public static SourceTree Apply(SourceTree tree, Random random, ICollection<string> log)
    {
        if (random.Next(8) == 0)
            return Rename(tree, Stories[random.Next(3)], Stories[random.Next(3)], log);

        var pool = tree.BuiltInFiles.IsEmpty ? s_pool : s_builtInPool;
        var (path, texts) = pool[random.Next(pool.Length)];
        // A file of the theme is only deleted if a built-in one takes its place: without it there is nothing to compare.
        var goes = random.Next(4) == 0
            && (!tree.BuiltInFiles.IsEmpty || !path.StartsWith("theme/", StringComparison.Ordinal));
        if (goes && tree.Find(path) is { } file)
        {
            log.Add($"delete {path}");
            return tree.Without(file);
        }

        // The first texts are valid, and chosen more often.
        var text = texts[Math.Min(random.Next(texts.Length), random.Next(texts.Length))];
        log.Add($"write {path}: {text.ReplaceLineEndings("⏎")}");
        return tree.With(SourceFile.InMemory(path, Encoding.UTF8.GetBytes(text)));
    }

    private static SourceTree Rename(SourceTree tree, string from, string to, ICollection<string> log)
    {
        log.Add($"rename {from} to {to}");
        foreach (var file in tree.Below($"input/articles/{from}").ToList())
        {
            tree = tree.Without(file);
            tree = tree.With(SourceFile.InMemory(file.Path.Replace($"/{from}/", $"/{to}/", StringComparison.Ordinal), file.ReadAllBytes()));
        }

        return tree;
    }
}

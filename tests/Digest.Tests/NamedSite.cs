using Digest.Tests.Injection;
using Digest.Tests.Repository;

namespace Digest.Tests;

/// <summary>Sites whose output other programs read in tests.</summary>
internal static class NamedSite
{
    public static TestSite Of(string name)
    {
        var site = name.Split(' ')[0] switch
        {
            "shipped" => Shipped(),
            "hostile" => Hostile(),
            _ => WithEveryField(),
        };
        return name.Split(" at ") is [_, var root] ? site.Setting("LinkRoot", root) : site;
    }

    public static TestSite Shipped()
    {
        var site = new TestSite { Now = "2026-01-01T00:00:00Z" };
        foreach (var path in site.Paths.Where(path => path.StartsWith("input/", StringComparison.Ordinal)).ToList())
            site.Without(path);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repo.Root, "input"), "*", SearchOption.AllDirectories))
            site.With(Path.GetRelativePath(Repo.Root, file), File.ReadAllBytes(file));
        return site.With("statiq.json", Repo.Read("statiq.json"));
    }

    /// <summary>A site with all that structured data can say, and with gaps: texts without a translation, labels of one language.</summary>
    public static TestSite WithEveryField() => WithArticles(new TestSite()
        .With(
            "statiq.json",
            """
            {
              "Host": "example.org", "SiteTitle": { "ms": "Intisari", "ar": "الموجز" }, "Languages": ["ms", "ar"], "PageSize": 1,
              "Author": "Meja Berita", "SiteDescription": { "ms": "Berita." }
            }
            """)
        .With(
            "input/entities.yml",
            """
            kim:
              type: Person
              name: { ms: Kim Jong Un, ar: كيم جونغ أون }
              role: { ms: Pemimpin }
              description: { ar: زعيم منذ 2011. }
              also: { ar: [كيم جونج أون], ms: [Kim Jong-un] }
              sameAs: ["https://www.wikidata.org/wiki/Q56226", "https://viaf.org/viaf/1"]
            pyongyang: { type: Place, name: { ms: Pyongyang, ar: بيونغ يانغ } }
            meja: { type: Organization, name: { ms: Meja Asia, ar: مكتب آسيا }, role: { ms: Meja, ar: مكتب } }
            """)
        .With(
            "input/events/tiba.yml",
            """
            date: 2023-09-12
            status: claimed
            title: { ms: Kim tiba }
            summary: { ms: Kim tiba di NSC. }
            place: pyongyang
            entities: [kim]
            """)
        .With("input/events/pergi.yml", "{ date: 2023-09~, status: expected, title: { ar: رحيل }, place: meja }")
        .With(
            "input/events/batal.yml",
            "{ date: 2023-08/2023-09-10, status: cancelled, title: { ms: Forum, ar: منتدى }, place: Dermaga 33 }"))
        .Setting("TimeZone", "Asia/Kuala_Lumpur");

    private static TestSite WithArticles(TestSite site) => site
        .With("input/articles/kim/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""")
        .With(
            "input/articles/kim/ms.md",
            """
            ---
            title: "Kim: <3 “R & D” > 1 pada 12 September 2023"
            description: Kim tiba di "Rusia", kata NSC.
            published: 2023-09-12T08:00:00+08:00
            updated: 2023-09-13
            by: Meja Asia
            topics: [security, trade]
            events: [tiba, pergi]
            entities: [kim, meja, pyongyang]
            sources:
              - { source: nyt, title: Kim Jong Un in Russia, url: "https://www.nytimes.com/kim", published: 2023-09-11 }
              - { source: nyt, title: Kim again, url: "https://www.nytimes.com/kim" }
              - { source: kcna, title: Laporan 'kedua', published: 2023-09-12 }
              - { source: kcna, published: 2023-09-12T08:00:00+09:00 }
              - nyt
            image: { src: peta.svg, alt: Peta, caption: Laluan ke كوريا, credit: Ali }
            corrections: [{ date: 2023-09-15, text: Tarikh diperbetulkan. }, { date: 2023-09-14, text: Nama كيم diperbetulkan. }]
            ---
            Teks.
            """)
        .With(
            "input/articles/kim/ar.md",
            """
            ---
            title: كيم يصل إلى NSC
            slug: كيم
            image: { src: peta.svg, alt: خريطة }
            translation: { from: ms, method: human, by: سمير }
            ---
            نص.
            """)
        .With("input/articles/putin/ar.md", "---\ntitle: بوتين\nby: مجهول\nsources: [{ source: kcna, published: 2023-09-01 }]\n---\n")
        .With("input/articles/dua/ms.md", "---\ntitle: Dua\nevents: [batal]\n---\n")
        .With("input/articles/dua/ar.md", "---\ntitle: اثنان\nentities: [kim]\n---\n");

    /// <summary>A site with signs of markup in its texts.</summary>
    public static TestSite Hostile()
    {
        var site = new TestSite()
            .With("statiq.json", """{ "Host": "example.org", "Languages": { "ms": { "lint": { "off": ["DG082", "DG084", "DG090"] } } } }""")
            .With("input/topics.yml", "security: { name: '<3 \"R & D\"' }\n")
            .With("input/entities.yml", "");
        foreach (var (index, row) in InjectionStrings.WithoutMarkup.Index())
        {
            var yaml = "'" + row.Data.Replace("'", "''", StringComparison.Ordinal) + "'";
            site.With($"input/articles/a{index}/ms.md", $"---\ntitle: {yaml}\ndescription: {yaml}\nby: {yaml}\n---\nTeks.\n");
        }

        return site;
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;

namespace Digest.Browser.Tests.Search;

/// <summary>
/// The files of a search index for twelve stories, written by hand as docs/search.md describes them. Story 0 is the newest and the only one
/// of 2024. All have the word <c>laporan</c>; the headlines of 3 to 11 are <c>Berita 3</c> and so on.
/// </summary>
internal static class HandMadeIndex
{
    public const string Id = "aaaa";

    /// <summary>The headline of story 1.</summary>
    public const string HostileTitle = "<img src=x onerror=\"document.title='injected'\"> senjata &amp; \u202Eterbalik";

    private const string PageWithPhrase = "/ms/2023/05/5/";
    private const string Day = "5 Disember 2023";
    private const int Stories = 12;
    private const int StoriesPerFile = 5;

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each file by its name.</summary>
    /// <param name="id">The id in all of them.</param>
    public static Dictionary<string, string> Files(string id = Id) => new(
    [
        KeyValuePair.Create("index.json", Index.Replace(Id, id, StringComparison.Ordinal)),
        .. s_lines.Select(file => KeyValuePair.Create(file.Key, $"{id}\n{file.Value}\n")),
        .. Enumerable.Range(0, Stories).Select(StoryOf).Chunk(StoriesPerFile).Select((stories, number) =>
            KeyValuePair.Create($"stories-{number}.json", JsonSerializer.Serialize(new { id, stories }, s_readable))),
    ]);

    /// <summary>The page of a story: only that of 5 has a phrase in its text.</summary>
    public static string PageAt(string address)
    {
        var text = address == PageWithPhrase ? "Ada KERETA\u00A0api di sini" : "Laporan";
        return $"<style>p {{ color: red }}</style><main><h1>Berita</h1><div class=\"body\"><p>{text}</p></div></main>";
    }

    private const string Index =
        """
        {
          "id": "aaaa", "stories": 12, "perFile": 5,
          "words": ["", "m", "q", "s", "\u0600"], "spellings": ["", "p"],
          "languages": [["ms", "ltr", "Bahasa Melayu"], ["ar", "rtl", "العربية"]],
          "topics": [["arms", ["Pemindahan senjata", "نقل الأسلحة"]], ["talks", ["Rundingan", "المفاوضات"]]],
          "filters": { "topic": ["topik", "موضوع"], "year": ["tahun", "سنه"] },
          "rules": {
            "letters": { "ة": "ه", "ـ": "", "٠": "0", "٢": "2", "٤": "4" },
            "prefixes": ["per", "mem>p", "و", "ال"], "suffixes": ["kan", "an", "s"], "same": { "buku": "kitab" },
            "ignored": ["dan"]
          }
        }
        """;

    // A grade of the first story is A to H, of the second I to P, of the third Q to X, of the fourth Y to f.
    private static readonly Dictionary<string, string> s_lines = new()
    {
        ["words-0.txt"] =
            """
            0:topic:arms ~ II
            7talks ~ A
            1year:2023 ~ IAAAAAAAAAA
            94 ~ A
            0api ~ cEE
            0berita ~ dFFFFFFFF
            0jongun ~ 9B
            0kereta ~ cEE
            1im ~ H
            2tab ~ I
            0lapor ~an EEEEEEEEEEEE
            """,
        ["words-1.txt"] =
            """
            0presiden ~ 1B
            1ukul memukul I
            """,
        ["words-2.txt"] =
            """
            0rusia ~ F
            """,
        ["words-3.txt"] =
            """
            0senjata per~an B ~ N
            """,
        ["words-4.txt"] =
            """
            0روسيا ~ F
            0قطار ال~ T ~ V
            0كيم ~ H و~ F
            """,
        ["spellings-0.txt"] =
            """
            0<aisur
            1nediserp
            0laporan
            """,
        ["spellings-1.txt"] =
            """
            0presiden
            0rusia
            """,
    };

    private static object[] StoryOf(int number) => number switch
    {
        0 =>
        [
            "2024-01-05", (int[])[1],
            (object[])
            [
                (object[])[0, "/ms/2024/01/kim/", "Kim tiba di Rusia", "Laporan tentang persenjataan.", "5 Januari 2024"],
                (object[])[1, "/ar/2024/01/kim/", "وصول كيم إلى روسيا", "الرئيس وكيم في روسيا.", "5 يناير 2024"],
            ],
        ],
        1 =>
        [
            "2023-12-05", (int[])[0],
            (object[])[(object[])[0, "/ms/2023/12/html/", HostileTitle, "<script>document.title='injected'</script>", Day]],
        ],
        2 => ["2023-12-05", (int[])[], (object[])[(object[])[1, "/ar/2023/11/train/", "قطار جديد", "وصل القطار.", Day]]],
        3 => ["2023-12-05", (int[])[0], (object[])[(object[])[0, "/ms/2023/10/3/", "Berita 3", "Sebuah kereta api.", Day]]],
        4 => ["2023-12-05", (int[])[], (object[])[(object[])[0, "/ms/2023/09/4/", "Berita 4", "Sebuah api, sebuah kereta.", Day]]],
        5 => ["2023-12-05", (int[])[], (object[])[(object[])[0, PageWithPhrase, "Berita 5", "Laporan.", Day]]],
        _ => ["2023-12-05", (int[])[], (object[])[(object[])[0, $"/ms/2023/01/{number}/", $"Berita {number}", "Laporan.", Day]]],
    };
}

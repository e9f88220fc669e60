using System.Text.RegularExpressions;
using Digest.Output;
using Xunit;

namespace Digest.Tests.Injection;

/// <summary>Paths to other folders in fields that can hold a path: a site writes no file outside its folder, and copies none.</summary>
public sealed partial class SiteWithHostilePaths
{
    private static readonly string[] s_starts =
    [
        "../", "../../../../", "..\\", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..%252f", "....//", "..;/", "/", "//", "\\", "\\\\host\\",
        "C:\\", "C:/", "file:///", "~/", "./../", "a/../../", "a/./../../", "．．/", "‥/", "..\u0000/", "..\u200F/", "%c0%ae%c0%ae/",
    ];

    private static readonly string[] s_targets =
        ["etc/passwd", "x", "statiq.json", "input/articles/kim/ms.md", ".git/config", "output/index.html", ".digest", "con"];

    /// <summary>The fields, each with a harmless value and the file that it gives.</summary>
    private static readonly Dictionary<string, (string Harmless, string File, Func<string, TestSite> SiteWith)> s_fields =
        new(StringComparer.Ordinal)
        {
            ["slug"] = ("aman", "ms/2023/09/aman/index.html", value => Article($"slug: {Yaml(value)}\n")),
            ["redirectFrom"] = ("/aman/", "aman/index.html", value => Article($"redirectFrom: {Yaml(value)}\n")),
            ["image"] = ("peta.svg", "ms/2023/09/kim/index.html", value => Article($"image: {{ src: {Yaml(value)}, alt: Peta }}\n")),
            ["link"] = ("https://example.com/", "ms/2023/09/kim/index.html", value => Article("", $"Satu [pautan](<{value}>) ke sana.\n")),
            ["topic"] = ("aman", "ms/topik/aman/index.html", value => Article($"topics: [{Yaml(value)}]\n")
                .With("input/topics.yml",
                    $"{Yaml(value)}: {{ name: {{ ms: Aman, ar: أمان }} }}\nsecurity: {{ name: {{ ms: A, ar: ب }} }}\n")),
            ["LinkRoot"] = ("/aman", "ms/2023/09/kim/index.html", value => Article("").Setting("LinkRoot", value)),
        };

    public static TheoryData<string> Fields => [.. s_fields.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public void StaysInItsFolder(string field)
    {
        string[] payloads = [.. s_starts.SelectMany(start => s_targets, (start, target) => start + target)];
        Assert.InRange(payloads.Length, 200, 300);
        new Random(20230912).Shuffle(payloads);
        foreach (var payload in payloads.Take(SampleSize.Of(25, payloads.Length)))
        {
            var tree = s_fields[field].SiteWith(payload);
            var site = tree.Compile();
            if (!site.Succeeded)
            {
                Assert.Contains(site.Diagnostics, diagnostic => diagnostic.Location.Path.Length > 0);
                continue;
            }

            Assert.All(site.Files, file =>
            {
                Assert.True(IsInside(file.Path), $"{field}: {payload} gives {file.Path}");
                if (file is CopiedFile)
                    Assert.Contains(file.Origin, tree.Paths);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void TakesAHarmlessPath(string field)
    {
        var (harmless, file, siteWith) = s_fields[field];

        Assert.Contains(siteWith(harmless).CompileCleanly().Files, output => output.Path == file);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("a/../../x")]
    [InlineData("a//x")]
    [InlineData("a/./x")]
    [InlineData("a\\x")]
    [InlineData("C:/x")]
    [InlineData(".digest")]
    [InlineData("a\0b")]
    [InlineData("a%2fb")]
    [InlineData("")]
    public void IsComparedWithPathsOutside(string path) => Assert.False(IsInside(path));

    private static bool IsInside(string path) => PathInside().IsMatch(path);

    private static string Yaml(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal)}\"";

    private static TestSite Article(string keys, string body = "Satu.\n") => new TestSite()
        .With("input/articles/kim/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""")
        .With("input/articles/kim/ms.md", $"---\ntitle: Kim\n{keys}---\n{body}\n![Peta](peta.svg)\n");

    /// <summary>Names of letters, digits, hyphens and dots that do not begin with a dot; and the file that switches Jekyll off.</summary>
    [GeneratedRegex(@"\A(\.nojekyll|[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}._-]*(/[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}._-]*)*)\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathInside();
}

using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Digest.Benchmarks.Corpora;

/// <summary>The same digest for Hugo: the same texts, topics as a taxonomy with pages of twenty, and layouts of similar size.</summary>
internal static class HugoCorpus
{
    private const string Head = """
        <!doctype html><html lang="{{ .Site.Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>
        {{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
        </head><body><nav>{{ range .AllTranslations }}
        <a href="{{ .RelPermalink }}" hreflang="{{ .Language.Lang }}">{{ .Language.LanguageName }}</a>{{ end }}</nav>
        <main>{{ block "main" . }}{{ end }}</main></body></html>
        """;

    private const string Single = """
        {{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Description }}</p>
        <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
        {{ .Content }}<ul>{{ range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
        """;

    private const string List = """
        {{ define "main" }}<h1>{{ .Title }}</h1><ol>{{ range .Paginator.Pages }}
        <li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Description }}
        <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></li>{{ end }}</ol>
        {{ with .Paginator.Next }}<a href="{{ .URL }}">{{ .PageNumber }}</a>{{ end }}{{ end }}
        """;

    /// <summary>Whether Hugo is installed.</summary>
    public static bool IsInstalled { get; } = RunsHugo();

    public static string PathOf(string root, int story, string language) =>
        Path.Combine(root, "content", language, "articles", $"{Corpus.StoryId(story)}.md");

    public static string AddressOf(int story, string language) => $"{language}/articles/{Corpus.StoryId(story)}/";

    public static bool Contains(string path) =>
        path.Contains($"{Path.DirectorySeparatorChar}content{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    public static void Write(Corpus corpus, string root)
    {
        Write(root, "config.toml", """
            baseURL = "http://localhost/"
            title = "Digest"
            defaultContentLanguage = "ms"
            defaultContentLanguageInSubdir = true
            paginate = 20
            disableKinds = ["RSS"]
            [taxonomies]
            topic = "topics"
            [languages.ms]
            languageName = "Bahasa Melayu"
            contentDir = "content/ms"
            [languages.ar]
            languageName = "العربية"
            languageDirection = "rtl"
            contentDir = "content/ar"
            """);
        Write(root, "layouts/_default/baseof.html", Head);
        Write(root, "layouts/_default/single.html", Single);
        Write(root, "layouts/_default/list.html", List);
        for (var story = 0; story < corpus.Stories; story++)
        {
            foreach (var language in Corpus.Languages)
                Write(PathOf(root, story, language), Text(corpus, story, language, ""));
        }
    }

    /// <summary>The same text with the keys of <c>_directory.yml</c> in its front matter, and without <c>xref:</c> links.</summary>
    public static string Text(Corpus corpus, int story, string language, string addition)
    {
        var lines = corpus.Text(story, language, addition).Split('\n')
            .Where(line => !line.StartsWith("slug:", StringComparison.Ordinal) && !line.StartsWith("[](", StringComparison.Ordinal))
            .ToList();
        var date = string.Create(CultureInfo.InvariantCulture, $"date: {Corpus.DayOf(story):yyyy-MM-dd}");
        lines.InsertRange(1, [date, $"topics: [{string.Join(", ", Corpus.TopicsOf(story))}]"]);
        return string.Join('\n', lines);
    }

    private static void Write(string root, string path, string text) => Write(Path.Combine(root, path), text);

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static bool RunsHugo()
    {
        try
        {
            var start = new ProcessStartInfo("hugo", ["version"]) { RedirectStandardOutput = true, UseShellExecute = false };
            using var hugo = Process.Start(start)!;
            hugo.StandardOutput.ReadToEnd();
            hugo.WaitForExit();
            return hugo.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Incremental;
using Digest.Output;
using Digest.Output.Checks;
using Digest.Output.LostPages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests;

/// <summary>
/// A source tree in memory and the site that is compiled from it. It starts with the theme of this repository and the smallest set of
/// other files; a test adds or replaces files.
/// </summary>
internal sealed class TestSite
{
    public const string Moment = "2024-06-01T00:00:00Z";

    /// <summary>The files of every site. The cascade supplies all keys of an article but the title.</summary>
    private static readonly ImmutableArray<(string Path, string Text)> s_defaults =
    [
        ("statiq.json", """{ "Host": "example.org", "SiteTitle": { "ms": "Intisari", "ar": "الموجز" }, "Languages": ["ms", "ar"] }"""),
        ("input/topics.yml",
            "security: { name: { ms: Keselamatan, ar: الأمن }, slug: { ms: keselamatan, ar: الأمن } }\n" +
            "trade: { name: { ms: Perdagangan, ar: التجارة } }\n"),
        ("input/entities.yml",
            "kim: { type: Person, name: { ms: Kim Jong Un, ar: كيم جونغ أون } }\n" +
            "pyongyang: { type: Place, name: { ms: Pyongyang, ar: بيونغ يانغ } }\n"),
        ("input/sources.yml", "nyt: { name: The New York Times, url: \"https://www.nytimes.com/\", language: en }\nkcna: { name: KCNA }\n"),
        ("input/articles/_directory.yml", "description: \"…\"\npublished: 2023-09-12\ntopics: security\nsources: nyt\n"),
    ];

    private static readonly Lazy<ImmutableArray<SourceFile>> s_theme = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repo.Root, "theme"), "*", SearchOption.AllDirectories)
            .Select(file => SourceFile.InMemory(Path.GetRelativePath(Repo.Root, file), File.ReadAllBytes(file))),
    ]);

    private readonly Dictionary<string, SourceFile> _files = new(StringComparer.Ordinal);
    private readonly List<RefusedEntry> _refused = [];
    private readonly List<KeyValuePair<string, string>> _settings = [];
    private bool _hasBuiltInTheme;

    public TestSite()
    {
        foreach (var file in s_theme.Value)
            _files[file.Path] = file;
        foreach (var (path, text) in s_defaults)
            With(path, text);
    }

    public bool Drafts { get; set; }

    public string Now { get; set; } = Moment;

    /// <summary>
    /// The addresses of an earlier version, which <see cref="Check"/> compares with; a redirect as <c>/a/12345678/ -> /ms/2023/09/kim/</c>.
    /// </summary>
    public string[] Published { get; set; } = [];

    public IEnumerable<string> Paths => _files.Keys;

    public ImmutableArray<KeyValuePair<string, string>> Settings => [.. _settings];

    public TestSite With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public TestSite With(string path, byte[] bytes) => With(SourceFile.InMemory(path, bytes));

    public TestSite With(SourceFile file)
    {
        _files[file.Path] = file;
        return this;
    }

    public string TextOf(string path) => Encoding.UTF8.GetString(_files[path].ReadAllBytes());

    public TestSite Without(string path)
    {
        Assert.True(_files.Remove(path), $"there is no {path} to remove");
        return this;
    }

    /// <summary>Replaces a text that occurs once in a file.</summary>
    public TestSite Edit(string path, string old, string changed)
    {
        var text = Encoding.UTF8.GetString(_files[path].ReadAllBytes());
        Assert.True(text.Split(old).Length == 2, $"'{old}' does not occur exactly once in {path}");
        return With(path, text.Replace(old, changed, StringComparison.Ordinal));
    }

    public TestSite WithRefused(string path, string what)
    {
        _refused.Add(new(path, what));
        return this;
    }

    /// <summary>Takes out the theme of the repository; the program's own one is used, as by <c>digest build</c>.</summary>
    public TestSite WithBuiltInTheme()
    {
        foreach (var file in s_theme.Value.Where(file => _files.GetValueOrDefault(file.Path) == file))
            _files.Remove(file.Path);
        _hasBuiltInTheme = true;
        return this;
    }

    public TestSite Setting(string key, string value)
    {
        _settings.Add(KeyValuePair.Create(key, value));
        return this;
    }

    public SourceTree Tree(Func<IEnumerable<SourceFile>, IEnumerable<SourceFile>>? order = null)
    {
        var tree = new SourceTree(order is null ? _files.Values : order(_files.Values), _refused);
        return _hasBuiltInTheme ? tree.Over(BuiltInTheme.Files) : tree;
    }

    public CompiledSite Compile(Func<IEnumerable<SourceFile>, IEnumerable<SourceFile>>? order = null) =>
        SiteCompiler.Compile(Tree(order), Options, new BuildCache());

    /// <summary>Compiles a part of the site.</summary>
    public CompiledSite Compile(SitePart part) => SiteCompiler.Compile(Tree(), Options with { Part = part }, new BuildCache());

    public CompileOptions Options => new(DateTimeOffset.Parse(Now, null, DateTimeStyles.RoundtripKind), Settings, Drafts);

    /// <summary>The diagnostics that <c>digest check</c> reports.</summary>
    public ImmutableArray<Diagnostic> Check(CompiledSite site)
    {
        if (site is not { Succeeded: true, Settings: { } settings })
            return site.Diagnostics;
        var output = new DiagnosticBag();
        OutputCheck.Run(
            site.Files,
            Tree(),
            Permalinks.Absolute("/", settings) ?? Permalinks.Encoded("/", settings),
            output,
            cancellation: TestContext.Current.CancellationToken);
        LostPageCheck.Run([.. Published.Select(FileIn)], site.Files, output);
        return [.. site.Diagnostics, .. output.ToImmutable(Tree())];
    }

    private static PublishedFile FileIn(string line) =>
        line.Split(" -> ") is [var from, var to] ? new(from) { Content = to } : new(line);

    /// <summary>Compiles a site and asserts that it has no diagnostics.</summary>
    public CompiledSite CompileCleanly()
    {
        var site = Compile();
        Assert.Empty(site.Diagnostics.Select(ConsoleReport.Headline));
        return site;
    }
}

using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Cli;
using Digest.Incremental;
using Digest.Output;
using Digest.Output.Checks;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests;

/// <summary>A source tree that a test writes, file by file, and what becomes of it. The theme is the repository's own; what else a site needs is there until the test brings its own.</summary>
internal sealed class TestSite
{
    public const string Moment = "2024-06-01T00:00:00Z";

    /// <summary>What every site has that says nothing else. With the cascade, an article needs a title and no more.</summary>
    private static readonly ImmutableArray<(string Path, string Text)> s_basis =
    [
        ("statiq.json", """{ "Host": "example.org", "SiteTitle": { "ms": "Intisari", "ar": "الموجز" }, "Languages": ["ms", "ar"] }"""),
        ("input/topics.yml", "security: { name: { ms: Keselamatan, ar: الأمن }, slug: { ms: keselamatan, ar: الأمن } }\ntrade: { name: { ms: Perdagangan, ar: التجارة } }\n"),
        ("input/entities.yml", "kim: { type: Person, name: { ms: Kim Jong Un, ar: كيم جونغ أون } }\npyongyang: { type: Place, name: { ms: Pyongyang, ar: بيونغ يانغ } }\n"),
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

    public TestSite()
    {
        foreach (var file in s_theme.Value)
            _files[file.Path] = file;
        foreach (var (path, text) in s_basis)
            With(path, text);
    }

    public bool Drafts { get; set; }

    public string Now { get; set; } = Moment;

    public IEnumerable<string> Paths => _files.Keys;

    public ImmutableArray<KeyValuePair<string, string>> Settings => [.. _settings];

    public TestSite With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public TestSite With(string path, byte[] bytes)
    {
        _files[path] = SourceFile.InMemory(path, bytes);
        return this;
    }

    public TestSite Without(string path)
    {
        Assert.True(_files.Remove(path), $"there is no {path} to take away");
        return this;
    }

    /// <summary>Changes a file in one place.</summary>
    public TestSite Edit(string path, string old, string changed)
    {
        var text = Encoding.UTF8.GetString(_files[path].ReadAllBytes());
        Assert.True(text.Split(old).Length == 2, $"'{old}' does not stand once in {path}");
        return With(path, text.Replace(old, changed, StringComparison.Ordinal));
    }

    public TestSite Refusing(string path, string what)
    {
        _refused.Add(new(path, what));
        return this;
    }

    public TestSite Setting(string key, string value)
    {
        _settings.Add(KeyValuePair.Create(key, value));
        return this;
    }

    public SourceTree Tree(Func<IEnumerable<SourceFile>, IEnumerable<SourceFile>>? order = null) =>
        new(order is null ? _files.Values : order(_files.Values), _refused);

    public CompiledSite Compile(Func<IEnumerable<SourceFile>, IEnumerable<SourceFile>>? order = null) =>
        SiteCompiler.Compile(Tree(order), new(DateTimeOffset.Parse(Now, null, System.Globalization.DateTimeStyles.RoundtripKind), Settings, Drafts), new BuildCache());

    /// <summary>Everything that <c>digest check</c> would report.</summary>
    public ImmutableArray<Diagnostic> Check(CompiledSite site)
    {
        if (site is not { Succeeded: true, Settings: { } settings })
            return site.Diagnostics;
        var output = new DiagnosticBag();
        OutputCheck.Run(site.Files, Permalinks.Absolute("/", settings) ?? Permalinks.Encoded("/", settings), output, TestContext.Current.CancellationToken);
        return [.. site.Diagnostics, .. output.ToImmutable(Tree())];
    }

    /// <summary>A site that must be without a fault.</summary>
    public CompiledSite CompileCleanly()
    {
        var site = Compile();
        Assert.Empty(site.Diagnostics.Select(ConsoleReport.Headline));
        return site;
    }
}

/// <summary>The bytes of a compiled site, as a reader's browser takes them.</summary>
internal static class CompiledSiteExtensions
{
    public static byte[] BytesOf(this OutputFile file)
    {
        if (file is CopiedFile copied)
            return copied.Source.ReadAllBytes();
        var bytes = new ArrayBufferWriter<byte>();
        var diagnostics = new DiagnosticBag();
        ((RenderedFile)file).Render(bytes, diagnostics);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.ToImmutable(new SourceTree([])).Select(ConsoleReport.Headline)));
        return bytes.WrittenSpan.ToArray();
    }

    public static string TextOf(this CompiledSite site, string path) => Encoding.UTF8.GetString(site.Find(path).BytesOf());

    public static OutputFile Find(this CompiledSite site, string path) =>
        site.Files.Find(path) ?? throw new ArgumentException($"The site has no file {path}.", nameof(path));

    public static IDocument Page(this CompiledSite site, string path) => new HtmlParser().ParseDocument(site.TextOf(path));

    public static IEnumerable<OutputFile> Pages(this CompiledSite site) =>
        site.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal));

    /// <summary>Its elements, each with its depth and the names of its attributes: what a text must not change.</summary>
    public static string Shape(this IDocument page)
    {
        var shape = new StringBuilder();
        foreach (var element in page.All)
        {
            shape.Append(element.Ancestors<IElement>().Count()).Append(' ').Append(element.LocalName);
            foreach (var attribute in element.Attributes)
                shape.Append(' ').Append(attribute.Name);
            shape.Append('\n');
        }

        return shape.ToString();
    }
}

using System.Text.RegularExpressions;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>
/// The folders of src import each other in one direction. The picture in docs/architecture.md shows it: a folder may import every folder
/// that its arrows lead to, directly or through others.
/// </summary>
public sealed partial class FolderArrows
{
    private static readonly string s_source = Path.Combine(Repo.Root, "src", "Digest");

    [Fact]
    public void ImportsFollowThePicture()
    {
        var allowed = Closure(Picture());

        Assert.Empty(Imports()
            .Where(import => !allowed.Contains((import.From, import.To)))
            .Select(import => $"{import.File}: {import.From} must not import {import.To}"));
    }

    [Fact]
    public void PictureHasNoCycle() => Assert.Empty(Closure(Picture()).Where(arrow => arrow.From == arrow.To).Select(arrow => arrow.From));

    [Fact]
    public void PictureShowsEveryFolderAndNoOther()
    {
        var shown = Picture().SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct();
        Assert.Equal(Folders().Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryArrowOfThePictureIsUsed() =>
        Assert.Empty(Picture().Except(Imports().Select(import => (import.From, import.To))));

    /// <summary>The check for cycles finds one.</summary>
    [Fact]
    public void CycleIsFound() => Assert.Contains(("A", "A"), Closure([("A", "B"), ("B", "C"), ("C", "A")]));

    private static HashSet<(string From, string To)> Closure(IEnumerable<(string From, string To)> arrows)
    {
        var closure = arrows.ToHashSet();
        while (true)
        {
            var further = closure
                .Join(closure, arrow => arrow.To, arrow => arrow.From, (first, second) => (first.From, second.To))
                .Where(arrow => !closure.Contains(arrow))
                .ToList();
            if (further.Count == 0)
                return closure;
            closure.UnionWith(further);
        }
    }

    /// <summary>The arrows of the Mermaid picture, by the labels of their nodes.</summary>
    private static List<(string From, string To)> Picture()
    {
        var picture = MermaidBlock.Match(File.ReadAllText(Path.Combine(Repo.Root, "docs", "architecture.md"))).Groups["body"].Value;
        var labels = Label.Matches(picture)
            .ToDictionary(match => match.Groups["id"].Value, match => match.Groups["label"].Value, StringComparer.Ordinal);
        return
        [
            .. picture.Split('\n')
                .Select(line => Label.Replace(line, match => match.Groups["id"].Value).Trim())
                .Where(line => line.Contains("-->", StringComparison.Ordinal))
                .SelectMany(line => Chain(line.Split("-->", StringSplitOptions.TrimEntries))),
        ];

        IEnumerable<(string From, string To)> Chain(string[] steps) =>
            steps.Zip(steps.Skip(1)).SelectMany(pair => Nodes(pair.First).SelectMany(from => Nodes(pair.Second).Select(to => (from, to))));

        IEnumerable<string> Nodes(string step) =>
            step.Split('&', StringSplitOptions.TrimEntries).Select(id => labels.GetValueOrDefault(id, id));
    }

    private static IEnumerable<(string From, string To, string File)> Imports() =>
        from file in Directory.EnumerateFiles(s_source, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(s_source, file).Replace('\\', '/')
        let folder = FolderOf(path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "")
        where folder is not ("" or "bin" or "obj")
        let text = File.ReadAllText(file)
        from imported in Using.Matches(text).Select(line => FolderOf(line.Groups["name"].Value.Replace('.', '/'))).Concat(QualifiedIn(text))
        where imported != folder
        select (folder, imported, path);

    /// <summary>The folders of types that are named with their folder instead of a <c>using</c>: <c>Text.Slug</c>.</summary>
    private static IEnumerable<string> QualifiedIn(string text) => Qualified.Matches(text)
        .Where(name => File.Exists(Path.Combine(s_source, name.Groups["folder"].Value, name.Groups["type"].Value + ".cs")))
        .Select(name => name.Groups["folder"].Value);

    /// <summary>A folder counts with its subfolders; those of Cli count one by one.</summary>
    private static string FolderOf(string path)
    {
        var parts = path.Split('/');
        return parts is ["Cli", var inner, ..] ? $"Cli/{inner}" : parts[0];
    }

    private static IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(s_source)
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => name is not ("bin" or "obj"))
            .SelectMany(name => name == "Cli"
                ? Directory.EnumerateDirectories(Path.Combine(s_source, name)).Select(inner => $"Cli/{Path.GetFileName(inner)}")
                : [name]);

    [GeneratedRegex(
        @"^using (static |\w+ = )?Digest\.(?<name>[\w.]+);",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using { get; }

    [GeneratedRegex(@"(?<![\w.])(?<folder>[A-Z]\w+)\.(?<type>[A-Z]\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Qualified { get; }

    [GeneratedRegex(@"```mermaid\n(?<body>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MermaidBlock { get; }

    [GeneratedRegex("""(?<id>\w+)\["?(?<label>[\w/]+)"?\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label { get; }
}

using Digest.Content;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Skeletons;

/// <summary>The files of a new article, event or page, and the lines of a new topic, entity or source.</summary>
internal static class ContentSkeleton
{
    /// <summary>Whether a kind has a file for all of it, to which lines are added.</summary>
    public static bool IsInRegistry(ContentKind kind) => kind is ContentKind.Topic or ContentKind.Entity or ContentKind.Source;

    /// <summary>The files; of a registry, one with the new lines only.</summary>
    public static ImmutableArray<SourceFile> Of(SourceTree skeletons, SourceTree sources, NewContent content)
    {
        var folder = $"new/{content.Kind.ToString().ToLowerInvariant()}";
        var slug = SlugOf(content);
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["id"] = content.Id,
            ["date"] = content.Date,
            ["status"] = content.Status,
            ["title"] = WrittenValue.Yaml(content.Title),
            ["titles"] = WrittenValue.YamlMap(content.Languages.Select(language => (language, content.Title))),
            ["slug"] = slug,
            ["slugs"] = WrittenValue.YamlMap(content.Languages.Select(language => (language, slug))),
            ["topics"] = FirstIdIn(Registries.TopicsFile, sources),
            ["sources"] = FirstIdIn(Registries.SourcesFile, sources),
        };
        return
        [
            .. skeletons.Below(folder).SelectMany(file => file.Name.Contains("@language@", StringComparison.Ordinal)
                ? content.Languages.Select(language => Skeleton.Fill(file, folder, With(language)))
                : [Skeleton.Fill(file, folder, values)]),
        ];

        Dictionary<string, string> With(string language) => new(values, StringComparer.Ordinal) { ["language"] = language };
    }

    /// <summary>What to append to a registry, so that it has the new lines after an empty one; null if the result is no registry.</summary>
    public static SourceFile? AdditionTo(SourceFile registry, SourceFile lines)
    {
        var before = Encoding.UTF8.GetString(registry.ReadAllBytes()).TrimStart('\uFEFF'); // a byte order mark
        var newline = before.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var addition = Encoding.UTF8.GetString(lines.ReadAllBytes()).Replace("\n", newline, StringComparison.Ordinal);
        if (!string.IsNullOrWhiteSpace(before))
            addition = (before.EndsWith('\n') ? "" : newline) + newline + addition;
        var (old, both) = (EntriesIn(before), EntriesIn(before + addition));
        return old is { } entries && both is { } all && all.Length == entries.Length + 1
            ? SourceFile.InMemory(registry.Path, Encoding.UTF8.GetBytes(addition)) : null;
    }

    /// <summary>Whether a registry has an id.</summary>
    public static bool HasId(SourceFile registry, string id) =>
        EntriesIn(SourceText.DecodeLeniently(registry).Text)?.Any(entry => MapNode.KeyComparer.Equals(entry.Key, id)) == true;

    /// <summary>A list with the first id of a registry, as an example to replace; empty if there is none.</summary>
    private static string FirstIdIn(string path, SourceTree sources)
    {
        var entries = sources.Find(path) is { } file ? EntriesIn(SourceText.DecodeLeniently(file).Text) : null;
        return entries is [var first, ..] && Id.IsValid(first.Key) ? $"[{first.Key}]" : "[]";
    }

    private static ImmutableArray<MapEntry>? EntriesIn(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        var map = YamlReader.ReadMap("", yaml, linesBefore: 0, diagnostics);
        return diagnostics.HasErrors ? null : map?.Entries;
    }

    /// <summary>The last part of the address, in the letters of the title; that of the id if it has none or too many.</summary>
    public static string SlugOf(NewContent content)
    {
        var slug = Slug.Of(content.Title);
        return Slug.IsValid(slug) ? slug : StoryIds.WithoutDate(content.Id);
    }
}

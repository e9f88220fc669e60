using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The files directly below <c>input/</c>: topics, entities, sources and the glossary.</summary>
/// <param name="NoBreakText">Knows the names of entities and sources.</param>
/// <param name="Unreadable">Files that cannot be read as a whole; references to their ids are not reported.</param>
/// <param name="Missing">Files that do not exist.</param>
internal sealed record Registries(
    FrozenDictionary<string, Topic> Topics,
    FrozenDictionary<string, Entity> Entities,
    FrozenDictionary<string, Source> Sources,
    Glossary Glossary,
    NoBreakText NoBreakText,
    ImmutableArray<string> Unreadable,
    ImmutableArray<string> Missing)
{
    private const int MaximumLength = 8 * 1024 * 1024;
    private const int MaximumOfEqualErrors = 3;

    public const string TopicsFile = ProjectLayout.Input + "/topics.yml";
    public const string EntitiesFile = ProjectLayout.Input + "/entities.yml";
    public const string SourcesFile = ProjectLayout.Input + "/sources.yml";
    public const string GlossaryFile = ProjectLayout.Input + "/glossary.yml";

    public static readonly ImmutableArray<string> Files = [TopicsFile, EntitiesFile, SourcesFile, GlossaryFile];

    /// <summary>The path that a file with a slip in its name should have, such as <c>input/Topic.yml</c>; null for other files.</summary>
    public static string? MeantPath(SourceFile file) =>
        file.Folder == ProjectLayout.Input && ContentFiles.IsDataFile(file) && !Files.Contains(file.Path, StringComparer.Ordinal)
            ? Files.FirstOrDefault(path => Nearest.To(ContentFiles.BareName(file), [Path.GetFileNameWithoutExtension(path)]) is not null
                || Nearest.To(file.Name, [Path.GetFileName(path)]) is not null)
            : null;

    public static Registries Parse(SourceTree sources, ContentContext context, BuildCache cache)
    {
        var unreadable = ImmutableArray.CreateBuilder<string>();
        var topics = Read(TopicsFile, (map, own) => ParseRegistry(map, own, Topic.Keys, Topic.Read));
        var entities = Read(EntitiesFile, (map, own) => ParseRegistry(map, own, Entity.Keys, Entity.Read));
        var publishers = Read(SourcesFile, (map, own) => ParseRegistry(map, own, Source.Keys, Source.Read));
        var glossary = Read(GlossaryFile, Glossary.Parse);
        var noBreakText =
            cache.GetOrAdd(nameof(NoBreakText), [entities, publishers], context.Diagnostics, _ => NoBreakNames(entities, publishers))!;
        ImmutableArray<string> missing = [.. Files.Where(path => sources.Find(path) is null)];
        return new(topics, entities, publishers, glossary, noBreakText, unreadable.ToImmutable(), missing);

        T Read<T>(string path, Func<MapNode?, ContentContext, T> parse)
            where T : class
        {
            var file = sources.Find(path);
            ImmutableArray<object?> inputs = [context.LanguagesKey, context.DeclaredFields, file];
            return cache.GetOrAdd((nameof(Registries), path), inputs, context.Diagnostics, found =>
            {
                var own = context.With(found);
                var read = file is null ? null : FileFault.Catch(
                    path, found, () => YamlReader.ReadMap(file, found, MaximumLength) is { } map ? parse(map, own) : null);
                if (file is not null && read is null)
                    unreadable.Add(path);
                return read ?? parse(null, own);
            })!;
        }
    }

    private static NoBreakText NoBreakNames(FrozenDictionary<string, Entity> entities, FrozenDictionary<string, Source> sources) => new(
    [
        .. entities.Values.SelectMany(entity => entity.AllNames),
        .. sources.Values.SelectMany(source => source.Name.Texts),
    ]);

    private static FrozenDictionary<string, T> ParseRegistry<T>(
        MapNode? map, ContentContext context, KeyTable keys, Func<string, Fields, ContentContext, T> read)
    {
        var found = new DiagnosticBag();
        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        MapEntry? before = null;
        foreach (var (index, entry) in (map?.Entries ?? []).Index())
        {
            if (before is { Value: ScalarNode { IsNull: true } } && keys.Has(entry.Key))
                continue; // a key of the entry before that is not indented
            before = entry;
            var isValid = context.IsId(entry.Key, entry.Location);
            if (MistakeIn(entry, map!.Entries.ElementAtOrDefault(index + 1), keys, context) is var (message, advice))
            {
                context.Diagnostics.Error(DiagnosticCode.BadValue, entry.Value.Location, message, advice);
                isValid = false;
            }

            if (!isValid || entry.Value is not MapNode item)
            {
                // The id is known, so that references to it are not reported as well.
                var ignored = new DiagnosticBag();
                items[entry.Key] = read(entry.Key, new Fields(new(entry.Location, []), keys, ignored), context.With(ignored));
                continue;
            }

            items[entry.Key] = read(entry.Key, new Fields(item, keys, found), context.With(found));
        }

        if (map is not null)
            Report(found.Unordered(), map, context.Diagnostics);
        return items.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What is wrong with the form of an entry; null for one that has keys.</summary>
    private static (string Message, string Advice)? MistakeIn(MapEntry entry, MapEntry? next, KeyTable keys, ContentContext context)
    {
        if (entry.Value is not MapNode item)
        {
            return ($"'{entry.Key}' must be keys and values, not {entry.Value.Kind}",
                entry.Value is ScalarNode { IsNull: true } && next is not null && keys.Has(next.Key)
                    ? $"Indent '{next.Key}', and the other keys that belong to '{entry.Key}', by two spaces."
                    : $"Write its keys indented below it: {keys.Names}.");
        }

        return !item.Entries.IsEmpty && item.Entries.All(one => context.IsKnownLanguage(one.Key) && !keys.Has(one.Key))
            ? ($"'{entry.Key}' has texts of languages, but no key that they belong to",
                $"Write the key before them: {{ name: {{ {item.Entries[0].Key}: … }} }}.")
            : null;
    }

    /// <summary>Reports a language for which many entries have no name, such as a new one, once and not entry by entry.</summary>
    private static void Report(ImmutableArray<Diagnostic> found, MapNode map, DiagnosticBag diagnostics)
    {
        foreach (var same in found.GroupBy(diagnostic => (diagnostic.Code, diagnostic.Message)))
        {
            if (same.Key.Code != DiagnosticCode.MissingText || same.Count() <= MaximumOfEqualErrors)
            {
                diagnostics.AddRange([.. same]);
                continue;
            }

            var ids = same.Select(diagnostic => diagnostic.Location).Order()
                .Select(location => map.Entries.Last(entry => entry.Location <= location).Key);
            var message = $"{same.Key.Message} in {same.Count()} entries: {string.Join(", ", ids)}";
            diagnostics.Error(same.Key.Code, SourceLocation.OfFile(map.Location.Path), message, same.First().Advice);
        }
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The files of names at the top of <c>input/</c>.</summary>
/// <param name="NoBreakText">Knows the names of entities and sources.</param>
/// <param name="Unreadable">Those that are wrong as a whole; what is missing from them is not reported reference by reference.</param>
internal sealed record Registries(
    FrozenDictionary<string, Topic> Topics,
    FrozenDictionary<string, Entity> Entities,
    FrozenDictionary<string, Source> Sources,
    Glossary Glossary,
    NoBreakText NoBreakText,
    ImmutableArray<string> Unreadable)
{
    public bool IsReadable(string file) => !Unreadable.Contains(file, StringComparer.Ordinal);

    private const int MaximumLength = 8 * 1024 * 1024;

    private static readonly KeyTable s_topicKeys = new("a topic", ["name", "description", "slug", "broader"], Advice(("title", "name"), ("parent", "broader"), ("prefLabel", "name")));
    private static readonly KeyTable s_entityKeys = new("an entity", ["type", "name", "also", "sameAs"], Advice(("altLabel", "also"), ("aliases", "also"), ("prefLabel", "name")));
    private static readonly KeyTable s_sourceKeys = new("a source", ["name", "url", "language"], Advice(("title", "name"), ("link", "url"), ("lang", "language")));

    private static readonly ImmutableDictionary<string, EntityType> s_entityTypes =
        Enum.GetValues<EntityType>().ToImmutableDictionary(type => type.ToString(), StringComparer.OrdinalIgnoreCase);

    public const string TopicsFile = "input/topics.yml";
    public const string EntitiesFile = "input/entities.yml";
    public const string SourcesFile = "input/sources.yml";
    public const string GlossaryFile = "input/glossary.yml";

    public static readonly ImmutableArray<string> Files = [TopicsFile, EntitiesFile, SourcesFile, GlossaryFile];

    public static Registries Parse(SourceTree sources, ContentContext context, BuildCache cache)
    {
        var unreadable = ImmutableArray.CreateBuilder<string>();
        var topics = Read(TopicsFile, (map, own) => ParseRegistry(map, own, s_topicKeys, ReadTopic));
        var entities = Read(EntitiesFile, (map, own) => ParseRegistry(map, own, s_entityKeys, ReadEntity));
        var names = Read(SourcesFile, (map, own) => ParseRegistry(map, own, s_sourceKeys, ReadSource));
        var glossary = Read(GlossaryFile, Glossary.Parse);
        var unbroken = cache.GetOrAdd(nameof(NoBreakText), [entities, names], context.Diagnostics, _ => NoBreakNames(entities, names))!;
        return new(topics, entities, names, glossary, unbroken, unreadable.ToImmutable());

        T Read<T>(string path, Func<MapNode?, ContentContext, T> parse)
        {
            var file = sources.Find(path);
            return cache.GetOrAdd((nameof(Registries), path), [context.LanguagesKey, file], context.Diagnostics, found =>
            {
                var map = file is null ? null : MapOf(file, found);
                if (file is not null && map is null)
                    unreadable.Add(path);
                return parse(map, context.With(found));
            })!;
        }
    }

    private static NoBreakText NoBreakNames(FrozenDictionary<string, Entity> entities, FrozenDictionary<string, Source> sources) => new(
    [
        .. entities.Values.SelectMany(entity => entity.Name.Texts.Concat(entity.Also)),
        .. sources.Values.SelectMany(source => source.Name.Texts),
    ]);

    private static Topic? ReadTopic(string id, Fields fields, ContentContext context)
    {
        var name = context.RequireLocalized(fields, "name", inEveryLanguage: true);
        var description = context.ReadLocalized(fields, "description");
        var slug = context.ReadLocalized(fields, "slug");
        foreach (var text in slug.ByLanguage.Select(pair => pair.Value).Append(slug.ForAll).OfType<string>().Where(text => !Text.Slug.IsValid(text)))
            fields.Wrong(fields.LocationOf("slug"), $"'{text}' cannot stand in an address", "Use letters, digits and hyphens.");
        return new(id, name, description, slug, fields.Reference("broader"), fields.Location);
    }

    private static Entity? ReadEntity(string id, Fields fields, ContentContext context)
    {
        if (!fields.Has("type"))
            fields.Missing("type");
        return new(
            id,
            fields.Choice("type", s_entityTypes) ?? default,
            context.RequireLocalized(fields, "name", inEveryLanguage: true),
            ReadAlso(fields, context),
            ContentContext.ReadUrl(fields, "sameAs"),
            fields.Location);
    }

    /// <summary>Other spellings: a list, or a list for each language.</summary>
    private static ImmutableArray<string> ReadAlso(Fields fields, ContentContext context)
    {
        if (fields.Node("also") is not MapNode map)
            return fields.Texts("also");
        foreach (var entry in map.Entries)
            context.RequireKnownLanguage(entry.Key, entry.Location);
        return [.. map.Entries.SelectMany(entry => entry.Value is ListNode list ? list.Items : [entry.Value]).Select(item => fields.TextOf(item, "also")).OfType<string>()];
    }

    private static Source? ReadSource(string id, Fields fields, ContentContext context) => new(
        id,
        context.RequireLocalized(fields, "name", inEveryLanguage: true),
        ContentContext.ReadUrl(fields, "url"),
        fields.Text("language"),
        fields.Location);

    private static FrozenDictionary<string, T> ParseRegistry<T>(MapNode? map, ContentContext context, KeyTable keys, Func<string, Fields, ContentContext, T?> read)
        where T : class
    {
        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in map?.Entries ?? [])
        {
            if (!context.IsId(entry.Key, entry.Location))
                continue;
            if (entry.Value is not MapNode item)
            {
                context.Diagnostics.Error(DiagnosticCode.BadValue, entry.Value.Location, $"below '{entry.Key}' stands {entry.Value.Kind}, not keys and values", $"Write its keys indented below it: {string.Join(", ", keys.Known)}.");
                continue;
            }

            if (read(entry.Key, new Fields(item, keys, context.Diagnostics), context) is { } value)
                items[entry.Key] = value;
        }

        return items.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static MapNode? MapOf(SourceFile file, DiagnosticBag diagnostics)
    {
        if (SourceText.Decode(file, diagnostics) is not { } text)
            return null;
        if (text.Text.Length <= MaximumLength)
            return YamlReader.ReadMap(file.Path, text.Text, linesBefore: 0, diagnostics);

        diagnostics.Error(DiagnosticCode.TooLarge, SourceLocation.OfFile(file.Path), $"the file is larger than {MaximumLength / 1024 / 1024} MiB", null);
        return null;
    }

    private static ImmutableDictionary<string, string> Advice(params ReadOnlySpan<(string Name, string Known)> rows)
    {
        var advice = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, known) in rows)
            advice[name] = $"Did you mean '{known}'?";
        return advice.ToImmutable();
    }
}

using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The fields below <c>extra</c> that a theme declares in <c>theme/fields.yml</c>, by what has them.</summary>
internal sealed class FieldDeclarations
{
    public const string Article = "article";
    public const string Page = "page";
    public const string Event = "event";
    public const string Topic = "topic";
    public const string Entity = "entity";
    public const string Source = "source";
    public const string Site = "site";

    public const string File = ProjectLayout.Theme + "/fields.yml";

    private const int MaximumLength = 64 * 1024;
    private const string AdviceIfLonger = "Leave out fields that no text has.";

    public static readonly FieldDeclarations None = new([]);

    private static readonly ImmutableArray<string> s_owners = [Article, Page, Event, Topic, Entity, Source, Site];
    private static readonly ImmutableArray<(string Name, FieldType Type)> s_types =
    [
        ("text", FieldType.Text),
        ("number", FieldType.Number),
        ("flag", FieldType.Flag),
        ("list", FieldType.List),
        ("map", FieldType.Map),
        ("text per language", FieldType.TextPerLanguage),
    ];

    private FieldDeclarations(Dictionary<string, FrozenDictionary<string, FieldType>> byOwner) =>
        ByOwner = byOwner.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Only what has a declaration: the fields of others may have any name.</summary>
    public FrozenDictionary<string, FrozenDictionary<string, FieldType>> ByOwner { get; }

    /// <summary>Reads the declarations. Without a file, or if it has errors, nothing is declared.</summary>
    public static FieldDeclarations Parse(SourceTree sources, BuildCache cache, DiagnosticBag diagnostics) =>
        sources.Find(File) is { } file
            ? cache.GetOrAdd(nameof(FieldDeclarations), [file], diagnostics, found => Parse(file, found)) ?? None
            : None;

    private static FieldDeclarations? Parse(SourceFile file, DiagnosticBag diagnostics)
    {
        var read = FileFault.Catch(file.Path, diagnostics, () => YamlReader.ReadMap(file, diagnostics, MaximumLength, AdviceIfLonger));
        if (read is not { } map)
            return null;
        var byOwner = new Dictionary<string, FrozenDictionary<string, FieldType>>(StringComparer.Ordinal);
        foreach (var owner in map.Entries)
        {
            if (!s_owners.Contains(owner.Key, StringComparer.Ordinal))
            {
                var advice = s_types.Any(type => type.Name == (owner.Value as ScalarNode)?.Value)
                    ? $"Indent it below what has the field: {string.Join(", ", s_owners)}."
                    : Nearest.DidYouMean(owner.Key, s_owners) ?? $"These have fields: {string.Join(", ", s_owners)}.";
                diagnostics.Error(DiagnosticCode.UnknownKey, owner.Location, $"'{owner.Key}' has no fields of its own", advice);
            }
            else if (owner.Value is MapNode fields)
            {
                byOwner[owner.Key] = fields.Entries.ToFrozenDictionary(
                    field => field.Key, field => TypeOf(field, diagnostics), MapNode.KeyComparer);
            }
            else
            {
                var message = $"'{owner.Key}' must be names and types of fields, not {owner.Value.Kind}";
                diagnostics.Error(DiagnosticCode.BadValue, owner.Value.Location, message, "Write 'name: text' indented below it.");
            }
        }

        return diagnostics.HasErrors ? null : new(byOwner);
    }

    private static FieldType TypeOf(MapEntry field, DiagnosticBag diagnostics)
    {
        var names = s_types.Select(type => type.Name).ToList();
        var written = (field.Value as ScalarNode)?.Value.Trim();
        foreach (var type in s_types.Where(type => type.Name == written))
            return type.Type;
        var advice = (written is null ? null : Nearest.DidYouMean(written, names)) ?? $"The types are: {string.Join(", ", names)}.";
        var found = written is null ? field.Value.Kind : $"'{written}'";
        diagnostics.Error(DiagnosticCode.BadValue, field.Value.Location, $"{found} is not a type of a field", advice);
        return default;
    }
}

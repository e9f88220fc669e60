using Digest.Languages;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>The spellings of entities' names in each language: the name, and those in <c>also</c> that differ in few letters.</summary>
internal sealed class Spellings
{
    public static readonly Spellings None = new([], []);

    private readonly FrozenDictionary<string, SpellingsInLanguage> _byLanguage;

    /// <summary>The same text for two that give the same warnings for every text.</summary>
    public string Signature { get; }

    public Spellings(IEnumerable<Entity> entities, ImmutableArray<Language> languages)
    {
        var inOrder = entities.OrderBy(entity => entity.Id, StringComparer.Ordinal).ToList();
        _byLanguage = languages.ToFrozenDictionary(
            language => language.Code,
            language => new SpellingsInLanguage(inOrder.Select(entity => SpellingsOf(entity, language)), language.Clitics));
        Signature = string.Join('\n', languages.Select(language => $"{language}\n{language.Clitics}\n{_byLanguage[language.Code]}"));
    }

    public SpellingsInLanguage? In(Language language) => _byLanguage.GetValueOrDefault(language.Code);

    /// <summary>Whether both give the same warnings for every text.</summary>
    public bool HasSameNames(Spellings other) => Signature == other.Signature;

    private static ImmutableArray<string> SpellingsOf(Entity entity, Language language)
    {
        var also = entity.Also.Select(spelling => spelling.Text);
        var written = entity.Name.For(language, [])?.Text is { } name ? also.Prepend(name) : also;
        ImmutableArray<string> all = [.. written.Select(spelling => spelling.Normalize())];
        return [.. all.Distinct(StringComparer.Ordinal).Where(one => all.Any(other => one != other && Nearest.AreAlike(one, other)))];
    }
}

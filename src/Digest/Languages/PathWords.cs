using Digest.Sources;
using Digest.Text;

namespace Digest.Languages;

/// <summary>The words of a language in addresses: <c>paths</c> in its file.</summary>
internal sealed record PathWords(
    string Topics, string Chronology, string Events, string Names, string People, string Organisations, string Places, string Page,
    string Facing, string Follow, string Search, string Headlines)
{
    public static readonly KeyTable Keys = new("'paths'");
    private static readonly Key<string> s_topics = Keys.RequiredCode("topics", "The topics, and the page of a topic.");
    private static readonly Key<string> s_chronology = Keys.RequiredCode("chronology", "The chronology.");
    private static readonly Key<string> s_events = Keys.RequiredCode("events", "The page of an event.");
    private static readonly Key<string> s_names = Keys.RequiredCode("names", "The list of all persons, organisations and places.");
    private static readonly Key<string> s_people = Keys.RequiredCode("people", "The page of a person.");
    private static readonly Key<string> s_organisations = Keys.RequiredCode("organisations", "The page of an organisation.");
    private static readonly Key<string> s_places = Keys.RequiredCode("places", "The page of a place.");
    private static readonly Key<string> s_page = Keys.RequiredCode("page", "The further pages of a list.");
    private static readonly Key<string> s_facing = Keys.RequiredCode("facing", "An article beside its translation.");
    private static readonly Key<string> s_follow = Keys.RequiredCode("follow", "The page about feeds.");
    private static readonly Key<string> s_search = Keys.RequiredCode("search", "The page that searches.");
    private static readonly Key<string> s_headlines = Keys.RequiredCode("headlines", "The list of all headlines, below that page.");

    /// <summary>The slugs that a standing page must not have.</summary>
    public ImmutableArray<string> Reserved =>
        [Topics, Chronology, Events, Names, People, Organisations, Places, Page, Facing, Follow, Search, Headlines];

    public static PathWords Read(Fields fields)
    {
        var used = new Dictionary<string, string>(StringComparer.Ordinal);
        return new(
            Word(s_topics), Word(s_chronology), Word(s_events), Word(s_names), Word(s_people), Word(s_organisations), Word(s_places),
            Word(s_page), Word(s_facing), Word(s_follow), Word(s_search), Word(s_headlines));

        string Word(Key<string> key)
        {
            const string Advice = "Use another word: their pages would have one address.";
            var word = fields.Get(key);
            if (word.Length == 0)
                return word;
            if (!Slug.IsValid(word))
                fields.Wrong(key, $"'{word}' is not allowed in an address", Slug.AdviceOn(word));
            else if (!used.TryAdd(Slug.CollisionKey(word), key.Name))
                fields.Wrong(key, $"'{word}' is also the word of '{used[Slug.CollisionKey(word)]}'", Advice);
            return word;
        }
    }
}

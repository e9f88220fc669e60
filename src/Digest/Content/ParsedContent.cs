using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Everything below <c>input/</c>, each thing read for itself; how they belong together is the next stage's work.</summary>
internal sealed record ParsedContent(
    Settings Settings,
    ImmutableArray<Language> Languages,
    Registries Registries,
    ImmutableArray<Article> Articles,
    ImmutableArray<Event> Events,
    ImmutableArray<StandingText> StandingTexts)
{
    public const string Root = "input";

    /// <summary>More changed texts than this, and arranging everything anew is as quick.</summary>
    private const int MostReplaced = 64;

    /// <summary>So many files are read one after the other, and remembered together: comparing what they were made from is then a walk along an array.</summary>
    private const int SheafSize = 128;

    /// <summary>Stands in a <see cref="BuildCache"/> for texts that were read from the first line to the last.</summary>
    private static readonly object s_whole = new();

    /// <summary>The content that was first arranged like this one: the same object as long as only words change.</summary>
    public ParsedContent ArrangementIn(BuildCache memo) => memo.Recall(nameof(ArrangementIn), [], new DiagnosticBag(), _ => this, IsArrangedLike)!;

    /// <summary>Whether all that differs are a few articles, and each stands like the one before it: see <see cref="Article.StandsLike"/>.</summary>
    private bool IsArrangedLike(ParsedContent other)
    {
        if (!ReferenceEquals(Settings, other.Settings)
            || Languages != other.Languages
            || !ReferenceEquals(Registries.Topics, other.Registries.Topics)
            || !ReferenceEquals(Registries.Entities, other.Registries.Entities)
            || !ReferenceEquals(Registries.Sources, other.Registries.Sources)
            || !AreSame(Events, other.Events)
            || !AreSame(StandingTexts, other.StandingTexts)
            || Articles.Length != other.Articles.Length)
        {
            return false;
        }

        var replaced = 0;
        for (var index = 0; index < Articles.Length; index++)
        {
            if (!ReferenceEquals(Articles[index], other.Articles[index]) && (++replaced > MostReplaced || !Articles[index].StandsLike(other.Articles[index])))
                return false;
        }

        return true;
    }

    private static bool AreSame<T>(ImmutableArray<T> one, ImmutableArray<T> other)
        where T : class =>
        one.Length == other.Length && one.Zip(other).All(pair => ReferenceEquals(pair.First, pair.Second));

    /// <param name="readBodies">False to leave each body to whoever asks for it first; nobody is then told what is wrong with it.</param>
    public static ParsedContent Parse(SourceTree sources, Settings settings, ImmutableArray<Language> languages, bool readBodies, BuildCache memo, DiagnosticBag diagnostics)
    {
        var context = new ContentContext(sources, settings, languages, memo, diagnostics);
        var listing = memo.Recall(nameof(Listing), [sources.Outline], diagnostics, found => Listing.Of(sources, found))!;
        var registries = Registries.Parse(sources, context, memo);
        var spellings = SpellingsOf(registries, languages, context, memo);
        var names = memo.Recall(nameof(KnownIds), [listing, registries.Topics, registries.Entities, registries.Sources, registries.Glossary, spellings], diagnostics, _ => KnownIds.Of(listing, registries, spellings))!;
        var cascade = memo.Recall(nameof(Cascade), FilesAt(listing.SharedData), diagnostics, found => Cascade.Parse(listing.SharedData.Select(place => sources.Files[place]), memo, found))!;
        // Stands for all pictures and documents: it is another object when one of them is another file.
        var media = memo.Recall(nameof(MediaLibrary), [context.Ground, .. FilesAt(listing.Media)], diagnostics, _ => new object());

        return new(
            settings,
            languages,
            registries,
            ParseAll(listing.Articles, (file, own) => Article.Parse(file, cascade, names, own), (article, found) => article.CheckReferences(names, found), article => article.Text, article => article.Media),
            ParseAll(listing.Events, (file, own) => Event.Parse(file, names, own), (entry, found) => entry.CheckReferences(names, found), _ => null, _ => []),
            ParseAll(listing.StandingTexts, (file, own) => StandingText.Parse(file, cascade, names, own), (_, _) => { }, text => text.Text, text => text.Body.Media));

        ImmutableArray<object?> FilesAt(ImmutableArray<int> places) => [.. places.Select(place => sources.Files[place])];

        // One file says nothing of another, so they are read side by side; the order of the result is the order of the paths.
        ImmutableArray<T> ParseAll<T>(ImmutableArray<int> places, Func<SourceFile, ContentContext, T?> parse, Action<T, DiagnosticBag> checkReferences, Func<T, LazyBody?> bodyOf, Func<T, IEnumerable<MediaFile>> mediaOf)
            where T : class =>
        [
            .. places.Chunk(SheafSize).Select((sheaf, number) => (sheaf, number)).AsParallel().AsOrdered()
                .Select(part => memo.Recall(
                    (typeof(T), part.number),
                    [context.Ground, names, cascade, media, readBodies ? s_whole : null, .. part.sheaf.Select(place => sources.Files[place])],
                    diagnostics,
                    found => part.sheaf.Select(place => ParseOne(sources.Files[place], found, parse, checkReferences, bodyOf, mediaOf)).OfType<T>().ToArray()))
                .SelectMany(sheaf => sheaf!),
        ];

        // What a file refers to is not in it: names are asked for, and media looked for, also where the text itself did not change.
        T? ParseOne<T>(SourceFile file, DiagnosticBag found, Func<SourceFile, ContentContext, T?> parse, Action<T, DiagnosticBag> checkReferences, Func<T, LazyBody?> bodyOf, Func<T, IEnumerable<MediaFile>> mediaOf)
            where T : class
        {
            var text = memo.Recall(
                file.Path,
                [context.Ground, registries.Glossary, spellings, file, .. cascade.Over(file.Folder)],
                found,
                own => parse(file, context.Telling(own)),
                kept => bodyOf(kept) is not { HasErrors: true } && mediaOf(kept).All(context.Media.Has));
            if (text is null)
                return null;

            checkReferences(text, found);
            if (!readBodies || bodyOf(text) is not { } body)
                return text;
            if (!body.Tell(found))
                return null;
            body.Value.CheckReferences(names, found);
            return text;
        }
    }

    /// <summary>The same object as long as no spelling changes: texts are read over again when it is another, and other things change in the registry more often.</summary>
    private static Spellings SpellingsOf(Registries registries, ImmutableArray<Language> languages, ContentContext context, BuildCache memo)
    {
        var now = memo.Recall((nameof(Spellings), "now"), [context.Ground, registries.Entities], context.Diagnostics, _ => Spellings.Of(registries.Entities.Values, languages))!;
        return memo.Recall(nameof(Spellings), [], context.Diagnostics, _ => now, kept => ReferenceEquals(kept, now) || kept.Says(now))!;
    }
}

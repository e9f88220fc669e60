using System.Collections.Immutable;
using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Pages;

/// <summary>
/// Every address that content asks for, held against the others and against those that belong to the site itself. It needs nothing but what was parsed,
/// so a shared address is told in the same run as everything else.
/// </summary>
internal static class AddressClaims
{
    /// <summary>Who wants an address.</summary>
    /// <param name="Owner">A file, or what it is: "the front page".</param>
    /// <param name="Place">Null for what belongs to the site itself, which nobody can rename.</param>
    /// <param name="Advice">How to give it up.</param>
    private readonly record struct Claim(string Address, string OutputPath, string Owner, SourceLocation? Place, string Advice)
    {
        public Claim(string address, string owner, SourceLocation? place = null, string advice = "")
            : this(address, Permalinks.OutputPath(address), owner, place, advice)
        {
        }
    }

    public static void Check(ParsedContent content, DiagnosticBag diagnostics)
    {
        var reserved = content.StandingTexts.Where(text => ReportReserved(text, diagnostics)).ToHashSet();
        ImmutableArray<Claim> claims =
        [
            .. content.Languages.SelectMany(OfSite),
            new(Permalinks.Chooser, "the page of all editions"),
            new(Permalinks.NotFound, "the page for addresses that lead nowhere"),
            new(Permalinks.Sitemap, "the sitemap"),
            new(Permalinks.Robots, "the file for robots"),
            .. content.Articles.Select(article => new Claim(article.Address, article.OutputPath, article.Path, article.Location, "Give one of the two another 'slug'.")),
            .. Site.StoriesOf(content.Articles, content.Languages).SelectMany(story => story.Articles.SelectMany(article => BesideTranslations(story, article, content.Languages))),
            .. content.StandingTexts.Except(reserved).Select(text => new Claim(Permalinks.Standing(text), text.Path, text.Location, "Give this page another 'slug'.")),
            .. content.Languages.SelectMany(language => content.Registries.Topics.Values.OrderBy(topic => topic.Location).Select(topic => OfTopic(topic, language))),
            .. content.Articles.SelectMany(article => article.RedirectFrom).Concat(content.StandingTexts.SelectMany(text => text.RedirectFrom)).Select(OfRedirect),
        ];

        ReportShared(claims, diagnostics);
    }

    private static IEnumerable<Claim> BesideTranslations(Story story, Article article, ImmutableArray<Language> languages) =>
        story.TranslationsOf(article).Select(other => new Claim(Permalinks.Facing(languages, article, other.Language), $"{article.Path} beside {other.Path}", article.Location, "Give one of the two another 'slug'."));

    private static Claim OfTopic(Topic topic, Language language) =>
        new(Permalinks.Topic(language, topic), $"the topic '{topic.Id}'", topic.Location, "Give one of the two topics another 'slug'.");

    private static Claim OfRedirect(Reference old) => new(old.Id, $"an old address in {old.Location.Path}", old.Location, "Delete this 'redirectFrom'.");

    private static IEnumerable<Claim> OfSite(Language language) =>
    [
        new(Permalinks.Front(language), "the front page"),
        new(Permalinks.Topics(language), "the list of topics"),
        new(Permalinks.Chronology(language), "the chronology"),
        new(Permalinks.Events(language), "the events"),
    ];

    /// <summary>Whether a standing page wants a word that is part of other addresses.</summary>
    private static bool ReportReserved(StandingText text, DiagnosticBag diagnostics)
    {
        var isYear = text.Slug.Length == 4 && text.Slug.All(char.IsAsciiDigit);
        if (!isYear && !text.Language.Paths.Reserved.Contains(text.Slug, StringComparer.OrdinalIgnoreCase))
            return false;
        diagnostics.Error(DiagnosticCode.ReservedSlug, text.Location, $"the address '{text.Slug}' belongs to another kind of page", "Give this page another 'slug'.");
        return true;
    }

    /// <summary>Addresses that are one, that a browser or a file system takes for one, or of which one would be a file and the other a folder.</summary>
    private static void ReportShared(ImmutableArray<Claim> claims, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<string, int>(claims.Length, StringComparer.Ordinal);
        for (var number = 0; number < claims.Length; number++)
        {
            var key = Slug.CollisionKey(claims[number].OutputPath);
            if (!owners.TryAdd(key, number))
                Report(claims[number], claims[owners[key]], diagnostics);
        }

        // Every address but a file's ends as a folder, and no slug has a dot: only what has one before its last slash may stand below a file.
        foreach (var (key, number) in owners.Where(pair => pair.Key.IndexOf('.', StringComparison.Ordinal) < pair.Key.LastIndexOf('/')))
        {
            for (var end = key.LastIndexOf('/'); end > 0; end = key.LastIndexOf('/', end - 1))
            {
                if (!owners.TryGetValue(key[..end], out var owner))
                    continue;
                var (claim, file) = (claims[number], claims[owner]);
                Report(claim.Place is null ? file : claim, claim.Place is null ? claim : file, diagnostics);
            }
        }
    }

    private static void Report(Claim claim, Claim owner, DiagnosticBag diagnostics) => diagnostics.Error(
        DiagnosticCode.DuplicateAddress,
        claim.Place ?? owner.Place ?? SourceLocation.OfFile(claim.Owner),
        $"the address {claim.Address} is given to {owner.Owner} as well" + (claim.Address == owner.Address ? "" : $", as {owner.Address}: browsers and file systems take the two for one"),
        claim.Advice);
}

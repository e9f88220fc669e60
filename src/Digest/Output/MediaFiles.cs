using Digest.SiteModel;

namespace Digest.Output;

/// <summary>The pictures and documents that published texts show or link to, each once.</summary>
internal static class MediaFiles
{
    public static ImmutableArray<OutputFile> Of(Site site) =>
    [
        .. site.Articles.SelectMany(article => article.Media)
            .Concat(site.Editions.SelectMany(edition => edition.StandingPages).SelectMany(text => text.Media))
            .DistinctBy(media => media.OutputPath, StringComparer.Ordinal)
            .Select(media => new CopiedFile(media.OutputPath, media.Source)),
    ];
}

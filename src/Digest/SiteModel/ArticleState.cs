namespace Digest.SiteModel;

/// <summary>Whether an article is published at the time of the build, and if not, why.</summary>
internal enum ArticleState
{
    Published,
    Excluded,
    Scheduled,
    Expired,
}

namespace Digest.Tests.RandomSites;

/// <param name="Languages">One bit per language.</param>
/// <param name="Topics">One bit per topic.</param>
/// <param name="Events">One bit per event.</param>
internal sealed record RandomStory(int Languages, int Topics, int Events, int Days, int Link, bool IsHeldBack)
{
    public IEnumerable<string> LanguageCodes => new[] { "ms", "ar" }.Where((_, bit) => (Languages >> bit & 1) == 1);
}

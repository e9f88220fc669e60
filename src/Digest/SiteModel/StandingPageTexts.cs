using Digest.Content;
using Digest.Languages;

namespace Digest.SiteModel;

/// <summary>A page that is not part of the news, in the languages it is written in.</summary>
internal sealed record StandingPageTexts(string Id, int Order, ImmutableArray<StandingText> Texts)
{
    public StandingText? In(Language language) => Texts.FirstOrDefault(text => text.Language.Equals(language));
}

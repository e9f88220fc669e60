using Digest.Content;
using Digest.Content.Markdown;
using Digest.Languages;

namespace Digest.Tests.Content.Markdown;

/// <summary>For texts that list no entities.</summary>
internal static class NoMentions
{
    public static EntityMentions In(Language language) => new(new EntityNames([], [], [language]), [], language);
}

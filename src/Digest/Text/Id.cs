namespace Digest.Text;

/// <summary>The ids of articles, events, topics and entities: the letters a–z, digits and hyphens.</summary>
internal static class Id
{
    public static bool IsValid(string text) =>
        text.Length > 0
        && !DeviceNames.Contain(text)
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}

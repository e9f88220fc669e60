using System.Xml;

namespace Digest.Output;

/// <summary>
/// Text for XML 1.0, which has no escape for some characters, such as U+FFFE. The sources have none of them, but the string of a template
/// can have one, and it would break the whole file.
/// </summary>
internal static class XmlText
{
    /// <summary>The text with U+FFFD in place of what XML does not allow.</summary>
    public static string Of(string text)
    {
        var index = 0;
        while (index < text.Length && XmlConvert.IsXmlChar(text[index]))
            index++;
        if (index == text.Length)
            return text;

        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // half of a surrogate pair is U+FFFD here
            allowed.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        return allowed.ToString();
    }
}

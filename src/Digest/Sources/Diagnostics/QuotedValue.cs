namespace Digest.Sources.Diagnostics;

/// <summary>Shortens values that messages repeat in single quotation marks: an embedded picture can be a megabyte.</summary>
internal static class QuotedValue
{
    private const int Longest = 120;
    private const int Start = 60;
    private const int End = 20;

    /// <summary>The message with the middle of its long values left out.</summary>
    public static string Shorten(string message)
    {
        if (message.Length <= Longest)
            return message;
        var text = new StringBuilder();
        var at = 0;
        while (message.IndexOf('\'', at) is >= 0 and var open && message.IndexOf('\'', open + 1) is >= 0 and var close)
        {
            var value = message.AsSpan(open + 1, close - open - 1);
            text.Append(message, at, open + 1 - at);
            if (value.Length > Longest)
                text.Append(value[..EdgeNear(value, Start)]).Append('…').Append(value[EdgeNear(value, value.Length - End)..]);
            else
                text.Append(value);
            text.Append('\'');
            at = close + 1;
        }

        return text.Append(message, at, message.Length - at).ToString();
    }

    /// <summary>An index that is not inside a surrogate pair.</summary>
    private static int EdgeNear(ReadOnlySpan<char> text, int index) => char.IsLowSurrogate(text[index]) ? index - 1 : index;
}

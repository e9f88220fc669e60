using System.Text.RegularExpressions;

namespace Digest.Sources.Diagnostics;

/// <summary>Shortens the values of the sources that a message repeats. A value may be as long as its file.</summary>
internal static partial class EchoedValues
{
    private const int LongestValue = 80; // in text elements
    private const int LongestMessage = 2000;

    public static string Cut(string message)
    {
        if (message.Length <= LongestValue)
            return message;
        if (message.Length > LongestMessage)
            message = $"{message.AsSpan(0, LongestMessage / 2)}…{message.AsSpan(message.Length - (LongestMessage / 2))}";
        return LongQuotation.Replace(message, quotation => CutValue(quotation.Groups["value"].Value));
    }

    private static string CutValue(string value)
    {
        var starts = StringInfo.ParseCombiningCharacters(value);
        return starts.Length > LongestValue ? $"{value.AsSpan(0, starts[LongestValue])}…" : value;
    }

    /// <summary>A long text between single quotation marks. Those inside words are apostrophes. The search starts again at every
    /// mark, which costs little in a message of <see cref="LongestMessage"/>.</summary>
    [GeneratedRegex(@"(?<=(^|[^\p{L}\p{N}])')(?<value>.*?)(?='($|[^\p{L}\p{N}]))",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex LongQuotation { get; }
}

using Digest.Text;

namespace Digest.Languages;

/// <summary>Wraps the runs of a text that are written in the other direction in <c>bdi</c>.</summary>
internal static class BidiIsolation
{
    /// <param name="writeText">Escapes what it writes.</param>
    public static void Write(string text, Language language, Action<string> writeText, Action<string> writeMarkup)
    {
        var written = 0;
        foreach (var run in Bidi.ForeignRuns(text, language.Direction))
        {
            writeText(text[written..run.Start.Value]);
            writeMarkup($"<bdi lang=\"{language.Foreign}\">");
            writeText(text[run]);
            writeMarkup("</bdi>");
            written = run.End.Value;
        }

        writeText(text[written..]);
    }
}

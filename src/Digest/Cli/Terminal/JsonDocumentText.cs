using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Digest.Cli.Terminal;

/// <summary>Writes JSON that people can read too: indented, with letters of all scripts, and without invisible characters.</summary>
internal static class JsonDocumentText
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(VisibleCharacters()),
    };

    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_options))
            write(json);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    /// <summary>All but those that <see cref="TerminalText.Clean"/> escapes.</summary>
    private static TextEncoderSettings VisibleCharacters()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        foreach (var character in Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(code => (char)code))
        {
            if (TerminalText.IsInvisible(character))
                settings.ForbidCharacter(character);
        }


        return settings;
    }
}

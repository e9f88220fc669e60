using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Languages;

namespace Digest.Pages;

/// <summary>What the script of the search says in a language, in JSON: docs/search.md.</summary>
internal static class ScriptTexts
{
    /// <summary>The form of a number from here depends on its last two digits alone (CLDR, for whole numbers of our languages).</summary>
    private const int Numbers = 200;

    private static readonly (string Name, TextKey Key)[] s_texts =
    [
        ("nothing", TextKey.SearchNothing), ("partial", TextKey.SearchPartial), ("spelling", TextKey.SearchSpelling),
        ("failed", TextKey.SearchFailed), ("topic", TextKey.SearchTopic), ("year", TextKey.SearchYear),
    ];

    // The template that prints the text escapes it for HTML.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Language language)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            string[] categories = [.. language.Plurals.Used];
            json.WriteStartObject();
            json.WriteStartArray("counts");
            foreach (var form in categories.Select(category => TextKey.ResultCount.FormIn(language, category)))
                json.WriteStringValue(form);
            json.WriteEndArray();
            json.WriteString("forms", string.Concat(Enumerable.Range(0, Numbers).Select(number =>
                Array.IndexOf(categories, language.Plurals.CategoryOf(number)).ToString(CultureInfo.InvariantCulture))));
            json.WriteString("digits", language.Digits.Figures);
            json.WriteString("group", language.Digits.Group);
            foreach (var (name, key) in s_texts)
                json.WriteString(name, key.FormIn(language));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Theming;

/// <summary>The speculation rules of the theme: JSON that says which pages a browser may load before a link is followed.</summary>
internal static class SpeculationRules
{
    public const string Path = ProjectLayout.Theme + "/assets/speculation-rules.json";

    private static readonly JsonDocumentOptions s_reading =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null if the theme has no rules, or if they are not valid JSON, which is reported.</summary>
    public static DataBlock? Read(SourceTree sources, DiagnosticBag diagnostics) =>
        sources.Find(Path) is { } file ? FileFault.Catch(Path, diagnostics, () => Read(file, diagnostics)) : null;

    private static DataBlock? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        if (SourceText.Decode(file, diagnostics) is not { } text || JsonReader.ReadMap(text, diagnostics) is null)
            return null;

        return DataBlock.Of("speculationrules", Compact(text.Text));
    }

    /// <summary>Removes white space and comments.</summary>
    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json, s_reading);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_writing))
            document.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}

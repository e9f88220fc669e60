using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>Which pages browsers may fetch before a link is followed, as the theme says it: data, not a program, and the same on every page.</summary>
/// <param name="Element">The <c>script</c> element.</param>
/// <param name="Hash">As CSP writes it. These rules are let in by it, and no others.</param>
internal sealed record SpeculationRules(Html Element, string Hash)
{
    public const string Path = Theme.Folder + "/assets/speculation-rules.json";

    private static readonly JsonDocumentOptions s_reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null where the theme has none, or where they are no JSON, and the bag then says so.</summary>
    public static SpeculationRules? Read(SourceTree sources, DiagnosticBag diagnostics)
    {
        if (sources.Find(Path) is not { } file || SourceText.Decode(file, diagnostics) is not { } text || JsonReader.ReadMap(text, diagnostics) is null)
            return null;

        var rules = Compact(text.Text);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(rules)));
        return new(Html.FromUtf8(Encoding.UTF8.GetBytes($"<script type=\"speculationrules\">{rules}</script>")), $"'sha256-{hash}'");
    }

    /// <summary>Without white space, and without what would end the element; both stand outside of strings or can be written otherwise in them.</summary>
    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json, s_reading);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_writing))
            document.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length).Replace("<", "\\u003c", StringComparison.Ordinal);
    }
}

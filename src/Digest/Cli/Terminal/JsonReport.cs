using System.Text.Json;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Terminal;

/// <summary>Problems as JSON, for scripts. <c>docs/diagnostics.md</c> describes it.</summary>
internal static class JsonReport
{
    private const int Version = 1;

    public static string Of(IReadOnlyCollection<Diagnostic> diagnostics, string documentationUrl) => JsonDocumentText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
        {
            var name = $"{ConsoleReport.Word(severity)}s";
            json.WriteNumber(name, diagnostics.Count(diagnostic => diagnostic.Severity == severity));
        }

        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
            Write(json, diagnostic, documentationUrl);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic, string documentationUrl)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Id);
        json.WriteString("severity", ConsoleReport.Word(diagnostic.Severity));
        json.WriteString("file", diagnostic.Location.Path);
        if (diagnostic.Location.Line > 0)
        {
            json.WriteNumber("line", diagnostic.Location.Line);
            json.WriteNumber("column", diagnostic.Column);
        }

        json.WriteString("message", diagnostic.Message);
        json.WriteString("help", diagnostic.Advice);
        json.WriteString("helpUri", $"{documentationUrl}#{diagnostic.Anchor}");
        json.WriteEndObject();
    }
}

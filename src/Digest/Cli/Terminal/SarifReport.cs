using System.Reflection;
using System.Text.Json;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Cli.Terminal;

/// <summary>Problems as SARIF 2.1.0, a format that GitHub's code scanning and editors read.</summary>
internal static class SarifReport
{
    /// <param name="filePrefix">The path from the repository to the site.</param>
    public static string Of(IReadOnlyCollection<Diagnostic> diagnostics, string documentationUrl, string filePrefix) =>
        JsonDocumentText.Of(json => Write(json, diagnostics, documentationUrl, filePrefix));

    private static void Write(
        Utf8JsonWriter json, IReadOnlyCollection<Diagnostic> diagnostics, string documentationUrl, string filePrefix)
    {
        var rules = diagnostics.DistinctBy(diagnostic => diagnostic.Code).OrderBy(diagnostic => diagnostic.Code).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules, documentationUrl);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var diagnostic in diagnostics)
            WriteResult(json, diagnostic, rules.FindIndex(rule => rule.Code == diagnostic.Code), filePrefix);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, List<Diagnostic> rules, string documentationUrl)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Digest");
        json.WriteString("semanticVersion",
            typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            WriteRule(json, rule, $"{documentationUrl}#{rule.Anchor}");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Diagnostic rule, string helpUri)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", $"{rule.Code}");
        WriteText(json, "shortDescription", rule.Title);
        WriteText(json, "help", $"See {helpUri}");
        // SARIF allows absolute URIs only.
        if (Uri.IsWellFormedUriString(helpUri, UriKind.Absolute))
            json.WriteString("helpUri", helpUri);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int ruleIndex, string filePrefix)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", ConsoleReport.Word(diagnostic.Severity));
        WriteText(json, "message", diagnostic.Message + (diagnostic.Advice is { } advice ? $"\n{advice}" : ""));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UrlPath.Encode(filePrefix + diagnostic.Location.Path));
        json.WriteString("uriBaseId", "%SRCROOT%");
        json.WriteEndObject();
        if (diagnostic.Location.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", diagnostic.Location.Line);
            json.WriteNumber("startColumn", Math.Max(diagnostic.Location.Column, 1));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}

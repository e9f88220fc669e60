using System.Net;
using System.Text.Json;
using Digest.Templates;
using Digest.Tests.Repository;
using Scriban.Runtime;
using Xunit;

namespace Digest.Tests.Templates;

/// <summary>
/// One case of the files in <c>Cases/</c>: <c>=== name</c>, the template, and after <c>---</c> its parts:
/// <c>model</c> (JSON), <c>include NAME</c> (another template), and one of <c>want</c> (the bytes), <c>text</c> (the bytes, entities
/// decoded) or <c>error</c> (place and message).
/// </summary>
internal sealed record TemplateCase(string File, string Name, string Template, IReadOnlyDictionary<string, string> Parts)
{
    public static IReadOnlyList<TemplateCase> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repo.Root, "tests/Digest.Tests/Templates/Cases")).Order(StringComparer.Ordinal).SelectMany(Read),
    ];

    public override string ToString() => $"{File}: {Name}";

    public static IEnumerable<TemplateCase> Read(string file)
    {
        foreach (var block in ("\n" + System.IO.File.ReadAllText(file)).Split("\n=== ").Skip(1))
        {
            var sections = block.TrimEnd('\n').Split("\n--- ");
            var head = sections[0].Split('\n', 2);
            var parts = sections.Skip(1).Select(section => section.Split('\n', 2));
            yield return new(
                Path.GetFileNameWithoutExtension(file),
                head[0].Trim(),
                head.Length > 1 ? head[1] : "",
                parts.ToDictionary(part => part[0].Trim(), part => part.Length > 1 ? part[1] : ""));
        }
    }

    /// <summary>The rendered page, or the first error as <c>(line,column) message advice</c>.</summary>
    public (string? Output, string? Error) Render()
    {
        var partials = Parts
            .Where(part => part.Key.StartsWith("include ", StringComparison.Ordinal))
            .ToDictionary(part => part.Key[8..], part => part.Value);
        var globals = Parts.TryGetValue("model", out var json)
            ? ((ScriptObject)FromJson(json)!).Select(member => (member.Key, (object?)member.Value)).ToArray() : [];
        try
        {
            return (SampleSite.Render(Template, SampleSite.Host(partials), globals), null);
        }
        catch (TemplateException error)
        {
            var (path, line, column) = error.Mistake.Location;
            return (null, $"{(path == "x" ? "" : path)}({line},{column}) {error.Mistake.Message} {error.Mistake.Advice}".TrimEnd());
        }
    }

    public void Verify()
    {
        var (output, error) = Render();
        if (Parts.TryGetValue("error", out var expected))
            Assert.Equal(expected, error ?? $"no error, but: {output}");
        else if (Parts.TryGetValue("text", out var text))
            Assert.Equal(text, error is null ? WebUtility.HtmlDecode(output) : "error: " + error);
        else
            Assert.Equal(Parts["want"], error is null ? output : "error: " + error);
    }

    public static object? FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return FromJson(document.RootElement);
    }

    private static object? FromJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new ScriptObject();
                foreach (var member in element.EnumerateObject())
                    members[member.Name] = FromJson(member.Value);
                return members;
            case JsonValueKind.Array:
                return new ScriptArray(element.EnumerateArray().Select(FromJson));
            case JsonValueKind.Number:
                return element.TryGetInt32(out var whole) ? whole : element.GetDouble();
            case JsonValueKind.String when element.GetString()!.StartsWith("html:", StringComparison.Ordinal):
                return Html.FromMarkup(element.GetString()![5..]);
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Null:
                return null;
            default:
                return element.GetBoolean();
        }
    }
}


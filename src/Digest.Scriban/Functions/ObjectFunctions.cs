using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Digest.Scriban.Runtime;

namespace Digest.Scriban.Functions;

/// <summary><c>object.*</c>.</summary>
internal static class ObjectFunctions
{
    public static readonly (string, Func<Arguments, object?>)[] All =
    [
        ("default value default", a => a[0] is null or "" or Html { IsEmpty: true } ? a[1] : a[0]),
        ("format value format culture?", a => MathFunctions.Format(a, a[0] is Date date ? date.Moment : a.Number(0))),
        ("from_json json", a => FromJson(a.Text(0))),
        ("has_key value key", a => Values.Box(Members(a[0]).Any(member => member.Name == a.Text(1)))),
        ("has_value value key", a => Values.Box(Members(a[0]).Any(member => member.Name == a.Text(1) && member.Get() is not null))),
        ("keys value", a => new ScriptArray(Members(a[0]).Select(member => member.Name))),
        ("kind value", a => KindOf(a[0])),
        ("size value", a => Values.Box(SizeOf(a[0]))),
        ("to_json value", a => ToJson(a[0])),
        ("typeof value", a => TypeOf(a[0])),
        ("values value", a => new ScriptArray(Members(a[0]).Select(member => member.Get()))),
    ];

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static IEnumerable<(string Name, Func<object?> Get)> Members(object? value) => value switch
    {
        null => [],
        ITemplateModel model => model.ModelType.InOrder.Select(member => (member.Name, (Func<object?>)(() => member.Get(model)))),
        IReadOnlyDictionary<string, object?> members => members.Select(member => (member.Key, (Func<object?>)(() => member.Value))),
        _ => throw new TemplateFunctionException($"An object is needed here, not {Values.KindOf(value)}."),
    };

    private static int SizeOf(object? value) => value switch
    {
        string or Html => Values.ToText(value).Length,
        _ => Values.AsList(value)?.Count ?? Members(value).Count(),
    };

    private static string? TypeOf(object? value) => value switch
    {
        null => null,
        bool => "boolean",
        string or Html => "string",
        Runtime.Range => "iterator",
        _ when Values.IsNumber(value) => "number",
        _ => Values.AsList(value) is null ? "object" : "array",
    };

    private static string? KindOf(object? value) => value switch
    {
        null => null,
        bool => "bool",
        string or Html => "string",
        int => "int",
        long => "long",
        float => "float",
        double => "double",
        decimal => "decimal",
        Runtime.Range => "range",
        ICallable => "function",
        _ => Values.AsList(value) is null ? "object" : "array",
    };

    private static object? FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json)); // half a surrogate pair is replaced on the way
            return FromJson(document.RootElement);
        }
        catch (JsonException invalid)
        {
            throw new TemplateFunctionException($"The text is not JSON (line {invalid.LineNumber + 1}).");
        }
    }

    private static object? FromJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var made = new ScriptObject();
                foreach (var member in element.EnumerateObject())
                    made[member.Name] = FromJson(member.Value);
                return made;
            case JsonValueKind.Array:
                return new ScriptArray(element.EnumerateArray().Select(FromJson));
            case JsonValueKind.Number:
                return element.TryGetInt64(out var whole) ? Values.Box(whole) : element.GetDouble();
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.True or JsonValueKind.False:
                return Values.Box(element.ValueKind == JsonValueKind.True);
            default:
                return null;
        }
    }

    private static string ToJson(object? value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
            WriteJson(writer, value);

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void WriteJson(Utf8JsonWriter writer, object? value)
    {
        if (writer.CurrentDepth > 20)
            throw new TemplateFunctionException("The value is nested too deeply for JSON.");

        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int or long:
                writer.WriteNumberValue(Values.ToLong(value));
                break;
            case decimal exact:
                writer.WriteNumberValue(exact);
                break;
            case double or float when double.IsFinite(Values.ToDouble(value)):
                writer.WriteNumberValue(Values.ToDouble(value));
                break;
            case string or Html:
                writer.WriteStringValue(Values.ToText(value));
                break;
            case Date date:
                writer.WriteStringValue(date.Moment);
                break;
            case IReadOnlyDictionary<string, object?> members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    WriteJson(writer, member);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStartArray();
                foreach (var item in Values.AsList(value) ?? throw new TemplateFunctionException($"{Values.KindOf(value)} can't be written as JSON."))
                    WriteJson(writer, item);

                writer.WriteEndArray();
                break;
        }
    }
}

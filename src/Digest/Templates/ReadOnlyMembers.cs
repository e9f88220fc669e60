using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Digest.Templates;

/// <summary>The members of a value that is no object of Scriban's, named as Scriban names them, without reflection.</summary>
internal sealed class ReadOnlyMembers : IObjectAccessor
{
    private readonly string[] _names;
    private readonly Func<object, string, object?> _read;

    private ReadOnlyMembers(string[] names, Func<object, string, object?> read)
    {
        _names = names;
        _read = read;
    }

    /// <summary>Of a date that a template made.</summary>
    public static ReadOnlyMembers OfDates { get; } = new(
        ["year", "month", "day", "day_of_year", "hour", "minute", "second", "millisecond"],
        (value, name) => (DateTime)value is var date ? name switch
        {
            "year" => date.Year,
            "month" => date.Month,
            "day" => date.Day,
            "day_of_year" => date.DayOfYear,
            "hour" => date.Hour,
            "minute" => date.Minute,
            "second" => date.Second,
            _ => date.Millisecond,
        }
        : null);

    /// <summary>Of an item in a loop over an object.</summary>
    public static ReadOnlyMembers OfPairs { get; } = new(
        ["key", "value"],
        (value, name) => name == "key" ? ((KeyValuePair<string, object?>)value).Key : ((KeyValuePair<string, object?>)value).Value);

    public bool HasIndexer => false;

    public Type IndexType => typeof(object);

    public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => _names.Length;

    public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => _names;

    public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => _names.Contains(member, StringComparer.Ordinal);

    public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        var found = HasMember(context, span, target, member);
        value = found ? _read(target, member) : null;
        return found;
    }

    public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        return false;
    }

    public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
}

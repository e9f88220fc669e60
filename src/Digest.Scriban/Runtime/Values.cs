using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Digest.Scriban.Runtime;

/// <summary>What values are, how they compare and how they read as text. All rules are the invariant culture's.</summary>
internal static class Values
{
    /// <summary>No honest template builds a longer text or list; a runaway loop does.</summary>
    public const int LongestText = 4_000_000, LongestList = 1_000_000;

    private static readonly object True = true, False = false;
    private static readonly object[] Small = [.. Enumerable.Range(-1, 1026).Select(n => (object)n)];

    /// <summary>The <c>empty</c> of templates: equal to any text, list or object that holds nothing.</summary>
    public static readonly object Empty = new();

    public static object Box(bool value) => value ? True : False;

    public static object Box(int value) => value is >= -1 and <= 1024 ? Small[value + 1] : value;

    public static object Box(long value) => value is >= int.MinValue and <= int.MaxValue ? Box((int)value) : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTrue(object? value) => value is not (null or false);

    public static bool IsNumber(object? value) => value is int or long or double or float or decimal;

    public static bool IsText(object? value) => value is string or Html;

    /// <summary>A list, whatever the host made it of; null if it is none.</summary>
    public static IReadOnlyList<object?>? AsList(object? value) => value switch
    {
        IReadOnlyList<object?> list => list,
        string or null => null,
        IList list => new ScriptArray(list.Cast<object?>()),
        _ => null,
    };

    public static string KindOf(object? value) => value switch
    {
        null => "null",
        bool => "a boolean",
        string => "a text",
        Html => "markup",
        Date or DateTimeOffset or DateTime or DateOnly => "a date",
        ICallable => "a function",
        ITemplateModel model => $"an object '{model.ModelType.Name}'",
        Namespace space => $"the group of functions '{space.Name}'",
        _ when IsNumber(value) => "a number",
        _ when AsList(value) is not null => "a list",
        IReadOnlyDictionary<string, object?> => "an object",
        _ when ReferenceEquals(value, Empty) => "empty",
        _ => "something that templates can't read",
    };

    public static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        Html html => html.IsEmpty,
        IReadOnlyDictionary<string, object?> members => members.Count == 0,
        _ => ReferenceEquals(value, Empty) || AsList(value) is { Count: 0 },
    };

    public static new bool Equals(object? left, object? right) => Equals(left, right, 0);

    private static bool Equals(object? left, object? right, int depth)
    {
        RefuseDepth(depth);
        if (ReferenceEquals(left, right))
            return true;
        if (left is string text && right is string other)
            return text == other;
        if (left is null || right is null)
            return false;
        if (ReferenceEquals(left, Empty) || ReferenceEquals(right, Empty))
            return IsEmpty(left) && IsEmpty(right);
        if (IsNumber(left) && IsNumber(right))
            return CompareNumbers(left, right) == 0;
        if (IsText(left) || IsText(right))
            return IsPrintable(left) && IsPrintable(right) && ToText(left) == ToText(right);
        if (AsList(left) is { } a && AsList(right) is { } b)
            return a.Count == b.Count && a.Zip(b).All(pair => Equals(pair.First, pair.Second, depth + 1));

        return left is Date ? Compare(left, right) == 0 : left.Equals(right);
    }

    /// <summary>The order of two values; null if they have none. Letters come in the alphabet's order, small before capital, alike on every machine.</summary>
    public static int? Compare(object? left, object? right)
    {
        if (left is int small && right is int other)
            return small.CompareTo(other);
        if (left is null || right is null)
            return null;
        if (IsNumber(left) && IsNumber(right))
            return CompareNumbers(left, right);
        if ((IsText(left) || IsText(right)) && IsPrintable(left) && IsPrintable(right))
            return CompareTexts(ToText(left), ToText(right));
        if (left is Date first && right is Date second)
            return first.Moment.CompareTo(second.Moment);

        return left is bool a && right is bool b ? a.CompareTo(b) : null;
    }

    private static int CompareTexts(string left, string right)
    {
        var order = string.Compare(Bare(left), Bare(right), StringComparison.OrdinalIgnoreCase);
        order = order != 0 ? order : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : -string.CompareOrdinal(left, right);
    }

    /// <summary>Without accents, hamzas and vowel signs.</summary>
    private static string Bare(string text) => Ascii.IsValid(text)
        ? text
        : string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private static int CompareNumbers(object left, object right)
    {
        if (left is int or long && right is int or long)
            return ToLong(left).CompareTo(ToLong(right));

        return left is decimal || right is decimal
            ? ToDecimal(left).CompareTo(ToDecimal(right))
            : ToDouble(left).CompareTo(ToDouble(right));
    }

    public static long ToLong(object value) => value is int small ? small : (long)value;

    public static double ToDouble(object value) => value switch
    {
        int n => n,
        long n => n,
        float n => n,
        decimal n => (double)n,
        _ => (double)value,
    };

    public static decimal ToDecimal(object value) => value is decimal exact ? exact : value is int or long ? ToLong(value) : ToExact(ToDouble(value));

    private static decimal ToExact(double value) =>
        Math.Abs(value) < 7e28 ? (decimal)value : throw new TemplateFunctionException("The number is too large to be reckoned with as a decimal.");

    private static bool IsPrintable(object? value) => value is null or bool or Date || IsText(value) || IsNumber(value);

    /// <summary>A value as text; what has none, such as a model, is refused.</summary>
    public static string ToText(object? value) => value switch
    {
        null => "",
        string text => text,
        Html html => html.ToText(),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => AppendText(new StringBuilder(), value, 0).ToString(),
    };

    /// <summary>Joins values; the result is markup as soon as one of them is, and the others are escaped then.</summary>
    public static object Join(ReadOnlySpan<object?> values)
    {
        var markup = false;
        foreach (var value in values)
            markup |= value is Html;

        var joined = new StringBuilder();
        foreach (var value in values)
        {
            joined.Append(markup ? ToMarkup(value) : ToText(value));
            RefuseLength(joined.Length);
        }

        return markup ? Html.FromMarkup(joined.ToString()) : joined.ToString();
    }

    public static string ToMarkup(object? value) => value is Html html ? html.ToString() : Html.Escape(ToText(value)).ToString();

    public static void RefuseLength(long length)
    {
        if (length > LongestText)
            throw new TemplateFunctionException($"The text grows beyond {LongestText} characters.");
    }

    private static StringBuilder AppendText(StringBuilder text, object? value, int depth)
    {
        RefuseLength(text.Length);
        switch (value)
        {
            case null:
                return text;
            case string or Html:
                return text.Append(ToText(value));
            case bool flag:
                return text.Append(flag ? "true" : "false");
            case int or long or double or float or decimal:
                return text.Append(CultureInfo.InvariantCulture, $"{value}");
            case Date date:
                return text.Append(Functions.DateFormat.Format(date.Moment, Functions.DateFormat.Default, date.Words));
            case Range range:
                return AppendItems(text, range, depth);
            case not null when ReferenceEquals(value, Empty):
                return text;
            case IReadOnlyDictionary<string, object?> members:
                RefuseDepth(depth);
                text.Append('{');
                foreach (var (name, member) in members)
                    AppendItem(text.Append(text[^1] == '{' ? "" : ", ").Append(name).Append(": "), member, depth + 1);
                return text.Append('}');
            default:
                if (AsList(value) is { } list)
                    return AppendItems(text, list, depth);

                throw new TemplateFunctionException(
                    $"This is {KindOf(value)}, which can't be printed.",
                    value is DateTimeOffset or DateTime or DateOnly ? "Give it a form with date.to_string." : "Print one of its members.");
        }
    }

    private static StringBuilder AppendItems(StringBuilder text, IEnumerable<object?> items, int depth)
    {
        RefuseDepth(depth);
        text.Append('[');
        var first = true;
        foreach (var item in items)
        {
            AppendItem(first ? text : text.Append(", "), item, depth + 1);
            first = false;
        }

        return text.Append(']');
    }

    private static void AppendItem(StringBuilder text, object? item, int depth)
    {
        if (IsText(item))
            text.Append('"').Append(Functions.StringFunctions.Backslashed(ToText(item))).Append('"');
        else if (item is null)
            text.Append("null");
        else
            AppendText(text, item, depth);
    }

    // A list can be made an item of itself.
    private static void RefuseDepth(int depth)
    {
        if (depth > 20)
            throw new TemplateFunctionException("The value is nested too deeply to be printed or compared.");
    }
}

/// <summary>The whole numbers from one to another, upwards or downwards, counted when they are asked for.</summary>
internal sealed class Range(long first, int count, int step) : IReadOnlyList<object?>
{
    public int Count => count;

    public object? this[int index] => Values.Box(first + ((long)index * step));

    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A date made in a template, with the words that print it where nobody asks for a pattern.</summary>
internal sealed record Date(DateTimeOffset Moment, CalendarWords Words);

/// <summary>A group of built-in functions, such as <c>string</c>.</summary>
internal sealed record Namespace(string Name, IReadOnlyDictionary<string, TemplateFunction> Functions);

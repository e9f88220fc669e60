using System.Numerics;
using System.Text;

namespace Digest.Scriban.Runtime;

/// <summary>The arithmetic of templates.</summary>
internal static class Operators
{
    public static object? Apply(string op, object? left, object? right)
    {
        switch (op)
        {
            case ".." or "..<":
                return Span(op, left, right);
        }

        if (Values.IsText(left) || Values.IsText(right))
            return OnTexts(op, left, right);
        if (Values.IsNumber(left) && Values.IsNumber(right))
            return OnNumbers(op, left!, right!);
        if (left is Date && op == "-" && right is Date)
            throw new TemplateFunctionException("Dates can be compared, not subtracted.");

        throw new TemplateFunctionException($"'{op}' can't be applied to {Values.KindOf(left)} and {Values.KindOf(right)}.");
    }

    public static object Negate(object? value) => value switch
    {
        int number => Values.Box(-(long)number),
        long number when number != long.MinValue => Values.Box(-number),
        double number => -number,
        float number => -number,
        decimal number => -number,
        _ => throw new TemplateFunctionException($"'-' can't be applied to {Values.KindOf(value)}."),
    };

    /// <summary>Below 0 if the left value comes first; null, which no comparison holds for, if one of them is null.</summary>
    public static int? Order(object? left, object? right)
    {
        if (left is null || right is null)
            return null;

        return Values.Compare(left, right) ?? throw new TemplateFunctionException($"{Values.KindOf(left)} and {Values.KindOf(right)} have no order.");
    }

    private static Range Span(string op, object? left, object? right)
    {
        if (left is not (int or long) || right is not (int or long))
            throw new TemplateFunctionException($"A range goes from one whole number to another, not from {Values.KindOf(left)} to {Values.KindOf(right)}.");

        var (first, last) = (Values.ToLong(left), Values.ToLong(right));
        var distance = Math.Abs((decimal)last - first);
        if (distance >= Values.LongestList)
            throw new TemplateFunctionException($"The range is longer than {Values.LongestList}.");

        return new(first, (int)distance + (op == ".." ? 1 : 0), last < first ? -1 : 1);
    }

    private static object? OnTexts(string op, object? left, object? right)
    {
        if (op == "+")
            return Values.Join([left, right]);

        var (text, count) = Values.IsText(left) ? (left, right) : (right, left);
        if (op != "*" || !Values.IsNumber(count))
            throw new TemplateFunctionException($"'{op}' can't be applied to {Values.KindOf(left)} and {Values.KindOf(right)}.");

        var once = text is Html markup ? markup.ToString() : Values.ToText(text);
        var times = Math.Max(0, Values.ToDouble(count!));
        Values.RefuseLength((long)Math.Min(long.MaxValue, once.Length * times));
        if (times > Values.LongestText)
            return text is Html ? Html.Empty : "";

        var repeated = new StringBuilder().Insert(0, once, (int)times).ToString();
        return text is Html ? Html.FromMarkup(repeated) : repeated;
    }

    private static object OnNumbers(string op, object left, object right)
    {
        if (op is "/" or "//" or "%" && Values.ToDouble(right) == 0)
            throw new TemplateFunctionException("A number can't be divided by zero.");

        try
        {
            if (left is int or long && right is int or long)
                return OnIntegers(op, Values.ToLong(left), Values.ToLong(right));
            if (left is decimal || right is decimal)
                return OnReals(op, Values.ToDecimal(left), Values.ToDecimal(right));

            var result = OnReals(op, Values.ToDouble(left), Values.ToDouble(right));
            return left is float && right is float or int or long || right is float && left is int or long ? (float)result : result;
        }
        catch (OverflowException)
        {
            throw new TemplateFunctionException("The number grows too large.");
        }
    }

    private static object OnIntegers(string op, long left, long right) => op switch
    {
        "+" => Values.Box(checked(left + right)),
        "-" => Values.Box(checked(left - right)),
        "*" => Values.Box(checked(left * right)),
        "//" => Values.Box(checked(left / right)),
        "%" => Values.Box(right == -1 ? 0 : left % right),
        _ => (double)left / right,
    };

    private static T OnReals<T>(string op, T left, T right) where T : IFloatingPoint<T> => op switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "//" => T.Round(left / right),
        "%" => left % right,
        _ => left / right,
    };
}

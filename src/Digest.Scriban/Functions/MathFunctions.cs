using System.Globalization;
using Digest.Scriban.Runtime;

namespace Digest.Scriban.Functions;

/// <summary><c>math.*</c>.</summary>
internal static class MathFunctions
{
    public static readonly (string, Func<Arguments, object?>)[] All =
    [
        ("abs value", a => a.Number(0) is var number && Values.Compare(number, 0) < 0 ? Operators.Negate(number) : number),
        ("ceil value", a => Rounded(a.Number(0), Math.Ceiling, Math.Ceiling)),
        ("divided_by value divisor", DividedBy),
        ("floor value", a => Rounded(a.Number(0), Math.Floor, Math.Floor)),
        ("format value format culture?", a => Format(a, a.Number(0))),
        ("is_number value", a => Values.Box(Values.IsNumber(a[0]))),
        ("minus value with", a => Operators.Apply("-", a.Number(0), a.Number(1))),
        ("modulo value with", a => Operators.Apply("%", a.Number(0), a.Number(1))),
        ("plus value with", a => Operators.Apply("+", a.Number(0), a.Number(1))),
        ("round value precision?", Round),
        ("times value with", a => Operators.Apply("*", a.Number(0), a.Number(1))),
    ];

    /// <summary>A number or date in a .NET format, by the invariant culture.</summary>
    public static string Format(Arguments a, object value)
    {
        a.RefuseCulture(2);
        var format = a.Text(1);
        try
        {
            // A precision of a billion digits is a legal format.
            var isHuge = format.Length > 4 && char.IsAsciiLetter(format[0]) && !format.AsSpan(1).ContainsAnyExceptInRange('0', '9');
            return isHuge ? throw new FormatException() : ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw new TemplateFunctionException($"'{format}' is no format for {Values.KindOf(value)}.");
        }
    }

    private static object Rounded(object number, Func<double, double> round, Func<decimal, decimal> roundExact) => number switch
    {
        int or long => number,
        decimal exact => roundExact(exact),
        _ => round(Values.ToDouble(number)),
    };

    private static object? DividedBy(Arguments a)
    {
        var quotient = Operators.Apply("/", a.Number(0), a.Number(1));
        if (a.Number(1) is not (int or long))
            return quotient;

        var floor = Math.Floor(Values.ToDouble(quotient!));
        return Math.Abs(floor) < long.MaxValue ? Values.Box((long)floor) : floor;
    }

    /// <summary>What lies half-way goes to the even neighbour, as .NET rounds.</summary>
    private static object Round(Arguments a)
    {
        var digits = Math.Clamp(a.Whole(1), 0, 15);
        return Rounded(a.Number(0), number => Math.Round(number, digits), exact => Math.Round(exact, digits));
    }
}

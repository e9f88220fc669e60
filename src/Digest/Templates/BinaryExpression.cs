using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// Scriban's operators, with three changes: markup stays markup, a result that is not a number is an error, and texts are not compared with
/// numbers.
/// </summary>
internal sealed class BinaryExpression : ScriptBinaryExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        if (Operator is ScriptBinaryOperator.And or ScriptBinaryOperator.Or)
            return base.Evaluate(context);

        var left = context.Evaluate(Left!);
        var right = context.Evaluate(Right!);
        var page = (RenderContext)context;
        if (left is not (null or EmptyScriptObject) && right is not (null or EmptyScriptObject)
            && Operator is not (ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.NotEmptyCoalescing))
        {
            page.ChargeFor(Span, left);
            page.ChargeFor(Span, right);
        }

        if (left is Html || right is Html)
            return OfMarkup(context, left, right);
        if (Operator is ScriptBinaryOperator.CompareLess or ScriptBinaryOperator.CompareLessOrEqual or ScriptBinaryOperator.CompareGreater
            or ScriptBinaryOperator.CompareGreaterOrEqual
            && (left is string && IsNumber(right) || right is string && IsNumber(left)))
            throw new TemplateFault(Span, "A text can't be compared with a number.", "Convert the text with 'string.to_int'.");

        var span = OperatorToken?.Span ?? Span;
        var result = Evaluate(context, span, Operator, Left!.Span, left, Right!.Span, right);
        if (result is double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity
            or float.NegativeInfinity)
            throw new TemplateFault(span, "The result is not a number: it is divided by zero, or too large.");
        return ReferenceEquals(result, left) || ReferenceEquals(result, right) ? result : page.Complete(span, result);
    }

    private object? OfMarkup(TemplateContext context, object? left, object? right) => Operator switch
    {
        ScriptBinaryOperator.Add => ((RenderContext)context).Join([left, right], Span),
        ScriptBinaryOperator.CompareEqual when AreEqual(left, right) is { } equal => equal,
        ScriptBinaryOperator.CompareNotEqual when AreEqual(left, right) is { } equal => !equal,
        ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.NotEmptyCoalescing => Evaluate(context, Span, Operator, left, right),
        _ => throw new TemplateFault(Span, $"Markup can't be used with '{OperatorAsText}'.", "Use the text itself."),
    };

    /// <summary>Compares markup with markup or with an empty value; null for any other operand.</summary>
    private static bool? AreEqual(object? left, object? right) => (left, right) switch
    {
        (Html one, Html other) => string.Equals(one.ToString(), other.ToString(), StringComparison.Ordinal),
        (null, Html) or (Html, null) => false,
        (Html markup, "" or EmptyScriptObject) => markup.IsEmpty,
        ("" or EmptyScriptObject, Html markup) => markup.IsEmpty,
        _ => null,
    };

    private static bool IsNumber(object? value) => value is int or long or double or float or decimal or System.Numerics.BigInteger;
}

using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>The shapes of the results of Scriban's functions, derived from their arguments.</summary>
internal static class FunctionResults
{
    /// <param name="memberOf">Gives the shape of a member, and reports a missing one.</param>
    public static Shape Of(string function, Shape[] shapes, ScriptExpression?[] arguments, Func<Shape, string, Shape> memberOf)
    {
        var first = shapes.Length > 0 ? shapes[0] : Shape.Any;
        var item = first is ListShape list ? list.Item : Shape.Any;
        switch (function)
        {
            case "array.first" or "array.last" or "array.cycle":
                return item;
            case "array.compact" or "array.filter" or "array.limit" or "array.offset" or "array.remove_at" or "array.reverse"
                or "array.uniq":
                return first is ListShape ? first : Shape.Any;
            case "array.sort":
                MemberBy(1);
                return first is ListShape ? first : Shape.Any;
            case "array.map":
                return new ListShape(MemberBy(1));
            case "html.escape" or "html.newline_to_br" or "html.raw" or "include":
                return Shape.Markup;
            case "string.size" or "array.size" or "object.size":
                return Shape.Number;
            case "object.default" when shapes.Length > 1:
                return Shape.Join(first, shapes[1]);
            case "string.append" or "string.prepend" or "string.strip" or "string.replace" or "string.capitalize" or "string.downcase"
                or "string.upcase" or "string.handleize" or "string.truncate" or "string.truncatewords" or "html.strip"
                or "html.url_encode" or "html.url_escape" or "date.to_string" or "object.to_json":
                return Shape.Text;
            default:
                return Shape.Any;
        }

        Shape MemberBy(int index) =>
            item is ModelShape && arguments.Length > index && arguments[index] is ScriptLiteral { Value: string name }
                ? memberOf(item, name) : Shape.Any;
    }
}

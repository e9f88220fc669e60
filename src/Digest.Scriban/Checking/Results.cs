using Digest.Scriban.Syntax;

namespace Digest.Scriban.Checking;

/// <summary>What built-in functions return, as far as it follows from their arguments. <c>memberOf</c> finds a member of a shape, and reports it if there is none.</summary>
internal static class Results
{
    public static Shape Of(string function, Shape[] shapes, Expression[] arguments, Func<Shape, string, Shape> memberOf)
    {
        var first = shapes.Length > 0 ? shapes[0] : Shape.Any;
        var item = first is ListShape list ? list.Item : Shape.Any;
        switch (function)
        {
            case "array.first" or "array.last" or "array.cycle":
                return item;
            case "array.compact" or "array.filter" or "array.limit" or "array.offset" or "array.remove_at" or "array.reverse" or "array.uniq":
                return first is ListShape ? first : Shape.Any;
            case "array.add" or "array.add_range" or "array.concat" or "array.insert_at" or "array.each" or "array.any" or "array.contains" or "array.join":
                return Shape.Any;
            case "array.sort" or "array.where":
                MemberBy(1);
                return first is ListShape ? first : Shape.Any;
            case "array.map":
                return new ListShape(MemberBy(1));
            case "array.group_by":
                return new ListShape(new GroupShape(MemberBy(1), item));
            case "html.escape" or "html.newline_to_br" or "html.raw":
                return Shape.Markup;
            case "html.url_encode" or "html.url_escape" or "date.to_string" or "date.parse_to_string" or "object.to_json":
                return Shape.Text;
            case "string.size" or "array.size" or "object.size":
                return Shape.Number;
            case "string.append" or "string.prepend":
                return shapes.Contains(Shape.Markup) ? Shape.Markup : shapes.Contains(Shape.Any) ? Shape.Any : Shape.Text;
            case "html.strip" or "string.lstrip" or "string.rstrip" or "string.strip" or "string.strip_newlines"
                or "string.remove" or "string.remove_first" or "string.remove_last" or "string.replace" or "string.replace_first":
                return first == Shape.Markup || first == Shape.Any ? first : Shape.Text;
            case "string.capitalize" or "string.downcase" or "string.handleize" or "string.truncate" or "string.truncatewords" or "string.upcase":
                return Shape.Text;
            case "object.default" when shapes.Length > 1:
                return Shape.Join(first, shapes[1]);
            default:
                return Shape.Any;
        }

        Shape MemberBy(int index) =>
            item is ModelShape or GroupShape && arguments.Length > index && arguments[index] is Literal { Value: string name } ? memberOf(item, name) : Shape.Any;
    }
}

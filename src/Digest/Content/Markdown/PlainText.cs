using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>The text of an inline tree without its markup.</summary>
internal static class PlainText
{
    public static string Of(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var node in inline?.FindDescendants<LeafInline>() ?? [])
        {
            text.Append(node switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                BidiMark => "",
                _ => " ",
            });
        }

        return text.ToString();
    }
}

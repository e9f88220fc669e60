using Digest.Sources;

namespace Digest.Content;

/// <summary>The picture at the head of an article.</summary>
internal sealed record Picture(MediaFile File, string Alt, string? Caption, string? Credit)
{
    public static readonly KeyTable Keys = new(
        "an image",
        ("url", "Did you mean 'src'?"),
        ("source", "Did you mean 'src'?"),
        ("text", "Did you mean 'alt'?"),
        ("description", "Did you mean 'alt'?"),
        ("title", "Did you mean 'caption'?"));
    private static readonly Key<string> s_src = Keys.RequiredCode("src", "A file beside the text.");
    private static readonly Key<string> s_alt = Keys.RequiredText("alt", "What the picture shows; empty for decoration.", mayBeEmpty: true);
    private static readonly Key<string?> s_caption = Keys.Text("caption", "The caption.");
    private static readonly Key<string?> s_credit = Keys.Text("credit", "Who made the picture.");

    public static Picture? Read(Fields fields, FrontMatterText frontMatter, string folder, ContentContext context)
    {
        var path = fields.Get(s_src);
        var alt = frontMatter.RequiredText(fields, s_alt);
        var location = fields.LocationOf(s_src);
        if (path.Length == 0 || context.Media.Find(path, folder, location, asPicture: true, context.Diagnostics) is not { } file)
            return null;
        return new(file, alt, frontMatter.Text(fields, s_caption), frontMatter.Text(fields, s_credit));
    }
}

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

    private static readonly Key<bool> s_keepOriginal =
        Keys.Flag("keepOriginal", "Also publishes the photograph as it is, with all that the camera wrote; the picture links to it.");

    /// <param name="keepsOriginals">Whether the text publishes all its photographs as they are, too.</param>
    public static Picture? Read(Fields fields, TextFile text, bool keepsOriginals, ContentContext context)
    {
        var frontMatter = text.FrontMatter;
        var path = fields.Get(s_src);
        var alt = frontMatter.RequiredText(fields, s_alt);
        var location = fields.LocationOf(s_src);
        var library = fields.Get(s_keepOriginal) || keepsOriginals ? context.Media.KeepingOriginals() : context.Media;
        if (path.Length == 0 || library.Find(path, text.Folder, location, asPicture: true, context.Diagnostics) is not { } file)
            return null;
        var credit = frontMatter.Text(fields, s_credit);
        FigureCheck.Run(file, location, credit is null ? "Write it as 'credit' of the image." : null, context);
        return new(file, alt, frontMatter.Text(fields, s_caption), credit);
    }
}

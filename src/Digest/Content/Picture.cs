using System.Collections.Immutable;
using Digest.Sources;

namespace Digest.Content;

/// <summary>The picture at the head of an article.</summary>
internal sealed record Picture(MediaFile File, string Alt, string? Caption, string? Credit)
{
    private static readonly KeyTable s_keys = new("an image", ["src", "alt", "caption", "credit"], ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, [KeyValuePair.Create("url", "Did you mean 'src'?"), KeyValuePair.Create("title", "Did you mean 'caption'?")]));

    public static Picture? Read(Fields fields, FrontMatterText prose, string folder, ContentContext context) => fields.Read("image", s_keys, image =>
    {
        var source = image.RequiredText("src");
        if (!image.Has("alt"))
            image.Missing("alt");
        var file = source is null ? null : context.Media.Find(source, folder, image.LocationOf("src"), asPicture: true, context.Diagnostics);
        return file is null ? null : new Picture(file, prose.Text(image, "alt") ?? "", prose.Text(image, "caption"), prose.Text(image, "credit"));
    });
}

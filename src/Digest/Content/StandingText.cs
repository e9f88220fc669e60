using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Sources;
using Digest.Text;

namespace Digest.Content;

/// <summary>The text of a standing page in one language: "About", "Contact".</summary>
/// <param name="Id">The name of the folder that holds it and its translations.</param>
/// <param name="Order">Its place in the menu.</param>
internal sealed record StandingText(
    string Id,
    Language Language,
    string Title,
    string Description,
    string Slug,
    int Order,
    ImmutableArray<Reference> RedirectFrom,
    Body Body,
    string Path)
{
    public SourceLocation Location => new(Path, 1, 1);

    private static readonly KeyTable s_keys = new("a standing page", ["title", "description", "slug", "order", "redirectFrom"], ForeignNames.OfArticles.Add("weight", "Did you mean 'order'?"));

    /// <summary>Reads a standing page; null when something in it is wrong, and the bag then says what.</summary>
    public static StandingText? Parse(SourceFile file, Cascade cascade, Glossary glossary, ContentContext context)
    {
        var id = file.Folder[(file.Folder.LastIndexOf('/') + 1)..];
        var named = context.IsId(id, SourceLocation.OfFile(file.Folder));
        if (context.LanguageOf(file) is not { } language || FrontMatter.Parse(file, context.Diagnostics) is not { } frontMatter || !named)
            return null;

        var fields = new Fields(cascade.Apply(frontMatter.Data, file.Folder), s_keys, context.Diagnostics);
        var body = Body.Parse(frontMatter, language, glossary, context);
        var title = fields.RequiredText("title");
        var description = fields.RequiredText("description");
        var slug = (fields.Text("slug") ?? id).Normalize();
        if (!Text.Slug.IsValid(slug))
            fields.Wrong(fields.LocationOf("slug"), $"the slug '{slug}' cannot stand in an address", "Use letters, digits and hyphens.");
        var order = fields.Number("order", 0, 10_000) ?? 10_000;
        var redirects = Redirects.Read(fields);
        return fields.IsSound && body is not null ? new(id, language, title!, description!, slug, order, redirects, body, file.Path) : null;
    }
}

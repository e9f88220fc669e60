using Digest.Sources.Diagnostics;
using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Sources;

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
    LazyBody Body,
    string Path) : IContentText
{
    public IEnumerable<MediaFile> Media => Body.Value.Media;

    public bool IsValid { get; init; } = true;

    public SourceLocation Location => new(Path, 1, 1);

    private static readonly KeyTable s_keys = new("a standing page", ["title", "description", "slug", "order", "redirectFrom"], OtherGeneratorKeys.OfArticles.Add("weight", "Did you mean 'order'?"));

    /// <summary>Reads a standing page; null when something in it is wrong, and the bag then says what.</summary>
    public static StandingText? Parse(SourceFile file, Cascade cascade, Vocabulary vocabulary, ContentContext context)
    {
        if (TextFile.Open(file, s_keys, cascade, vocabulary, context) is not { } text)
            return null;

        var page = new StandingText(
            text.Id,
            text.Language,
            text.Prose.RequiredText(text.Fields, "title", TextKind.Headline) ?? "",
            text.Prose.RequiredText(text.Fields, "description", TextKind.Headline) ?? "",
            text.SlugOr(text.Id),
            text.Fields.Number("order", 0, 10_000) ?? 10_000,
            Redirects.Read(text.Fields),
            text.Body,
            file.Path);
        var isYear = page.Slug.Length == 4 && page.Slug.All(char.IsAsciiDigit);
        if (isYear || page.Language.Paths.Reserved.Contains(page.Slug, StringComparer.OrdinalIgnoreCase))
            text.Fields.Wrong(page.Location, $"the address '{page.Slug}' belongs to another kind of page", "Give this page another 'slug'.", DiagnosticCode.ReservedSlug);
        return page with { IsValid = text.Fields.IsSound };
    }
}

using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>A standing page in one language: "About", "Contact".</summary>
/// <param name="Id">The name of the folder that holds it and its translations.</param>
/// <param name="Order">Its position in the menu.</param>
/// <param name="Layout">The layout that it has in place of that of standing pages.</param>
internal sealed record StandingText(
    string Id,
    Language Language,
    string Title,
    string Description,
    string Slug,
    int Order,
    bool IsInMenu,
    Reference? Layout,
    ImmutableArray<Reference> RedirectFrom,
    OwnFields Extra,
    LazyBody Body,
    string Path) : IContentText
{
    public static readonly KeyTable Keys = new("a standing page", [.. OtherGeneratorKeys.OfArticles, ("weight", "Did you mean 'order'?")]);
    private static readonly Key<string> s_title = Keys.RequiredText("title", "The title of the page.");
    private static readonly Key<string> s_description = Keys.RequiredText("description", "The page in one sentence.");
    private static readonly Key<string?> s_slug = Keys.Code("slug", TextFile.SlugSummary, ifMissing: "the folder's name");
    private static readonly Key<int> s_order =
        Keys.Number("order", "Its position in the menu.", 0, 10_000, fallback: 10_000, ifMissing: "at the end");
    private static readonly Key<bool> s_menu = Keys.Flag("menu", "Whether it is in the menu.", fallback: true);
    private static readonly Key<Reference?> s_layout = Keys.Id(
        "layout", "A layout of the theme for this page: `team` for `theme/layouts/team.sbn-html`.", ifMissing: "that of standing pages");
    private static readonly Key<ImmutableArray<Reference>> s_redirectFrom =
        Keys.Ids("redirectFrom", Redirects.Summary, kind: KeyKind.Addresses);
    private static readonly Key<bool> s_keepOriginal = Keys.Flag("keepOriginal", TextFile.KeepOriginalSummary);
    private static readonly Key<MapNode?> s_extra = Keys.OwnFields();

    public bool IsValid { get; init; } = true;
    public IEnumerable<MediaFile> Media => Body.Media;
    public string Folder => Path[..Path.LastIndexOf('/')];
    public SourceLocation Location => new(Path, 1, 1);

    /// <summary>Reads a standing page; null if the file cannot be split into front matter and body.</summary>
    public static StandingText? Parse(SourceFile file, Cascade cascade, Vocabulary vocabulary, ContentContext context)
    {
        var opened = TextFile.Open(
            file, Keys, excludedKey: null, s_keepOriginal, publishedKey: null, entitiesKey: null, cascade, vocabulary, context);
        if (opened is not { } text)
            return null;

        var page = new StandingText(
            text.Id,
            text.Language,
            text.FrontMatter.RequiredText(text.Fields, s_title, TextKind.Headline),
            text.FrontMatter.RequiredText(text.Fields, s_description, TextKind.Headline),
            text.SlugOr(text.Id, s_slug),
            text.Fields.Get(s_order),
            text.Fields.Get(s_menu),
            text.Fields.Get(s_layout),
            Redirects.Read(text.Fields, s_redirectFrom),
            OwnFieldReader.Read(text.Fields.Get(s_extra), FieldDeclarations.Page, context),
            text.Body,
            file.Path);
        var isYear = page.Slug.Length == 4 && page.Slug.All(char.IsAsciiDigit);
        if (isYear || page.Language.Paths.Reserved.Contains(page.Slug, StringComparer.OrdinalIgnoreCase))
        {
            var message = $"the address '{page.Slug}' belongs to another kind of page";
            text.Fields.Wrong(page.Location, message, "Give this page another 'slug'.", DiagnosticCode.ReservedSlug);
        }

        return page with { IsValid = text.Fields.IsValid };
    }
}

using Digest.Content.Lint;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>What every text has, be it an article or a standing page: a folder that names it, a language that its file is named after, data and a body.</summary>
/// <param name="Id">The name of the folder.</param>
/// <param name="Fields">The front matter over what the folders share.</param>
/// <param name="Prose">Reads those of the fields that readers see.</param>
/// <param name="Body">Read over together with the fields: so they are to be read first.</param>
internal sealed record TextFile(string Id, Language Language, Fields Fields, FrontMatterText Prose, LazyBody Body)
{
    /// <summary>Opens a text; null when there is nothing to go on with, and the bag then says why.</summary>
    public static TextFile? Open(SourceFile file, KeyTable keys, Cascade cascade, Vocabulary vocabulary, ContentContext context)
    {
        // One level below articles/ or pages/ at least: the folder's name is the text's id.
        if (file.Folder.Count(character => character == '/') < 2)
        {
            context.Diagnostics.Error(DiagnosticCode.UnexpectedFile, new(file.Path, 1, 1), "a text stands in a folder of its own, whose name is its id", $"Move it to {file.Folder}/an-id/{file.Name}.");
            return null;
        }

        var id = file.Folder[(file.Folder.LastIndexOf('/') + 1)..];
        var isNamed = context.IsId(id, SourceLocation.OfFile(file.Folder));
        if (context.LanguageOf(file) is not { } language || FrontMatter.Parse(file, context.Diagnostics) is not { } frontMatter || !isNamed)
            return null;

        var fields = new Fields(cascade.Apply(frontMatter.Data, file.Folder), keys, context.Diagnostics);
        var published = (fields.Node("published") as ScalarNode)?.Value is { } date ? PublicationDate.TryParse(date)?.Day : null;
        var proofreader = new Proofreader(language, published, vocabulary.Spellings);
        return new(id, language, fields, new(frontMatter.Source, language, proofreader, context.Diagnostics), new(found =>
        {
            var body = Content.Body.Parse(frontMatter, language, vocabulary.Glossary, context.With(found), proofreader);
            proofreader.Finish(found);
            return body;
        }));
    }

    /// <summary>The last part of the address, as written or, where nothing was, as given.</summary>
    public string SlugOr(string other)
    {
        var slug = (Fields.Text("slug") ?? other).Normalize();
        if (!Text.Slug.IsValid(slug))
            Fields.Wrong(Fields.LocationOf("slug"), $"the slug '{slug}' cannot stand in an address", $"Use letters, digits and hyphens, at most {Text.Slug.MaximumBytes} bytes of UTF-8.");
        return slug;
    }
}

using Digest.Content.Lint;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The file of an article or of a standing page.</summary>
/// <param name="Folder">Its path.</param>
/// <param name="Entities">The entities that it lists.</param>
/// <param name="Fields">Its front matter, over that of its folders.</param>
/// <param name="FrontMatter">Reads the fields that readers see.</param>
/// <param name="Untranslated">The number of paragraphs that are marked as not translated.</param>
/// <param name="Body">Proofread together with the fields, so they must be read first.</param>
internal sealed record TextFile(
    string Folder,
    Language Language,
    Fields Fields,
    PublicationDate? Published,
    ImmutableArray<Reference> Entities,
    FrontMatterText FrontMatter,
    int Untranslated,
    LazyBody Body)
{
    public const string KeepOriginalSummary =
        "Also publishes the photographs that it shows as they are, with all that the camera wrote; links to them lead there.";

    public const string SlugSummary = "The last part of the address, in the text's language: letters of any script, digits, hyphens.";

    /// <summary>Opens a text; null when its name, its language or its front matter is wrong.</summary>
    /// <param name="publishedKey">The key of its date, if it has one.</param>
    /// <param name="excludedKey">The key that holds it back, if it has one.</param>
    /// <param name="keepOriginalKey">The key that says whether photographs are also published as they are.</param>
    /// <param name="entitiesKey">The key of the entities whose names in the text are linked, if it has one.</param>
    public static TextFile? Open(
        SourceFile file,
        KeyTable keys,
        Key<bool>? excludedKey,
        Key<bool> keepOriginalKey,
        Key<PublicationDate?>? publishedKey,
        Key<ImmutableArray<Reference>>? entitiesKey,
        Cascade cascade,
        Vocabulary vocabulary,
        ContentContext context)
    {
        // At least one level below articles/ or pages/: the folder's name is the text's id.
        if (file.Folder.Count(character => character == '/') < 2)
        {
            const string Message = "a text must be in a folder of its own, whose name is its id";
            var advice = $"Move it to {file.Folder}/an-id/{file.Name}.";
            context.Diagnostics.Error(DiagnosticCode.UnexpectedFile, new(file.Path, 1, 1), Message, advice);
            return null;
        }

        var id = file.Folder[(file.Folder.LastIndexOf('/') + 1)..];
        var isId = context.IsId(id, SourceLocation.OfFile(file.Folder));
        if (context.LanguageOf(file) is not { } language
            || Content.FrontMatter.Parse(file, keys, context.Diagnostics) is not { } frontMatter
            || !isId)
        {
            return null;
        }

        var fields = new Fields(cascade.Apply(frontMatter.Data, file.Folder), keys, context.Diagnostics)
        {
            Zone = context.Settings.ZoneOfTimes,
            IsIncomplete = cascade.IsIncomplete(file.Folder),
            EmptyFile = cascade.EmptyFile(file.Folder),
        };
        if (fields.Get(keepOriginalKey))
            context = context.KeepingOriginals();
        var published = publishedKey is null ? null : fields.Get(publishedKey);
        var entities = entitiesKey is null ? [] : fields.Get(entitiesKey);
        var untranslated = UntranslatedMark.CountIn(frontMatter.Source.Text.AsSpan(frontMatter.BodyStart));
        var isDraft = untranslated > 0 || (excludedKey is not null && fields.Get(excludedKey));
        var parser = new BodyParser(file, language, vocabulary, entities, published?.Day, untranslated > 0, isDraft, context);
        var proofreader = parser.NewProofreader();
        var textKeys = context.SharedKey is { } shared
            ? TextKeys.Of(frontMatter, shared, cascade, untranslated, context.Sources) : default;
        var body = context.Part?.Has(file.Folder) == false
            ? parser.BodyOfOtherPart(keys, frontMatter) : parser.BodyOf(frontMatter, textKeys, proofreader);
        var words = new FrontMatterText(frontMatter.Source, language, proofreader, context.Diagnostics);
        return new(file.Folder, language, fields, published, entities, words, untranslated, body);
    }

    /// <summary>The name of its folder.</summary>
    public string Id => Folder[(Folder.LastIndexOf('/') + 1)..];

    /// <summary>The last part of the address.</summary>
    public string SlugOr(string fallback, Key<string?> key)
    {
        var slug = (Fields.Get(key) ?? fallback).Normalize();
        if (!Text.Slug.IsValid(slug))
        {
            var advice = Text.Slug.AdviceOn(slug);
            if (Fields.Has(key))
            {
                Fields.Wrong(key, $"the slug '{slug}' is not allowed in an address", advice);
            }
            else
            {
                var message = $"'{slug}', from the name of this folder, is not allowed in an address";
                advice = $"Rename the folder, or write a 'slug'. {advice}";
                Fields.Wrong(SourceLocation.OfFile(Folder), message, advice, DiagnosticCode.BadFileName);
            }
        }
        else if (Fields.Has(key) && Language.Lint.Tatweel is { } tatweel && slug.Contains(tatweel, StringComparison.Ordinal))
        {
            var message = $"a tatweel stretches the slug '{slug}', so searches do not find it";
            Fields.Warn(key, DiagnosticCode.StretchedWord, message, "Delete it.");
        }

        return slug;
    }
}

using Digest.Content.Lint;
using Digest.Content.Markdown;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Parses the body of a text when it is needed.</summary>
/// <param name="entities">The entities whose names are linked.</param>
/// <param name="isUntranslated">Whether paragraphs are marked as not translated.</param>
/// <param name="isDraft">Whether the text is held back, so that parts of it may be missing.</param>
internal sealed class BodyParser(
    SourceFile file,
    Language language,
    Vocabulary vocabulary,
    ImmutableArray<Reference> entities,
    DateOnly? published,
    bool isUntranslated,
    bool isDraft,
    ContentContext context)
{
    public Proofreader NewProofreader() => new(language, published, vocabulary.Spellings, isDraft);

    /// <param name="proofreader">Has read the front matter.</param>
    /// <param name="keys">The default if nothing is kept for later builds.</param>
    public LazyBody BodyOf(FrontMatter text, TextKeys keys, Proofreader proofreader) =>
        new(file.Path, keys, text.BodyLength, context.Cache.Spill, found => EarlierBody(keys, found) ?? Parse(text, proofreader, found));

    private Body? EarlierBody(TextKeys keys, DiagnosticBag found)
    {
        if (context.Cache.Kept is not { } records || records.Find(file.Path, keys.Body) is not { } bytes)
            return null;
        var body = KeptBody.Read(file.Path, bytes, context.Media, found);
        if (body is null)
            records.Remove(file.Path); // this build keeps another one
        return body;
    }

    /// <summary>
    /// The body of a text that another part of the site has. Few are needed, so the text is not kept in memory but read again, and only
    /// errors are reported: the other part reports the rest.
    /// </summary>
    public LazyBody BodyOfOtherPart(KeyTable keys, FrontMatter text)
    {
        var mayHaveMedia = MediaNames.MayBeIn(text.Source.Text.AsSpan(text.BodyStart));
        return new(file.Path, default, text.BodyLength, context.Cache.Spill, found =>
        {
            var all = new DiagnosticBag();
            var body = FrontMatter.Parse(file, keys, all) is { } again ? Parse(again, NewProofreader(), all) : Body.Empty;
            found.AddRange([.. all.Unordered().Where(diagnostic => diagnostic.Severity == Severity.Error)]);
            return body;
        }, mayHaveMedia);
    }

    private Body Parse(FrontMatter text, Proofreader proofreader, DiagnosticBag found)
    {
        var mentions = new EntityMentions(vocabulary.EntityNames, entities, language);
        var all = isUntranslated ? new DiagnosticBag() : found;
        var body = MarkdownText.Render(text, language, vocabulary.Glossary, context.ForBody(all), proofreader, mentions);
        proofreader.Finish(all);
        // The words are those of another language, so what is unusual in this one is no problem.
        if (isUntranslated)
            found.AddRange([.. all.Unordered().Where(diagnostic => diagnostic.Severity == Severity.Error)]);
        return body;
    }
}

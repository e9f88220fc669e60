using Digest.Configuration;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;

namespace Digest.Content;

/// <summary>The keys of one text for later builds.</summary>
/// <param name="FrontMatter">Changes when anything but the body changes.</param>
/// <param name="Body">Changes when anything changes that the body is made from, but the media: they are compared one by one.</param>
internal readonly record struct TextKeys(ContentKey FrontMatter, ContentKey Body)
{
    /// <summary>
    /// The key of what all bodies are made from: what <see cref="ContentParser"/> gives to <see cref="BuildCache"/> for them, as bytes. The
    /// day is not among it: see <see cref="BuildDay.None"/>.
    /// </summary>
    public static ContentKey OfShared(ContentContext context, Vocabulary vocabulary, CompileOptions options)
    {
        var sources = context.Sources;
        string[] themeFiles = [Embeds.File, FieldDeclarations.File, .. sources.Below(LanguageFile.Folder).Select(file => file.Path)];
        using var key = new KeyBuilder();
        return key
            .Add(Files(Settings.File))
            .Add([.. options.Settings.SelectMany(setting => new[] { setting.Key, setting.Value })])
            .Add(options.CopiesPictures ? 1 : 0)
            .Add([.. context.Languages.Select(language => language.Code)])
            .Add([.. LanguageFile.ExpectedIn(sources, context.Cache)])
            .Add(Files(themeFiles))
            .Add(Files(Registries.GlossaryFile))
            .Add(vocabulary.Spellings.Signature)
            .Add(vocabulary.EntityNames.Signature)
            // The name of a picture may be written in another form than that of its file.
            .Add([.. sources.Below(ProjectLayout.Input).Select(file => file.Path).Where(path => !Ascii.IsValid(path))])
            .Finish();

        ImmutableArray<SourceFile> Files(params IEnumerable<string> paths) => [.. paths.Select(sources.Find).OfType<SourceFile>()];
    }

    /// <param name="shared">See <see cref="OfShared"/>.</param>
    /// <param name="untranslated">The number of paragraphs that are not translated: it decides whether the text is published.</param>
    public static TextKeys Of(FrontMatter text, ContentKey shared, Cascade cascade, int untranslated, SourceTree sources)
    {
        var path = text.Source.Path;
        var folder = path[..path.LastIndexOf('/')];
        ImmutableArray<SourceFile> over = [.. cascade.Over(folder).Select(map => sources.Find(map.Location.Path)!)];
        using var key = new KeyBuilder();
        var frontMatter = key
            .Add(path).Add(text.Source.Text.AsSpan(0, text.BodyStart)).Add(untranslated).Add(over)
            .Add(cascade.IsIncomplete(folder) ? 1 : 0)
            .Finish();
        var body = key.Add(shared).Add(frontMatter).Add(text.Source.Text.AsSpan(text.BodyStart)).Finish();
        return new(frontMatter, body);
    }
}

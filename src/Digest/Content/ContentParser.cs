using Digest.Configuration;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Parses files in parallel, and only those whose inputs changed since the last compilation.</summary>
internal sealed class ContentParser(SourceTree sources, ContentContext context, CompileOptions options, BuildCache cache)
{
    /// <summary>Parses one text; returns null if the file cannot be split into front matter and body.</summary>
    internal delegate T? TextParser<T>(SourceFile file, Cascade cascade, Vocabulary vocabulary, ContentContext context);

    public required Vocabulary Vocabulary { get; init; }
    public required Cascade Cascade { get; init; }

    /// <summary>A cache key: another object when a picture, a document or a static file changes.</summary>
    public required object? MediaKey { get; init; }

    /// <param name="files">Indices into the files of the source tree.</param>
    public ImmutableArray<T> ParseTexts<T>(ImmutableArray<int> files, TextParser<T> parse)
        where T : class, IContentText =>
        cache.SelectEach(
            typeof(T),
            files.Select(index => sources.Files[index]),
            [
                context.LanguagesKey, context.DeclaredFields, context.Embeds, context.Today, Vocabulary, Cascade, MediaKey,
                options.Check ? "with bodies" : null,
            ],
            context.Diagnostics,
            (file, diagnostics) => FileFault.Catch(file.Path, diagnostics, () =>
            {
                var text = cache.GetOrAdd(
                    file.Path,
                    [
                        context.LanguagesKey,
                        context.DeclaredFields,
                        context.Embeds,
                        context.Today,
                        Vocabulary,
                        file,
                        Cascade.IsIncomplete(file.Folder) ? "incomplete" : null,
                        .. Cascade.Over(file.Folder),
                    ],
                    diagnostics,
                    own => parse(file, Cascade, Vocabulary, context.With(own)),
                    cached => !cached.Body.HasErrors && cached.Media.All(context.Media.Has));
                if (text is not null && ((options.Check && options.Includes(text.Folder)) || !text.IsValid))
                    text.Body.Report(diagnostics);
                return text;
            }));

    /// <inheritdoc cref="ParseTexts"/>
    public ImmutableArray<Event> ParseEvents(ImmutableArray<int> files) =>
        cache.SelectEach(
            typeof(Event),
            files.Select(index => sources.Files[index]),
            [context.LanguagesKey, context.DeclaredFields, context.Today],
            context.Diagnostics,
            (file, diagnostics) => FileFault.Catch(file.Path, diagnostics, () => cache.GetOrAdd(
                file.Path,
                [context.LanguagesKey, context.DeclaredFields, context.Today, file],
                diagnostics,
                own => Event.Parse(file, context.With(own)))));
}

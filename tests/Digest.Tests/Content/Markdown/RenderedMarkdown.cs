using System.Collections.Immutable;
using System.Text;
using Digest.Configuration;
using Digest.Content;
using Digest.Content.Lint;
using Digest.Content.Markdown;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Tests.Content.Markdown;

/// <summary>Renders the Markdown of one article without a site around it.</summary>
internal sealed class RenderedMarkdown
{
    private readonly Glossary _glossary;
    private readonly ContentContext _context;

    public RenderedMarkdown()
    {
        var tree = new TestSite()
            .With("input/articles/kim/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""")
            .Tree();
        var diagnostics = new DiagnosticBag();
        var settings = Settings.Parse(tree, new(default, [], Drafts: false), new(), diagnostics)!;
        Languages = LanguageFile.ParseAll(tree, settings.Languages, new(), diagnostics)!.Value;
        _context = new ContentContext(tree, settings, Languages, new BuildCache(), BuildDay.Of(default), diagnostics);
        _glossary = Glossary.Parse(null, _context);
    }

    public ImmutableArray<Language> Languages { get; }

    /// <summary>The HTML that a page would show, also of a text with errors; null if nothing is rendered. And the diagnostics.</summary>
    public (string? Html, ImmutableArray<Diagnostic> Diagnostics) Of(string markdown, Language language, EntityMentions? mentions = null)
    {
        var diagnostics = new DiagnosticBag();
        var file = SourceFile.InMemory($"input/articles/kim/{language.Code}.md", Encoding.UTF8.GetBytes("---\ntitle: x\n---\n" + markdown));
        var body = Body.Empty;
        if (FrontMatter.Parse(file, Article.Keys, diagnostics) is { } parsed)
        {
            var proofreader = new Proofreader(language, new(2023, 9, 12), Spellings.None);
            mentions ??= NoMentions.In(language);
            body = MarkdownText.Render(parsed, language, _glossary, _context.With(diagnostics), proofreader, mentions);
        }

        return (body.IsEmpty ? null : string.Concat(body.Parts.Select(Written)), diagnostics.Unordered());
    }

    private static string Written(BodyPart part) => part switch
    {
        Markup markup => Encoding.UTF8.GetString(markup.Utf8.Span),
        CrossReference { Kind: ReferenceKind.Entity, HasText: true, Target.Id: var id } => $"<a href=\"/entity/{id}\">",
        CrossReference { HasText: true } => "<a href=\"/\">",
        CrossReferenceEnd => "</a>",
        _ => "<a href=\"/\">x</a>",
    };
}

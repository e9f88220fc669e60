using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Server;
using Digest.Output;
using Digest.Pages;
using Digest.Sources.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Preview;

/// <summary>What stands at an address in one state of the preview. The page as sent, the reload channel and the overlay all go by it.</summary>
internal abstract record Shown
{
    private Shown()
    {
    }

    /// <summary>Differs when a page does; nobody watches anything else.</summary>
    public virtual string Version => "";

    /// <param name="Bytes">The same as a build would publish.</param>
    /// <param name="Page">What it is made from; null for a page that is the preview's own.</param>
    /// <param name="Problems">Of the whole site, and those that rendering this page has shown.</param>
    internal sealed record Html(int Status, byte[] Bytes, Page? Page, ImmutableArray<Diagnostic> Problems) : Shown
    {
        public override string Version => Fingerprint.Of(Bytes);
    }

    /// <summary>A sitemap, or whatever else is made and is no page.</summary>
    internal sealed record Made(string Path, byte[] Bytes) : Shown;

    internal sealed record Media(CopiedFile File) : Shown;

    internal sealed record Elsewhere(string Location) : Shown;

    /// <param name="path">Of the URL, decoded.</param>
    public static Shown At(string path, PreviewState state)
    {
        if (state.Snapshot is not { } snapshot)
            return ProblemsAlone(state.Problems);

        return Destination.Of(path, snapshot.Site.LinkRoot, name => snapshot.Site.Files.Find(name) is not null) switch
        {
            Destination.File(var name) => Found(snapshot.Site.Files.Find(name)!, StatusCodes.Status200OK, state),
            Destination.Elsewhere(var location) => new Elsewhere(location),
            _ => snapshot.Site.Files.Find("404.html") is { } missing ? Found(missing, StatusCodes.Status404NotFound, state) : ProblemsAlone(state.Problems),
        };
    }

    /// <summary>What a site shows that is not proved yet; null for what only the whole can tell, which is everything but a page without a fault.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What is wrong fails in many ways, and the proof says all of them in an editor's words.")]
    public static Html? BeforeProof(string path, PreviewState state)
    {
        try
        {
            var files = state.Snapshot!.Site.Files;
            return Destination.Of(path, state.Snapshot.Site.LinkRoot, name => files.PageAt(name) is not null) is Destination.File(var name)
                && Found(files.Find(name)!, StatusCodes.Status200OK, state) is Html { Status: StatusCodes.Status200OK } page ? page : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static Shown Found(OutputFile file, int status, PreviewState state)
    {
        if (file is not RenderedFile rendered)
            return new Media((CopiedFile)file);

        var rendering = new DiagnosticBag();
        var bytes = Snapshot.Render(rendered, rendering);
        if (!file.Path.EndsWith(".html", StringComparison.Ordinal))
            return new Made(file.Path, bytes);

        ImmutableArray<Diagnostic> problems = [.. state.Problems, .. rendering.ToImmutable(state.Snapshot!.Sources)];
        return rendering.HasErrors
            ? ProblemsAlone(problems)
            : new Html(status, bytes, state.Snapshot!.Site.Files.PageAt(file.Path), problems);
    }

    /// <summary>There is no page to show, so the problems are the page.</summary>
    private static Html ProblemsAlone(ImmutableArray<Diagnostic> problems) =>
        new(StatusCodes.Status404NotFound, ProblemsPage.Of(problems).ToUtf8(), null, problems);
}

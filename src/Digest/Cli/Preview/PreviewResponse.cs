using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Server;
using Digest.Output;
using Digest.Pages;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Digest.Templates;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Preview;

/// <summary>What the preview serves at an address in one state. The page itself, the reload channel and the panel use it.</summary>
internal abstract record PreviewResponse
{
    /// <summary>Differs when a page changes; empty for other files, which are not reloaded.</summary>
    public virtual string Version => "";

    /// <param name="Bytes">The bytes that a build publishes.</param>
    /// <param name="Page">Null for a page that only the preview has.</param>
    /// <param name="Problems">The problems of the site and of rendering this page.</param>
    internal sealed record Html(int Status, byte[] Bytes, Page? Page, ImmutableArray<Diagnostic> Problems) : PreviewResponse
    {
        public override string Version => Fingerprint.Of(Bytes);
    }

    /// <summary>A sitemap, or another rendered file that is not a page.</summary>
    internal sealed record Data(string Path, byte[] Bytes) : PreviewResponse;

    internal sealed record Media(CopiedFile File) : PreviewResponse;
    /// <summary>A card or a picture, which is made when a browser requests it.</summary>
    internal sealed record Raster(RasterFile File) : PreviewResponse;

    internal sealed record Redirect(string Location) : PreviewResponse;

    /// <param name="path">The path of the URL, decoded.</param>
    public static PreviewResponse At(string path, PreviewState state)
    {
        if (state.Snapshot is not { } snapshot)
            return ProblemsOnly(state.Problems);

        var files = snapshot.Site.Files;
        return Destination.Resolve(path, snapshot.Site.LinkRoot, name => files.Find(name) is not null) switch
        {
            Destination.File(var name) => For(files.Find(name)!, StatusCodes.Status200OK, state),
            Destination.Redirect(var location) => new Redirect(location),
            _ when files.Find(Permalinks.NotFoundFile) is { } notFound => For(notFound, StatusCodes.Status404NotFound, state),
            _ => ProblemsOnly(state.Problems),
        };
    }

    /// <summary>A page of a site that is not checked yet, or its styles; null for other files and for a page with errors.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Invalid content fails in many ways, and the check reports all of them.")]
    public static PreviewResponse? BeforeCheck(string path, PreviewState state)
    {
        try
        {
            var site = state.Snapshot!.Site;
            if (Destination.Resolve(path, site.LinkRoot, name => site.Files.FindShown(name) is not null) is not Destination.File(var name))
                return null;
            var response = For(site.Files.FindShown(name)!, StatusCodes.Status200OK, state);
            return response is Html { Status: not StatusCodes.Status200OK } ? null : response;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static PreviewResponse For(OutputFile file, int status, PreviewState state)
    {
        if (file is RasterFile raster)
            return new Raster(raster);
        if (file is not RenderedFile rendered)
            return new Media((CopiedFile)file);

        var rendering = new DiagnosticBag();
        using var buffer = new PageBuffer();
        rendered.Render(buffer, rendering);
        var bytes = buffer.Written.ToArray();
        if (!file.Path.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            return new Data(file.Path, bytes);

        ImmutableArray<Diagnostic> problems = [.. state.Problems, .. rendering.ToImmutable(state.Snapshot!.Sources)];
        return rendering.HasErrors
            ? ProblemsOnly(problems)
            : new Html(status, bytes, state.Snapshot!.Site.Files.PageAt(file.Path), problems);
    }

    /// <summary>A page that lists the problems, for when there is no page to serve.</summary>
    private static Html ProblemsOnly(ImmutableArray<Diagnostic> problems) =>
        new(StatusCodes.Status404NotFound, ProblemsPage.Of(problems).ToUtf8(), null, problems);
}

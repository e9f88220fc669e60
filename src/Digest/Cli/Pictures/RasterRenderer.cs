using Digest.Output;
using Digest.Output.Cards;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Pictures;

/// <summary>Makes the cards and the pictures of a site.</summary>
/// <param name="root">The folder of the project.</param>
internal sealed class RasterRenderer(string root)
{
    private readonly CardRenderer _cards = new(root);
    private readonly PictureRenderer _pictures = new(root);

    /// <summary>Why results could not be kept; null if they could.</summary>
    public string? CacheFailure => _cards.CacheFailure ?? _pictures.CacheFailure;

    /// <summary>The bytes of a file, in the format that its name says; empty after an error. Any thread may call this.</summary>
    public byte[] BytesOf(RasterFile file, DiagnosticBag diagnostics) => file switch
    {
        CardFile card => _cards.BytesOf(card, diagnostics),
        PictureFile picture => _pictures.BytesOf(picture, diagnostics),
        _ => throw new InvalidOperationException($"No way to make a {file.GetType().Name}."),
    };

    /// <inheritdoc cref="CardRenderer.Report"/>
    public void Report(DiagnosticBag diagnostics) => _cards.Report(diagnostics);

    /// <summary>Deletes what the site no longer needs from the cache.</summary>
    public void RemoveUnused()
    {
        _cards.RemoveUnused();
        _pictures.RemoveUnused();
    }
}

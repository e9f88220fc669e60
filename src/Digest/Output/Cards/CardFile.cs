using Digest.Pages.Cards;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Cards;

/// <summary>
/// A picture for the networks, 1,200 × 630 pixels. The command draws it, because that needs the fonts of the machine.
/// </summary>
/// <param name="Draw">Writes the card in SVG, and reports errors that only rendering finds. Any thread may call it.</param>
/// <param name="Picture">Shown instead, if it can be read.</param>
internal sealed record CardFile(string Path, string Origin, Func<DiagnosticBag, string> Draw, SourceFile? Picture)
    : RasterFile(Path, Origin)
{
    /// <summary>Whether smaller versions of the picture are published too. Then one that cannot be read is an error of those.</summary>
    public bool HasVersions { get; init; }

    public bool IsDrawing => Picture?.Extension == ".svg";
}

namespace Digest.Text;

/// <summary>A part of a text that is drawn as a unit, in the direction that is not the text's.</summary>
/// <param name="Range">Its place in the text.</param>
/// <param name="IsNumber">Whether it has no letters, so that it has a direction but no language.</param>
/// <param name="NeedsIsolation">
/// Whether the Unicode bidirectional algorithm alone would draw it, or what is beside it, in another place.
/// </param>
internal readonly record struct BidiRun(Range Range, bool IsNumber, bool NeedsIsolation);

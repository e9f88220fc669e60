using Markdig.Syntax.Inlines;

namespace Digest.Content.Markdown;

/// <summary>
/// The invisible character at one end of a run with markup in it. An element cannot isolate the run, because it may start and end inside
/// other elements.
/// </summary>
internal sealed class BidiMark(char character) : LeafInline
{
    public char Character => character;
}

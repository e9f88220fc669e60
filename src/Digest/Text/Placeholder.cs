namespace Digest.Text;

/// <summary>The dots that <c>digest new</c> and <c>digest init</c> write where an editor's words go.</summary>
internal static class Placeholder
{
    public const string Message = "there are only dots here, which readers would see";

    public const string Advice = "Write the words, or delete this.";

    /// <summary>Whether a text has nothing else. Dots in brackets are an omission: <c>[…]</c>.</summary>
    public static bool Is(string text) => text.AsSpan().Trim() is "…" or "...";
}

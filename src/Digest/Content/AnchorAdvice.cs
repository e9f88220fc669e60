using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>What to write instead of the id of a heading that does not exist.</summary>
internal static class AnchorAdvice
{
    private const int MostHeadings = 10;

    /// <param name="anchors">The ids of the headings that the text has.</param>
    /// <param name="remedyWithoutAny">What to do if it has none.</param>
    public static string On(string anchor, IReadOnlyCollection<string> anchors, string remedyWithoutAny) =>
        anchors.Count == 0 ? $"It has no headings: {remedyWithoutAny}."
        : Nearest.DidYouMean(anchor, anchors)
            ?? $"Its headings are: {string.Join(", ", anchors.Take(MostHeadings).Select(id => "#" + id))}"
                + (anchors.Count > MostHeadings ? ", …" : ".");
}

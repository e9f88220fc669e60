namespace Digest.Content;

/// <summary>
/// Notes which bodies are read while a file is rendered: the file stays the same as long as they do. They are noted where they are read,
/// so that no kind of page can forget one. A file is rendered by one thread.
/// </summary>
internal static class BodyReads
{
    [ThreadStatic]
    private static HashSet<LazyBody>? s_noted;

    public static void Note(LazyBody body) => s_noted?.Add(body);

    /// <summary>Runs a function and returns the bodies that it reads. A function around it reads them, too.</summary>
    public static ImmutableArray<LazyBody> During(Action render)
    {
        var outer = s_noted;
        HashSet<LazyBody> noted = [];
        s_noted = noted;
        try
        {
            render();
        }
        finally
        {
            s_noted = outer;
        }

        outer?.UnionWith(noted);
        return [.. noted];
    }
}

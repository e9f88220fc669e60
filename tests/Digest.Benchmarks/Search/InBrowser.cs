namespace Digest.Benchmarks.Search;

/// <summary>A measurement that needs Chromium and a folder, which is deleted afterwards.</summary>
internal static class InBrowser
{
    public static IReadOnlyList<Figure> Measure(Func<string, Task<IReadOnlyList<Figure>>> measure)
    {
        if (Chromium.Executable is null)
        {
            Console.WriteLine("Chromium is not installed; searches are not measured.");
            return [];
        }

        var folder = Directory.CreateTempSubdirectory("digest-search-").FullName;
        try
        {
            return measure(folder).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

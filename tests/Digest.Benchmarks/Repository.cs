namespace Digest.Benchmarks;

/// <summary>The folders of the repository that contains this program.</summary>
internal static class Repository
{
    public static string Root { get; } = FindAbove(AppContext.BaseDirectory);

    /// <summary>The folder for reports; Git ignores it.</summary>
    public static string Reports => Path.Combine(Root, "artifacts", "benchmarks");

    private static string FindAbove(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, "Digest.sln")))
                return parent.FullName;
        }

        throw new InvalidOperationException($"There is no Digest.sln above {folder}.");
    }
}

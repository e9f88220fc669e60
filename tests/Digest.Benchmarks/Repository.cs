namespace Digest.Benchmarks;

/// <summary>The repository that this was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Where measurements are left. Git does not know it.</summary>
    public static string Reports => Path.Combine(Root, "artifacts", "benchmarks");

    private static string Above(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, "Digest.sln")))
                return here.FullName;
        }

        throw new InvalidOperationException($"There is no Digest.sln above {folder}.");
    }
}

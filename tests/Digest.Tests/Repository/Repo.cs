namespace Digest.Tests.Repository;

/// <summary>The repository that contains these tests.</summary>
internal static class Repo
{
    public static string Root { get; } = FindAbove(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

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

namespace Digest.Tests.Repository;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repo
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

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

namespace Digest.Browser.Tests.Browsing;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Where pictures of the pages are left for people to look at. Git does not know it.</summary>
    public static string Gallery { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "gallery")).FullName;

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

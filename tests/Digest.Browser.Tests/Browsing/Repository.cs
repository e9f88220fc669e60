namespace Digest.Browser.Tests.Browsing;

/// <summary>The folders of the repository that contains these tests.</summary>
internal static class Repository
{
    public static string Root { get; } = FindAbove(AppContext.BaseDirectory);

    /// <summary>The folder for screenshots of the pages; Git ignores it.</summary>
    public static string Gallery { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "gallery")).FullName;

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

namespace Digest.Cli.Terminal;

/// <summary>The path from the root of the repository to the site, for programs that know files by their paths in the repository.</summary>
internal static class RepositoryPath
{
    /// <summary>The path with a slash at its end; empty for a site at the root, or outside of a repository.</summary>
    /// <param name="root">The folder of the site.</param>
    public static string PrefixOf(string root)
    {
        var workspace = Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true"
            ? Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") : null;
        var repository = string.IsNullOrEmpty(workspace) ? RepositoryOf(root) ?? root : workspace;
        var folder = Path.GetRelativePath(repository, root).Replace('\\', '/');
        return folder is "." || folder.StartsWith("..", StringComparison.Ordinal) ? "" : folder + "/";
    }

    /// <summary>The nearest folder that Git manages: it has a folder <c>.git</c>, or a file in a work tree or submodule.</summary>
    private static string? RepositoryOf(string root)
    {
        for (var folder = Path.GetFullPath(root); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folder;
        }

        return null;
    }
}

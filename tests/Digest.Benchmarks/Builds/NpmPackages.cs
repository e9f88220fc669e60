namespace Digest.Benchmarks.Builds;

/// <summary>Programs that npm installs, with the versions of a lock file of this repository.</summary>
internal static class NpmPackages
{
    /// <summary>Installs the packages of a folder into <c>artifacts/</c>, if that has not been done before.</summary>
    /// <param name="program">What is left out of the comparison without them.</param>
    /// <param name="folder">It contains <c>package.json</c> and <c>package-lock.json</c>.</param>
    /// <returns>The folder <c>node_modules</c>; null if Node.js or npm is missing or offline, with the reason on the console.</returns>
    public static string? Install(string program, string folder)
    {
        if (ProcessCost.VersionOf("node", "--version") is null || ProcessCost.VersionOf("npm", "--version") is null)
        {
            Console.WriteLine($"Node.js with npm is not installed: {program} is left out.");
            return null;
        }

        var target = Directory.CreateDirectory(Path.Combine(Repository.Reports, program.ToLowerInvariant())).FullName;
        foreach (var name in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(folder, name), Path.Combine(target, name), overwrite: true);
        var (code, output) = ProcessCost.Run(new("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", target]));
        if (code == 0)
            return Path.Combine(target, "node_modules");

        Console.WriteLine($"{program} is left out, because npm cannot install it:\n{output}");
        return null;
    }
}

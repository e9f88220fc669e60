namespace Digest.Benchmarks.Builds;

/// <summary>Eleventy, a package of npm that runs on Node.js.</summary>
/// <param name="Script">Its command line program.</param>
internal sealed record EleventyProgram(string Version, string Script)
{
    /// <summary>Where its layouts, its version and the versions of its dependencies are.</summary>
    public static string Layouts => Path.Combine(Repository.Root, "tests", "Digest.Benchmarks", "Corpora", "Eleventy");

    /// <summary>Installs it into <c>artifacts/</c>, if that has not been done before.</summary>
    /// <returns>Null if Node.js or npm is missing or offline, with the reason on the console.</returns>
    public static EleventyProgram? Install()
    {
        if (ProcessCost.VersionOf("node", "--version") is not { } node || ProcessCost.VersionOf("npm", "--version") is null)
        {
            Console.WriteLine("Node.js with npm is not installed: Eleventy is left out.");
            return null;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Repository.Reports, "eleventy")).FullName;
        foreach (var name in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(Layouts, name), Path.Combine(folder, name), overwrite: true);
        var (code, output) = ProcessCost.Run(new("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder]));
        if (code != 0)
        {
            Console.WriteLine($"Eleventy is left out, because npm cannot install it:\n{output}");
            return null;
        }

        var script = Path.Combine(folder, "node_modules", "@11ty", "eleventy", "cmd.cjs");
        return new($"Eleventy {ProcessCost.VersionOf("node", script, "--version")} on Node.js {node}", script);
    }

    public Command Build(string root, string output) => new("node", [Script, "--quiet", $"--output={output}"], root);
}

namespace Digest.Benchmarks.Builds;

/// <summary>Eleventy, a package of npm that runs on Node.js.</summary>
/// <param name="Script">Its command line program.</param>
internal sealed record EleventyProgram(string Version, string Script)
{
    /// <summary>Where its layouts, its version and the versions of its dependencies are.</summary>
    public static string Layouts => Path.Combine(Repository.Root, "tests", "Digest.Benchmarks", "Corpora", "Eleventy");

    /// <returns>Null if it cannot be installed, with the reason on the console.</returns>
    public static EleventyProgram? Install()
    {
        if (NpmPackages.Install("Eleventy", Layouts) is not { } packages)
            return null;

        var script = Path.Combine(packages, "@11ty", "eleventy", "cmd.cjs");
        var node = ProcessCost.VersionOf("node", "--version");
        return new($"Eleventy {ProcessCost.VersionOf("node", script, "--version")} on Node.js {node}", script);
    }

    public Command Build(string root, string output) => new("node", [Script, "--quiet", $"--output={output}"], root);
}

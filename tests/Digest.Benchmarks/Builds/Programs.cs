namespace Digest.Benchmarks.Builds;

/// <summary>The programs that this machine has.</summary>
/// <param name="Main">The native program; the JIT where NativeAOT is missing.</param>
/// <param name="Hugo">Its version; null if it is not installed.</param>
internal sealed record Programs(DigestProgram Main, string? Hugo, EleventyProgram? Eleventy)
{
    public bool IsNative => Main != DigestProgram.Jit;

    public static Programs Find()
    {
        var native = DigestProgram.PublishNative();
        var hugo = ProcessCost.VersionOf("hugo", "version");
        if (hugo is null)
            Console.WriteLine("Hugo is not installed: it is left out.");
        var programs = new Programs(native ?? DigestProgram.Jit, hugo, EleventyProgram.Install());
        Console.WriteLine($"{Environment.ProcessorCount} processors; .NET {Environment.Version}; Digest is measured {programs.Main.Name}");
        foreach (var version in (string?[])[hugo, programs.Eleventy?.Version, ProcessCost.VersionOf("cp", "--version")])
        {
            if (version is not null)
                Console.WriteLine(version);
        }

        return programs;
    }
}

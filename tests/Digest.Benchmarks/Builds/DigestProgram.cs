using System.Runtime.InteropServices;

namespace Digest.Benchmarks.Builds;

/// <summary>This program in one of its two forms.</summary>
internal sealed record DigestProgram(string Name, string Program, params string[] FirstArguments)
{
    /// <summary>The Release build beside the benchmarks.</summary>
    public static DigestProgram Jit { get; } = new("JIT", "dotnet", Path.Combine(AppContext.BaseDirectory, "digest.dll"));

    /// <summary>Compiles it by NativeAOT, into <c>artifacts/</c>. That needs the C compiler of the system.</summary>
    /// <returns>Null if that fails, with the reason on the console.</returns>
    public static DigestProgram? PublishNative()
    {
        var folder = Path.Combine(Repository.Reports, "native");
        string[] arguments =
        [
            "publish", Path.Combine(Repository.Root, "src", "Digest"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "-p:PublishAot=true", "--artifacts-path", Path.Combine(Repository.Reports, "publish"), "-o", folder, "-v", "quiet", "--nologo",
        ];
        Console.WriteLine("Compiling the native program; this takes minutes.");
        var (code, output) = ProcessCost.Run(new("dotnet", arguments));
        if (code == 0)
            return new("native", Path.Combine(folder, "digest"));

        Console.WriteLine($"The native program is left out, because NativeAOT cannot compile it here:\n{output}");
        return null;
    }

    public Command Build(string root, string output, Variant variant) =>
        new(Program, [.. FirstArguments, "build", "--quiet", "--root", root, "--output", output, .. variant.Arguments]);

    public Command Check(string root, Variant variant) =>
        new(Program, [.. FirstArguments, "check", "--quiet", "--root", root, .. variant.Arguments]);
}

using Microsoft.Playwright;

namespace Digest.Benchmarks;

/// <summary>The browser of this machine.</summary>
internal static class Chromium
{
    private static readonly string[] s_executables =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    /// <summary>Its path; null if there is none.</summary>
    public static string? Executable { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path
        ? path
        : s_executables.FirstOrDefault(File.Exists);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Executable,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });

    /// <summary>A script of this program that runs in every document before its own scripts.</summary>
    public static string Script(string name)
    {
        using var reader = new StreamReader(typeof(Chromium).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

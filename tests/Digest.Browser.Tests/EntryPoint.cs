using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Digest.Browser.Tests;

/// <summary>Runs the tests, or Playwright's installer for machines whose package manager has no browser.</summary>
internal static class EntryPoint
{
    private static readonly string[] s_platformOptions = ["--server", "--internal-msbuild-node"];

    public static async Task<int> Main(string[] args)
    {
        if (args is ["install-browser", .. var options])
            return Microsoft.Playwright.Program.Main(["install", .. options, "chromium"]);

        // The same as the entry point that xunit generates: dotnet test uses the platform, other callers the console runner.
        return args.Any(s_platformOptions.Contains)
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}

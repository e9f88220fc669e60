using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Digest.Browser.Tests;

/// <summary>Runs the tests; or, for machines whose package manager has no browser, lets Playwright fetch one.</summary>
internal static class EntryPoint
{
    private static readonly string[] s_platformOptions = ["--server", "--internal-msbuild-node"];

    public static async Task<int> Main(string[] args)
    {
        if (args is ["install-browser", .. var options])
            return Microsoft.Playwright.Program.Main(["install", .. options, "chromium"]);

        // As the entry point that xunit would have made: dotnet test speaks to the platform, people to the console.
        return args.Any(s_platformOptions.Contains)
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}

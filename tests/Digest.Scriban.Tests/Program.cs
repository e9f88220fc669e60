using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Digest.Scriban.Tests;

internal static class Program
{
    /// <summary>The tests; or, as a child of theirs, the templates that might take the process with them.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (Environment.GetEnvironmentVariable(TemplatesWithoutMeasure.Variable) is not null)
            return TemplatesWithoutMeasure.RunAlone();

        return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}

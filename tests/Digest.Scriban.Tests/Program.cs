using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Digest.Scriban.Tests;

internal static class Program
{
    /// <summary>The tests; or, as a child of one of them, a template that might take the process with it.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (Environment.GetEnvironmentVariable(TemplatesWithoutMeasure.Variable) is { } name)
            return TemplatesWithoutMeasure.RunAlone(name);

        return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}

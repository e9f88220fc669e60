using Microsoft.Playwright;

namespace Digest.Browser.Tests.Guards;

/// <summary>Runs the scripts of guards through the debugger, which the content security policy does not block.</summary>
internal static class PageScript
{
    private static readonly string s_shared = Read("_shared");

    /// <summary>Runs the script of a guard.</summary>
    /// <returns>The result of the script, usually the faults.</returns>
    public static async Task<string[]?> RunScriptAsync(this IPage page, string name) =>
        await page.EvaluateAsync<string[]?>($"() => {{ {s_shared}\nreturn (\n{Read(name)})(); }}");

    /// <summary>Runs statements that change the page.</summary>
    public static async Task DoAsync(this IPage page, string statements) =>
        await page.EvaluateAsync($"async () => {{ {s_shared}\n{statements}\n}}");

    private static string Read(string name)
    {
        using var stream = typeof(PageScript).Assembly.GetManifestResourceStream(name + ".js")
            ?? throw new InvalidOperationException($"There is no script {name}.js.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using Microsoft.Playwright;

namespace Digest.Browser.Tests.Guards;

/// <summary>Scripts of the guards, run from outside the page: its content security policy refuses all that stand inside.</summary>
internal static class PageScript
{
    private static readonly string s_shared = Read("_shared");

    /// <summary>Runs the script of a guard.</summary>
    /// <returns>What it gives back; its faults, mostly.</returns>
    public static async Task<string[]?> RunScriptAsync(this IPage page, string name) =>
        await page.EvaluateAsync<string[]?>($"() => {{ {s_shared}\nreturn (\n{Read(name)})(); }}");

    /// <summary>Runs a line or two that do something to the page.</summary>
    public static async Task DoAsync(this IPage page, string statements) =>
        await page.EvaluateAsync($"async () => {{ {s_shared}\n{statements}\n}}");

    private static string Read(string name)
    {
        using var stream = typeof(PageScript).Assembly.GetManifestResourceStream(name + ".js") ?? throw new InvalidOperationException($"There is no script {name}.js.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>
/// Checks that a page has a content security policy that allows its own styles, rules and scripts, and has no other scripts.
/// </summary>
internal static partial class PolicyCheck
{
    private static readonly string[] s_dataTypes = ["application/ld+json", "speculationrules"];

    public static void Run(CheckedPage page, IDocument document, PageElements elements, SiteFiles files)
    {
        CheckPolicy(page, document, elements, files);
        CheckScripts(page, elements);
    }

    private static void CheckPolicy(CheckedPage page, IDocument document, PageElements elements, SiteFiles files)
    {
        IElement[] policies = [.. elements.With("meta", "http-equiv", "content-security-policy")];
        if (policies.Length != 1)
        {
            page.Report(DiagnosticCode.OutputUnsafe, $"has {policies.Length} Content-Security-Policies instead of one");
            return;
        }

        if (document.Head!.Children.FirstOrDefault(element => !element.HasAttribute("charset")) != policies[0])
            page.Report(DiagnosticCode.OutputUnsafe, "has its Content-Security-Policy after other elements, to which it does not apply");

        var policy = policies[0].GetAttribute("content") ?? "";
        foreach (var element in elements["style"].Concat(elements.With("script", "type", "speculationrules")))
        {
            // Computed here, so that the check does not use the theme's code.
            var hash = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)))}'";
            if (!policy.Contains(hash, StringComparison.Ordinal))
                page.Report(DiagnosticCode.OutputUnsafe, $"has a {element.LocalName} element that its policy refuses: {hash} is missing");
        }

        foreach (var script in elements["script"].Where(script => script.HasAttribute("src")))
        {
            if (script.GetAttribute("integrity") is not { Length: > 0 } hash || !policy.Contains($"'{hash}'", StringComparison.Ordinal))
                page.Report(DiagnosticCode.OutputUnsafe, $"has a script that its policy refuses: {script.GetAttribute("src")}");
        }

        foreach (var url in elements.LinksOf("stylesheet").Select(link => link.GetAttribute("href") ?? ""))
        {
            if (!OwnStyles.IsMatch(policy) || files.Resolve(page.File.Path, url).Target == LinkTarget.External)
                page.Report(DiagnosticCode.OutputUnsafe, $"has styles that its policy refuses: {url}");
        }

        if (policy.Contains("'unsafe-", StringComparison.Ordinal))
            page.Report(DiagnosticCode.OutputUnsafe, "has a Content-Security-Policy with an 'unsafe-…' source");
    }

    /// <summary>A policy that allows stylesheets of the site.</summary>
    [GeneratedRegex(@"(^|;)\s*style-src\s[^;]*'self'", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnStyles { get; }

    private static void CheckScripts(CheckedPage page, PageElements elements)
    {
        foreach (var script in elements["script"])
        {
            if (!script.HasAttribute("src") && !s_dataTypes.Contains(script.GetAttribute("type")))
                page.Report(DiagnosticCode.OutputUnsafe, "has a script");
        }

        foreach (var (element, attribute) in elements.Attributes)
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                page.Report(DiagnosticCode.OutputUnsafe, $"has a script in the attribute '{attribute.Name}' of a {element.LocalName}");
            if (attribute.Name == "style")
                page.Report(DiagnosticCode.OutputUnsafe, $"has a style attribute on a {element.LocalName}, which its policy refuses");
        }
    }
}

using Digest.Pages;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Benchmarks.Templates.Values;

/// <summary>The values that the theme adds to the head of the pages of a layout.</summary>
internal sealed record HeadValues(string Policy, Html Stylesheet, Html SpeculationRules)
{
    public static HeadValues Of(string layout, ShippedSite site)
    {
        var diagnostics = new DiagnosticBag();
        var assets = new Theming.ThemeAssets(site.Sources, site.Settings.LinkRoot, diagnostics);
        var stylesheet = Theming.Stylesheet.ForAll(PageKind.All, site.Sources, assets, diagnostics)[layout];
        var rules = Theming.SpeculationRules.Read(site.Sources, diagnostics)!;
        var policy = Theming.ContentSecurityPolicy.Of(stylesheet, scripts: [], site.Settings, rules);
        return new(policy, stylesheet.Element, rules.Element);
    }
}

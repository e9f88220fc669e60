using Digest.Pages;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Benchmarks.Templates.Values;

/// <summary>The values that the theme adds to the head of the pages of a layout.</summary>
internal sealed record HeadValues(string Policy, Html Stylesheet, Html SpeculationRules)
{
    public static HeadValues Of(string layout, ShippedSite site)
    {
        var stylesheet = Theming.Stylesheet.ForAll(PageKind.All, site.Sources, new DiagnosticBag())[layout];
        var rules = Theming.SpeculationRules.Read(site.Sources, new DiagnosticBag())!;
        return new(Theming.ContentSecurityPolicy.Of(stylesheet, rules), stylesheet.Element, rules.Element);
    }
}

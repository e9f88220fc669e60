using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Benchmarks.Templates.Values;

/// <summary>What the theme gives to the head of every page of a layout.</summary>
internal sealed record HeadValues(string Policy, Html Stylesheet, Html SpeculationRules)
{
    public static HeadValues Of(string layout, ShippedSite site)
    {
        var stylesheet = Theming.Stylesheet.ForAll([layout], site.Sources, new DiagnosticBag())[layout];
        var rules = Theming.SpeculationRules.Read(site.Sources, new DiagnosticBag())!;
        return new(stylesheet.PolicyWith(rules), stylesheet.Element, rules.Element);
    }
}

using AngleSharp.Dom;

namespace Digest.Output.Checks;

/// <summary>The elements of a page in order, found once for all checks. Searching the document takes longer than parsing it.</summary>
internal sealed class PageElements
{
    public PageElements(IDocument document)
    {
        All = [.. document.All];
        Ids = [.. All.Select(element => element.Id).OfType<string>()];
    }

    public ImmutableArray<IElement> All { get; }

    public HashSet<string> Ids { get; }

    /// <summary>The elements of one name.</summary>
    public IEnumerable<IElement> this[string name] => All.Where(element => element.LocalName == name);

    /// <summary>The elements of one name with an attribute of one value, in capitals or not.</summary>
    public IEnumerable<IElement> With(string name, string attribute, string value) =>
        this[name].Where(element => value.Equals(element.GetAttribute(attribute), StringComparison.OrdinalIgnoreCase));

    /// <summary>The links of a relation, of which one may have several.</summary>
    public IEnumerable<IElement> LinksOf(string relation) => this["link"].Where(link =>
        (link.GetAttribute("rel") ?? "").Split((char[]?)null).Contains(relation, StringComparer.OrdinalIgnoreCase));
}

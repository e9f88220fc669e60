using AngleSharp.Dom;

namespace Digest.Output.Checks;

/// <summary>What the checks read of a page, found once for all of them. Searching the document takes longer than parsing it.</summary>
internal sealed class PageElements
{
    private readonly List<IElement> _named = [];

    public PageElements(IDocument document)
    {
        foreach (var element in document.All)
        {
            if (element.LocalName is "meta" or "link" or "style" or "script" or "nav" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
                _named.Add(element);
            for (var index = 0; index < element.Attributes.Length; index++)
                Attributes.Add((element, element.Attributes[index]!));
        }

        foreach (var (_, attribute) in Attributes.Where(pair => pair.Attribute.Name == "id"))
            Ids[attribute.Value] = Ids.GetValueOrDefault(attribute.Value) + 1;
    }

    /// <summary>The attributes of all elements, in order.</summary>
    public List<(IElement Element, IAttr Attribute)> Attributes { get; } = [];

    /// <summary>How many elements have each id.</summary>
    public Dictionary<string, int> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>The headings of all levels, in order.</summary>
    public IEnumerable<IElement> Headings => _named.Where(element => element.LocalName is ['h', >= '1' and <= '6']);

    /// <summary>The elements of one name: <c>meta</c>, <c>link</c>, <c>style</c>, <c>script</c> or <c>nav</c>.</summary>
    public IEnumerable<IElement> this[string name] => _named.Where(element => element.LocalName == name);

    /// <summary>The elements of one name with an attribute of one value, in capitals or not.</summary>
    public IEnumerable<IElement> With(string name, string attribute, string value) =>
        this[name].Where(element => value.Equals(element.GetAttribute(attribute), StringComparison.OrdinalIgnoreCase));

    /// <summary>The links of a relation, of which one may have several.</summary>
    public IEnumerable<IElement> LinksOf(string relation) => this["link"].Where(link =>
        (link.GetAttribute("rel") ?? "").Split((char[]?)null).Contains(relation, StringComparer.OrdinalIgnoreCase));
}

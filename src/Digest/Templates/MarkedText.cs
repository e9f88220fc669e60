namespace Digest.Templates;

/// <summary>A text in another language than the page. Between elements, it is printed in an element with its language.</summary>
/// <param name="Text">What is printed in attributes, and what functions take.</param>
internal sealed record MarkedText(string Text, Html Markup)
{
    public override string ToString() => Text;
}

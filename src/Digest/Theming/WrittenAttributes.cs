using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>
/// Finds where the templates of a theme write the value of an attribute, so that a mistake in it is one error at its line and not one on
/// every page.
/// </summary>
internal sealed partial class WrittenAttributes
{
    private readonly Lazy<ImmutableArray<(string Path, string Name, WrittenAttribute Written)>> _all;

    /// <param name="templates">Read when an attribute is searched.</param>
    public WrittenAttributes(ImmutableArray<SourceFile> templates) => _all = new(() => [.. templates.SelectMany(AttributesIn)]);

    /// <summary>The attribute that has a value on a page; null if no template writes it or a part of it.</summary>
    /// <param name="layout">The path of the layout of the page.</param>
    /// <param name="isId">Whether the value is an id, else a URL.</param>
    public WrittenAttribute? Find(string layout, string value, bool isId) => _all.Value
        .Where(one => one.Path == layout || one.Path == Theme.DocumentPath
            || one.Path.StartsWith(Theme.PartialsFolder, StringComparison.Ordinal))
        .Where(one => (one.Name == "id") == isId && one.Written.Gives(value))
        .Select(one => one.Written)
        .MaxBy(written => written.FixedLength);

    private static IEnumerable<(string Path, string Name, WrittenAttribute Written)> AttributesIn(SourceFile template)
    {
        var text = SourceText.DecodeLeniently(template);
        var html = Template.WithoutCode(text.Text);
        foreach (Match match in Attribute.Matches(html))
        {
            var value = match.Groups["value"];
            var written = new WrittenAttribute(
                text.At(match.Groups["name"].Index), text.Text.Substring(value.Index, value.Length), value.Value);
            if (written.FixedLength > 0)
                yield return (template.Path, match.Groups["name"].Value.ToLowerInvariant(), written);
        }
    }

    [GeneratedRegex(
        """(?<=[\s"'])(?<name>[a-z:-]+)\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)')""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute { get; }
}

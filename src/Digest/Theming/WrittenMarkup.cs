using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>
/// Finds where the templates of a file write a part of it, so that a mistake in it is one error at its line and not one on every page.
/// </summary>
/// <param name="theme">All templates of the theme, read when something is searched.</param>
/// <param name="layout">See <see cref="Layout"/>.</param>
internal sealed partial class WrittenMarkup(Lazy<ImmutableArray<WrittenMarkup.File>> theme, string layout)
{
    /// <summary>What is shorter is alike by chance.</summary>
    private const int ShortestText = 3;

    public static readonly WrittenMarkup None = new(new([]), "");

    /// <summary>The path of the file's own template, or of the folder of its templates.</summary>
    public string Layout => layout;

    /// <summary>The templates of the file; its own ones first.</summary>
    private IEnumerable<File> Files => theme.Value
        .Where(file => file.Text.Path.StartsWith(layout, StringComparison.Ordinal)
            || file.Text.Path == Theme.DocumentPath
            || file.Text.Path.StartsWith(Theme.PartialsFolder, StringComparison.Ordinal))
        .OrderBy(file => file.Text.Path.StartsWith(layout, StringComparison.Ordinal) ? 0 : 1);

    public static ImmutableArray<File> Read(ImmutableArray<SourceFile> templates) =>
        [.. templates.Select(SourceText.DecodeLeniently).Select(text => new File(text, Template.WithoutCode(text.Text)))];

    /// <summary>The attribute that has a value in the file; null if no template writes it or a part of it.</summary>
    /// <param name="isId">Whether the value is an id, else a URL.</param>
    public WrittenAttribute? FindAttribute(string value, bool isId) => Files
        .SelectMany(file => file.Attributes.Value)
        .Where(one => (one.Name == "id") == isId && one.Written.Gives(value))
        .Select(one => one.Written)
        .MaxBy(written => written.FixedLength);

    /// <summary>The attribute, or the text between quotation marks, that has a URL or a part of it; null if there is none.</summary>
    public WrittenAttribute? FindUrl(string url) => FindAttribute(url, isId: false) ?? Files
        .Select(file => (file.Text, At: file.Html.IndexOf($"\"{url}\"", StringComparison.Ordinal)))
        .Where(found => found.At >= 0)
        .Select(found => new WrittenAttribute(found.Text.At(found.At + 1), url, url))
        .FirstOrDefault();

    /// <summary>The place of an element with a name and a text; null if no template writes one.</summary>
    public SourceLocation? FindElement(string name, string text)
    {
        var all = Files.SelectMany(file => ElementsIn(file, name)).ToList();
        var found = all.FindIndex(element => element.Text == text.Trim());
        found = found >= 0 ? found : all.FindIndex(element => element.Text.Length == 0); // printed by code
        return found >= 0 ? all[found].Place : null;
    }

    /// <summary>The place that writes a character of the file, by the text around it; null if no template does.</summary>
    public SourceLocation? FindText(string written, int index)
    {
        if (index >= written.Length)
            return null;
        var (best, length) = (default(SourceLocation?), ShortestText);
        foreach (var file in Files)
        {
            for (var at = file.Html.IndexOf(written[index], 0); at >= 0; at = file.Html.IndexOf(written[index], at + 1))
            {
                var before = file.Html.AsSpan(0, at);
                var common = before.Length - CommonEnd(before, written.AsSpan(0, index))
                    + file.Html.AsSpan(at).CommonPrefixLength(written.AsSpan(index));
                if (common > length)
                    (best, length) = (file.Text.At(at), common);
            }
        }

        return best;
    }

    /// <summary>The index from which a text ends like another.</summary>
    private static int CommonEnd(ReadOnlySpan<char> text, ReadOnlySpan<char> other)
    {
        var (at, otherAt) = (text.Length, other.Length);
        while (at > 0 && otherAt > 0 && text[at - 1] == other[otherAt - 1])
            (at, otherAt) = (at - 1, otherAt - 1);
        return at;
    }

    private static IEnumerable<(SourceLocation Place, string Text)> ElementsIn(File file, string name)
    {
        foreach (Match tag in StartTag.Matches(file.Html))
        {
            if (!tag.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            var start = tag.Index + tag.Length;
            var end = file.Html.IndexOf('<', start);
            yield return (file.Text.At(tag.Index), file.Html[start..(end < 0 ? file.Html.Length : end)].Trim());
        }
    }

    [GeneratedRegex("<(?<name>[a-z][a-z0-9]*)[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex StartTag { get; }

    /// <summary>A template.</summary>
    /// <param name="Html">The text with spaces in place of its code.</param>
    internal sealed partial record File(SourceText Text, string Html)
    {
        public Lazy<ImmutableArray<(string Name, WrittenAttribute Written)>> Attributes { get; } = new(() =>
        [
            .. Attribute.Matches(Html)
                .Select(match => (match.Groups["name"], match.Groups["value"]))
                .Select(part => (part.Item1.Value.ToLowerInvariant(), new WrittenAttribute(
                    Text.At(part.Item1.Index), Text.Text.Substring(part.Item2.Index, part.Item2.Length), part.Item2.Value)))
                .Where(part => part.Item2.FixedLength > 0),
        ]);

        [GeneratedRegex(
            """(?<=[\s"'])(?<name>[a-z:-]+)\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)')""",
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
        private static partial Regex Attribute { get; }
    }
}

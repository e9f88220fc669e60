using System.Text.RegularExpressions;
using Digest.Sources;

namespace Digest.Theming;

/// <summary>The value of an attribute as a template writes it.</summary>
/// <param name="location">The place of the attribute.</param>
/// <param name="text">The value, with its code.</param>
/// <param name="html">The value with spaces in place of its code.</param>
internal sealed partial class WrittenAttribute(SourceLocation location, string text, string html)
{
    private readonly string[] _parts = Code.Split(html);

    public SourceLocation Location { get; } = location;
    public string Text { get; } = text.Trim();

    /// <summary>The length of what is not code.</summary>
    public int FixedLength => _parts.Sum(part => part.Length);

    /// <summary>Whether a page may have a value from here.</summary>
    public bool Gives(string value)
    {
        if (_parts is [var whole])
            return value == whole;
        var at = 0;
        foreach (var part in _parts[..^1])
        {
            var found = value.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0 || (at == 0 && found > 0 && ReferenceEquals(part, _parts[0])))
                return false;
            at = found + part.Length;
        }

        return value.AsSpan(at).EndsWith(_parts[^1]);
    }

    /// <summary>Code has two braces at each end; URLs and ids have no such spaces.</summary>
    [GeneratedRegex(" {4,}", RegexOptions.ExplicitCapture)]
    private static partial Regex Code { get; }
}

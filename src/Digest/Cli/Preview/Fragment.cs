using System.Net;
using System.Runtime.CompilerServices;

namespace Digest.Cli.Preview;

/// <summary>HTML written as an interpolated string. Interpolated text is escaped; fragments are not.</summary>
[InterpolatedStringHandler]
internal readonly struct Fragment
{
    private readonly StringBuilder _html;

    public Fragment(int literalLength, int formattedCount) => _html = new(literalLength + (formattedCount * 16));

    public static Fragment None { get; } = $"";

    public void AppendLiteral(string value) => _html.Append(value);
    public void AppendFormatted(string? text) => _html.Append(WebUtility.HtmlEncode(text));
    public void AppendFormatted(int number) => _html.Append(number);
    public void AppendFormatted(Fragment fragment) => _html.Append(fragment._html);

    public void AppendFormatted(IEnumerable<Fragment> fragments)
    {
        foreach (var fragment in fragments)
            _html.Append(fragment._html);
    }

    public override string ToString() => _html.ToString();
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(ToString());
}

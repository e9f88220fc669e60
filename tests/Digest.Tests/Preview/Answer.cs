using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>A response as it was received.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public IDocument Page => new HtmlParser().ParseDocument(Text);

    /// <summary>A data attribute of the client script in the page.</summary>
    public string Sent(string name) => Page.QuerySelector("script[data-token]")!.GetAttribute($"data-{name}")!;

    public static Answer Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        Assert.True(end > 0, $"no answer: {Encoding.UTF8.GetString(bytes)}");
        var lines = Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new(int.Parse(lines[0].Split(' ')[1]), headers, bytes[(end + 4)..]);
    }
}

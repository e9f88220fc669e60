using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Text;

namespace Digest.Content;

/// <summary>Old addresses of a text: the key <c>redirectFrom</c>.</summary>
internal static partial class Redirects
{
    public const string Summary =
        "Old addresses that lead here, from the root of the site, in letters or percent-encoded, without a query: `/old/place/`, "
        + "`/old.html`.";

    private const string Advice = "Write it from the root of the site, with a slash at both ends: /old/place/.";

    public static ImmutableArray<Reference> Read(Fields fields, Key<ImmutableArray<Reference>> key)
    {
        var addresses = fields.Get(key);
        foreach (var address in addresses)
        {
            if (MistakeIn(address.Id) is var (message, advice))
                fields.Wrong(address.Location, $"'{address.Id}' {message}", advice);
        }

        return [.. addresses.Select(address => address with { Id = AddressOf(UrlPath.Decode(address.Id) ?? address.Id) })];
    }

    /// <summary>Whether a path, percent-encoded or not, can be an old address.</summary>
    public static bool IsAddress(string written) => MistakeIn(written) is null;

    private static (string Message, string Advice)? MistakeIn(string written)
    {
        var path = PathIn(written);
        if (path.IndexOfAny(['?', '#']) is >= 0 and var end)
            return MistakeInQuery(path[end], path[..end]);
        if (UrlPath.Decode(path) is not { } decoded)
            return MistakeInEncoding(path);
        if (path != written || !path.StartsWith('/'))
            return ("is not an address of this site", IsPath(decoded) ? $"Write its path from the root: {AddressOf(decoded)}" : Advice);
        return IsPath(decoded) ? null : MistakeInLetters(decoded);
    }

    /// <summary>The path in a complete URL, and what follows; other text as it is.</summary>
    private static string PathIn(string written)
    {
        var host = written.IndexOf("://", StringComparison.Ordinal) + 3;
        return host < 3 ? written : written.IndexOf('/', host) is >= 0 and var path ? written[path..] : "/";
    }

    private static (string Message, string Advice) MistakeInQuery(char mark, string path) =>
        (mark == '?' ? "has a query, which the server of a static site ignores" : "has a fragment, which browsers do not send",
            UrlPath.Decode(path) is { } decoded && IsPath(decoded)
                ? $"Write it without: {AddressOf(decoded)}"
                : "Delete it: only a server in front of the site could redirect it.");

    private static (string Message, string Advice) MistakeInEncoding(string path)
    {
        var once = Uri.UnescapeDataString(path);
        return UrlPath.Decode(once) is not { } decoded || !IsPath(decoded)
            ? ("is not percent-encoded UTF-8", "Write it in letters, as browsers show it.")
            : (once == decoded ? "has an encoded slash" : "is percent-encoded twice", $"Write it in letters: {AddressOf(decoded)}");
    }

    private static (string Message, string Advice) MistakeInLetters(string path)
    {
        if (OtherExtension.Match(path) is { Success: true } extension)
        {
            return ($"ends with '{extension.ValueSpan}', but a redirect is a page: its address ends with '/' or '.html'",
                "Delete it: only a server in front of the site could redirect it.");
        }

        foreach (var letter in path.Split('/').Select(NameIn).SelectMany(part => part.EnumerateRunes()))
        {
            if (!Slug.IsPart(letter) && letter.Value is not ('-' or '_'))
                return ($"has the character U+{letter.Value:X4}, and addresses consist of letters, digits and hyphens", Advice);
        }

        return ("is not an address of this site", path.Split('/').Any(DeviceNames.Contain) ? DeviceNames.Advice : Advice);
    }

    private static string AddressOf(string path) =>
        (path.StartsWith('/') ? "" : "/") + path + (path.EndsWith('/') || IsFile(path) ? "" : "/");

    /// <param name="path">The slash at its start may be missing.</param>
    private static bool IsPath(string path) =>
        AddressOf(path)[1..].Split('/') is var parts
        && (parts is [_, .., ""] ? parts[..^1] : parts).All(part => Slug.IsValid(NameIn(part).Replace('_', '-')));

    private static string NameIn(string part) => IsFile(part) ? part[..^5] : part;

    private static bool IsFile(string address) => address.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<=[^./])\.[A-Za-z0-9]{1,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OtherExtension { get; }
}

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
    private const string DeleteAdvice = "Delete it: only a server in front of the site could redirect it.";
    private const string CorrectAdvice = "Correct it, or delete it: only a server in front of the site could redirect such an address.";

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
        if (written is ['/', not ' ', ..] && BetweenPaths.IsMatch(written))
            return ("is one value, because there is no comma in it", $"Write commas: [{BetweenPaths.Replace(written, ", /")}].");
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
    private static string PathIn(string written) =>
        Host.Match(written) is { Success: true, Length: var host } ? host < written.Length ? written[host..] : "/" : written;

    private static (string Message, string Advice) MistakeInQuery(char mark, string path) =>
        (mark == '?' ? "has a query, which the server of a static site ignores" : "has a fragment, which browsers do not send",
            UrlPath.Decode(path) is { } decoded && IsPath(decoded)
                ? $"Write it without: {AddressOf(decoded)}"
                : DeleteAdvice);

    private static (string Message, string Advice) MistakeInEncoding(string path)
    {
        var once = Uri.UnescapeDataString(path);
        return UrlPath.Decode(once) is not { } decoded || !IsPath(decoded)
            ? ("is not percent-encoded UTF-8", "Write it in letters, as browsers show it.")
            : (once == decoded ? "has an encoded slash" : "is percent-encoded twice", $"Write it in letters: {AddressOf(decoded)}");
    }

    private static (string Message, string Advice) MistakeInLetters(string path)
    {
        if (path == "/")
            return ("is the address of the site itself", "Delete it.");
        if (OtherExtension.Match(path) is { Success: true } extension)
            return ($"ends with '{extension.ValueSpan}', but a redirect is a page: its address ends with '/' or '.html'", DeleteAdvice);

        var parts = (path.EndsWith('/') ? path[..^1] : path).Split('/')[1..];
        if (parts.FirstOrDefault(part => part is "" or "." or "..") is { } step)
        {
            var walked = Walk(parts);
            return (step.Length > 0 ? $"has '{step}' between its slashes" : "has nothing between two of its slashes",
                IsPath(walked) ? $"Write {AddressOf(walked)} if that is meant, else delete it." : DeleteAdvice);
        }

        foreach (var letter in parts.Select(NameIn).SelectMany(part => part.EnumerateRunes()))
        {
            if (!Slug.IsPart(letter) && letter.Value is not ('-' or '_'))
                return ($"has the character U+{letter.Value:X4}, and addresses consist of letters, digits and hyphens", CorrectAdvice);
        }

        var wrong = parts.FirstOrDefault(part => !IsPath(part)) ?? path;
        return DeviceNames.Contain(NameIn(wrong)) ? ($"has the part '{wrong}', which Windows reserves for a device", DeleteAdvice)
            : ($"has the part '{wrong}', which cannot be in an address", CorrectAdvice);
    }

    /// <summary>The path without the parts that only say where to go: '', '.' and '..'.</summary>
    private static string Walk(IEnumerable<string> parts)
    {
        List<string> walked = [];
        foreach (var part in parts.Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                walked.Add(part);
            else if (walked.Count > 0)
                walked.RemoveAt(walked.Count - 1);
        }

        return "/" + string.Join('/', walked);
    }

    private static string AddressOf(string path) =>
        (path.StartsWith('/') ? "" : "/") + path + (path.EndsWith('/') || IsFile(path) ? "" : "/");

    /// <param name="path">The slash at its start may be missing.</param>
    private static bool IsPath(string path) =>
        AddressOf(path)[1..].Split('/') is var parts
        && (parts is [_, .., ""] ? parts[..^1] : parts).All(part => Slug.IsValid(NameIn(part).Replace('_', '-')));

    private static string NameIn(string part) => IsFile(part) ? part[..^5] : part;

    private static bool IsFile(string address) => address.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A([a-zA-Z][a-zA-Z0-9+.-]*://[^/]*|//[^/.]+\.[^/]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Host { get; }

    [GeneratedRegex(@"(?<!\s)\s+/", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenPaths { get; }

    [GeneratedRegex(@"(?<=[^./])\.[A-Za-z0-9]{1,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OtherExtension { get; }
}

using System.Collections.Immutable;
using Digest.Sources;
using Digest.Text;

namespace Digest.Content;

/// <summary>Old addresses: <c>redirectFrom</c>, one or a list.</summary>
internal static class Redirects
{
    public static ImmutableArray<Reference> Read(Fields fields)
    {
        var addresses = fields.References("redirectFrom");
        foreach (var address in addresses.Where(address => !IsAddress(address.Id)))
            fields.Wrong(address.Location, $"'{address.Id}' is not an address of this site", "Write it from the root of the site, with a slash in front and behind: /old/place/.");
        return [.. addresses.Select(address => address with { Id = address.Id.EndsWith('/') || address.Id.EndsWith(".html", StringComparison.Ordinal) ? address.Id : address.Id + "/" })];
    }

    private static bool IsAddress(string address) =>
        address.StartsWith('/')
        && address.Length > 1
        && address.Trim('/').Split('/').All(part => Slug.IsValid(part.EndsWith(".html", StringComparison.Ordinal) ? part[..^5].Replace('_', '-') : part.Replace('_', '-')));
}

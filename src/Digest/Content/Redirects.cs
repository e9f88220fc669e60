using Digest.Sources;
using Digest.Text;

namespace Digest.Content;

/// <summary>Old addresses of a text: the key <c>redirectFrom</c>.</summary>
internal static class Redirects
{
    public const string Summary = "Old addresses that lead here, from the root of the site: `/old/place/`.";

    public static ImmutableArray<Reference> Read(Fields fields, Key<ImmutableArray<Reference>> key)
    {
        var addresses = fields.Get(key);
        const string Advice = "Write it from the root of the site, with a slash at both ends: /old/place/.";
        foreach (var address in addresses.Where(address => !IsAddress(address.Id)))
        {
            var advice = address.Id.Split('/').Any(DeviceNames.Contain) ? DeviceNames.Advice : Advice;
            fields.Wrong(address.Location, $"'{address.Id}' is not an address of this site", advice);
        }

        return [.. addresses.Select(address => IsComplete(address.Id) ? address : address with { Id = address.Id + "/" })];
    }

    private static bool IsComplete(string address) => address.EndsWith('/') || IsFile(address);

    private static bool IsAddress(string address) =>
        address.StartsWith('/') && (address.EndsWith('/') ? address[..^1] : address).Split('/') is ["", _, ..] parts
        && parts.Skip(1).All(part => Slug.IsValid((IsFile(part) ? part[..^5] : part).Replace('_', '-')));

    private static bool IsFile(string address) => address.EndsWith(".html", StringComparison.Ordinal);
}

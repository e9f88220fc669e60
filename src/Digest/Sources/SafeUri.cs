using System.Diagnostics.CodeAnalysis;

namespace Digest.Sources;

/// <summary>
/// Parses addresses that people write. <see cref="Uri"/> throws on some texts that it should reject, such as <c>//</c> before a bidi
/// control; so it is made here only.
/// </summary>
internal static class SafeUri
{
#pragma warning disable RS0030 // the one place for these
    /// <summary>Parses an absolute address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address) =>
        IsUsable(() => Uri.TryCreate(text, UriKind.Absolute, out var parsed) ? parsed : null, out address);

    /// <summary>Resolves an address relative to another, as a browser does.</summary>
    public static bool TryResolve(Uri from, string text, [NotNullWhen(true)] out Uri? address) =>
        IsUsable(() => Uri.TryCreate(from, text, out var resolved) ? resolved : null, out address);
#pragma warning restore RS0030

    /// <summary>Resolves an address that the program made.</summary>
    public static Uri Resolve(Uri from, string text) =>
        TryResolve(from, text, out var address) ? address : throw new InvalidOperationException($"'{text}' is not an address.");

    [SuppressMessage("Design", "CA1031", Justification = "Uri documents no exceptions, and throws several kinds.")]
    private static bool IsUsable(Func<Uri?> make, [NotNullWhen(true)] out Uri? address)
    {
        try
        {
            address = make();
            _ = address?.AbsoluteUri; // reads all parts, which Uri parses on demand
            return address is not null;
        }
        catch (Exception)
        {
            address = null;
            return false;
        }
    }
}

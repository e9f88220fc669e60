using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Configuration;

/// <summary>
/// What pages may load from other sites: the sources that their content security policy allows besides the site itself, by directive.
/// </summary>
internal sealed partial record ContentSecurity(FrozenDictionary<string, ImmutableArray<string>> Sources)
{
    public const string Pictures = "img-src";
    public const string Media = "media-src";
    public const string Fonts = "font-src";
    public const string Requests = "connect-src";
    public const string Frames = "frame-src";
    public const string Forms = "form-action";

    private const string NoScripts = "Put the script into theme/assets/, and write {{ script 'js/x.js' }} in a layout.";
    private const string NoStyles = "Write the styles in theme/assets/css/.";

    public static readonly ContentSecurity None = new(FrozenDictionary<string, ImmutableArray<string>>.Empty);

    public static readonly KeyTable Keys = new(
        $"'{nameof(Settings.ContentSecurity)}'",
        ("script-src", NoScripts),
        ("script-src-elem", NoScripts),
        ("style-src", NoStyles),
        ("default-src", "Name what the pages load: 'img-src' for pictures, for example."))
    {
        UnknownKeyCode = DiagnosticCode.UnknownSetting,
        WrongValueCode = DiagnosticCode.BadSetting,
    };

    private static readonly ImmutableArray<Key<ImmutableArray<string>>> s_directives =
    [
        Keys.Texts(Pictures, "Where pictures may come from."),
        Keys.Texts(Media, "Where audio and video may come from."),
        Keys.Texts(Fonts, "Where fonts may come from."),
        Keys.Texts(Requests, "Where scripts may send requests."),
        Keys.Texts(Frames, "Which pages may be shown in an `iframe`."),
        Keys.Texts(Forms, "Where forms may be sent."),
    ];

    public static ContentSecurity Read(Fields fields)
    {
        var sources = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var directive in s_directives)
        {
            var written = fields.Get(directive);
            if (written.IsEmpty)
                continue;
            sources[directive.Name] = written;
            foreach (var source in written.Where(source => !Source.IsMatch(source)))
            {
                const string Advice = "Write the start of its URLs: https://images.example.org, https://*.example.org.";
                fields.Wrong(directive, $"'{source}' is not a site that pages may load from", Advice);
            }
        }

        return new(sources.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The sources of a directive as the policy has them, each after a space.</summary>
    public string Of(string directive) => string.Concat(Sources.GetValueOrDefault(directive, []).Select(source => " " + source));

    /// <summary>Whether a directive allows a URL. A URL without a scheme is of https, like the site.</summary>
    public bool Allows(string directive, string url) =>
        SafeUri.TryParse(url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url, out var uri)
        && Sources.GetValueOrDefault(directive, []).Any(source => Allows(source, uri));

    /// <summary>Compares as browsers do (Content Security Policy, section 6.7.2).</summary>
    private static bool Allows(string source, Uri uri)
    {
        var rest = source["https://".Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..]);
        var isOnHost = authority.StartsWith("*.", StringComparison.Ordinal)
            ? uri.Authority.EndsWith(authority[1..], StringComparison.OrdinalIgnoreCase)
            : uri.Authority.Equals(authority, StringComparison.OrdinalIgnoreCase);
        var isAtPath = path is "" or [.., '/']
            ? uri.AbsolutePath.StartsWith(path, StringComparison.Ordinal)
            : uri.AbsolutePath == path;
        return uri.Scheme == "https" && isOnHost && isAtPath;
    }

    public bool Has(string directive) => Sources.ContainsKey(directive);

    /// <summary>A host with https, perhaps with all hosts below it, a port and a path (Content Security Policy, host-source).</summary>
    [GeneratedRegex(@"\Ahttps://(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Source { get; }
}

using System.Net;
using System.Security.Cryptography;

namespace Digest.Cli.Preview;

/// <summary>
/// Adds the client script to a page that a build publishes, and allows it in the content security policy of the theme. Removes
/// speculation rules, because a prefetched page may be older than the last save.
/// </summary>
internal static class ClientScript
{
    /// <summary>The page with the script in it.</summary>
    /// <param name="address">The address of the request, decoded.</param>
    /// <param name="token">What the guard expects in requests of the script.</param>
    public static byte[] AddTo(ReadOnlySpan<byte> page, string address, string token)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var (pageVersion, textVersion) = (Fingerprint.Of(page), FingerprintWithoutStyles(page));
        Fragment script = $"<script src=\"/_preview/client.js\" defer nonce=\"{nonce}\" data-token=\"{token}\" data-address=\"{address}\""
            + $" data-page=\"{pageVersion}\" data-text=\"{textVersion}\"></script>";

        List<(Part Part, string Text)> edits =
            [(EndOfHead(page), script.ToString()), .. SpeculationRulesIn(page).Select(rules => (rules, ""))];
        foreach (var part in PoliciesIn(page))
        {
            var policy = WebUtility.HtmlDecode(Encoding.UTF8.GetString(page[part.Start..part.End]));
            policy = Allow(policy, Has(policy, "script-src-elem") ? "script-src-elem" : "script-src", $"'nonce-{nonce}'");
            policy = Allow(policy, "connect-src", "'self'");
            edits.Add((part, WebUtility.HtmlEncode(policy)));
        }

        var edited = new MemoryStream(page.Length + 1024);
        var at = 0;
        foreach (var (part, text) in edits.OrderBy(edit => edit.Part.Start))
        {
            edited.Write(page[at..part.Start]);
            edited.Write(Encoding.UTF8.GetBytes(text));
            at = part.End;
        }

        edited.Write(page[at..]);
        return edited.ToArray();
    }

    /// <summary>Without styles and the policies that contain their hashes: where only they differ, the page is not reloaded.</summary>
    private static string FingerprintWithoutStyles(ReadOnlySpan<byte> page)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var at = 0;
        foreach (var cut in StylesIn(page).Concat(PoliciesIn(page)).OrderBy(cut => cut.Start))
        {
            hash.AppendData(page[Math.Min(at, cut.Start)..cut.Start]);
            at = cut.End;
        }

        hash.AppendData(page[at..]);
        return Fingerprint.Shortened(hash.GetHashAndReset());
    }

    /// <summary>Adds a source to a directive of a policy.</summary>
    private static string Allow(string policy, string directive, string source)
    {
        var directives = DirectivesOf(policy);
        if (IndexOf(directive, directives) is var own and >= 0)
        {
            if (!directives[own].Split(' ').Contains(source, StringComparer.OrdinalIgnoreCase))
                directives[own] += $" {source}";
            return string.Join("; ", directives);
        }

        // Without the directive the default applies; without a default everything is allowed.
        if (IndexOf("default-src", directives) is not (var fallback and >= 0))
            return policy;
        var sources = directives[fallback]["default-src".Length..].Replace("'none'", "", StringComparison.OrdinalIgnoreCase).Trim();
        return string.Join("; ", [.. directives, $"{directive} {(sources.Length > 0 ? $"{sources} " : "")}{source}"]);
    }

    private static bool Has(string policy, string directive) => IndexOf(directive, DirectivesOf(policy)) >= 0;

    private static string[] DirectivesOf(string policy) =>
        policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int IndexOf(string directive, string[] directives) =>
        Array.FindIndex(directives, text => text.Split(' ')[0].Equals(directive, StringComparison.OrdinalIgnoreCase));

    /// <summary>The values of <c>content</c> in <c>meta http-equiv="Content-Security-Policy"</c>.</summary>
    private static List<Part> PoliciesIn(ReadOnlySpan<byte> page)
    {
        var policies = new List<Part>();
        for (var at = 0; Next(page, "<meta"u8, at) is { } start; at = start + 1)
        {
            var end = Next(page, ">"u8, start) ?? page.Length;
            var tag = page[start..end];
            if (Next(tag, "http-equiv"u8, 0) is not null
                && Next(tag, "Content-Security-Policy"u8, 0) is not null
                && ValueOf("content"u8, tag) is { } value)
                policies.Add(new(start + value.Start, start + value.End));
        }

        return policies;
    }

    private static Part? ValueOf(ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> tag)
    {
        for (var at = 0; Next(tag, attribute, at) is { } start; at = start + 1)
        {
            var value = start + attribute.Length;
            if (!" \n\t\r"u8.Contains(tag[start - 1]) || value + 1 >= tag.Length || tag[value] != '=' || !"\"'"u8.Contains(tag[value + 1]))
                continue;
            var length = tag[(value + 2)..].IndexOf(tag[value + 1]);
            return length < 0 ? null : new(value + 2, value + 2 + length);
        }

        return null;
    }

    /// <summary>The <c>style</c> elements without their end tags.</summary>
    private static List<Part> StylesIn(ReadOnlySpan<byte> page)
    {
        var styles = new List<Part>();
        for (var at = 0; Next(page, "<style"u8, at) is { } start;)
        {
            at = Next(page, "</style"u8, start) ?? page.Length;
            styles.Add(new(start, at));
        }

        return styles;
    }

    private static List<Part> SpeculationRulesIn(ReadOnlySpan<byte> page)
    {
        var rules = new List<Part>();
        for (var at = 0; Next(page, "<script"u8, at) is { } start;)
        {
            at = Next(page, "</script>"u8, start) is { } end ? end + "</script>"u8.Length : page.Length;
            var element = page[start..at];
            if (ValueOf("type"u8, element) is { } type && Ascii.EqualsIgnoreCase(element[type.Start..type.End], "speculationrules"u8))
                rules.Add(new(start, at));
        }

        return rules;
    }

    private static Part EndOfHead(ReadOnlySpan<byte> page)
    {
        var end = Next(page, "</head>"u8, 0) ?? Next(page, "</body>"u8, 0) ?? page.Length;
        return new(end, end);
    }

    /// <summary>Where a text is found next, ignoring case.</summary>
    private static int? Next(ReadOnlySpan<byte> page, ReadOnlySpan<byte> text, int start)
    {
        for (var at = start; at <= page.Length - text.Length; at++)
        {
            var first = (char)text[0];
            var step = page[at..].IndexOfAny((byte)char.ToLowerInvariant(first), (byte)char.ToUpperInvariant(first));
            if (step < 0 || at + step > page.Length - text.Length)
                return null;
            at += step;
            if (Ascii.EqualsIgnoreCase(page.Slice(at, text.Length), text))
                return at;
        }

        return null;
    }

    /// <summary>A range of bytes of the page.</summary>
    private readonly record struct Part(int Start, int End);
}

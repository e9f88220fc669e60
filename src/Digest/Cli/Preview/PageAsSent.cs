using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Digest.Cli.Preview;

/// <summary>
/// A page on its way to a browser: the bytes that a build would publish, and in them the reload script, which its content security policy is told of. The
/// policy is the theme's, so it is looked for and not known. Nothing is fetched ahead: a page that is older than what was saved since would be shown.
/// </summary>
internal static class PageAsSent
{
    /// <summary>The page with the script in it.</summary>
    /// <param name="address">What was asked for, decoded.</param>
    /// <param name="token">What the script shows to the guard.</param>
    public static byte[] Of(ReadOnlySpan<byte> page, string address, string token)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Fragment script = $"""<script src="/_preview/client.js" defer nonce="{nonce}" data-token="{token}" data-address="{address}" data-page="{Fingerprint.Of(page)}" data-text="{FingerprintOfAllButStyle(page)}"></script>""";

        List<(Part Part, string Text)> edits = [(EndOfHead(page), script.ToString()), .. SpeculationRulesIn(page).Select(rules => (rules, ""))];
        foreach (var part in PoliciesIn(page))
        {
            var policy = WebUtility.HtmlDecode(Encoding.UTF8.GetString(page[part.Start..part.End]));
            policy = Allowing(policy, Has(policy, "script-src-elem") ? "script-src-elem" : "script-src", $"'nonce-{nonce}'");
            policy = Allowing(policy, "connect-src", "'self'");
            edits.Add((part, WebUtility.HtmlEncode(policy)));
        }

        var sent = new MemoryStream(page.Length + 1024);
        var at = 0;
        foreach (var (part, text) in edits.OrderBy(edit => edit.Part.Start))
        {
            sent.Write(page[at..part.Start]);
            sent.Write(Encoding.UTF8.GetBytes(text));
            at = part.End;
        }

        sent.Write(page[at..]);
        return sent.ToArray();
    }

    /// <summary>Of the page without its styles, and without the policies that name them by hash: a page that differs in nothing else can stay open.</summary>
    private static string FingerprintOfAllButStyle(ReadOnlySpan<byte> page)
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

    /// <summary>A policy that lets in one source more, and is as strict as before to all others.</summary>
    private static string Allowing(string policy, string directive, string source)
    {
        var directives = DirectivesOf(policy);
        if (IndexOf(directive, directives) is var own and >= 0)
        {
            if (!directives[own].Split(' ').Contains(source, StringComparer.OrdinalIgnoreCase))
                directives[own] += $" {source}";
            return string.Join("; ", directives);
        }

        // What has no directive of its own is under the default; a policy without a default refuses it nothing.
        if (IndexOf("default-src", directives) is not (var basis and >= 0))
            return policy;
        var sources = directives[basis]["default-src".Length..].Replace("'none'", "", StringComparison.OrdinalIgnoreCase).Trim();
        return string.Join("; ", [.. directives, $"{directive} {(sources.Length > 0 ? $"{sources} " : "")}{source}"]);
    }

    private static bool Has(string policy, string directive) => IndexOf(directive, DirectivesOf(policy)) >= 0;

    private static string[] DirectivesOf(string policy) => policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int IndexOf(string directive, string[] directives) => Array.FindIndex(directives, text => text.Split(' ')[0].Equals(directive, StringComparison.OrdinalIgnoreCase));

    /// <summary>The values of <c>content</c> in <c>meta http-equiv="Content-Security-Policy"</c>.</summary>
    private static List<Part> PoliciesIn(ReadOnlySpan<byte> page)
    {
        var policies = new List<Part>();
        for (var at = 0; Next(page, "<meta"u8, at) is { } start; at = start + 1)
        {
            var end = Next(page, ">"u8, start) ?? page.Length;
            var tag = page[start..end];
            if (Next(tag, "http-equiv"u8, 0) is not null && Next(tag, "Content-Security-Policy"u8, 0) is not null && ValueOf("content"u8, tag) is { } value)
                policies.Add(new(start + value.Start, start + value.End));
        }

        return policies;
    }

    private static Part? ValueOf(ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> tag)
    {
        for (var at = 0; Next(tag, attribute, at) is { } start; at = start + 1)
        {
            var value = start + attribute.Length;
            if (tag[start - 1] is not ((byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r') || value + 1 >= tag.Length || tag[value] != '=' || tag[value + 1] is not ((byte)'"' or (byte)'\''))
                continue;
            var length = tag[(value + 2)..].IndexOf(tag[value + 1]);
            return length < 0 ? null : new(value + 2, value + 2 + length);
        }

        return null;
    }

    /// <summary>What stands between <c>style</c> tags.</summary>
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
            if (ValueOf("type"u8, page[start..at]) is { } type && Ascii.EqualsIgnoreCase(page[(start + type.Start)..(start + type.End)], "speculationrules"u8))
                rules.Add(new(start, at));
        }

        return rules;
    }

    private static Part EndOfHead(ReadOnlySpan<byte> page)
    {
        var end = Next(page, "</head>"u8, 0) ?? Next(page, "</body>"u8, 0) ?? page.Length;
        return new(end, end);
    }

    /// <summary>Where a text stands next, in whatever letters.</summary>
    private static int? Next(ReadOnlySpan<byte> page, ReadOnlySpan<byte> text, int start)
    {
        for (var at = start; at <= page.Length - text.Length; at++)
        {
            var step = page[at..].IndexOfAny((byte)char.ToLowerInvariant((char)text[0]), (byte)char.ToUpperInvariant((char)text[0]));
            if (step < 0 || at + step > page.Length - text.Length)
                return null;
            at += step;
            if (Ascii.EqualsIgnoreCase(page.Slice(at, text.Length), text))
                return at;
        }

        return null;
    }

    /// <summary>A part of the page, in bytes.</summary>
    private readonly record struct Part(int Start, int End);
}

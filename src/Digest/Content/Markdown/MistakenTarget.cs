using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content.Markdown;

/// <summary>Targets of links that cannot be right, and what to write instead.</summary>
internal static partial class MistakenTarget
{
    private const RegexOptions OfStart = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const RegexOptions Options = OfStart | RegexOptions.NonBacktracking;

    private static readonly SearchValues<char> s_idCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly string[] s_kinds = ["event", "topic", "entity", "page"];

    /// <param name="folder">The folder of the text.</param>
    public static (string Message, string Advice)? In(string target, string folder)
    {
        var path = target.Split('#', 2)[0];
        if (OfScheme(target) is { } mistake)
            return mistake;
        if (CrossReference.Match(target) is { Success: true } reference)
            return ($"'{target}' is not a cross-reference", $"Write xref:{reference.Groups["id"].Value}.");
        if (TelephoneNumberOf(target) is { } number)
            return ($"'{target}' is read as a file, because it has no scheme", $"Write tel:{number}.");

        if (HostName.IsMatch(target))
            return ($"'{target}' is read as a file, because it has no scheme", $"Write https://{target}.");
        if (MailAddress.IsMatch(target))
            return ($"'{target}' is read as a file, because it has no scheme", $"Write mailto:{target}.");
        if (SourceName.IsMatch(path))
        {
            var page = ReferenceTo(path, folder) + target[path.Length..];
            return ($"'{target}' is a file of the sources, not the id of a page", $"Write {page}.");
        }

        if (EventFile.IsMatch(path))
            return ($"'{target}' is a file of the sources, not the id of a page", $"Write xref:event:{path.Split('/')[^1].Split('.')[0]}.");
        if (Folder.IsMatch(path))
        {
            var page = ReferenceTo(LanguageAtEnd.IsMatch(path) ? path : path.TrimEnd('/') + '/', folder) + target[path.Length..];
            return ($"'{target}' is the path of a folder, not the id of a page", $"Write {page}.");
        }

        return Id.IsValid(path)
            ? ($"there is no file '{target}' in the folder of this text", $"If it is the id of a story, write xref:{target}.")
            : null;
    }

    /// <summary>A telephone number without what divides it; null for other targets.</summary>
    public static string? TelephoneNumberOf(string target) =>
        Telephone.IsMatch(target) ? string.Concat(target.Where(sign => sign is not (' ' or '-' or '(' or ')'))) : null;

    /// <summary>A target whose scheme or slashes are mistyped, or that is a file of the editor's computer.</summary>
    public static (string Message, string Advice)? OfScheme(string target)
    {
        if (target is ['(', .. var inner, ')'] && inner.Length > 0)
            return ($"'{target}' has its own brackets", $"Write one pair of brackets: ({inner}).");
        if (SpaceBehindScheme.IsMatch(target))
            return ($"'{target}' has a space behind its colon", $"Write {target.Replace(" ", "", StringComparison.Ordinal)}.");
        if (UrlOf(target) is { } url)
            return ($"'{target}' is not a URL", $"Write {url}.");
        if (target.StartsWith("xref:", StringComparison.OrdinalIgnoreCase))
            return ($"'{target}' in angle brackets is not a cross-reference", $"Write []({target}).");
        return LocalFile.IsMatch(target)
            ? ($"'{target}' is a file of one computer only", "Put the file into the folder of the text, and write its name alone.")
            : null;
    }

    /// <summary>A path of files with backslashes between its parts; null for others.</summary>
    public static (string Message, string Advice)? OfPath(string target) =>
        target.Contains('\\', StringComparison.Ordinal) && !target.Contains(':', StringComparison.Ordinal)
            && !target.StartsWith('\\') && !target.StartsWith('/')
            ? ($"'{target}' has a backslash, which is no part of an address", $"Write {target.Replace('\\', '/')}.")
            : null;

    /// <summary>The URL that is meant by one whose scheme or slashes are mistyped, missing or doubled; else null.</summary>
    private static string? UrlOf(string target)
    {
        if (target.Length > 2 && target.StartsWith("//", StringComparison.Ordinal))
            return "https:" + target;
        if (Scheme.Match(target) is not { Success: true } match || match.Length == target.Length)
            return null;
        var (scheme, rest) = (match.Groups["scheme"].Value, target[match.Length..]);
        if (Scheme.IsMatch(rest))
            return UrlOf(rest) ?? rest;
        if (scheme.ToLowerInvariant() is "http" or "https" && match.Groups["separator"].Value == "://")
            return null;
        return $"http{(scheme[^1] is 's' or 'S' ? "s" : "")}://{rest}";
    }

    /// <summary>
    /// A cross-reference with slashes, spaces or the name of a file around its id, or with a colon behind it; null for others.
    /// </summary>
    public static (string Message, string Advice)? OfReference(string target)
    {
        var names = target.Split('#')[0].Split(':');
        if (names is [_, var kind, var id, var more, ..] && s_kinds.Contains(kind))
            return ($"'{target}' is not a cross-reference: it goes on behind the id", $"Write xref:{kind}:{(id == kind ? more : id)}.");
        if (AreOfReference(names))
            return null;
        return ReferenceWithMore.Match(target) is { Success: true, Groups: var parts } && !parts["right"].Success
            ? ($"'{target}' is not a cross-reference",
                $"Write xref:{parts["kind"]}{(parts["kind"].Success ? ":" : "")}{parts["id"]}{parts["anchor"]}.")
            : null;
    }

    /// <summary>Whether the parts of a target between its colons are the scheme, perhaps a kind, and an id.</summary>
    private static bool AreOfReference(string[] names) =>
        names is [_, .., { Length: > 0 } id] && !id.AsSpan().ContainsAnyExcept(s_idCharacters)
        && (names.Length == 2 || (names.Length == 3 && s_kinds.Contains(names[1])));

    /// <summary>A cross-reference to a kind of page that does not exist.</summary>
    public static (string Message, string Advice) OfKind(string kind, string id)
    {
        var advice = kind.ToLowerInvariant() is "story" or "stories" or "article" or "articles" or "post" or "posts" ? $"Write xref:{id}."
            : Nearest.To(kind, s_kinds) is { } near ? $"Did you mean 'xref:{near}:{id}'?"
            : "Link to a story with xref:story-id, else with xref:event:ID, xref:topic:ID, xref:entity:ID or xref:page:ID.";
        return ($"'{kind}' is not a kind of page", advice);
    }

    /// <summary>The cross-reference to the page that is made of a text.</summary>
    private static string ReferenceTo(string path, string folder)
    {
        // The name of a page of another generator is an id; that of a text is a language.
        var name = path.Split('/')[^1].Split('.')[0];
        var isId = Id.IsValid(name) && name != "index" && !(name.Length == 2 && name.All(char.IsAsciiLetter));
        if (isId && SourceName.IsMatch(path) && !path.Contains('/', StringComparison.Ordinal))
            return $"xref:{name}";
        var folders = new List<string>(folder.Split('/'));
        foreach (var part in path.Split('/')[..^1].Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                folders.Add(part);
            else if (folders.Count > 0)
                folders.RemoveAt(folders.Count - 1);
        }

        if (folders.Count < 3 || !Id.IsValid(folders[^1]))
            return "xref:story-id";
        var kind = folders[1] == "pages" ? "page"
            : Array.Find(s_kinds, one => folders[^2] == one || folders[^2] == one + "s" || folders[^2] == one[..^1] + "ies");
        return $"xref:{(kind is null ? "" : kind + ":")}{folders[^1]}";
    }

    // The top-level domains that news links to most; no file of a text has such an extension.
    [GeneratedRegex(
        @"\A(www\.[^/\s]|([\p{L}\p{N}-]+\.)+(com|org|net|info|gov|edu|int|io|tv|news|my|sa|ae|eg|qa|id|sg|uk|us|ru|kr)([/?#]|\z))",
        Options)]
    private static partial Regex HostName { get; }

    [GeneratedRegex(@"\A[^/\s@]+@[^/\s@]+\.[^/\s@]+\z", Options)]
    private static partial Regex MailAddress { get; }

    /// <summary>A path whose last part has no extension: '../kim/', '../kim', 'kim/'.</summary>
    [GeneratedRegex(@"\A([.]{1,2}/|[\p{L}\p{N}_-]+/)+[\p{L}\p{N}_-]*/?\z", Options)]
    private static partial Regex Folder { get; }

    [GeneratedRegex(@"(\A|/)events/[a-z0-9-]+\.ya?ml\z", Options)]
    private static partial Regex EventFile { get; }

    /// <summary>The name of a text without its extension.</summary>
    [GeneratedRegex(@"/[a-z]{2}\z", Options)]
    private static partial Regex LanguageAtEnd { get; }

    [GeneratedRegex(@"\.(md|markdown|html?)\z", Options)]
    private static partial Regex SourceName { get; }

    /// <summary>The start of a URL, right or with a slip: 'https://', 'https//', 'htps:/', 'ttp://'.</summary>
    [GeneratedRegex(@"\A(?<scheme>h{0,2}t{1,3}p{1,2}s{0,2}|h{1,2}t{1,2}s?)(?<separator>[:;][/\\]*|[/\\]{2,}[:/\\]*)", OfStart)]
    private static partial Regex Scheme { get; }

    [GeneratedRegex(@"\Axref[;,./\s]+(?<id>[a-z0-9:#-]+)\z", Options)]
    private static partial Regex CrossReference { get; }

    [GeneratedRegex(
        @"\Axref:((?<right>((event|topic|entity|page):)?[a-z0-9-]+(#.*)?)"
        + @"|[\s/]*(articles/)?((?<kind>event|topic|entity|page)(s?[\s/]+|:[\s:/]*))?"
        + @"(?<id>[a-z0-9-]+)(/?[a-z-]*\.(md|yml|html))?[\s/]*(?<anchor>#[^\s/]+)?[\s/]*)\z",
        Options)]
    private static partial Regex ReferenceWithMore { get; }

    [GeneratedRegex(@"\A(\+[0-9]|0)[0-9 ()-]{6,}\z", Options)]
    private static partial Regex Telephone { get; }

    [GeneratedRegex(@"\A(mailto|tel):[ ]", OfStart)]
    private static partial Regex SpaceBehindScheme { get; }

    [GeneratedRegex(@"\A([a-z]:[/\\]|file:)", OfStart)]
    private static partial Regex LocalFile { get; }
}

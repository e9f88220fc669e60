using System.Text.Unicode;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>
/// Checks a calendar (RFC 5545) as a program reads it: lines of at most 75 octets that are UTF-8 each, components that are closed, and URLs
/// of this site.
/// </summary>
internal sealed class CalendarCheck(RenderedFile file, SiteFiles files, DiagnosticBag diagnostics)
{
    private const int MaximumLength = 75;

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.EndsWith("\r\n"u8))
        {
            Report("does not end with a line break");
            return;
        }

        foreach (var range in bytes[..^2].Split("\r\n"u8))
        {
            var line = bytes[range];
            if (line.Length > MaximumLength)
                Report($"has a line of {line.Length} octets, and a calendar has at most {MaximumLength}");
            if (!Utf8.IsValid(line))
                Report("has a line that ends within a character");
        }

        CheckLines(Encoding.UTF8.GetString(bytes[..^2]).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n"));
    }

    private void CheckLines(string[] lines)
    {
        var open = new Stack<string>();
        foreach (var line in lines)
        {
            switch (line.Split(':', 2))
            {
                case ["BEGIN", var name]:
                    open.Push(name);
                    break;
                case ["END", var name] when open.TryPop(out var last) && last == name:
                    break;
                case ["END", var name]:
                    Report($"closes a {name} that is not open");
                    break;
                case ["URL", var url]:
                    files.CheckOwnLink(file, url);
                    break;
                case [_, _] when open.Count > 0:
                    break;
                default:
                    Report($"has the line '{line}', which is no property");
                    break;
            }
        }

        foreach (var name in open)
            Report($"does not close its {name}");
    }

    private void Report(string message) => OutputCheck.Report(diagnostics, DiagnosticCode.OutputNotWellFormed, file, message);
}

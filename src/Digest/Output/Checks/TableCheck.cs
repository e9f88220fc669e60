using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>
/// Checks a table (RFC 4180) as a spreadsheet reads it: all rows are as long as the first, no cell is a formula, and the columns with links
/// have URLs of this site.
/// </summary>
internal sealed partial class TableCheck(RenderedFile file, SiteFiles files, DiagnosticBag diagnostics)
{
    private static readonly string[] s_ownUrls = ["url", "reports"];

    public void Run(ReadOnlySequence<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        var rows = new List<List<string>> { new() };
        var end = 0;
        foreach (Match match in Cell.Matches(text))
        {
            end += match.Length;
            rows[^1].Add(match.Groups["value"].Value.Replace("\"\"", "\"", StringComparison.Ordinal));
            if (match.Groups["end"].Value != ",")
                rows.Add([]);
        }

        if (end != text.Length || rows is not [var head, .., []] || rows[..^1].Exists(row => row.Count != head.Count))
        {
            OutputCheck.Report(diagnostics, DiagnosticCode.OutputNotWellFormed, file, "is not a table whose rows have the same length");
            return;
        }

        foreach (var (column, value) in rows[1..^1].SelectMany(row => head.Zip(row)))
            Check(column, value);
    }

    private void Check(string column, string value)
    {
        if (value.TrimStart() is ['=' or '+' or '-' or '@', ..])
            OutputCheck.Report(diagnostics, DiagnosticCode.OutputNotWellFormed, file, $"has the cell '{value}', which is a formula");
        foreach (var url in s_ownUrls.Contains(column) ? value.Split(" | ", StringSplitOptions.RemoveEmptyEntries) : [])
            files.CheckOwnLink(file, url);
    }

    [GeneratedRegex(
        """\G(?:"(?<value>(?>([^"]|"")*))"|(?<value>[^",\r\n]*))(?<end>,|\r\n)""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Cell { get; }
}

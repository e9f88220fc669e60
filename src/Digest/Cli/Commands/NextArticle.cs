using Digest.Cli.Terminal;

namespace Digest.Cli.Commands;

/// <summary>Says when the next article that is held back is due.</summary>
internal static class NextArticle
{
    public static void Report(CompiledSite compiled, ConsoleReport report)
    {
        if (!compiled.Succeeded)
            return;
        var site = compiled.Pages[0].Site;
        if (site.Schedule is not { NextArticle: { } moment, Due: [var first, .. var others] })
            return;
        var zone = site.Settings.TimeZone;
        var time = TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var more = others.IsEmpty ? "" : $" and {ConsoleReport.Count(others.Length, "other")}";
        report.Note($"the next article that is held back is due on {time} ({zone.Id}): {first.Path}{more}");
    }
}

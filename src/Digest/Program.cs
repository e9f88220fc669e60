using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Commands;
using Digest.Cli.Terminal;

namespace Digest;

/// <summary>The command line.</summary>
internal static class Program
{
    [SuppressMessage("Design", "CA1031", Justification = "Every exception ends in a message and an exit code.")]
    public static int Main(string[] args)
    {
        // Before anything else: dates, digits and letters must not depend on the machine.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        var report = ConsoleReport.ForConsole();
        using var interruption = new Interruption(report);
        try
        {
            return Run(args, report, interruption);
        }
        catch (Exception exception)
        {
            return Failure.Report(exception, report, interruption);
        }
    }

    private static int Run(string[] args, ConsoleReport report, Interruption interruption)
    {
        var interrupted = interruption.Token;
        var line = new CommandLine();
        Command build = new("build", "Builds the site into its output folder. This is the default command.")
        {
            line.Output, line.Force, line.Part, line.Format, line.Quiet, line.Verbose, line.Timings,
        };
        Command merge = new("merge", "Joins the parts that digest build --part made, and publishes the site.")
        {
            line.Parts, line.Output, line.Force, line.Quiet, line.Verbose,
        };
        Command check = new("check", "Builds the site in memory and checks its pages: links, languages, HTML and sizes.")
        {
            line.Format, line.Against, line.Quiet, line.Verbose,
        };
        Command preview = new("preview", "Serves the site on this machine and updates it when a file is saved.")
        {
            line.Port, line.Host, line.AllowedHost,
        };
        Command serve = new("serve", "Serves a built folder as GitHub Pages does.") { line.Folder, line.Port, line.Host, line.AllowedHost };
        Command diff = new("diff", "Lists the pages and files that differ between two versions of a site.")
        {
            line.Old, line.New, line.Files,
        };
        Command theme = new("theme", "Lists the files of the theme, or copies a built-in one into the site.") { line.List, line.Eject };
        Command init = new("init", "Writes a small complete site into a new or empty folder.") { line.NewSite, line.Languages };
        Command create = new("new", "Writes a new article, event or page, or adds a topic, entity or source.")
        {
            line.Kind, line.Title, line.Languages, line.Date, line.Id, line.Translate,
        };
        RootCommand digest = new("Builds a news digest in several languages as plain HTML.")
        {
            line.Root, line.Setting, line.Strict, line.Drafts, line.Output, line.Force, line.Part, line.Format, line.Quiet, line.Verbose,
            line.Timings, build, merge, check, preview, serve, diff, theme, init, create,
        };
        build.SetAction(parsed => BuildCommand.Run(line.OptionsIn(parsed), report, interruption));
        digest.SetAction(parsed => BuildCommand.Run(line.OptionsIn(parsed), report, interruption));
        merge.SetAction(parsed =>
            MergeCommand.Run(parsed.GetRequiredValue(line.Parts), line.OptionsIn(parsed), report, interruption));
        check.SetAction(parsed => CheckCommand.Run(line.OptionsIn(parsed), report, interrupted));
        preview.SetAction(parsed => PreviewCommand.Run(line.OptionsIn(parsed), line.ServerOptionsIn(parsed), report, interrupted));
        serve.SetAction(parsed =>
            ServeCommand.Run(parsed.GetValue(line.Folder), line.OptionsIn(parsed), line.ServerOptionsIn(parsed), report, interrupted));
        diff.SetAction(parsed =>
            DiffCommand.Run(
                parsed.GetRequiredValue(line.Old), parsed.GetRequiredValue(line.New), parsed.GetValue(line.Files), report, interrupted));
        theme.SetAction(parsed => ThemeCommand.Run(parsed.GetValue(line.Eject), line.OptionsIn(parsed), report));
        init.SetAction(parsed => InitCommand.Run(parsed.GetValue(line.NewSite), line.LanguagesIn(parsed), line.OptionsIn(parsed), report));
        create.SetAction(parsed => NewCommand.Run(line.NewOptionsIn(parsed), line.OptionsIn(parsed), report));

        // No response files: an argument such as a title may start with @.
        var command = digest.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (command.Errors.Count > 0)
            return ReportWrongUse(command, report);

        // Main handles exceptions and signals.
        return command.Invoke(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static int ReportWrongUse(ParseResult command, ConsoleReport report)
    {
        foreach (var error in command.Errors)
            report.Error(error.Message);
        report.Note("digest --help lists the commands and their options");
        return ExitCode.Usage;
    }
}

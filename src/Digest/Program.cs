using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Digest.Cli;
using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Cli.Server;
using Digest.Cli.Terminal;

namespace Digest;

/// <summary>The command line: what can be asked for, and what the process ends with.</summary>
internal static class Program
{
    [SuppressMessage("Design", "CA1031", Justification = "The last line of defence: whatever it is, the exit code and the words are ours.")]
    public static int Main(string[] args)
    {
        // Before anything else: dates, digits and letters must not depend on the machine.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        var report = ConsoleReport.OnConsole();
        using var interruption = Interruption.Listen();
        try
        {
            return Run(args, report, interruption.Token);
        }
        catch (Exception exception)
        {
            return Explain(Innermost(exception), report, interruption.Token);
        }
    }

    private static int Run(string[] args, ConsoleReport report, CancellationToken interrupted)
    {
        Option<string> root = new("--root", "-r") { Description = "The folder that holds input/, theme/ and statiq.json.", HelpName = "DIR", DefaultValueFactory = _ => ".", Recursive = true };
        Option<string[]> setting = new("--setting", "-s") { Description = "Sets a setting over statiq.json; may be given many times.", HelpName = "Key=value", Recursive = true };
        Option<bool> strict = new("--strict") { Description = "Warnings fail as well.", Recursive = true };
        Option<bool> drafts = new("--drafts") { Description = "Shows excluded and future articles.", Recursive = true };
        Option<string?> output = new("--output", "-o") { Description = "Where the site goes; else the setting OutputPath decides.", HelpName = "DIR" };
        Option<bool> force = new("--force") { Description = "Replaces the output folder even when digest did not make it." };
        Option<int> port = new("--port") { Description = "The port to listen on; 0 takes any that is free.", DefaultValueFactory = _ => 5080 };
        Option<string?> host = new("--host") { Description = "An address of this machine to listen on besides localhost; needs --allowed-host.", HelpName = "ADDRESS" };
        Option<string[]> allowedHost = new("--allowed-host") { Description = "A name that browsers elsewhere may call this machine by; may be given many times.", HelpName = "NAME" };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number is < 0 or > 65535))
                result.AddError($"--port takes a number up to 65535, not '{token.Value}'.");
        });
        setting.Validators.Add(result =>
        {
            foreach (var wrong in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
                result.AddError($"--setting takes Key=value, not '{wrong.Value}'.");
        });

        Command build = new("build", "Builds the site into its output folder. Also what digest does without a command.") { output, force };
        Command check = new("check", "Does everything but writing, and checks the pages: links, languages, HTML, sizes.");
        Command preview = new("preview", "Shows the site in a browser on this machine, and every change as soon as it is saved.") { port, host, allowedHost };
        Argument<string?> folder = new("DIR") { Description = "The built folder; else the site's own.", Arity = ArgumentArity.ZeroOrOne };
        Command serve = new("serve", "Serves a built folder as GitHub Pages would, for a last look.") { folder, port, host, allowedHost };
        RootCommand digest = new("Turns articles in several languages into a news digest in plain HTML.") { root, setting, strict, drafts, output, force, build, check, preview, serve };
        build.SetAction(parsed => BuildCommand.Run(Options(parsed), report, interrupted));
        digest.SetAction(parsed => BuildCommand.Run(Options(parsed), report, interrupted));
        check.SetAction(parsed => CheckCommand.Run(Options(parsed), report, interrupted));
        preview.SetAction(parsed => PreviewCommand.Run(Options(parsed), Listening(parsed), report, interrupted));
        serve.SetAction(parsed => ServeCommand.Run(parsed.GetValue(folder), Options(parsed), Listening(parsed), report, interrupted));

        // No @file: an address or a title may begin with that sign.
        var command = digest.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (command.Errors.Count > 0)
        {
            foreach (var problem in command.Errors)
                report.Fault(problem.Message);
            report.Note("digest --help lists the commands and their options");
            return ExitCode.Usage;
        }

        // Exceptions and signals are ours, above.
        return command.Invoke(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });

        CommandOptions Options(ParseResult parsed) => new(
            parsed.GetValue(root) ?? ".",
            parsed.GetValue(output),
            [.. (parsed.GetValue(setting) ?? []).Select(Pair)],
            parsed.GetValue(strict),
            parsed.GetValue(force),
            parsed.GetValue(drafts));

        ServerOptions Listening(ParseResult parsed) => new(parsed.GetValue(port), parsed.GetValue(host), [.. parsed.GetValue(allowedHost) ?? []]);
    }

    private static KeyValuePair<string, string> Pair(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        return new(setting[..equals].Trim(), setting[(equals + 1)..]);
    }

    /// <summary>Turns what went wrong into words and an exit code.</summary>
    internal static int Explain(Exception exception, ConsoleReport report, CancellationToken interrupted)
    {
        switch (exception)
        {
            case OperationCanceledException when interrupted.IsCancellationRequested:
                report.Note("interrupted; nothing was published");
                return ExitCode.Interrupted;
            case UsageException:
                report.Fault(exception.Message);
                return ExitCode.Usage;
            case DiskException:
                report.Fault(exception.Message);
                return ExitCode.Disk;
            case var _ when DiskException.IsToBlame(exception):
                report.Fault(exception.Message); // with the path that .NET knows
                return ExitCode.Disk;
            default:
                report.InternalError(Version, exception);
                return ExitCode.InternalError;
        }
    }

    /// <summary>Stages that run in parallel wrap what went wrong; what went wrong is inside.</summary>
    private static Exception Innermost(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var only, ..] } ? Innermost(only) : exception;

    private static string Version =>
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}

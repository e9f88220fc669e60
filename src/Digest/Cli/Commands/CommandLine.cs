using System.CommandLine;
using Digest.Cli.Server;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Skeletons;
using Digest.Sources;

namespace Digest.Cli.Commands;

/// <summary>The options of all commands, and how their values are read.</summary>
internal sealed class CommandLine
{
    public Option<string> Root { get; } = new("--root", "-r")
    {
        Description = $"The folder that contains {ProjectLayout.Input}/, {ProjectLayout.SettingsFile} and perhaps {ProjectLayout.Theme}/.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
        Recursive = true,
    };

    public Option<string[]> Setting { get; } = new("--setting", "-s")
    {
        Description = $"Overrides a setting of {ProjectLayout.SettingsFile}. Can be repeated.",
        HelpName = "Key=value",
        Recursive = true,
    };

    public Option<bool> Strict { get; } = new("--strict") { Description = "Treats warnings as errors.", Recursive = true };
    public Option<bool> Drafts { get; } = new("--drafts") { Description = "Includes excluded and future articles.", Recursive = true };
    public Option<bool> Force { get; } = new("--force") { Description = "Replaces the output folder even if digest did not make it." };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Prints only warnings and errors." };
    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Prints every stage with its count and its time." };
    public Option<bool> Timings { get; } = new("--timings") { Description = "Prints where the time went: a table of stages and layouts." };

    public Option<string> Format { get; } = new("--format")
    {
        Description = "How problems are printed: text; json or sarif, with all problems, on standard output.",
        HelpName = "text|json|sarif",
        DefaultValueFactory = _ => "text",
    };

    public Option<string?> Output { get; } =
        new("--output", "-o") { Description = "The output folder; without it, the setting OutputPath.", HelpName = "DIR" };

    public Option<string?> Part { get; } = new("--part")
    {
        Description = "Builds one part of the site, such as 3 of 16, into a folder of its own; digest merge joins all parts.",
        HelpName = "K/N",
    };

    public Argument<string[]> Parts { get; } =
        new("DIR") { Description = "The folders of all parts of a site.", Arity = ArgumentArity.OneOrMore };

    public Option<string?> Against { get; } = new("--against")
    {
        Description = "Lists the addresses of an earlier version that are gone: of a URL, a built folder, a build.json or a sitemap.",
        HelpName = "URL|DIR|FILE",
    };

    public Option<int> Port { get; } =
        new("--port") { Description = "The port to listen on; 0 for any free port.", DefaultValueFactory = _ => 5080 };

    public Option<string?> Host { get; } = new("--host")
    {
        Description = "An IP address of this machine to listen on besides localhost; needs --allowed-host.",
        HelpName = "ADDRESS",
    };

    public Option<string[]> AllowedHost { get; } = new("--allowed-host")
    {
        Description = "A name by which browsers on other machines reach this machine. Can be repeated.",
        HelpName = "NAME",
    };

    public Argument<string> Old { get; } =
        new("OLD") { Description = "The earlier version: a built folder, a build.json, or the URL of a site." };

    public Argument<string> New { get; } = new("NEW") { Description = "The later version, named in the same ways." };

    public const string Upload = "upload";

    public Option<string?> Files { get; } = new("--files")
    {
        Description = "Prints only the paths of files, one a line: those to upload from NEW, or those to delete.",
        HelpName = "upload|delete",
    };

    public Argument<string?> Folder { get; } =
        new("DIR") { Description = "The built folder; without it, the output folder of the site.", Arity = ArgumentArity.ZeroOrOne };

    public Option<bool> List { get; } = new("--list") { Description = "Lists the files of the theme, and where each comes from." };

    public Option<string?> Eject { get; } = new("--eject")
    {
        Description = $"Copies a built-in file of the theme into {ProjectLayout.Theme}/, to be changed there. Never overwrites a file.",
        HelpName = "PATH",
    };

    public Argument<string?> NewSite { get; } =
        new("DIR") { Description = "A new or empty folder; without it, that of --root.", Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> Languages { get; } = new("--languages")
    {
        Description = "Codes of languages with commas between them, in the order of the menus.",
        HelpName = "CODES",
    };

    public Argument<string> Kind { get; } =
        new("KIND") { Description = "article, event, topic, entity, source or page.", HelpName = "KIND" };

    public Argument<string> Title { get; } = new("TITLE") { Description = "The headline of the text, or the name." };

    public Option<string?> Date { get; } = new("--date")
    {
        Description = "The date of an article or event, as its file has it; without it, today.",
        HelpName = "DATE",
    };

    public Option<string?> Translate { get; } = new("--translate")
    {
        Description = "The id of a story: writes its article in the other languages, with each paragraph marked as not translated.",
        HelpName = "STORY",
    };

    public Option<string?> Id { get; } = new("--id")
    {
        Description = "The id; without it, the Latin letters of the title, and before them the date of an article or event.",
        HelpName = "ID",
    };

    public CommandLine()
    {
        Files.AcceptOnlyFromAmong(Upload, "delete");
        Kind.AcceptOnlyFromAmong([.. Enum.GetNames<ContentKind>().Select(name => name.ToLowerInvariant())]);
        Languages.Validators.Add(result =>
        {
            string[] codes = [.. result.Tokens.SelectMany(token => CodesIn(token.Value))];
            if (codes.Length == 0)
                result.AddError("--languages names no language.");
            foreach (var code in codes.Where(code => !Settings.IsLanguageCode(code)))
                result.AddError($"--languages must be codes such as 'xx,yy', not '{code}'.");
            foreach (var code in codes.CountBy(code => code, StringComparer.OrdinalIgnoreCase).Where(code => code.Value > 1))
                result.AddError($"--languages has '{code.Key}' twice.");
        });
        Port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number is < 0 or > 65535))
                result.AddError($"--port must be a number from 0 to 65535, not '{token.Value}'.");
        });
        Format.AcceptOnlyFromAmong([.. Enum.GetNames<ReportFormat>().Select(name => name.ToLowerInvariant())]);
        Part.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !SitePart.TryParse(token.Value, out _))
                result.AddError($"--part must be a part and the number of parts, such as 3/16, not '{token.Value}'.");
            else if (result.GetResult(Output) is null)
                result.AddError("--part needs --output: a part is not a site, so it has a folder of its own.");
        });
        Verbose.Validators.Add(result =>
        {
            if (!result.Implicit && result.GetResult(Quiet) is { Implicit: false })
                result.AddError("--quiet and --verbose exclude each other.");
        });
        Setting.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
                result.AddError($"--setting must have the form Key=value, not '{token.Value}'.");
        });
    }

    public CommandOptions OptionsIn(ParseResult parsed)
    {
        var settings = (parsed.GetValue(Setting) ?? []).Select(setting => setting.Split('=', 2));
        return new(
            parsed.GetValue(Root) ?? ".",
            parsed.GetValue(Output),
            [.. settings.Select(pair => KeyValuePair.Create(pair[0].Trim(), pair[1]))],
            parsed.GetValue(Strict),
            parsed.GetValue(Force),
            parsed.GetValue(Drafts),
            Enum.TryParse<ReportFormat>(parsed.GetValue(Format), ignoreCase: true, out var format) ? format : ReportFormat.Text,
            parsed.GetValue(Against))
        {
            Quiet = parsed.GetValue(Quiet),
            Verbose = parsed.GetValue(Verbose),
            Timings = parsed.GetValue(Timings),
            Part = SitePart.TryParse(parsed.GetValue(Part) ?? "", out var part) ? part : null,
        };
    }

    /// <summary>The languages that are named; empty if none is.</summary>
    public ImmutableArray<string> LanguagesIn(ParseResult parsed) => CodesIn(parsed.GetValue(Languages) ?? "");

    public NewOptions NewOptionsIn(ParseResult parsed) => new(
        Enum.Parse<ContentKind>(parsed.GetRequiredValue(Kind), ignoreCase: true),
        parsed.GetRequiredValue(Title),
        LanguagesIn(parsed),
        parsed.GetValue(Date),
        parsed.GetValue(Id),
        parsed.GetValue(Translate));

    private static ImmutableArray<string> CodesIn(string codes) =>
        [.. codes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public ServerOptions ServerOptionsIn(ParseResult parsed) =>
        new(parsed.GetValue(Port), parsed.GetValue(Host), [.. parsed.GetValue(AllowedHost) ?? []]);
}

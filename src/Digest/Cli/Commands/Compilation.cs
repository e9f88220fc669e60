using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Incremental;
using Digest.Output.Parts;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Commands;

/// <summary>The site compiled from the sources on the disk.</summary>
/// <param name="Root">The absolute path of the site's folder.</param>
/// <param name="Earlier">What an earlier build left for this one.</param>
internal sealed record Compilation(string Root, SourceTree Sources, CompileOptions Options, CompiledSite Site, ResultCache Earlier)
{
    /// <param name="isPublished">Whether search engines may see the site: drafts are not for them.</param>
    /// <param name="beforehand">Called before the compilation, with the root and the sources.</param>
    public static Compilation Of(
        CommandOptions options, bool isPublished = false, Action<string, SourceTree>? beforehand = null)
    {
        var root = RootOf(options);
        var sources = SourcesIn(root);
        beforehand?.Invoke(root, sources);
        var compileOptions = CompileOptionsOf(options) with { NoIndex = isPublished && options.Drafts };
        var earlier = new ResultCache(root, "build");
        return new(root, sources, compileOptions, Compile(sources, compileOptions, earlier), earlier);
    }

    /// <summary>The files of a part of the site.</summary>
    public PartFiles FilesOf(SitePart part) => new(Site.Files, part, PartInputs.Of(Sources, Options, Site.Settings!));

    private static SourceTree SourcesIn(string root)
    {
        using var stage = Stage.Start("found");
        var sources = SourceFolder.Read(root).Over(BuiltInTheme.Files);
        stage?.Counted(sources.Files.Length, "source file");
        return sources;
    }

    /// <summary>The same sources as a site of which no file needs libvips.</summary>
    public Compilation WithoutLibvips()
    {
        var options = Options.WithoutLibvips();
        return this with { Options = options, Site = Compile(Sources, options, Earlier) };
    }

    /// <summary>A part of a site takes nothing over: it has few of the bodies.</summary>
    private static CompiledSite Compile(SourceTree sources, CompileOptions options, ResultCache earlier)
    {
#pragma warning disable CA2000 // pages are rendered from it until the process ends
        var spill = earlier.NewSpillFile();
#pragma warning restore CA2000
        return SiteCompiler.Compile(
            sources, options, new(options.Part is null ? new(earlier, ProgramVersion.Identity) : null, spill));
    }

    /// <exception cref="UsageException">It has no <c>input/</c>.</exception>
    public static string RootOf(CommandOptions options)
    {
        var root = Path.GetFullPath(options.Root);
        return Directory.Exists(Path.Combine(root, ProjectLayout.Input))
            ? root
            : throw new UsageException(
                $"there is no {ProjectLayout.Input}/ folder in {root}: run digest in the site's folder, or name it with --root; "
                + "digest init starts a site");
    }

    /// <summary>Notes that the built-in theme is used where a folder or file with a similar name is probably meant.</summary>
    public void NoteMistakenTheme(ConsoleReport report)
    {
        if (Sources.Below(ProjectLayout.Theme).Any(file => !Sources.IsBuiltIn(file)))
            return;
        const string Theme = ProjectLayout.Theme;
        const string Used = "the built-in theme is used";
        var others = SourceFolder.NamesIn(Root).Where(name => name != Theme && Directory.Exists(Path.Combine(Root, name)));
        if (File.Exists(Path.Combine(Root, Theme)))
            report.Note($"{Theme} is a file, not a folder, so {Used}");
        else if (Nearest.To(Theme, others) is { } other)
            report.Note($"there is no file in {Theme}/, so {Used}; if {other}/ is a theme, rename it to {Theme}/");
    }

    public static int ExitCodeOf(ImmutableArray<Diagnostic> diagnostics, bool strict)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity >= (strict ? Severity.Warning : Severity.Error)).ToList();
        return errors.Count == 0 ? ExitCode.Done : errors.Exists(IsAboutSettings) ? ExitCode.Usage : ExitCode.Content;
    }

    /// <summary>Whether a problem is in the settings or the command line, and not in the content.</summary>
    private static bool IsAboutSettings(Diagnostic diagnostic) =>
        !ProjectLayout.IsInFolder(diagnostic.Location.Path)
        && ((int)diagnostic.Code is >= 20 and < 30 || diagnostic.Location.Path == ProjectLayout.SettingsFile);

    /// <summary>The options of a compilation that starts now.</summary>
    public static CompileOptions CompileOptionsOf(CommandOptions options) =>
        new(Now(), options.Settings, options.Drafts) { Part = options.Part };

    /// <summary>Whether another compilation can have the same time.</summary>
    public static bool HasFixedClock(Settings settings) => settings.CurrentDateTime is not null || FixedTime is not null;

    private static string? FixedTime => Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") is { Length: > 0 } epoch ? epoch : null;

    /// <summary>The time of a compilation. A fixed one gives the same bytes on any day.</summary>
    private static DateTimeOffset Now()
    {
        if (FixedTime is not { } epoch)
            return DateTimeOffset.UtcNow;
        if (!long.TryParse(epoch, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            || seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds() || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            throw new UsageException($"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not '{epoch}'");
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}

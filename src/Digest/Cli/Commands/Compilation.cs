using System.Collections.Immutable;
using System.Globalization;
using Digest.Cli.Disk;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Commands;

/// <summary>What every command begins with: the sources are read and compiled, and what is wrong so far is known.</summary>
/// <param name="Root">The folder of the site, in full.</param>
internal sealed record Compilation(string Root, SourceTree Sources, CompiledSite Site)
{
    public static Compilation Of(CommandOptions options)
    {
        var root = RootOf(options);
        var sources = SourceFolder.Read(root);
        return new(root, sources, SiteCompiler.Compile(sources, new(Now(), options.Settings, options.Drafts), new BuildCache()));
    }

    /// <summary>The folder of the site, in full.</summary>
    /// <exception cref="UsageException">There is no site in it.</exception>
    public static string RootOf(CommandOptions options)
    {
        var root = Path.GetFullPath(options.Root);
        return Directory.Exists(Path.Combine(root, "input"))
            ? root
            : throw new UsageException($"there is no input/ folder in {root}: run digest where it is, or name the place with --root");
    }

    /// <summary>The exit code that a list of problems comes to.</summary>
    public static int Verdict(ImmutableArray<Diagnostic> diagnostics, bool strict)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error || (strict && diagnostic.Severity == Severity.Warning)).ToList();
        if (errors.Count == 0)
            return ExitCode.Done;
        return errors.Exists(IsAboutSettings) ? ExitCode.Usage : ExitCode.Content;
    }

    /// <summary>Wrong settings are the business of whoever runs the program; wrong articles are an editor's.</summary>
    private static bool IsAboutSettings(Diagnostic diagnostic) =>
        !diagnostic.Location.Path.StartsWith("input/", StringComparison.Ordinal)
        && !diagnostic.Location.Path.StartsWith("theme/", StringComparison.Ordinal)
        && ((int)diagnostic.Code is >= 20 and < 30 || diagnostic.Location.Path == "statiq.json");

    /// <summary>The clock of a compilation, read once for each. A fixed one makes the same sources give the same bytes on any day.</summary>
    public static DateTimeOffset Now()
    {
        if (Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") is not { Length: > 0 } epoch)
            return DateTimeOffset.UtcNow;
        if (!long.TryParse(epoch, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            || seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds()
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            throw new UsageException($"SOURCE_DATE_EPOCH is '{epoch}', which is not a number of seconds since 1970");
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}

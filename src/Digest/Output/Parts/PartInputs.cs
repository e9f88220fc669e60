using Digest.Configuration;
using Digest.Sources;

namespace Digest.Output.Parts;

/// <summary>What a part was built from. Parts of one site have the same inputs.</summary>
/// <param name="Program">The version of the program.</param>
/// <param name="Clock">The time of the build.</param>
/// <param name="Sources">A hash of the paths and bytes of all sources.</param>
/// <param name="Options">A hash of the options that change the site.</param>
/// <param name="HasPictureVersions">False if the system lacks the library that makes pictures smaller.</param>
internal sealed record PartInputs(string Program, string Clock, string Sources, string Options, bool HasPictureVersions)
{
    public static PartInputs Of(SourceTree sources, CompileOptions options, Settings settings) => new(
        ProgramVersion.Full,
        settings.Now(options).ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        FileHashes.OfLines(sources.Files.Select(file => $"{file.ContentHash} {file.Path}")),
        FileHashes.OfLines([$"drafts {options.Drafts}", .. options.Settings.Select(setting => $"{setting.Key}={setting.Value}")]),
        !options.CopiesPictures);

    /// <summary>How a part differs from others, and what to do; null if it does not.</summary>
    /// <param name="others">The inputs of the others.</param>
    public string? DifferenceFrom(PartInputs others) =>
        Program != others.Program ? $"was built by digest {Program}, and others by {others.Program}: build all parts with one version"
        : Clock != others.Clock
            ? $"was built for the time {Clock}, and others for {others.Clock}: build all parts with the same SOURCE_DATE_EPOCH"
        : HasPictureVersions != others.HasPictureVersions
            ? $"was built {With(HasPictureVersions)} libvips, and others {With(others.HasPictureVersions)} it: build all parts alike"
        : Options != others.Options ? "was built with other options: build all parts with the same --setting and --drafts"
        : Sources != others.Sources ? "was built from other files: build all parts from one version of input/, theme/ and statiq.json"
        : null;

    private static string With(bool has) => has ? "with" : "without";
}

namespace Digest.Configuration;

/// <summary>The options of a compilation, besides the sources.</summary>
/// <param name="Now">The current time; <c>CurrentDateTime</c> in the settings overrides it.</param>
/// <param name="Settings">The settings of the command line, which override <c>statiq.json</c>, in order.</param>
/// <param name="Drafts">Whether excluded and future articles are shown as well.</param>
/// <param name="Check">
/// False to skip checks and to leave bodies unparsed until a page needs them, for the first pages of a preview. The pages are the same.
/// </param>
/// <param name="NoIndex">Whether search engines must list no page, because what is published is not to be seen yet.</param>
internal sealed record CompileOptions(
    DateTimeOffset Now, ImmutableArray<KeyValuePair<string, string>> Settings, bool Drafts, bool Check = true, bool NoIndex = false)
{
    /// <summary>Whether photographs are published as they are, without smaller versions.</summary>
    public bool CopiesPictures { get; init; }

    /// <summary>The part of the site that is built; null for the whole site.</summary>
    public SitePart? Part { get; init; }

    /// <summary>Whether the files of a group are built; for a text, the group is its folder.</summary>
    public bool Includes(string group) => Part?.Has(group) != false;

    /// <summary>For a system without the library that makes pictures.</summary>
    public CompileOptions WithoutLibvips() =>
        this with { Settings = Settings.Add(new(nameof(Configuration.Settings.ShareCards), "false")), CopiesPictures = true };
}

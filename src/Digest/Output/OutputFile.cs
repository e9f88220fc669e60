namespace Digest.Output;

/// <summary>One file of the published site.</summary>
/// <param name="Path">From the root of the site, with <c>/</c> between folders and without a leading slash: <c>ms/index.html</c>.</param>
/// <param name="Origin">What it is made from, for messages: a source path, or the name of a page.</param>
internal abstract record OutputFile(string Path, string Origin)
{
    /// <summary>
    /// Whether another version of the file is another version of the site. False for a file that the clock alone changes at any time, such
    /// as a list of the last two days, and for a file whose bytes depend on the machine.
    /// </summary>
    public bool IsContent { get; init; } = true;

    /// <summary>The files of one group are made of the same things, so they are built in one part of a site.</summary>
    public string Group { get; init; } = Path;
}

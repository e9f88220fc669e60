namespace Digest.Configuration;

/// <summary>Where pages have their styles.</summary>
internal enum StyleUse
{
    /// <summary>In themselves on a small site, in files on a large one.</summary>
    Auto,

    /// <summary>In themselves, so that one request is a whole page.</summary>
    Inline,

    /// <summary>In files, which browsers load once for many pages.</summary>
    Linked,
}

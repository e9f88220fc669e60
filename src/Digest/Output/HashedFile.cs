namespace Digest.Output;

/// <summary>A file that was written.</summary>
/// <param name="Hash">See <see cref="FileHashes"/>.</param>
/// <param name="IsContent">See <see cref="OutputFile.IsContent"/>.</param>
internal readonly record struct HashedFile(string Hash, long Length, bool IsContent)
{
    /// <summary>False for a data file and for a copied one.</summary>
    public bool IsPage { get; init; }
}

namespace Digest.Incremental;

/// <summary>Identifies inputs by their bytes, also in a later build: the first half of a SHA-256 hash.</summary>
internal readonly record struct ContentKey(UInt128 Value)
{
    /// <summary>In bytes.</summary>
    public const int Length = 16;
}

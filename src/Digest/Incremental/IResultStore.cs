using System.Buffers;

namespace Digest.Incremental;

/// <summary>Keeps results between builds. An entry that is missing or damaged is null; one that cannot be kept is no error.</summary>
internal interface IResultStore
{
    /// <summary>The bytes of an entry; null if there is none, or if it is damaged.</summary>
    /// <param name="staysOpen">Whether parts of it are read later.</param>
    byte[]? Find(string name, bool staysOpen = false);

    /// <summary>
    /// A part of an entry that stays open: of the one that was found or added, even if another process replaced it. Null if it cannot be
    /// read any more.
    /// </summary>
    byte[]? Read(string name, long offset, int length);

    /// <summary>Adds an entry, or replaces it. Returns whether it is kept.</summary>
    /// <param name="staysOpen">Whether parts of it are read later.</param>
    bool Add(string name, ReadOnlySequence<byte> bytes, bool staysOpen = false);
}

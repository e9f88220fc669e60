using System.Buffers;

namespace Digest.Incremental;

/// <summary>Keeps results between builds, as entries with names. One that cannot be kept is no error.</summary>
internal interface IResultStore
{
    /// <summary>Opens an entry for <see cref="Read"/>.</summary>
    /// <param name="read">Gets all of its bytes, which are valid until it returns.</param>
    /// <returns>The default if there is no entry, or if it is damaged.</returns>
    T? Open<T>(string name, Func<ReadOnlyMemory<byte>, T> read);

    /// <summary>A part of an open entry, even if another process replaced it. Null if it cannot be read any more.</summary>
    byte[]? Read(string name, long offset, int length);

    /// <summary>Adds an entry, or replaces it, and closes the earlier one.</summary>
    void Add(string name, ReadOnlySequence<byte> bytes);
}

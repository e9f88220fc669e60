using System.Buffers;

namespace Digest.Incremental;

/// <summary>Bytes that a large site needs later, out of memory until then. Any thread may use it.</summary>
internal interface ISpillFile
{
    /// <summary>Returns the position of the bytes; null if they are to stay in memory.</summary>
    long? Add(ReadOnlySequence<byte> bytes);

    /// <exception cref="IOException">They cannot be read any more.</exception>
    byte[] Read(long position, int length);
}

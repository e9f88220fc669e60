using System.Buffers;

namespace Digest.Incremental;

/// <summary>Keeps results between builds. An entry that is missing or damaged is null; one that cannot be kept is no error.</summary>
internal interface IResultStore
{
    byte[]? Find(string name);

    void Add(string name, ReadOnlySequence<byte> bytes);
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Digest.Sources;

namespace Digest.Incremental;

/// <summary>Makes the key of several inputs. Each text is preceded by its length, so that two lists of inputs differ.</summary>
internal sealed class KeyBuilder : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public KeyBuilder Add(ReadOnlySpan<char> text)
    {
        Add(text.Length);
        _hash.AppendData(MemoryMarshal.AsBytes(text));
        return this;
    }

    public KeyBuilder Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _hash.AppendData(bytes);
        return this;
    }

    public KeyBuilder Add(ContentKey key)
    {
        Span<byte> bytes = stackalloc byte[ContentKey.Length];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, key.Value);
        _hash.AppendData(bytes);
        return this;
    }

    /// <summary>Adds texts and their number.</summary>
    public KeyBuilder Add(IReadOnlyCollection<string> texts)
    {
        Add(texts.Count);
        foreach (var text in texts)
            Add(text);
        return this;
    }

    /// <summary>Adds the paths and the bytes of files. The bytes of each are read, unless its hash is known.</summary>
    public KeyBuilder Add(IReadOnlyCollection<SourceFile> files)
    {
        Add(files.Count);
        foreach (var file in files)
        {
            Add(file.Path);
            _hash.AppendData(file.Hash);
        }

        return this;
    }

    public ContentKey Finish()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(hash);
        return new(BinaryPrimitives.ReadUInt128LittleEndian(hash));
    }

    public void Dispose() => _hash.Dispose();
}

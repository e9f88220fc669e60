using System.Buffers.Binary;

namespace Digest.Content.Pictures;

/// <summary>Reads a picture file forwards in blocks, so that a large file is never in memory as a whole.</summary>
internal sealed class PictureReader(Stream stream)
{
    private readonly byte[] _block = new byte[64 * 1024];
    private long _blockStart;
    private int _at;
    private int _end;

    public long Length { get; } = stream.Length;

    public long Position => _blockStart + _at;

    public byte ReadByte() => ReadBytes(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(ReadBytes(2));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(ReadBytes(4));

    public ushort ReadUInt16LittleEndian() => BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(2));

    public uint ReadUInt24LittleEndian() => ReadBytes(3) is var bytes ? (uint)(bytes[0] | bytes[1] << 8 | bytes[2] << 16) : 0;

    public uint ReadUInt32LittleEndian() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(4));

    /// <summary>The next bytes, at most as many as the block has; valid until the next call.</summary>
    /// <exception cref="PictureException">The file ends before.</exception>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (_end - _at < count)
            Fill();
        if (_end - _at < count)
            throw PictureException.CutOff();
        _at += count;
        return _block.AsSpan(_at - count, count);
    }

    public void Skip(long count)
    {
        if (count > Length - Position)
            throw PictureException.CutOff();
        if (count <= _end - _at)
        {
            _at += (int)count;
            return;
        }

        _blockStart = stream.Position = Position + count;
        _at = _end = 0;
    }

    /// <summary>Moves behind the next occurrence of two bytes; false if there is none.</summary>
    public bool SkipPast(byte first, byte second)
    {
        while (true)
        {
            var index = _block.AsSpan(_at, _end - _at).IndexOf([first, second]);
            if (index >= 0)
            {
                _at += index + 2;
                return true;
            }

            _at = Math.Max(_at, _end - 1); // it may be the first of the two
            var remaining = _end - _at;
            Fill();
            if (_end - _at == remaining)
                return false;
        }
    }

    private void Fill()
    {
        _block.AsSpan(_at, _end - _at).CopyTo(_block);
        _blockStart += _at;
        (_at, _end) = (0, _end - _at);
        _end += stream.ReadAtLeast(_block.AsSpan(_end), _block.Length - _end, throwOnEndOfStream: false);
    }
}

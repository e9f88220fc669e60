using System.Buffers;
using Digest.Incremental;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Kept;

/// <summary>What is written to a buffer of chunks is read from it, whatever the lengths.</summary>
public sealed class AnyChunkedBuffer
{
    /// <summary>About the length of a chunk, and far from it.</summary>
    private static readonly int[] s_lengths = [0, 1, 100, 65_435, 65_535, 65_536, 65_537, 200_000];

    [Fact]
    public void HasWhatWasWritten() => Prop.ForAll(Parts, parts =>
    {
        var buffer = new ChunkedBuffer();
        foreach (var earlier in new[] { true, false }) // what another file leaves behind is not in it
        {
            buffer.Clear();
            foreach (var (part, isAtOnce) in earlier ? parts.Reverse() : parts)
                Write(part, isAtOnce, buffer);
        }

        var wanted = parts.SelectMany(part => part.Bytes).ToArray();
        Assert.Equal(wanted.Length, buffer.Length);
        Assert.True(buffer.Written.ToArray().AsSpan().SequenceEqual(wanted));
        Assert.Equal(wanted.Length, buffer.Written.Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void RefusesMoreThanItGave() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            var buffer = new ChunkedBuffer();
            buffer.Advance(buffer.GetSpan(10).Length + 1);
        });

    /// <param name="isAtOnce">Whether memory for all bytes is asked for, and not for any number of them.</param>
    private static void Write(byte[] bytes, bool isAtOnce, ChunkedBuffer buffer)
    {
        if (!isAtOnce)
        {
            buffer.Write(bytes);
            return;
        }

        bytes.CopyTo(buffer.GetSpan(bytes.Length));
        buffer.Advance(bytes.Length);
    }

    private static Arbitrary<(byte[] Bytes, bool IsAtOnce)[]> Parts =>
    (
        from length in Gen.Elements(s_lengths)
        from first in Gen.Choose(0, byte.MaxValue)
        from isAtOnce in Gen.Elements(true, false)
        select (Enumerable.Range(first, length).Select(number => unchecked((byte)number)).ToArray(), isAtOnce))
        .ArrayOf()
        .ToArbitrary();
}

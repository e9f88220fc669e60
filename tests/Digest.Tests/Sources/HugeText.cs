using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Sources;

public sealed class HugeText
{
    [Theory]
    [InlineData("statiq.json")]
    [InlineData("theme/languages/ms.yml")]
    [InlineData("theme/layouts/article.sbn-html")]
    [InlineData("theme/assets/css/base.css")]
    [InlineData("input/topics.yml")]
    [InlineData("input/articles/_directory.yml")]
    [InlineData("input/articles/kim/ms.md")]
    [InlineData("input/articles/kim/xx.md")] // has an error on its first line, which is read for the excerpt
    [InlineData("input/events/kim.yml")]
    public void OfThreeGigabytesIsRefused(string path)
    {
        long read = 0;
        var site = new TestSite()
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n")
            .With(new SourceFile(path, _ => new ZeroStream(3_000_000_000, count => Interlocked.Add(ref read, count))))
            .Compile();

        var code = path.EndsWith("xx.md", StringComparison.Ordinal) ? DiagnosticCode.UnknownLanguage : DiagnosticCode.TooLarge;
        var problem = Assert.Single(site.Diagnostics, problem => problem.Location.Path == path && problem.Severity == Severity.Error);
        Assert.Equal(code, problem.Code);
        Assert.InRange(read, 1, 500_000_000); // a file may be read several times
    }

    /// <summary>A file of zeros.</summary>
    private sealed class ZeroStream(long length, Action<int> read) : MemoryStream
    {
        private long _position;

        public override long Length => length;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - _position);
            buffer[..count].Clear();
            _position += count;
            read(count);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}

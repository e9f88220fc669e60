using System.Text;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Sources;

/// <summary>A file that is no text, such as a document that was renamed.</summary>
public sealed class TextOfAnotherKind
{
    private const int Most = 101;

    [Theory]
    [InlineData("\0\0\0", 1)]
    [InlineData("\u0001", Most)]
    [InlineData("kata\u2028", Most)]
    public void HasFewErrors(string part, int expected)
    {
        var found = new DiagnosticBag();
        var file = SourceFile.InMemory("input/articles/kim/ms.md", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, 100_000))));

        var text = SourceText.Decode(file, found);

        Assert.Null(text);
        Assert.Equal(expected, found.ErrorCount);
    }
}

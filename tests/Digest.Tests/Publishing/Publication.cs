using System.Buffers;
using System.Text;
using Digest.Cli.Disk;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Publishing;

/// <summary>Publishes files made up for a test.</summary>
internal static class Publication
{
    public static PublishResult Publish(string output, SwapMethod way, bool force, params OutputFile[] files)
    {
        using var publisher = Publisher.Open(output, force);
        var diagnostics = new DiagnosticBag();
        publisher.Stage(files, diagnostics, advanced: null, TestContext.Current.CancellationToken);
        Assert.False(diagnostics.HasErrors);
        return publisher.Publish(way);
    }

    public static PublishResult Publish(string output, params OutputFile[] files) =>
        Publish(output, SwapMethod.Exchange, force: false, files);

    public static OutputFile Page(string path, string text) =>
        new RenderedFile(path, path, (writer, _) => writer.Write(Encoding.UTF8.GetBytes(text)));

    public static OutputFile FaultyPage(string path) =>
        new RenderedFile(path, path, (_, diagnostics) =>
            diagnostics.Error(DiagnosticCode.TemplateError, SourceLocation.OfFile("theme/layouts/x.sbn-html"), "seen only when rendering"));

    public static OutputFile Photograph(string path, byte[] bytes) => new CopiedFile(path, SourceFile.InMemory("input/" + path, bytes));

    /// <summary>Sets an old time, so that a rewritten file can be recognised.</summary>
    public static void Age(string path) => File.SetLastWriteTimeUtc(path, LongAgo);

    public static DateTime LongAgo { get; } = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
}

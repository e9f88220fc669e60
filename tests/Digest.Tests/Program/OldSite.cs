using System.Text;
using Digest.Cli.Commands;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>The older one of the sites that <see cref="DifferenceOfTwoSites"/> compares, built once for all its tests.</summary>
public sealed class OldSite : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OldSite() => Build(_folder, Name, Sources);

    internal const string Name = "old";

    internal static TestSite Sources => new TestSite()
        .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n")
        .With("input/articles/kim/ar.md", "---\ntitle: كيم\n---\nنص.\n")
        .With("input/pages/lama/ms.md", "---\ntitle: Lama\ndescription: Lama.\n---\n");

    public void Dispose() => _folder.Dispose();

    internal void CopyTo(TemporaryFolder folder) => TemporaryFolder.Copy(_folder.Path, folder.Path);

    /// <summary>Puts the sources of a site in place of those of a folder, and builds it.</summary>
    internal static void Build(TemporaryFolder folder, string output, TestSite site)
    {
        foreach (var sources in (string[])["input", "theme"])
        {
            if (Directory.Exists(folder[sources]))
                Directory.Delete(folder[sources], recursive: true);
        }

        foreach (var file in site.Tree().Files)
            folder.Write(file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
        var (code, _, error) = DigestProcess.Run(folder.Path, ["-o", output], $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
        Assert.True(code == ExitCode.Done, error);
    }
}

using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Commands;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>The site of this repository, built on machines that differ.</summary>
public sealed class SameSources : IDisposable
{
    private static readonly string[] s_threads = ["1", "2", "8"];
    private static readonly string[] s_cultures = ["C", "ar_SA.UTF-8", "tr_TR.UTF-8", "th_TH.UTF-8", "fa_IR.UTF-8"];
    private static readonly string[] s_zones = ["UTC", "Asia/Riyadh", "America/St_Johns", "Pacific/Kiritimati"];

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _elsewhere = new();

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "The random numbers must be repeatable.")]
    public void GiveTheSameBytes()
    {
        DigestProcess.CopySite(_folder, isDrawn: false);
        var random = new Random(20230912);
        CopyInOtherOrder(_folder.Path, _elsewhere["a b/ميناء"], random);
        string[] roots = [_folder.Path, _elsewhere["a b/ميناء"]];
        var all = (
            from threads in s_threads
            from culture in s_cultures
            from zone in s_zones
            from root in roots
            select (Root: root, Variables: new[] { $"DOTNET_PROCESSOR_COUNT={threads}", $"LANG={culture}", $"TZ={zone}" })).ToArray();
        random.Shuffle(all);

        var expected = Built(_folder.Path, ["-o", "first"]);
        Assert.NotEqual(expected, Built(_folder.Path, ["-o", "first", "-s", "SiteTitle=B"])); // otherwise nothing is compared
        foreach (var (root, variables) in all.Take(SampleSize.Of(6, all.Length)))
        {
            // Another folder is built from nothing; the same folder again takes over what did not change.
            var isNew = random.Next(2) == 0;
            if (isNew && Directory.Exists(Path.Combine(root, "cache")))
                Directory.Delete(Path.Combine(root, "cache"), recursive: true);
            var hash = Built(root, ["-o", isNew ? Path.GetRandomFileName() : "again"], variables);
            Assert.True(hash == expected, $"other bytes with {string.Join(' ', variables)} in {root}");
        }
    }

    private static string Built(string root, string[] arguments, params string[] variables)
    {
        var (code, _, error) = DigestProcess.Run(root, arguments, [$"SOURCE_DATE_EPOCH={DigestProcess.Epoch}", .. variables]);
        Assert.Equal((ExitCode.Done, ""), (code, error));
        return TemporaryFolder.HashOf(Path.Combine(root, arguments[1]));
    }

    /// <summary>The file system lists files of a folder in an order that depends on when they were made.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The random numbers must be repeatable.")]
    private static void CopyInOtherOrder(string from, string to, Random random)
    {
        var files = TemporaryFolder.FilesOf(from);
        random.Shuffle(files);
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, file))!);
            File.Copy(Path.Combine(from, file), Path.Combine(to, file));
        }
    }
}

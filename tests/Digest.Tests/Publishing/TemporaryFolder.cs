using System.Security.Cryptography;
using System.Text;

namespace Digest.Tests.Publishing;

/// <summary>A folder for one test, deleted afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    // One level deeper, so that a build that deletes the parent folder deletes no other files.
    private readonly string _sandbox = Directory.CreateTempSubdirectory("digest-tests-").FullName;

    public TemporaryFolder() => Path = Directory.CreateDirectory(System.IO.Path.Combine(_sandbox, "site")).FullName;

    public string Path { get; }

    /// <summary>The full path of something in the folder.</summary>
    public string this[string path] => System.IO.Path.Combine(Path, path);

    public string Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this[path];
    }

    public void Dispose() => Directory.Delete(_sandbox, recursive: true);

    /// <summary>The hash of all names and bytes of a tree.</summary>
    public static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in FilesOf(folder))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(System.IO.Path.Combine(folder, file))));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>The paths of all files below a folder, in ordinal order.</summary>
    public static string[] FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal),
    ];

    public static void Copy(string from, string to)
    {
        foreach (var file in FilesOf(from))
        {
            var target = System.IO.Path.Combine(to, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(System.IO.Path.Combine(from, file), target);
        }
    }
}

namespace Digest.Cli.Disk;

/// <summary>Keeps a second process from writing to an output folder. The operating system releases it when the process ends.</summary>
internal sealed class WriterLock : IDisposable
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolationOnWindows = unchecked((int)0x80070020);

    private readonly FileStream _file;
    private readonly string _ownerPath;

    private WriterLock(FileStream file, string ownerPath)
    {
        _file = file;
        _ownerPath = ownerPath;
    }

    /// <summary>Takes the lock in a folder, which is made if it is missing.</summary>
    /// <param name="guarded">What the lock protects, for the message.</param>
    /// <exception cref="DiskException">Another process holds the lock.</exception>
    public static WriterLock Take(string folder, string guarded)
    {
        var path = Path.Combine(folder, "lock");
        var ownerPath = Path.Combine(folder, "owner"); // another file, because Windows does not let others read a locked one
        while (true)
        {
            FolderSwap.RefuseLink(folder);
            Directory.CreateDirectory(folder);
            RefuseLink(path);
            RefuseLink(ownerPath);
            FileStream file;
            try
            {
                file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (DirectoryNotFoundException)
            {
                continue; // the previous owner has just deleted the folder
            }
            catch (IOException exception) when (exception.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolationOnWindows)
            {
                var owner = OwnerIn(ownerPath);
                throw new DiskException($"{guarded} is being written by another digest ({owner}): wait for it or stop it", exception);
            }

            // The previous owner may have deleted the file after we opened it. Another process may then hold a new one.
            if (Native.IsUnlinked(file.SafeFileHandle))
            {
                file.Dispose();
                continue;
            }

            WriteOwner(ownerPath);
            return new(file, ownerPath);
        }
    }

    private static void WriteOwner(string path)
    {
        File.Delete(path);
        using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew)); // follows no link
        file.Write(Environment.ProcessId);
    }

    private static void RefuseLink(string path)
    {
        if (Native.Stat(path) is not ({ Kind: EntryKind.Missing } or { Kind: EntryKind.File, Links: 1 }))
            throw new DiskException($"{path} is a link or not a regular file, but a build keeps its lock there: delete it");
    }

    public void Dispose()
    {
        if (_file.SafeFileHandle.IsClosed)
            return;
        try
        {
            File.Delete(_ownerPath);
            if (!OperatingSystem.IsWindows())
                File.Delete(_file.Name); // while the lock is held, so that no other process can take it
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            // A leftover lock file blocks no process.
        }

        _file.Dispose();
    }

    private static string OwnerIn(string path)
    {
        try
        {
            return File.ReadAllText(path) is { Length: > 0 } id ? $"process {id}" : "a process that has just started";
        }
        catch (IOException)
        {
            return "a process that has just started or ended";
        }
    }
}

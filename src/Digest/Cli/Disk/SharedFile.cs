using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Digest.Cli.Disk;

/// <summary>Opens files that another program may write, rename, delete or replace by something else at the same time.</summary>
internal static class SharedFile
{
    private const int TooManyLinks = 40;

    /// <summary>
    /// Opens a regular file without a buffer, because callers read it in large chunks. Links are not followed: since the folder was listed,
    /// one may have taken the place of the file or of a folder above it. A pipe is refused and not waited for.
    /// </summary>
    /// <param name="path">A path without links: see <see cref="RealPath"/>.</param>
    public static FileStream OpenRead(string path)
    {
#pragma warning disable CA2000 // the stream owns it
        var file = Native.OpenWithoutLinks(path, out var error);
#pragma warning restore CA2000
        try
        {
            if (error == TooManyLinks)
                throw new DiskException("it is a symbolic link, or below one");
            if (error != 0)
                throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
            var kind = file is null ? Native.Stat(path).Kind : Native.KindOf(file);
            if (kind is not (EntryKind.File or EntryKind.Missing)) // opening a missing file fails below
                throw new DiskException("it is not a regular file");
            return file is null
                ? new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0)
                : new(file, FileAccess.Read, bufferSize: 0);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Reads bytes at a position; returns false if the file ends before.</summary>
    public static bool TryRead(SafeFileHandle file, Span<byte> bytes, long position)
    {
        for (var read = 0; read < bytes.Length;)
        {
            if (RandomAccess.Read(file, bytes[read..], position + read) is not (> 0 and var more))
                return false;
            read += more;
        }

        return true;
    }
}

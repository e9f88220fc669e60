using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Digest.Cli.Disk;

/// <summary>System calls that .NET does not offer. Each returns whether it worked, and callers have a fallback.</summary>
internal static partial class Native
{
    public const int PermissionBits = 0x1FF;

    private const int CurrentDirectory = -100;
    private const uint ExchangeFlag = 2;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7FF;
    private const int NotFound = 2;
    private const int NotADirectory = 20;
    private const int Interrupted = 4;
    private const int NotPermitted = 1; // by a container that does not know the call
    private const int NoSuchCall = 38;
    private const int OpenAt2Number = 437; // on every processor
    private const ulong CloseOnExec = 0x80000;
    private const ulong NonBlocking = 0x800; // a pipe without a writer would block
    private const ulong NoSymbolicLinks = 4;

    /// <summary>Sets the umask to 022, so files are 0644 and folders 0755: GitHub Pages refuses files that others cannot read.</summary>
    public static void MakeFilesReadable()
    {
        if (!OperatingSystem.IsWindows())
            _ = Umask(18); // 022 in octal
    }

    /// <summary>Makes a hard link. False where the file system does not support it.</summary>
    public static bool TryLink(string existing, string second) => !OperatingSystem.IsWindows() && Link(existing, second) == 0;

    /// <summary>Exchanges the names of two folders atomically.</summary>
    public static bool TryExchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() && RenameAt2(CurrentDirectory, one, CurrentDirectory, other, ExchangeFlag) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // an old C library
        }
    }

    /// <summary>Whether an open file was deleted after it was opened.</summary>
    public static bool IsUnlinked(SafeFileHandle file) =>
        TryStatX((int)file.DangerousGetHandle(), "", EmptyPath, out var buffer, out var error) && error == 0 && buffer.Links == 0;

    /// <summary>Describes the entry at a path, links not followed.</summary>
    public static EntryInfo Stat(string path)
    {
        if (!TryStatX(CurrentDirectory, path, NoFollow, out var buffer, out var error))
            return StatWithDotNet(path);
        if (error is NotFound or NotADirectory)
            return default;
        if (error != 0)
            throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: {path}", error);

        var written = (buffer.Modified, buffer.Changed, (long)buffer.Number);
        return new(KindOf(buffer.Mode), (long)buffer.Length, buffer.Mode & PermissionBits, (int)buffer.Links, written);
    }

    private static EntryKind KindOf(ushort mode) => (mode & 0xF000) switch
    {
        0x8000 => EntryKind.File,
        0x4000 => EntryKind.Folder,
        0xA000 => EntryKind.Link,
        0x1000 => EntryKind.Pipe,
        0xC000 => EntryKind.Socket,
        _ => EntryKind.Device,
    };

    /// <summary>
    /// Opens a file for reading without following a link in any part of its path and without waiting for the writer of a pipe. Null if that
    /// fails; the error is 0 where the system does not have the call.
    /// </summary>
    public static SafeFileHandle? OpenWithoutLinks(string path, out int error)
    {
        error = 0;
        if (!OperatingSystem.IsLinux())
            return null;
        var how = new OpenHow { Flags = CloseOnExec | NonBlocking, Resolve = NoSymbolicLinks };
        nint descriptor;
        do
        {
            descriptor = OpenAt2(OpenAt2Number, CurrentDirectory, path, in how, Marshal.SizeOf<OpenHow>());
            error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (error == Interrupted);

        if (error is NoSuchCall or NotPermitted)
            error = 0;
        return descriptor < 0 ? null : new(descriptor, ownsHandle: true);
    }

    /// <summary>Describes an open file.</summary>
    public static EntryKind KindOf(SafeFileHandle file) =>
        TryStatX((int)file.DangerousGetHandle(), "", EmptyPath, out var buffer, out var error) && error == 0
            ? KindOf(buffer.Mode) : EntryKind.Missing;

    /// <summary>Calls statx; false where the system or an old C library does not have it.</summary>
    private static bool TryStatX(int folder, string path, int flags, out StatXBuffer buffer, out int error)
    {
        (buffer, error) = (default, 0);
        try
        {
            if (OperatingSystem.IsLinux() && StatX(folder, path, flags, BasicStats, out buffer) != 0)
                error = Marshal.GetLastPInvokeError();
            return OperatingSystem.IsLinux();
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Does not recognise pipes and sockets.</summary>
    private static EntryInfo StatWithDotNet(string path)
    {
        var entry = new FileInfo(path);
        if ((int)entry.Attributes == -1)
            return default;
        var kind = entry.Attributes switch
        {
            var attributes when attributes.HasFlag(FileAttributes.ReparsePoint) => EntryKind.Link,
            var attributes when attributes.HasFlag(FileAttributes.Directory) => EntryKind.Folder,
            var attributes when attributes.HasFlag(FileAttributes.Device) => EntryKind.Device,
            _ => EntryKind.File,
        };
        var mode = OperatingSystem.IsWindows() ? 0 : (int)entry.UnixFileMode & PermissionBits;
        var written = (entry.LastWriteTimeUtc.Ticks, entry.CreationTimeUtc.Ticks, 0L);
        return new(kind, kind == EntryKind.File ? entry.Length : 0, mode, Links: 1, written);
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint Umask(uint mask);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string second);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int RenameAt2(int oneFolder, string one, int otherFolder, string other, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint OpenAt2(nint number, nint folder, string path, in OpenHow how, nint size);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out StatXBuffer buffer);

    /// <summary>struct open_how of the Linux kernel.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }

    /// <summary>struct statx of the Linux kernel; its layout is the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct StatXBuffer
    {
        [FieldOffset(16)] public readonly uint Links;
        [FieldOffset(28)] public readonly ushort Mode;
        [FieldOffset(32)] public readonly ulong Number;
        [FieldOffset(40)] public readonly ulong Length;
        [FieldOffset(96)] private readonly long _changedSeconds;
        [FieldOffset(104)] private readonly uint _changedNanoseconds;
        [FieldOffset(112)] private readonly long _modifiedSeconds;
        [FieldOffset(120)] private readonly uint _modifiedNanoseconds;

        // Nanoseconds since 1970.
        public long Changed => unchecked((_changedSeconds * 1_000_000_000) + _changedNanoseconds);
        public long Modified => unchecked((_modifiedSeconds * 1_000_000_000) + _modifiedNanoseconds);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
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
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return RenameAt2(CurrentDirectory, one, CurrentDirectory, other, ExchangeFlag) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // an old C library
        }
    }

    /// <summary>Whether an open file was deleted after it was opened.</summary>
    public static bool IsUnlinked(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return StatX((int)file.DangerousGetHandle(), "", EmptyPath, BasicStats, out var buffer) == 0 && buffer.Links == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Describes the entry at a path, links not followed.</summary>
    public static EntryInfo Stat(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                return StatOnLinux(path);
            }
            catch (EntryPointNotFoundException)
            {
                // An old C library. The fallback does not recognise pipes and sockets.
            }
        }

        return StatWithDotNet(path);
    }

    [SupportedOSPlatform("linux")]
    private static EntryInfo StatOnLinux(string path)
    {
        if (StatX(CurrentDirectory, path, NoFollow, BasicStats, out var buffer) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error is NotFound or NotADirectory
                ? default
                : throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: {path}", error);
        }

        var kind = (buffer.Mode & 0xF000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xA000 => EntryKind.Link,
            0x1000 => EntryKind.Pipe,
            0xC000 => EntryKind.Socket,
            _ => EntryKind.Device,
        };
        var written = (buffer.Modified.Ticks, buffer.Changed.Ticks, (long)buffer.Number);
        return new(kind, (long)buffer.Length, buffer.Mode & PermissionBits, (int)buffer.Links, written);
    }

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

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out StatXBuffer buffer);

    /// <summary>struct statx of the Linux kernel; its layout is the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    [SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
    private readonly struct StatXBuffer
    {
        [FieldOffset(16)]
        public readonly uint Links;

        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Number;

        [FieldOffset(40)]
        public readonly ulong Length;

        [FieldOffset(96)]
        public readonly KernelTime Changed;

        [FieldOffset(112)]
        public readonly KernelTime Modified;
    }

    [StructLayout(LayoutKind.Sequential)]
    [SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
    private readonly struct KernelTime
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;
        private readonly int _padding;

        public long Ticks => unchecked((_seconds * 1_000_000_000) + _nanoseconds);
    }
}

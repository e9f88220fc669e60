using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Digest.Cli.Disk;

/// <summary>The few system calls that .NET has no name for. Each says whether it worked; the caller has another way where it didn't.</summary>
internal static partial class Native
{
    public const int PermissionBits = 0x1FF;

    private const int CurrentFolder = -100;
    private const uint ExchangeFlag = 2;
    private const int NoFollow = 0x100;
    private const int OfTheHandle = 0x1000;
    private const uint BasicFacts = 0x7FF;
    private const int NoSuchEntry = 2;
    private const int NotAFolder = 20;

    /// <summary>Files are made 0644 and folders 0755 whatever the shell's mask is: GitHub Pages refuses what others cannot read.</summary>
    public static void MakeFilesReadable()
    {
        if (!OperatingSystem.IsWindows())
            _ = Umask(18); // 022 in octal
    }

    /// <summary>Gives a file a second name. False where the file system has no such thing.</summary>
    public static bool TryLink(string existing, string second) => !OperatingSystem.IsWindows() && Link(existing, second) == 0;

    /// <summary>Exchanges two folders in one step: at no moment is either name without a folder.</summary>
    public static bool TryExchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return RenameAt2(CurrentFolder, one, CurrentFolder, other, ExchangeFlag) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // an old C library
        }
    }

    /// <summary>Whether an open file has lost its last name meanwhile.</summary>
    public static bool IsUnlinked(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return StatX((int)file.DangerousGetHandle(), "", OfTheHandle, BasicFacts, out var facts) == 0 && facts.Links == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>What stands at a path, links not followed.</summary>
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
                // An old C library: the portable way below does all but pipes and devices.
            }
        }

        return StatWithDotNet(path);
    }

    [SupportedOSPlatform("linux")]
    private static EntryInfo StatOnLinux(string path)
    {
        if (StatX(CurrentFolder, path, NoFollow, BasicFacts, out var facts) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error is NoSuchEntry or NotAFolder
                ? default
                : throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: {path}", error);
        }

        var kind = (facts.Mode & 0xF000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xA000 => EntryKind.Link,
            0x1000 => EntryKind.Pipe,
            0xC000 => EntryKind.Socket,
            _ => EntryKind.Device,
        };
        return new(kind, (long)facts.Length, facts.Mode & PermissionBits, (int)facts.Links, (facts.Modified.Ticks, facts.Changed.Ticks, (long)facts.Number));
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
        return new(kind, kind == EntryKind.File ? entry.Length : 0, mode, Links: 1, (entry.LastWriteTimeUtc.Ticks, entry.CreationTimeUtc.Ticks, 0));
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
    private static partial int StatX(int folder, string path, int flags, uint wanted, out StatXBuffer facts);

    /// <summary>The kernel's own layout, the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    [SuppressMessage("Performance", "CA1815", Justification = "Read once and thrown away, never compared.")]
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
    [SuppressMessage("Performance", "CA1815", Justification = "The same.")]
    private readonly struct KernelTime
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;
        private readonly int _padding;

        public long Ticks => unchecked((_seconds * 1_000_000_000) + _nanoseconds);
    }
}

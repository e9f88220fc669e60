using System.Runtime.InteropServices;
using Digest.Output;
using Digest.Output.Cards;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Theming;
using NetVips;

namespace Digest.Cli.Pictures;

/// <summary>The library that makes pictures.</summary>
internal static partial class Libvips
{
    /// <summary>Whether the library could be loaded.</summary>
    public static bool IsAvailable { get; } = Start();

    /// <summary>Loads the library.</summary>
    public static void Require()
    {
        if (!IsAvailable)
            throw new InvalidOperationException("libvips cannot be loaded.");
    }

    /// <summary>The last line of a message of the library says what failed.</summary>
    public static string ReasonOf(Exception exception) => exception.Message.Trim().Split('\n')[^1];

    /// <summary>Reports what a site lacks because the library could not be loaded.</summary>
    /// <param name="files">The files that would have been made.</param>
    public static void ReportMissing(IReadOnlyCollection<RasterFile> files, DiagnosticBag diagnostics)
    {
        const string Install = "Install libvips, or keep the library beside the program as in the archive of a release";
        if (files.OfType<CardFile>().Any())
        {
            diagnostics.Warning(
                DiagnosticCode.IncompleteCards,
                SourceLocation.OfFile(Theme.CardPath),
                "libvips, the library that draws cards, cannot be loaded, so pages have none",
                $"{Install}, or set ShareCards to false.");
        }

        if (files.OfType<PictureFile>().DistinctBy(file => file.Photograph).Count() is > 0 and var count)
        {
            diagnostics.Warning(
                DiagnosticCode.UnchangedPictures,
                SourceLocation.OfFile(ProjectLayout.Input),
                "libvips, the library that makes pictures smaller, cannot be loaded, so photographs are published as they are "
                    + $"({count}), with all that a camera writes into them, such as the place",
                $"{Install}, or take the metadata out of the photographs.");
        }
    }

    private static bool Start()
    {
        if (!ModuleInitializer.VipsInitialized)
            return false;
        ReturnMemoryAtOnce();
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { }); // exceptions say what matters
        Cache.Max = 0; // every picture is made once
        NetVips.NetVips.Concurrency = 1; // pictures are made in parallel
        return true;
    }

    /// <summary>
    /// The allocator of Linux keeps memory once it has freed a large block, because it expects another one. Pictures are such blocks, and a
    /// hundred of them took 80 MiB more.
    /// </summary>
    private static void ReturnMemoryAtOnce()
    {
        const int MmapThreshold = -3;
        const int Bytes = 128 * 1024; // the initial value, which does not grow if it is set
        try
        {
            if (OperatingSystem.IsLinux())
                _ = SetOption(MmapThreshold, Bytes);
        }
        catch (EntryPointNotFoundException)
        {
            // Another library than glibc has another allocator.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetOption(int option, int value);
}

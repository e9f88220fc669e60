using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Digest.Cli.Disk;

/// <summary>The disk stands in the way: full, forbidden, in use, or holding what we must not replace. The message is for the person at the keyboard.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Without a message for the person at the keyboard it would be of no use.")]
internal sealed class DiskException : IOException
{
    public DiskException(string message)
        : base(message)
    {
    }

    public DiskException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether an exception is the disk's doing, and not a fault of this program.</summary>
    public static bool IsToBlame(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Why the disk refused, in the words of the operating system and without the path of a staging folder that nobody knows.</summary>
    public static string ReasonOf(Exception exception) => exception switch
    {
        DiskException disk => disk.Message,
        UnauthorizedAccessException => "permission denied",
        // On Unix the result code of an I/O exception is the plain errno.
        IOException { HResult: > 0 and < 4096 } fault => Marshal.GetPInvokeErrorMessage(fault.HResult),
        _ => exception.Message,
    };
}

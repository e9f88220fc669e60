using System.Runtime.InteropServices;

namespace Digest.Cli.Disk;

/// <summary>A disk operation failed or was refused: no space, no permission, a foreign folder. The message is for the user.</summary>
internal sealed class DiskException(string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Whether an exception comes from the disk, and not from a bug in this program.</summary>
    public static bool IsDiskError(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The reason that the operating system gives, without the path, which may be that of a temporary folder.</summary>
    public static string ReasonOf(Exception exception) => exception switch
    {
        DiskException disk => disk.Message,
        UnauthorizedAccessException => "permission denied",
        // On Unix the result code of an I/O exception is the plain errno.
        IOException { HResult: > 0 and < 4096 } error => Marshal.GetPInvokeErrorMessage(error.HResult),
        _ => exception.Message,
    };

    /// <summary>Runs an action and puts what failed into the messages of its exceptions.</summary>
    public static T Explain<T>(string failure, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (IsDiskError(exception) && exception is not DiskException)
        {
            throw new DiskException($"{failure}: {ReasonOf(exception)}", exception);
        }
    }

    /// <inheritdoc cref="Explain{T}"/>
    public static void Explain(string failure, Action action) => Explain(failure, () =>
    {
        action();
        return true;
    });
}

using System.Diagnostics.CodeAnalysis;

namespace Digest.Sources.Diagnostics;

/// <summary>A bug of the program that one file causes. It is reported with the file, and the other files are still checked.</summary>
internal static class FileFault
{
    /// <summary>Runs a function that depends on one file. Its exception becomes an error, unless it comes from the disk.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <returns>The result; null after an exception.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Without the file, an editor cannot find what causes a bug.")]
    public static T? Catch<T>(string path, DiagnosticBag diagnostics, Func<T?> function)
    {
        try
        {
            return function();
        }
        catch (Exception exception) when (exception is not (IOException or UnauthorizedAccessException or OperationCanceledException))
        {
            diagnostics.Error(
                DiagnosticCode.InternalError,
                SourceLocation.OfFile(path),
                $"digest failed on this file: {exception.GetType().Name}: {exception.Message}",
                "This is a bug in digest. Please report it with the file. Until it is fixed, take out what is unusual in the file.");
            return default;
        }
    }

    /// <inheritdoc cref="Catch{T}"/>
    public static void Catch(string path, DiagnosticBag diagnostics, Action action) => Catch(path, diagnostics, () =>
    {
        action();
        return true;
    });
}

namespace Digest.Sources;

/// <summary>The small text that Git LFS leaves in place of a file that was not fetched.</summary>
internal static class LfsPointer
{
    public const string Message = "this is a pointer of Git LFS, not the file";
    public const string Advice = "Run 'git lfs pull'; in a workflow, give actions/checkout the option 'lfs: true'.";

    private static ReadOnlySpan<byte> Start => "version https://git-lfs.github.com/spec/"u8;

    /// <summary>The number of bytes that decide.</summary>
    public static int HeadLength => Start.Length;

    public static bool IsStartOf(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Start);
}

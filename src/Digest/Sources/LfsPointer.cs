namespace Digest.Sources;

/// <summary>The small text that Git LFS leaves in place of a file that was not fetched.</summary>
internal static class LfsPointer
{
    public const string Advice = "Run 'git lfs pull'; in a workflow, give actions/checkout the option 'lfs: true'.";

    public static bool IsStartOf(ReadOnlySpan<byte> bytes) => bytes.StartsWith("version https://git-lfs.github.com/spec/"u8);
}

namespace Digest.Tests;

/// <summary>How many random inputs a test tries: a sample, or all of them with <c>DIGEST_FULL=1</c>.</summary>
internal static class SampleSize
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("DIGEST_FULL") == "1";

    public static int Of(int sample, int full) => IsFull ? full : sample;
}

namespace Digest.Tests;

/// <summary>How much a test that counts does: a sample every day, all of it at night.</summary>
internal static class SampleSize
{
    private static readonly bool s_full = Environment.GetEnvironmentVariable("DIGEST_FULL") == "1";

    public static int Of(int everyDay, int atNight) => s_full ? atNight : everyDay;
}

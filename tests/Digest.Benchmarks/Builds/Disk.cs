namespace Digest.Benchmarks.Builds;

/// <summary>The file system between two measurements.</summary>
internal static class Disk
{
    /// <summary>
    /// For a minute after a deletion, ext4 passes over the freed inodes one by one, and over those not yet written for five more minutes.
    /// A build then takes up to ten times as long in the kernel.
    /// </summary>
    private static readonly TimeSpan s_afterDeletion = TimeSpan.FromSeconds(65);

    /// <summary>Waits until deleted files slow down nothing.</summary>
    public static void Settle()
    {
        ProcessCost.Run(new("sync", []));
        Thread.Sleep(s_afterDeletion);
    }
}

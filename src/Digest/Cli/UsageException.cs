namespace Digest.Cli;

/// <summary>The command line, an environment variable or a folder that it names is wrong. The message is for the user.</summary>
internal sealed class UsageException(string message) : ArgumentException(message);

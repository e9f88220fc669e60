using System.Diagnostics.CodeAnalysis;

namespace Digest.Cli;

/// <summary>The command line, a variable of the environment or a folder that it names is wrong. The message is for the user.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Without a message for the user it is of no use.")]
internal sealed class UsageException(string message) : ArgumentException(message);

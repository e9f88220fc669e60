using System.Diagnostics.CodeAnalysis;

namespace Digest.Cli;

/// <summary>What was asked for cannot be done as it was asked: an option, a variable of the environment, a folder that is none.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Without a message for the person at the keyboard it would be of no use.")]
internal sealed class UsageException(string message) : ArgumentException(message);

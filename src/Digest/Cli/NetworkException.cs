namespace Digest.Cli;

/// <summary>A site on the web did not answer, or not with what was asked for. The message is for the user.</summary>
internal sealed class NetworkException(string message, Exception? inner = null) : IOException(message, inner);

using System.Collections.Immutable;

namespace Digest.Cli.Server;

/// <summary>Where the preview listens, and to whom.</summary>
/// <param name="Port">0 takes any that is free.</param>
/// <param name="Host">An address of this machine to listen on besides the loopback; null for the loopback alone.</param>
/// <param name="AllowedHosts">Names that a browser may call this machine by, where it is not <c>localhost</c>.</param>
internal sealed record ServerOptions(int Port, string? Host, ImmutableArray<string> AllowedHosts);

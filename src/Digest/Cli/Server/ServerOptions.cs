namespace Digest.Cli.Server;

/// <summary>Where the server listens, and by which names browsers may address it.</summary>
/// <param name="Port">0 for any free port.</param>
/// <param name="Host">An IP address to listen on besides the loopback addresses; null for the loopback addresses only.</param>
/// <param name="AllowedHosts">Names of this machine that a browser may use besides <c>localhost</c>.</param>
internal sealed record ServerOptions(int Port, string? Host, ImmutableArray<string> AllowedHosts);

namespace Digest.Benchmarks.Search;

/// <summary>A file that the server has sent.</summary>
/// <param name="Bytes">The body as sent, without headers.</param>
/// <param name="Sent">When the last byte was sent.</param>
internal sealed record Response(string Path, long Bytes, DateTime Sent);

using System.Buffers;
using Digest.Sources.Diagnostics;

namespace Digest.Output;

/// <summary>A file that is made: a page, a sitemap.</summary>
/// <param name="Render">Writes the bytes. May be called any number of times, from any thread; problems that only rendering can show go to the bag.</param>
internal sealed record RenderedFile(string Path, string Origin, Action<IBufferWriter<byte>, DiagnosticBag> Render) : OutputFile(Path, Origin);

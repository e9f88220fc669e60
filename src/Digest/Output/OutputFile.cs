using System.Buffers;
using Digest.Diagnostics;
using Digest.Sources;

namespace Digest.Output;

/// <summary>One file of the published site: a path and a pure way to its bytes, taken only when somebody wants them.</summary>
/// <param name="Path">From the root of the site, with <c>/</c> between folders and no slash in front: <c>ms/index.html</c>.</param>
/// <param name="Origin">What it is made from, for messages: a source path, or the name of a page.</param>
internal abstract record OutputFile(string Path, string Origin);

/// <summary>A file that is made: a page, a sitemap.</summary>
/// <param name="Render">Writes the bytes. May be called any number of times, from any thread; problems that only rendering can show go to the bag.</param>
internal sealed record RenderedFile(string Path, string Origin, Action<IBufferWriter<byte>, DiagnosticBag> Render) : OutputFile(Path, Origin);

/// <summary>A file that is taken over as it stands: media.</summary>
internal sealed record CopiedFile(string Path, SourceFile Source) : OutputFile(Path, Source.Path);

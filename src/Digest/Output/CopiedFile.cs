using Digest.Sources;

namespace Digest.Output;

/// <summary>A file that is taken over as it stands: media.</summary>
internal sealed record CopiedFile(string Path, SourceFile Source) : OutputFile(Path, Source.Path);

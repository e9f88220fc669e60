using Digest.Sources;

namespace Digest.Output;

/// <summary>A file that is copied unchanged, such as a picture.</summary>
internal sealed record CopiedFile(string Path, SourceFile Source) : OutputFile(Path, Source.Path);

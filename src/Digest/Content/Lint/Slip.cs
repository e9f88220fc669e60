using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>Something in a text that an editor would mend.</summary>
/// <param name="Index">Where in the text.</param>
internal readonly record struct Slip(DiagnosticCode Code, int Index, string Message, string Advice);

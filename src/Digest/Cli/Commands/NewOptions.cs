using Digest.Skeletons;

namespace Digest.Cli.Commands;

/// <summary>The command line of <c>digest new</c>.</summary>
/// <param name="Languages">Empty for all languages of the site.</param>
/// <param name="Date">Null for today.</param>
/// <param name="Id">Null for that of the title.</param>
/// <param name="Story">The id of the story to translate; null for a new one.</param>
internal sealed record NewOptions(
    ContentKind Kind, string Title, ImmutableArray<string> Languages, string? Date, string? Id, string? Story);

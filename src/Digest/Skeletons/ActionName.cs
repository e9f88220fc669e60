using System.Text.RegularExpressions;

namespace Digest.Skeletons;

/// <summary>The action of GitHub that builds a site with this program, as a workflow names it.</summary>
/// <param name="Text">The value of <c>uses</c>.</param>
/// <param name="HasOwner">Whether the repository of the program is known. Otherwise the text has a word in its place.</param>
internal sealed partial record ActionName(string Text, bool HasOwner)
{
    public const string UnknownOwner = "OWNER";

    /// <param name="commit">Pins the action; without it, the tag of the release does.</param>
    /// <param name="repositoryUrl">See <see cref="ProgramVersion.RepositoryUrl"/>.</param>
    public static ActionName Of(string version, string? commit, string? repositoryUrl)
    {
        var repository = Repository.Match(repositoryUrl ?? "");
        var name = repository.Success ? repository.Groups["name"].Value : $"{UnknownOwner}/digest";
        return new(commit is null ? $"{name}@v{version}" : $"{name}@{commit} # v{version}", repository.Success);
    }

    [GeneratedRegex(@"^https://[^/]+/(?<name>[A-Za-z0-9._-]+/[A-Za-z0-9._-]+?)(\.git)?/?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Repository { get; }
}

using System.Text.RegularExpressions;
using Digest.Sources;

namespace Digest.Skeletons;

/// <summary>
/// A file that the program writes for an editor. Words such as <c>@date@</c> in its path and text are replaced; the files are in
/// <c>site/</c> (a new site), <c>languages/</c> (the texts of a new site by language) and <c>new/</c> (one more text).
/// </summary>
internal static partial class Skeleton
{
    /// <summary>A file of the project: a skeleton with its words replaced.</summary>
    /// <param name="folder">The folder of the skeletons whose files are at their paths in the project.</param>
    /// <param name="values">The value of every word that the skeleton has.</param>
    public static SourceFile Fill(SourceFile skeleton, string folder, IReadOnlyDictionary<string, string> values)
    {
        var path = Filled(skeleton.Path[(folder.Length + 1)..]);
        return SourceFile.InMemory(path, Encoding.UTF8.GetBytes(Filled(SourceText.DecodeLeniently(skeleton).Text)));

        string Filled(string text) => Word.Replace(text, match => values[match.Groups["name"].Value]);
    }

    [GeneratedRegex("@(?<name>[a-z-]+)@", RegexOptions.ExplicitCapture)]
    private static partial Regex Word { get; }
}

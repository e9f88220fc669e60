using System.Collections.Immutable;

namespace Digest.Browser.Tests.Search;

/// <summary>A query with what a reader expects of it. The files <c>queries.*.txt</c> describe their format.</summary>
/// <param name="Group">The comment above it.</param>
/// <param name="Text">What a reader types.</param>
/// <param name="First">The ids of the stories of which one must come first.</param>
/// <param name="Others">The ids of further stories that must be found.</param>
internal sealed record SearchQuery(string Group, string Text, ImmutableArray<string> First, ImmutableArray<string> Others)
{
    /// <summary>All stories that must be found.</summary>
    public IEnumerable<string> Expected => First.Concat(Others);

    /// <summary>The queries of a language.</summary>
    /// <param name="repository">The root of the repository.</param>
    /// <param name="language">The code of the edition in which they are typed.</param>
    public static ImmutableArray<SearchQuery> ReadAll(string repository, string language) =>
        Parse(File.ReadAllLines(Path.Combine(repository, SearchStories.Folder, $"queries.{language}.txt")));

    public static ImmutableArray<SearchQuery> Parse(IEnumerable<string> lines)
    {
        var (group, queries) = ("", ImmutableArray.CreateBuilder<SearchQuery>());
        foreach (var (index, line) in lines.Index())
        {
            if (line.StartsWith('#'))
                group = line.TrimStart('#').Trim();
            else if (line.Split('|', StringSplitOptions.TrimEntries) is [{ Length: > 0 } text, { Length: > 0 } first, var others])
                queries.Add(new(group, text, IdsIn(first), IdsIn(others)));
            else if (!string.IsNullOrWhiteSpace(line))
                throw new FormatException($"Line {index + 1} is not 'query | story ids | story ids': {line}");
        }

        return queries.ToImmutable();
    }

    private static ImmutableArray<string> IdsIn(string part) => [.. part.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}

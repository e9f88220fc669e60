namespace Digest.Tests.Injection;

/// <summary>
/// The values of fake models: one text for every field; nulls, flags and lengths of lists are random and depend on the seed only.
/// </summary>
/// <param name="OddField">The one field, such as "article: title", with <paramref name="OddText"/> instead; null for none.</param>
internal sealed record FakeValues(int Seed, string Text, string? OddField = null, string? OddText = null)
{
    public string TextOf(string field) => field == OddField ? OddText! : Text;

    public int Draw(string path, int sides)
    {
        var hash = 2166136261u ^ (uint)Seed;
        foreach (var character in path)
            hash = (hash ^ character) * 16777619u;
        return (int)((hash >> 8) % sides);
    }
}

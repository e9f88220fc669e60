namespace Digest.Output.Search;

/// <summary>The places of a story where a word can be.</summary>
[Flags]
internal enum Field
{
    None = 0,

    /// <summary>The day of publication, the credit and the names of sources.</summary>
    Origin = 1,

    Body = 2,

    /// <summary>The summary, and the titles of the events that the story reports.</summary>
    Summary = 4,

    Headline = 8,

    /// <summary>Topics, persons, organisations and places, with all their names.</summary>
    Name = 16,
}

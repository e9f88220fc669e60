namespace Digest.SiteModel;

/// <summary>What an address leads to, as far as its form shows.</summary>
internal enum AddressKind
{
    /// <summary>An article, or a page beside it.</summary>
    Article,

    /// <summary>A standing page.</summary>
    Standing,

    /// <summary>A topic.</summary>
    Topic,

    /// <summary>A person, organisation or place.</summary>
    Entity,

    /// <summary>An event.</summary>
    Event,

    /// <summary>Below a word that is none of the language's words of addresses.</summary>
    Section,

    /// <summary>Below the code of a language that the site does not have.</summary>
    Edition,

    /// <summary>A list that grows and shrinks by itself: a further page, a year.</summary>
    List,

    /// <summary>No form of this site.</summary>
    Other,
}

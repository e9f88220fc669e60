namespace Digest.Languages.Quotes;

/// <summary>Marks of one family pair with each other.</summary>
internal enum MarkFamily
{
    Double,
    Guillemet,
    SingleGuillemet,
    Single,

    /// <summary>Known to no family: one that only its language has, such as 「.</summary>
    Other,
    Outer,
    Inner,
}

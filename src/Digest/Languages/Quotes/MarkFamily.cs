namespace Digest.Languages.Quotes;

/// <summary>A family of quotation marks: only marks of the same family form a pair.</summary>
internal enum MarkFamily
{
    Double,
    Guillemet,
    SingleGuillemet,
    Single,

    /// <summary>A mark of none of these families, such as 「.</summary>
    Other,

    /// <summary>A mark of no other family that is an outer mark of the language.</summary>
    Outer,

    /// <summary>A mark of no other family that is an inner mark of the language.</summary>
    Inner,
}

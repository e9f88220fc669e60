namespace Digest.Sources;

/// <summary>What is done with an invisible character in a text for readers.</summary>
internal enum InText
{
    /// <summary>It is printed: it has a use there.</summary>
    Kept,

    /// <summary>It is printed, with a warning: it hides a word from searches.</summary>
    Warned,

    /// <summary>It is an error: it reorders, cuts or hides text.</summary>
    Refused,
}

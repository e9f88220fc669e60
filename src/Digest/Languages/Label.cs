namespace Digest.Languages;

/// <summary>A text and its language.</summary>
internal readonly record struct Label(string Text, Language Language);

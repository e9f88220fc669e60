namespace Digest.Languages;

/// <summary>A text and the language that it is in.</summary>
internal readonly record struct Label(string Text, Language Language);

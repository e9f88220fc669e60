namespace Digest.Languages.Search;

/// <summary>Letters at the start or the end of words, and what is put in their place.</summary>
internal readonly record struct Affix(string Text, string Replacement)
{
    /// <summary>Reads <c>ber</c>, or <c>mem>p</c> with a replacement.</summary>
    public static Affix Parse(string written) =>
        written.Split('>', 2) is [var text, var replacement] ? new(text, replacement) : new(written, "");

    public override string ToString() => Replacement.Length == 0 ? Text : $"{Text}>{Replacement}";
}

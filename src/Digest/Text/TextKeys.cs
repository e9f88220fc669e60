using System.Collections.Immutable;
using Digest.Configuration;

namespace Digest.Text;

/// <summary>The interface texts that the program itself needs, in places that no template reaches. All others are named in templates.</summary>
internal sealed record TextKeys(string Key)
{
    public static readonly TextKeys Footnotes = new("footnotes");
    public static readonly TextKeys Footnote = new("footnote");
    public static readonly TextKeys FootnoteBack = new("footnote-back");

    public static readonly ImmutableArray<TextKeys> All = [Footnotes, Footnote, FootnoteBack];

    /// <summary>The text in a language, with its places filled. That it is there was checked when the language was read.</summary>
    public string In(Language language, params ReadOnlySpan<(string Place, string Value)> values)
    {
        var filled = new Dictionary<string, string>(values.Length);
        foreach (var (place, value) in values)
            filled[place] = value;
        return language.Strings[Key].Fill("other", place => filled.GetValueOrDefault(place, ""));
    }
}

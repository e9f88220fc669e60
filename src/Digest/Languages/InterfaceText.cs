using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Digest.Languages;

/// <summary>
/// One text of the interface in one language: <c>"{count} artikel"</c>, or one such text for each plural category. Names in braces are places
/// that the template fills; the place <c>count</c> chooses the category.
/// </summary>
internal sealed class InterfaceText
{
    private readonly FrozenDictionary<string, ImmutableArray<Piece>> _forms;

    private InterfaceText(FrozenDictionary<string, ImmutableArray<Piece>> forms)
    {
        _forms = forms;
        Whole = forms.Count == 1 && forms.TryGetValue("other", out var pieces) && pieces is [{ IsPlace: false } only] ? only.Text : null;
        Places = forms.Values.SelectMany(pieces => pieces).Where(piece => piece.IsPlace).Select(piece => piece.Text).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The text itself where it is the same for all: one form, without places. Most are.</summary>
    public string? Whole { get; }

    /// <summary>The names in braces, in any of the forms.</summary>
    public FrozenSet<string> Places { get; }

    public bool Covers(string category) => _forms.ContainsKey(category);

    public static InterfaceText Of(string text) => new(new Dictionary<string, ImmutableArray<Piece>> { ["other"] = Split(text) }.ToFrozenDictionary());

    public static InterfaceText Of(IEnumerable<KeyValuePair<string, string>> forms) => new(forms.ToFrozenDictionary(form => form.Key, form => Split(form.Value)));

    /// <summary>The pieces to be printed for a count, in order: texts, and names of places.</summary>
    public ImmutableArray<Piece> Pieces(string category) => _forms.TryGetValue(category, out var pieces) ? pieces : _forms["other"];

    /// <summary>The text with its places filled by other texts.</summary>
    public string Fill(string category, Func<string, string> valueOf)
    {
        var text = new StringBuilder();
        foreach (var piece in Pieces(category))
            text.Append(piece.IsPlace ? valueOf(piece.Text) : piece.Text);
        return text.ToString();
    }

    private static ImmutableArray<Piece> Split(string text)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('{');
            var close = open < 0 ? -1 : rest[open..].IndexOf('}');
            if (close < 0)
                break;
            if (open > 0)
                pieces.Add(new(rest[..open].ToString(), IsPlace: false));
            pieces.Add(new(rest[(open + 1)..(open + close)].ToString(), IsPlace: true));
            rest = rest[(open + close + 1)..];
        }

        if (!rest.IsEmpty)
            pieces.Add(new(rest.ToString(), IsPlace: false));
        return pieces.ToImmutable();
    }

    internal readonly record struct Piece(string Text, bool IsPlace);
}

using Digest.Sources;

namespace Digest.Languages;

/// <summary>
/// A text of the interface in one language: <c>"{count} artikel"</c>, or one such text for each plural category. Names in braces are
/// placeholders that the template fills; the value of <c>count</c> selects the category.
/// </summary>
internal sealed class InterfaceText
{
    private readonly FrozenDictionary<string, ImmutableArray<Piece>> _forms;

    private InterfaceText(FrozenDictionary<string, ImmutableArray<Piece>> forms, SourceLocation location)
    {
        _forms = forms;
        Location = location;
        var pieces = forms.Values.SelectMany(pieces => pieces).ToList();
        Constant = forms.Count == 1 && forms.ContainsKey("other") && pieces is [{ IsPlaceholder: false } only] ? only.Text : null;
        Placeholders = pieces.Where(piece => piece.IsPlaceholder).Select(piece => piece.Text).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The text, if it has one form and no placeholders, as most do.</summary>
    public string? Constant { get; }

    /// <summary>The names in braces in all forms.</summary>
    public FrozenSet<string> Placeholders { get; }

    /// <summary>The place of its key below <c>strings</c>.</summary>
    public SourceLocation Location { get; }

    public bool Covers(string category) => _forms.ContainsKey(category);

    public static InterfaceText Of(string text, SourceLocation location = default) => Of([KeyValuePair.Create("other", text)], location);
    public static InterfaceText Of(IEnumerable<KeyValuePair<string, string>> forms, SourceLocation location) =>
        new(forms.ToFrozenDictionary(form => form.Key, form => Split(form.Value)), location);

    public ImmutableArray<Piece> Pieces(string category) => _forms.TryGetValue(category, out var pieces) ? pieces : _forms["other"];

    /// <summary>The form of a category, with its placeholders filled.</summary>
    public string Fill(string category, Func<string, string> valueOf)
    {
        var text = new StringBuilder();
        foreach (var piece in Pieces(category))
            text.Append(piece.IsPlaceholder ? valueOf(piece.Text) : piece.Text);
        return text.ToString();
    }

    private static ImmutableArray<Piece> Split(string text)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var start = 0;
        while (start < text.Length)
        {
            var open = text.IndexOf('{', start);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
                (open, close) = (text.Length, text.Length);
            if (open > start)
                pieces.Add(new(text[start..open], IsPlaceholder: false));
            if (open < close)
                pieces.Add(new(text[(open + 1)..close], IsPlaceholder: true));
            start = close + 1;
        }

        return pieces.DrainToImmutable();
    }

    /// <param name="Text">The text, or the name of the placeholder.</param>
    internal readonly record struct Piece(string Text, bool IsPlaceholder);
}

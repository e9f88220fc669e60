using Digest.Content;
using Digest.Languages;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>Fields that an editor names, in a language: a text per language is that of the language, or else another one, marked.</summary>
internal sealed class OwnFieldsModel(OwnFields? fields, View view) : IOwnFields
{
    private readonly OwnFields _fields = fields ?? OwnFields.Empty;

    public IReadOnlyList<string> Names => _fields.Names;

    public object? ValueOf(string name) => Shown(_fields.Find(name));

    private object? Shown(object? value) => value switch
    {
        LocalizedText text => view.LabelOf(text) is not { } label ? null
            : label.Language.Equals(view.Language) ? label.Text
            : new MarkedText(label.Text, view.Marked(label)),
        OwnList list => list.Items.Select(Shown).ToArray(),
        OwnFields inner => new OwnFieldsModel(inner, view),
        _ => value,
    };
}

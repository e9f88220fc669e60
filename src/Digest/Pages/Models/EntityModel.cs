using Digest.Content;
using Digest.Languages;
using Digest.Sources;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages.Models;

/// <summary>A person, an organisation or a place.</summary>
internal sealed record EntityModel(Entity Entity, View View) : TemplateModel, ITemplateModel<EntityModel>
{
    public static ModelType<EntityModel> Type { get; } = new ModelType<EntityModel>("entity")
        .Markup("name", model => model.View.Marked(model.Entity.Name))
        .Text("type", model => model.Entity.Type.ToString())
        .Text("url", model => model.View.UrlOf(model.Entity))
        .Markup("role", model => model.View.Marked(model.Entity.Role))
        .Markup("description", model => model.View.Marked(model.Entity.Description))
        .Number("count", model => model.View.Edition.Naming(model.Entity.Id).Length)
        .Markup("also", model => model.Also())
        .Many("links", model => model.Entity.SameAs.Select(url => new LinkModel(model.View.Text(model.TitleOf(url)), url)))
        .Fields("extra", FieldDeclarations.Entity, model => new OwnFieldsModel(model.Entity.Extra, model.View))
        .Many("elsewhere", model => model.View.Site.Languages
            .Where(language => !language.Equals(model.View.Language))
            .Select(language => new EntityElsewhereModel(model.Entity, model.View.In(language))));

    /// <summary>The other spellings, those of this language first.</summary>
    public IEnumerable<Label> Spellings => Entity.Also
        .Select(spelling => new Label(
            spelling.Text, View.Site.Languages.FirstOrDefault(language => language.Code == spelling.Language) ?? View.Language))
        .OrderByDescending(label => label.Language.Equals(View.Language));

    /// <summary>The host of a URL about it, with the path and the rest where another URL has the same host.</summary>
    private string TitleOf(string url)
    {
        if (!SafeUri.TryParse(url, out var parsed))
            return url;
        if (Entity.SameAs.Count(other => SafeUri.TryParse(other, out var parsedOther) && parsedOther.Host == parsed.Host) == 1)
            return parsed.Host;
        var path = UrlPath.Decode(parsed.AbsolutePath) is { } decoded && !InvisibleCharacters.MayBeIn(decoded)
            ? decoded : parsed.AbsolutePath;
        return parsed.Host + path + parsed.Query + parsed.Fragment;
    }

    /// <summary>The other spellings as a list.</summary>
    private Html? Also()
    {
        var separator = Html.Escape(TextKey.ListSeparator.In(View.Language)).ToString();
        var list = string.Join(separator, Spellings.Select(label => View.Marked(label).ToString()));
        return list.Length > 0 ? Html.FromMarkup(list) : null;
    }
}

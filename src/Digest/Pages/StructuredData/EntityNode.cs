using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;

namespace Digest.Pages.StructuredData;

/// <summary>A person, an organisation or a place.</summary>
internal static class EntityNode
{
    /// <summary>All that its own page says.</summary>
    public static void Write(Entity entity, View view, GraphWriter graph)
    {
        graph.StartSubject(entity.Type.ToString(), Permalinks.Entity(view.Language, entity));
        graph.Text("name", view.LabelOf(entity.Name));
        graph.List("alternateName", OtherNames(entity, view), name => graph.TextItem(name.Text, name.Language.Code));
        var (description, role) = (view.LabelOf(entity.Description), view.LabelOf(entity.Role));
        graph.Text("description", description ?? role);
        graph.Text("disambiguatingDescription", description is null ? null : role);
        WriteSameAs(entity, graph);
        graph.End();
    }

    /// <summary>The entity on a page that mentions it.</summary>
    public static void WriteMention(Entity entity, View view, GraphWriter graph)
    {
        graph.Start(entity.Type.ToString(), graph.UrlOf(Permalinks.Entity(view.Language, entity)));
        graph.Text("name", view.LabelOf(entity.Name));
        WriteSameAs(entity, graph);
        graph.End();
    }

    private static void WriteSameAs(Entity entity, GraphWriter graph) => graph.List("sameAs", entity.SameAs, url => graph.TextItem(url));

    /// <summary>The names in other languages, then the other spellings.</summary>
    private static IEnumerable<Label> OtherNames(Entity entity, View view) => view.Site.Languages
        .Where(language => !language.Equals(view.Language))
        .Select(language => view.In(language).LabelOf(entity.Name)!.Value)
        .Concat(new EntityModel(entity, view).Spellings)
        .Where(label => label != view.LabelOf(entity.Name))
        .Distinct();
}

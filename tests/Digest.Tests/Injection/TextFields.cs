using System.Text;
using Digest.Pages;
using Digest.Templates;

namespace Digest.Tests.Injection;

/// <summary>The fields of the page models that contain text or markup, as "article: title".</summary>
internal static class TextFields
{
    private const string Mark = "@@";

    /// <summary>Deep enough to reach every model; some contain each other.</summary>
    private const int Depth = 5;

    public static IEnumerable<string> All =>
        from model in Models
        from member in model.Members.Values
        where member.Kind is MemberKind.Text or MemberKind.Markup or MemberKind.Blocks
        select NameOf(model, member);

    private static HashSet<ModelType> Models
    {
        get
        {
            var found = new HashSet<ModelType>();
            var waiting = new Queue<ModelType>(PageKind.All.Select(layout => layout.Model));
            while (waiting.TryDequeue(out var model))
            {
                if (!found.Add(model))
                    continue;
                foreach (var held in model.Members.Values.Select(member => member.Type?.Invoke()).OfType<ModelType>())
                    waiting.Enqueue(held);
            }

            return found;
        }
    }

    public static string NameOf(ModelType model, ModelMember member) => $"{model.Name}: {member.Name}";

    /// <summary>The fields that contain a word on some page of a site, found with layouts that print every field.</summary>
    public static IEnumerable<string> PrintedWith(string word, TestSite site)
    {
        foreach (var (layout, model) in PageKind.All.Select(kind => (kind.Layout, kind.Model)))
            site.With($"theme/layouts/{layout}.sbn-html", PrintAll(model, "", $"{Depth}"));
        foreach (var model in Models)
            site.With(
                $"theme/partials/{PartialOf(model)}.sbn-html",
                "{{ $model = $1; if $2 > 0 }}" + PrintAll(model, "$model.", "$2 - 1") + "{{ end }}");

        var compiled = site.Compile();
        return compiled.Pages()
            .SelectMany(page => compiled.TextOf(page.Path).Split(Mark))
            .Where(field => field.Contains(word, StringComparison.Ordinal))
            .Select(field => field.Split('=')[0]);
    }

    private static string PartialOf(ModelType model) => $"fields-of-{model.Name.Replace(' ', '-')}";

    private static string PrintAll(ModelType model, string owner, string depth)
    {
        var template = new StringBuilder();
        foreach (var member in model.Members.Values)
        {
            var value = owner + member.Name;
            template.Append(member.Kind switch
            {
                MemberKind.One => $"{{{{ if {value}; include '{PartialOf(member.Type!())}' {value} ({depth}); end }}}}",
                MemberKind.Many => $"{{{{ for $item in {value} limit: 3; include '{PartialOf(member.Type!())}' $item ({depth}); end }}}}",
                MemberKind.Fields => "",
                _ => $"{Mark}{NameOf(model, member)}={{{{ {value} }}}}{Mark}",
            });
        }

        return template.ToString();
    }
}

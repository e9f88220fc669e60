using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Pages;
using Digest.Scriban;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>docs/templates.md against the tables that templates really read.</summary>
public sealed partial class TemplateReference
{
    [Fact]
    public void NamesEveryMemberOfEveryModelAndNoOther()
    {
        var documented = Repo.Read("docs/templates.md").Split('\n');

        Assert.Equal(Rows(), DocumentedRows(documented));
    }

    /// <summary>All tables that can be reached from a layout, each member as "model: name | kind".</summary>
    private static SortedSet<string> Rows()
    {
        var rows = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ModelType>();
        var waiting = new Queue<ModelType>(Routes.Layouts.Select(layout => layout.Model));
        var common = CommonMembers();
        while (waiting.TryDequeue(out var model))
        {
            if (!seen.Add(model))
                continue;
            var isPage = Routes.Layouts.Any(layout => layout.Model == model);
            foreach (var member in model.Members.Values)
            {
                if (member.Type is { } type)
                    waiting.Enqueue(type());
                if (isPage && common.Contains(member.Name))
                    rows.Add($"every page: {member.Name} | {KindOf(member)}");
                else if (!IsTakenOver(model, member))
                    rows.Add($"{model.Name}: {member.Name} | {KindOf(member)}");
            }
        }

        return rows;
    }

    private static HashSet<string> CommonMembers() =>
        Routes.Layouts.Select(layout => layout.Model.Members.Keys).Aggregate(new HashSet<string>(Routes.Layouts[0].Model.Members.Keys, StringComparer.Ordinal), (all, keys) =>
        {
            all.IntersectWith(keys);
            return all;
        });

    /// <summary>An article's members stand once, under "article".</summary>
    private static bool IsTakenOver(ModelType model, ModelMember member) =>
        model.Name is "whole article" or "report" && Digest.Pages.Parts.ArticlePart.Type.Members.ContainsKey(member.Name);

    private static string KindOf(ModelMember member) => member.Kind switch
    {
        MemberKind.One => member.Type!().Name,
        MemberKind.Many => "list of " + member.Type!().Name,
        _ => member.Kind.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    private static SortedSet<string> DocumentedRows(string[] lines)
    {
        var rows = new SortedSet<string>(StringComparer.Ordinal);
        var model = "";
        foreach (var line in lines)
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                model = line[4..];
            else if (model.Length > 0 && Row.Match(line) is { Success: true } row)
                rows.Add($"{model}: {row.Groups["name"].Value} | {row.Groups["kind"].Value}");
        }

        return rows;
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<kind>[^|]+) \|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row { get; }
}

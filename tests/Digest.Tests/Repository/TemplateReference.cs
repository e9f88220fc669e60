using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Pages;
using Digest.Pages.Feeds;
using Digest.Pages.Models;
using Digest.Sources;
using Digest.Templates;
using Digest.Tests.Templates;
using Digest.Theming;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>Compares docs/templates.md with the models and the functions of the host.</summary>
public sealed partial class TemplateReference
{
    private static readonly string[] s_lines = Repo.Read("docs/templates.md").Split('\n');

    /// <summary>The fields that can be null according to the reference, as "article: title".</summary>
    internal static IEnumerable<string> FieldsThatMayBeNull => MemberRows()
        .Where(row => row.Meaning.Contains("null", StringComparison.Ordinal))
        .SelectMany(row => row.Model == ArticleModel.Type.Name
            ? [row, row with { Model = FullArticleModel.Type.Name }, row with { Model = TranslatedArticleModel.Type.Name }]
            : new[] { row })
        .Select(row => $"{row.Model}: {row.Name}");

    [Fact]
    public void NamesEveryMemberOfEveryModelAndNoOther() => AssertSame(Rows(), DocumentedRows());

    [Fact]
    public void NamesEveryLayout()
    {
        const string Opening = "The layouts are ";
        var sentence = s_lines.Single(line => line.Contains(Opening, StringComparison.Ordinal));

        AssertSame(
            PageKind.All.Select(kind => $"{Opening}{kind.Layout}"),
            CodeIn(sentence.Split(Opening)[1]).Select(layout => $"{Opening}{layout}"));
    }

    [Fact]
    public void ShowsWhatTheFunctionsOfTheHostPrint()
    {
        var languages = new[] { TestLanguages.Malay, TestLanguages.Arabic }.ToFrozenDictionary(language => language.Code);
        var files = new SourceTree([
            SourceFile.InMemory("theme/assets/img/logo.svg", []), SourceFile.InMemory("theme/assets/js/map.js", []),
        ]);
        ImmutableArray<TemplateFunction> functions =
            [.. InterfaceFunctions.For(TestLanguages.Malay, languages), .. new ThemeAssets(files, "", new()).Functions];
        var rows = s_lines
            .SkipWhile(line => line != "## Functions of the host")
            .TakeWhile(line => !line.StartsWith("Interface texts", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(CodeIn)
            .ToList();

        Assert.Equal(functions.Select(function => function.Name), rows.Select(row => row[0].Split(' ')[0]));
        var host = new TemplateHost(new Dictionary<string, Template>(), functions);
        Assert.All(rows, row => Assert.Equal(row[^1], SampleSite.Render($"{{{{ {row[^2]} }}}}", host)));
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> documented)
    {
        string[] findings =
        [
            .. expected.Except(documented, StringComparer.Ordinal).Select(row => $"docs/templates.md lacks '{row}'"),
            .. documented.Except(expected, StringComparer.Ordinal).Select(row => $"docs/templates.md has '{row}', which does not exist"),
        ];
        Assert.True(findings.Length == 0, string.Join('\n', findings));
    }

    private static string[] CodeIn(string line) => [.. Code.Matches(line).Select(span => span.Groups["code"].Value)];

    /// <summary>The members of all models that a layout can reach, as "model: name | kind".</summary>
    private static SortedSet<string> Rows()
    {
        var rows = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ModelType>();
        var waiting = new Queue<ModelType>([
            .. PageKind.All.Select(layout => layout.Model),
            .. FeedEntryKind.All.Select(kind => kind.Model),
            CardModel.Type,
        ]);
        var common = CommonMembers();
        while (waiting.TryDequeue(out var model))
        {
            if (!seen.Add(model))
                continue;
            var isPage = PageKind.All.Any(layout => layout.Model == model);
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

    private static HashSet<string> CommonMembers()
    {
        var common = new HashSet<string>(PageKind.All[0].Model.Members.Keys, StringComparer.Ordinal);
        foreach (var layout in PageKind.All)
            common.IntersectWith(layout.Model.Members.Keys);
        return common;
    }

    /// <summary>The reference lists the members of an article once, under "article".</summary>
    private static bool IsTakenOver(ModelType model, ModelMember member) =>
        model.Name is "whole article" or "translated article" or "report" && ArticleModel.Type.Members.ContainsKey(member.Name);

    private static string KindOf(ModelMember member) => member.Kind switch
    {
        MemberKind.One => member.Type!().Name,
        MemberKind.Many => "list of " + member.Type!().Name,
        _ => member.Kind.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    private static SortedSet<string> DocumentedRows() =>
        new(MemberRows().Select(row => $"{row.Model}: {row.Name} | {row.Kind}"), StringComparer.Ordinal);

    private static IEnumerable<MemberRow> MemberRows()
    {
        var model = "";
        foreach (var line in s_lines)
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                model = line[4..];
            else if (model.Length > 0 && Row.Match(line) is { Success: true } row)
                yield return new(model, row.Groups["name"].Value, row.Groups["kind"].Value, row.Groups["meaning"].Value);
        }
    }

    private sealed record MemberRow(string Model, string Name, string Kind, string Meaning);

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code { get; }

    [GeneratedRegex(
        @"^\| `(?<name>\w+)` \| (?<kind>[^|]+) \| (?<meaning>.+) \|$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row { get; }
}

using System.Collections.Concurrent;
using Digest.Content;
using Digest.Pages.Models;
using Digest.Templates;
using Digest.Tests.Repository;

namespace Digest.Tests.Injection;

/// <summary>A page model with every member of a real one.</summary>
/// <param name="path">The path of members from the page; random values depend on it.</param>
internal sealed class FakeModel(ModelType original, string path, FakeValues values) : ITemplateModel
{
    private static readonly ConcurrentDictionary<ModelType, ModelType> s_tables = new();

    /// <summary>Fields whose values the shipped layouts compare.</summary>
    private static readonly Dictionary<string, string[]> s_choices = new(StringComparer.Ordinal)
    {
        ["page: layout"] = ["front", "article"],
        ["group of entities: type"] = ["Person", "Organization", "Place"],
        ["switch: relation"] = ["same", "translation", "coverage", "nearest"],
        ["entry: status"] = ["happened", "expected", "claimed", "denied", "postponed", "cancelled"],
        ["translation: method"] = ["human", "machine", "machine-reviewed"],
    };

    /// <summary>Lengths of lists; some layouts show only the first three items.</summary>
    private static readonly int[] s_sizes = [0, 1, 1, 2, 4];

    // The layouts print 'reviewed_on' only of reviewed translations, which have it.
    private static readonly HashSet<string> s_nullable = [.. TemplateReference.FieldsThatMayBeNull.Except(["translation: reviewed_on"])];

    public ModelType ModelType => s_tables.GetOrAdd(original, TableOf);

    private static ModelType TableOf(ModelType original)
    {
        var table = new ModelType<FakeModel>(original.Name);
        foreach (var member in original.Members.Values)
        {
            var field = TextFields.NameOf(original, member);
            table.Add(member.Name, member.Kind, member.Type, model => member.Kind switch
            {
                MemberKind.Text => model.TextOf(field),
                MemberKind.Markup or MemberKind.Blocks => model.TextOf(field) is { } text ? Html.Escape(text) : null,
                MemberKind.Number => model.Draw(field, 3),
                MemberKind.Flag => model.Draw(field, 2) == 0,
                MemberKind.One => model.IsNull(field) ? null : model.Part(member, ""),
                MemberKind.Many => model.Parts(member, field),
                MemberKind.Fields => new OwnFieldsModel(OwnFields.Empty, null!),
                MemberKind.Texts => model.TextsOf(field),
                _ => throw new NotSupportedException($"{field} has an unknown kind of member."),
            });
        }

        return table;
    }

    private int Draw(string field, int sides) => values.Draw($"{path}/{field}", sides);

    private bool IsNull(string field) => s_nullable.Contains(field) && Draw(field, 4) == 0;

    private string? TextOf(string field)
    {
        if (IsNull(field))
            return null;

        var choices = s_choices.GetValueOrDefault(field, []);
        return Draw(field, choices.Length + 1) is var choice && choice < choices.Length ? choices[choice] : values.TextOf(field);
    }

    private string[] TextsOf(string field) =>
        [.. Enumerable.Range(0, Math.Max(s_sizes[Draw(field, s_sizes.Length)], 1)).Select(_ => values.TextOf(field))];

    private ITemplateModel[] Parts(ModelMember member, string field) =>
        [.. Enumerable.Range(0, s_sizes[Draw(field, s_sizes.Length)]).Select(index => Part(member, $"{index}"))];

    /// <summary>A language is a real one, because <c>t_in</c> takes its texts from it.</summary>
    private ITemplateModel Part(ModelMember member, string index) => member.Type!() == LanguageModel.Type
        ? new LanguageModel(TestLanguages.Arabic with
        {
            Code = values.TextOf("language: code"),
            Name = values.TextOf("language: name"),
            OgLocale = values.TextOf("language: og_locale"),
        })
        : new FakeModel(member.Type(), $"{path}/{member.Name}{index}", values);
}

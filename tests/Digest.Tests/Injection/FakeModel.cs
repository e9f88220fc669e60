using System.Collections.Concurrent;
using Digest.Pages.Models;
using Digest.Templates;
using Digest.Tests.Repository;

namespace Digest.Tests.Injection;

/// <summary>What a stand-in answers: one text for every field, and by chance what is null, which flags are set and how long lists are. The same seed draws alike whatever the text.</summary>
/// <param name="OddField">As "article: title": the one field that holds <paramref name="OddText"/> instead; null for none.</param>
internal sealed record FakeValues(int Seed, string Text, string? OddField = null, string? OddText = null)
{
    public string TextOf(string field) => field == OddField ? OddText! : Text;

    public int Draw(string path, int sides)
    {
        var hash = 2166136261u ^ (uint)Seed;
        foreach (var character in path)
            hash = (hash ^ character) * 16777619u;
        return (int)((hash >> 8) % sides);
    }
}

/// <summary>A page model made from the table of a real one, so that no field can be forgotten.</summary>
/// <param name="path">How it was come to from its page: what is drawn differs by it.</param>
internal sealed class FakeModel(ModelType original, string path, FakeValues scenario) : ITemplateModel
{
    private static readonly ConcurrentDictionary<ModelType, ModelType> s_tables = new();

    /// <summary>Fields by whose value the shipped layouts choose.</summary>
    private static readonly Dictionary<string, string[]> s_choices = new(StringComparer.Ordinal)
    {
        ["page: layout"] = ["front", "article"],
        ["switch: relation"] = ["same", "translation", "coverage", "nearest"],
        ["entry: status"] = ["happened", "expected", "claimed", "denied", "postponed", "cancelled"],
        ["translation: method"] = ["human", "machine", "machine-reviewed"],
    };

    /// <summary>How long lists are; some layouts show only the first three.</summary>
    private static readonly int[] s_sizes = [0, 1, 1, 2, 4];

    private static readonly HashSet<string> s_nullable = [.. TemplateReference.FieldsThatMayBeNull.Except(["translation: reviewed_on"])]; // reviewed translations have it, and others do not show it

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
                MemberKind.Markup => model.TextOf(field) is { } text ? Html.Escape(text) : null,
                MemberKind.Number => model.Draw(field, 3),
                MemberKind.Flag => model.Draw(field, 2) == 0,
                MemberKind.One => model.IsNull(field) ? null : model.Part(member, ""),
                MemberKind.Many => model.Parts(member, s_sizes[model.Draw(field, s_sizes.Length)]),
                _ => throw new NotSupportedException($"{field} is of a kind that no stand-in knows."),
            });
        }

        return table;
    }

    private int Draw(string field, int sides) => scenario.Draw($"{path}/{field}", sides);

    private bool IsNull(string field) => s_nullable.Contains(field) && Draw(field, 4) == 0;

    private string? TextOf(string field)
    {
        if (IsNull(field))
            return null;

        var choices = s_choices.GetValueOrDefault(field, []);
        return Draw(field, choices.Length + 1) is var choice && choice < choices.Length ? choices[choice] : scenario.TextOf(field);
    }

    private ITemplateModel[] Parts(ModelMember member, int count) => [.. Enumerable.Range(0, count).Select(index => Part(member, $"{index}"))];

    /// <summary>A language must be a real one, since <c>t_in</c> takes its texts from it.</summary>
    private ITemplateModel Part(ModelMember member, string index) => member.Type!() == LanguageModel.Type
        ? new LanguageModel(TestLanguages.Arabic with { Code = scenario.TextOf("language: code"), Name = scenario.TextOf("language: name"), OgLocale = scenario.TextOf("language: og_locale") })
        : new FakeModel(member.Type(), $"{path}/{member.Name}{index}", scenario);
}

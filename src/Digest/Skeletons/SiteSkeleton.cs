using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Skeletons;

/// <summary>A new site: one story, event, topic, name and source, and a standing page, in each of its languages.</summary>
internal static class SiteSkeleton
{
    /// <summary>The file that publishes the site.</summary>
    public const string Workflow = ".github/workflows/pages.yml";

    private const string Site = "site";
    private const string Languages = "languages";
    /// <summary>The texts of a language that has none of its own: dots in place of words.</summary>
    private const string AnyLanguage = "any";
    private const string NamesFile = "names.yml";
    private const string DefaultsFile = "defaults.yml";

    /// <summary>The languages that have texts of their own.</summary>
    public static ImmutableArray<string> LanguagesIn(SourceTree skeletons) =>
    [
        .. skeletons.Below(Languages)
            .Where(file => file.Name == NamesFile)
            .Select(file => file.Folder[(Languages.Length + 1)..])
            .Where(language => language != AnyLanguage),
    ];

    /// <summary>The languages of a new site whose languages are not named, in the order of its menus.</summary>
    public static ImmutableArray<string> DefaultLanguagesIn(SourceTree skeletons) =>
        [.. ((ListNode)MapIn(skeletons, DefaultsFile)[Languages]).Items.Select(code => ((ScalarNode)code).Value)];

    /// <param name="languages">In the order of the menus; the first is the default language.</param>
    /// <param name="day">The day on which the story is published.</param>
    /// <param name="action">What builds the site in its workflow.</param>
    public static ImmutableArray<SourceFile> Of(
        SourceTree skeletons, ImmutableArray<string> languages, DateOnly day, ActionName action)
    {
        var known = LanguagesIn(skeletons);
        var sources = languages.Select(code => (Code: code, Folder: $"{Languages}/{(known.Contains(code) ? code : AnyLanguage)}")).ToList();
        var names = sources.Select(language => (language.Code, Names: NamesIn(skeletons, language.Folder))).ToList();
        Dictionary<string, string> shared = new(StringComparer.Ordinal)
        {
            ["action"] = action.Text,
            ["date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["languages"] = WrittenValue.JsonList(languages),
        };
        return
        [
            .. skeletons.Below(Site).Select(file => Skeleton.Fill(file, Site, file.Extension == ".json"
                ? With(languages[0], WrittenValue.JsonMap)
                : With(languages[0], WrittenValue.YamlMap))),
            .. sources.SelectMany(language => skeletons.Below($"{language.Folder}/{ProjectLayout.Input}")
                .Select(file => Skeleton.Fill(file, language.Folder, With(language.Code, WrittenValue.YamlMap)))),
        ];

        Dictionary<string, string> With(string language, Func<IEnumerable<(string, string)>, string> written)
        {
            Dictionary<string, string> values = new(shared, StringComparer.Ordinal) { ["language"] = language };
            foreach (var name in names[0].Names.Keys)
                values[name] = written(names.Select(one => (one.Code, one.Names[name])));
            return values;
        }
    }

    private static Dictionary<string, string> NamesIn(SourceTree skeletons, string folder) => MapIn(skeletons, $"{folder}/{NamesFile}")
        .ToDictionary(entry => entry.Key, entry => ((ScalarNode)entry.Value).Value, StringComparer.Ordinal);

    private static Dictionary<string, DataNode> MapIn(SourceTree skeletons, string path)
    {
        var text = SourceText.DecodeLeniently(skeletons.Find(path)!).Text;
        return YamlReader.ReadMap(path, text, linesBefore: 0, new DiagnosticBag())!.Entries
            .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
    }
}

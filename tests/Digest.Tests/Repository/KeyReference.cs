using System.Reflection;
using Digest.Configuration;
using Digest.Content;
using Digest.Languages;
using Digest.Sources;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>
/// The tables of keys and settings in <c>docs/</c>, below lines such as <c>&lt;!-- keys: an article --&gt;</c>. <c>UPDATE_CASES=1</c>
/// rewrites them.
/// </summary>
public sealed class KeyReference
{
    private const string Marker = "<!-- keys: ";

    private static readonly bool s_update = Environment.GetEnvironmentVariable("UPDATE_CASES") == "1";

    private static readonly KeyTable[] s_documented =
        [Settings.Keys, Article.Keys, Event.Keys, StandingText.Keys, Topic.Keys, Entity.Keys, Source.Keys, LanguageFile.Keys];

    [Theory]
    [InlineData("docs/writing.md")]
    [InlineData("docs/publishing.md")]
    [InlineData("docs/language-files.md")]
    public void TablesAreThoseOfTheDeclarations(string path)
    {
        var written = Repo.Read(path);
        var derived = WithDerivedTables(written);
        if (s_update)
            File.WriteAllText(Path.Combine(Repo.Root, path), derived);
        else
            Assert.True(derived == written, $"{path} differs from the declarations; UPDATE_CASES=1 writes it");
    }

    [Fact]
    public void EveryTableIsInTheDocumentation()
    {
        var docs = string.Concat(Directory.GetFiles(Path.Combine(Repo.Root, "docs"), "*.md").Select(File.ReadAllText));
        var declared = StaticFields().Select(field => field.GetValue(null)).OfType<KeyTable>().ToHashSet();

        Assert.All(s_documented, table => Assert.Contains($"{Marker}{table.Owner} -->", docs, StringComparison.Ordinal));
        Assert.Equal(declared.Select(table => table.Owner).Order(), Tables().Select(table => table.Owner).Order());
    }

    /// <summary>The compiler refuses private fields that are never read, so a key that is declared is also used.</summary>
    [Fact]
    public void EveryKeyIsAPrivateField()
    {
        var fields = StaticFields().Where(field => field.FieldType != typeof(KeyTable)).ToList();
        var keys = fields
            .Select(field => field.GetValue(null))
            .SelectMany(value => value is KeyDeclaration key ? [key] : (IEnumerable<KeyDeclaration>)value!);

        Assert.All(fields, field => Assert.True(field.IsPrivate, $"{field.DeclaringType}.{field.Name} is not private"));
        Assert.Equal(NamesOf(Tables().SelectMany(table => table.Keys)), NamesOf(keys));
    }

    [Fact]
    public void KeysAreDeclaredOnceAndDescribed() => Assert.All(Tables(), table =>
    {
        Assert.Equal(table.Keys.Count, table.Keys.Select(key => key.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(table.Keys, key => Assert.NotEmpty(key.Summary));
    });

    private static IEnumerable<string> NamesOf(IEnumerable<KeyDeclaration> keys) =>
        keys.Select(key => $"{key.Table.Owner}: {key.Name}").Order(StringComparer.Ordinal);

    private static IEnumerable<FieldInfo> StaticFields() => typeof(KeyTable).Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => IsKey(field.FieldType) || field.FieldType.GenericTypeArguments is [var item] && IsKey(item));

    private static bool IsKey(Type type) => type == typeof(KeyTable) || type.IsAssignableTo(typeof(KeyDeclaration));

    private static IEnumerable<KeyTable> Tables() => s_documented.SelectMany(WithNested).Distinct();

    private static IEnumerable<KeyTable> WithNested(KeyTable table) =>
        table.Keys.Select(key => key.Nested).OfType<KeyTable>().SelectMany(WithNested).Prepend(table);

    private static string WithDerivedTables(string text)
    {
        var result = new List<string>();
        var inTable = false;
        foreach (var line in text.Split('\n'))
        {
            inTable &= line.StartsWith('|');
            if (!inTable)
                result.Add(line);
            if (!line.StartsWith(Marker, StringComparison.Ordinal))
                continue;
            inTable = true;
            result.AddRange(TableOf(s_documented.Single(table => line == $"{Marker}{table.Owner} -->")));
        }

        return string.Join('\n', result);
    }

    private static IEnumerable<string> TableOf(KeyTable table) =>
        new[] { $"| {(table == Settings.Keys ? "setting" : "key")} | value | meaning | if missing |", "|---|---|---|---|" }.Concat(
            RowsOf(table, ""));

    private static IEnumerable<string> RowsOf(KeyTable table, string prefix)
    {
        foreach (var key in table.Keys)
        {
            yield return $"| `{prefix}{key.Name}` | {ValueOf(key)} | {key.Summary} | {(key.IsRequired ? "**error**" : key.IfMissing)} |";
            foreach (var row in key.Nested is { } nested ? RowsOf(nested, $"{prefix}{key.Name}.") : [])
                yield return row;
        }
    }

    private static string ValueOf(KeyDeclaration key) => key.Kind switch
    {
        KeyKind.Text => "text",
        KeyKind.TextPerLanguage => "text, or a text for each language",
        KeyKind.TextsPerLanguage => "text or list, or one for each language",
        KeyKind.Texts => "text or list",
        KeyKind.Flag => "`true` or `false`",
        KeyKind.Number => $"number from {key.Bounds.Minimum} to {key.Bounds.Maximum}",
        KeyKind.Choice => string.Join(", ", key.Choices.Select(choice => $"`{choice}`")),
        KeyKind.Date => "date",
        KeyKind.Url => "URL",
        KeyKind.Urls => "URL or list of URLs",
        KeyKind.Id => "id",
        KeyKind.Ids => "id or list of ids",
        KeyKind.Addresses => "address or list of addresses",
        KeyKind.List => "list",
        KeyKind.Map => "keys and values",
        KeyKind.ListOrMap => "list or map",
        KeyKind.OwnFields => "names and values",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Kind, message: null),
    };
}

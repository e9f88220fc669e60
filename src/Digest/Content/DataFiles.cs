using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The files of <c>input/data/</c>, which only the theme reads: tables, lists, keys and values.</summary>
internal static class DataFiles
{
    private const string Folder = ProjectLayout.Input + "/data";
    private const int MaximumLength = 2 * 1024 * 1024;
    private const string AdviceIfLonger = "Leave out what pages do not show, or divide it into several files.";

    public static bool Has(SourceFile file) => file.Folder == Folder && file.Extension is ".yml" or ".yaml" or ".json" or ".csv";

    /// <summary>The content of each file, by its name without the extension.</summary>
    public static OwnFields Parse(IEnumerable<SourceFile> files, ContentContext context, BuildCache cache)
    {
        ImmutableArray<SourceFile> all = [.. files];
        return cache.GetOrAdd(nameof(DataFiles), [context.LanguagesKey, .. all], context.Diagnostics, found => new OwnFields(
        [
            .. all.Select(file => KeyValuePair.Create(file.Stem, cache.GetOrAdd(
                file.Path, [context.LanguagesKey, file], found,
                own => FileFault.Catch(file.Path, own, () => Read(file, context.With(own)))))),
        ]))!;
    }

    private static object? Read(SourceFile file, ContentContext context)
    {
        var diagnostics = context.Diagnostics;
        if (SourceText.Decode(file, diagnostics) is not { } text)
            return null;
        if (text.Text.Length > MaximumLength)
        {
            var message = $"the file is longer than {MaximumLength / 1024} Ki characters";
            diagnostics.Error(DiagnosticCode.TooLarge, SourceLocation.OfFile(file.Path), message, AdviceIfLonger);
            return null;
        }

        var node = file.Extension switch
        {
            ".csv" => CsvReader.Read(text, diagnostics),
            ".json" => JsonReader.ReadMapOrList(text, diagnostics),
            _ => YamlReader.ReadMapOrList(text, diagnostics),
        };
        return node is null ? null : new OwnFieldReader(context, isData: true).ValueOf(node);
    }
}

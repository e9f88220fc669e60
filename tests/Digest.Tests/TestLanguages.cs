using Digest.Configuration;
using Digest.Languages;
using Digest.Sources.Diagnostics;

namespace Digest.Tests;

/// <summary>The languages of the repository, read as the compiler reads them.</summary>
internal static class TestLanguages
{
    public static Language Malay { get; } = Read("ms");

    public static Language Arabic { get; } = Read("ar");

    public static Language ArabicWith(string monthStyle, string digits) => Read("ar", ("MonthStyle", monthStyle), ("Digits", digits));

    public static Language Read(string code, params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var site = new TestSite();
        foreach (var (key, value) in settings)
            site.Setting(key, value);

        var diagnostics = new DiagnosticBag();
        var tree = site.Tree();
        var parsed = Settings.Parse(tree, new(default, site.Settings, Drafts: false), new(), diagnostics);
        return LanguageFile.ParseAll(tree, parsed!.Languages, new(), diagnostics)!.Value.Single(language => language.Code == code);
    }
}

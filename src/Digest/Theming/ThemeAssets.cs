using System.Text.RegularExpressions;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;
using Digest.Text;

namespace Digest.Theming;

/// <summary>
/// The files of <c>theme/assets/</c> that pages load, by their names in templates: <c>img/logo.svg</c>. Speculation rules are parts
/// of the pages instead, and so are styles unless pages link to them.
/// </summary>
internal sealed partial class ThemeAssets
{
    /// <summary>The function that prints a script. Its name must be a constant, because the policy of the page allows the script.</summary>
    public const string ScriptFunction = "script";

    private const string Folder = ProjectLayout.Theme + "/assets";

    private readonly string _linkRoot;
    private readonly FrozenDictionary<string, ThemeAsset> _byName;

    public ThemeAssets(SourceTree sources, string linkRoot, DiagnosticBag diagnostics)
    {
        _linkRoot = linkRoot;
        var assets = new Dictionary<string, ThemeAsset>(StringComparer.Ordinal);
        foreach (var file in sources.Below(Folder).Where(file => file.Extension != ".css" && file.Path != SpeculationRules.Path))
        {
            var name = file.Path[(Folder.Length + 1)..];
            if (FileFault.Catch(file.Path, diagnostics, () => ThemeAsset.Read(file, name)) is { } asset)
                assets[name] = asset;
        }

        _byName = assets.ToFrozenDictionary(StringComparer.Ordinal);
        All = [.. assets.Values];
        Functions =
        [
            new("asset", 1, 1, arguments => HrefOf(Find(arguments[0])), MistakeIn),
            new(ScriptFunction, 1, 1, arguments => ElementOf(Find(arguments[0])), MistakeInScript),
        ];
    }

    /// <summary>In the order of their paths.</summary>
    public ImmutableArray<ThemeAsset> All { get; }

    /// <summary><c>asset 'img/logo.svg'</c> is the address of a file, <c>script 'js/x.js'</c> the element that runs a script.</summary>
    public ImmutableArray<TemplateFunction> Functions { get; }

    /// <summary>The hash sources that allow the scripts with these names.</summary>
    public IEnumerable<string> HashesOf(IEnumerable<string> scripts) =>
        scripts.Order(StringComparer.Ordinal)
            .Select(_byName.GetValueOrDefault)
            .OfType<ThemeAsset>()
            .Select(asset => $"'{asset.Integrity}'");

    /// <summary>The files that styles load with <c>url({{ asset 'fonts/x.woff2' }})</c>; reports names that do not exist.</summary>
    public IEnumerable<ThemeAsset> LoadedBy(SourceText styles, DiagnosticBag diagnostics)
    {
        foreach (Match url in AssetUrl.Matches(styles.Text))
        {
            var name = url.Groups["name"];
            if (_byName.TryGetValue(name.Value, out var asset))
                yield return asset;
            else
                diagnostics.Error(
                    DiagnosticCode.BadStylesheet, styles.At(name.Index), MessageFor(name.Value), AdviceFor(name.Value));
        }
    }

    /// <summary>The link to a file of the theme.</summary>
    public string HrefOf(string address) => _linkRoot + UrlPath.Encode(address);

    /// <summary>The styles with blanks in place of the calls, at the same offsets.</summary>
    public static string WithoutUrls(string css) => AssetUrl.Replace(css, call => new string(' ', call.Length));

    /// <summary>The styles with addresses in place of the calls.</summary>
    public string WithUrls(string css) => AssetUrl.Replace(
        css, call => _byName.TryGetValue(call.Groups["name"].Value, out var asset) ? $"url(\"{HrefOf(asset)}\")" : call.Value);

    private string HrefOf(ThemeAsset asset) => HrefOf(asset.Address);

    private Html ElementOf(ThemeAsset script) => Html.FromMarkup(
        $"<script src=\"{HrefOf(script)}\" integrity=\"{script.Integrity}\" defer></script>");

    private ThemeAsset Find(object? argument) =>
        argument is string name && _byName.TryGetValue(name, out var asset) ? asset
        : throw new TemplateFunctionException(MessageFor(argument), AdviceFor(argument as string ?? ""));

    private string? MistakeIn(object?[] arguments) =>
        arguments is not [string name] || _byName.ContainsKey(name) ? null : $"{MessageFor(name)}. {AdviceFor(name)}";

    private string? MistakeInScript(object?[] arguments) => arguments switch
    {
        [null] => $"the name of the script must be written here, because the policy of the page names it: {ScriptFunction} 'js/x.js'",
        [string name] when !name.EndsWith(".js", StringComparison.Ordinal) && _byName.ContainsKey(name) => $"'{name}' is not a script",
        _ => MistakeIn(arguments),
    };

    private static string MessageFor(object? name) => $"there is no file '{Folder}/{name}'";

    private string AdviceFor(string name) =>
        Nearest.DidYouMean(name, _byName.Keys) ?? $"Put the file there, or write the path of one that is there, from {Folder}/.";

    [GeneratedRegex(
        """url\(\s*(?<around>["']?)\{\{\s*asset\s+(?<quote>["'])(?<name>[^"'{}\n]*)\k<quote>\s*\}\}\k<around>\s*\)""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AssetUrl { get; }
}

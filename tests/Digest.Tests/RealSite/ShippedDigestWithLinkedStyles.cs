using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Incremental;
using Digest.Output.Checks;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.RealSite;

/// <summary>The digest in this repository with <c>Styles: linked</c>, below a path.</summary>
public sealed partial class ShippedDigestWithLinkedStyles
{
    private const string LinkRoot = "/repo";

    private static readonly Lazy<CompiledSite> s_linked = new(() => Compile("linked"));

    [Fact]
    public void HasNoProblems()
    {
        var output = new DiagnosticBag();
        var address = Permalinks.Absolute("/", s_linked.Value.Settings!)!;
        OutputCheck.Run(s_linked.Value.Files, new([]), address, output, cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(s_linked.Value.Diagnostics.Select(ConsoleReport.Headline));
        Assert.Empty(output.ToImmutable(new([])).Select(ConsoleReport.Headline));
    }

    /// <summary>So a page looks the same in both.</summary>
    [Fact]
    public void HasThePagesOfTheOneWithStylesInThem()
    {
        var inline = Compile("inline");
        var links = 0;
        foreach (var file in inline.Pages())
        {
            var linked = s_linked.Value.TextOf(file.Path);
            var whole = Links.Replace(linked, found =>
            {
                links++;
                return $"<style>{string.Concat(found.Groups["path"].Captures.Select(path => s_linked.Value.TextOf(path.Value)))}</style>";
            });

            Assert.Equal(StyleSource.Replace(inline.TextOf(file.Path), ""), StyleSource.Replace(whole, ""));
        }

        Assert.Equal(inline.Pages.Count(page => page.PageKind.HasSharedStyles), links);
    }

    private static CompiledSite Compile(string styles) => SiteCompiler.Compile(
        SourceFolder.Read(Repo.Root),
        new(
            DateTimeOffset.Parse(TestSite.Moment, CultureInfo.InvariantCulture),
            [KeyValuePair.Create("Styles", styles), KeyValuePair.Create("LinkRoot", LinkRoot)],
            Drafts: false),
        new BuildCache());

    [GeneratedRegex(
        $"""(<link rel="stylesheet" href="{LinkRoot}/(?<path>assets/css/[0-9a-f]+\.css)">(\n(?=<link rel="stylesheet"))?)+""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links { get; }

    [GeneratedRegex("style-src &#39;[^&]*&#39;", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StyleSource { get; }
}

using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>Every kind of page, in both languages, held to everything that readers are owed. Pictures of them are left in <c>artifacts/gallery</c>.</summary>
/// <remarks>The widths are classes of their own, so that they are looked at side by side.</remarks>
public sealed class EveryPageOnAPhone(Chromium browser)
{
    [Theory]
    [MemberData(nameof(Gallery.OnPhones), MemberType = typeof(Gallery))]
    public Task KeepsItsPromises(string kind, string language) => Promises.HoldAsync(browser, kind, language, Look.Phone, "phone");
}

/// <inheritdoc cref="EveryPageOnAPhone"/>
public sealed class EveryPageOnADesktop(Chromium browser)
{
    [Theory]
    [MemberData(nameof(Gallery.OnDesktops), MemberType = typeof(Gallery))]
    public Task KeepsItsPromises(string kind, string language) => Promises.HoldAsync(browser, kind, language, Look.Desktop, "desktop");
}

/// <inheritdoc cref="EveryPageOnAPhone"/>
public sealed class EveryPageInTheDark(Chromium browser)
{
    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public Task KeepsItsPromises(string kind, string language) => Promises.HoldAsync(browser, kind, language, Look.Phone with { Scheme = ColorScheme.Dark }, "dark");
}

/// <summary>The whole matrix, for the night: <c>DIGEST_FULL=1</c>.</summary>
public sealed class EveryPageAtEveryWidthInEveryColour(Chromium browser)
{
    [Theory]
    [MemberData(nameof(Gallery.Pages), MemberType = typeof(Gallery))]
    public async Task KeepsItsPromises(string kind, string language)
    {
        Assert.SkipUnless(Gallery.IsFull, "A run for the night: DIGEST_FULL=1.");
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach (var look in (Look[])[Look.Phone, Look.Tablet, Look.Desktop])
                await Promises.HoldAsync(browser, kind, language, look with { Scheme = scheme }, $"{scheme}-{look.Width}".ToLowerInvariant());
        }
    }
}

file static class Promises
{
    public static async Task HoldAsync(Chromium browser, string kind, string language, Look look, string name)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, look);
        var faults = new List<string>();
        foreach (var guard in AllGuards.List.Where(guard => Gallery.IsFull || guard.Look is null || guard.Look.Width == look.Width))
        {
            var found = await guard.FaultsOf(visit);
            if (found.Count > 0 && guard.AsksAgain)
            {
                await visit.Page.ReloadAsync();
                found = await guard.FaultsOf(visit);
            }

            faults.AddRange(found.Select(fault => $"{guard}, but: {fault}"));
        }

        // At the end: for a picture of the whole page the browser stretches its window, and everything moves.
        await visit.PictureAsync(kind, language, name);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}

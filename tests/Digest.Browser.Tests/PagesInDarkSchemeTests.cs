using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <inheritdoc cref="PagesOnPhoneTests"/>
public sealed class PagesInDarkSchemeTests(Chromium browser)
{
    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public Task PassEveryGuard(string kind, string language) =>
        GuardRun.AssertPassesAsync(browser, kind, language, Look.Phone with { Scheme = ColorScheme.Dark }, "dark");
}

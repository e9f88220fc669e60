using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Xunit;

namespace Digest.Browser.Tests;

/// <inheritdoc cref="PagesOnPhoneTests"/>
public sealed class PagesOnDesktopTests(Chromium browser)
{
    [Theory]
    [MemberData(nameof(Gallery.OnDesktops), MemberType = typeof(Gallery))]
    public Task PassEveryGuard(string kind, string language) =>
        GuardRun.AssertPassesAsync(browser, kind, language, Look.Desktop, "desktop");
}

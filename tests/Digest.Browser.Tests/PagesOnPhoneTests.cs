using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>A class for each look: xunit runs classes in parallel.</summary>
public sealed class PagesOnPhoneTests(Chromium browser)
{
    [Theory]
    [MemberData(nameof(Gallery.OnPhones), MemberType = typeof(Gallery))]
    public Task PassEveryGuard(string kind, string language) =>
        GuardRun.AssertPassesAsync(browser, kind, language, Look.Phone, "phone");
}

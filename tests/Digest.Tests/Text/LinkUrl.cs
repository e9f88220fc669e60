using Digest.Text;
using Xunit;

namespace Digest.Tests.Text;

public sealed class LinkUrl
{
    [Theory]
    [InlineData("https://example.com/", true)]
    [InlineData("HTTP://EXAMPLE.COM", true)]
    [InlineData("mailto:a@example.com", true)]
    [InlineData("tel:+60123", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://example.com", false)]
    [InlineData("//example.com", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("blob:https://example.com/x", false)]
    [InlineData(" https://example.com/", false)]
    [InlineData("https", false)]
    [InlineData("https:", false)]
    [InlineData("", false)]
    public void IsExternalWithAWebMailOrTelephoneScheme(string address, bool external) =>
        Assert.Equal(external, SafeUrl.IsExternal(address));

    [Theory]
    [InlineData("peta.svg", false)]
    [InlineData("a/b:c", false)]
    [InlineData("?x:y", false)]
    [InlineData("javascript:x", true)]
    [InlineData("x:y", true)]
    [InlineData("//example.com", true)]
    [InlineData(@"\\example.com", true)]
    [InlineData(@"/\example.com", true)]
    public void HasASchemeOrHostIfABrowserCouldReadOne(string address, bool has) => Assert.Equal(has, SafeUrl.HasSchemeOrHost(address));
}

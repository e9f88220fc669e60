using Xunit;

namespace Digest.Tests.Templates;

/// <summary>The templates of <c>Cases/</c>: each prints the expected text or gives the expected error.</summary>
public sealed class TemplateCases
{
    public static TheoryData<string> Names => [.. TemplateCase.All.Select(one => one.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void RenderAsWanted(string name) => TemplateCase.All.Single(one => one.ToString() == name).Verify();
}

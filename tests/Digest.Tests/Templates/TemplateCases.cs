using Xunit;

namespace Digest.Tests.Templates;

/// <summary>Templates as data: what they print, or the mistake at its place.</summary>
public sealed class TemplateCases
{
    public static TheoryData<string> Names => [.. TemplateCase.All.Select(one => one.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void RenderAsWanted(string name) => TemplateCase.All.Single(one => one.ToString() == name).Verify();
}

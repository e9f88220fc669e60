using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An address of the same page for other readers, for <c>link[hreflang]</c>.</summary>
internal sealed class AlternateModel(string code, string url) : ITemplateModel
{
    public static readonly ModelType<AlternateModel> Type = new ModelType<AlternateModel>("alternate")
        .Text("code", part => part._code)
        .Text("url", part => part._url);

    private readonly string _code = code;
    private readonly string _url = url;

    public ModelType ModelType => Type;
}

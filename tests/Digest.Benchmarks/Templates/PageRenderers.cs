using System.Buffers;
using Digest.Benchmarks.Templates.ByHand;
using Digest.Benchmarks.Templates.HandlebarsNet;
using Digest.Benchmarks.Templates.Values;
using Digest.Theming;

namespace Digest.Benchmarks.Templates;

/// <summary>Three implementations of one page. All read the same prepared values and write to allocated memory.</summary>
internal sealed class PageRenderers
{
    private readonly ArrayBufferWriter<byte> _output = new(256 * 1024);
    private readonly PageValues _values;
    private readonly Theme _theme;
    private readonly HeadValues _head;
    private readonly PagesByHand _byHand;
    private readonly HandlebarsPages _handlebars;

    private PageRenderers(PageValues values, ShippedSite site)
    {
        _values = values;
        _theme = site.Theme;
        _head = HeadValues.Of(values.Page.Layout, site);
        _byHand = new(site.Languages);
        _handlebars = new(values.Language.Language, site.Languages);
        RequireSameBytes();
    }

    /// <summary>The shipped article.</summary>
    public static PageRenderers OnArticle()
    {
        var site = ShippedSite.AsItIs();
        return new(new ArticlePageValues(site.Article), site);
    }

    /// <summary>A page of a topic with the maximum number of articles.</summary>
    public static PageRenderers OnList()
    {
        const int Articles = 20;
        var site = ShippedSite.WithManyStories(copies: 4);
        var values = new TopicPageValues(site.List);
        return values.Articles.Length == Articles
            ? new(values, site)
            : throw new InvalidOperationException($"The list has {values.Articles.Length} articles, not {Articles}.");
    }

    public ReadOnlySpan<byte> Digest()
    {
        _output.ResetWrittenCount();
        _theme.Render(_values.Page.Layout, _values.Language.Language, _values, _output);
        return _output.WrittenSpan;
    }

    public ReadOnlySpan<byte> ByHand()
    {
        _output.ResetWrittenCount();
        _byHand.Render(_values, _head, _output);
        return _output.WrittenSpan;
    }

    public ReadOnlySpan<byte> Handlebars() => _handlebars.Render(_values, _head);

    /// <summary>All implementations write the same bytes.</summary>
    private void RequireSameBytes()
    {
        var page = Digest().ToArray();
        RequireEqual(nameof(ByHand), page, ByHand());
        RequireEqual(nameof(Handlebars), page, Handlebars());
    }

    private static void RequireEqual(string name, ReadOnlySpan<byte> page, ReadOnlySpan<byte> other)
    {
        if (page.SequenceEqual(other))
            return;
        var at = page.CommonPrefixLength(other);
        throw new InvalidOperationException($"{name} differs at byte {at}. Expected:\n{Around(page, at)}\nActual:\n{Around(other, at)}");
    }

    private static string Around(ReadOnlySpan<byte> page, int at)
    {
        const int Context = 120;
        var from = Math.Max(0, at - Context);
        return System.Text.Encoding.UTF8.GetString(page[from..Math.Min(page.Length, at + Context)]);
    }
}

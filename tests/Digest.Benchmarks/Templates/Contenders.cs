using System.Buffers;
using Digest.Benchmarks.Templates.ByHand;
using Digest.Benchmarks.Templates.HandlebarsNet;
using Digest.Benchmarks.Templates.Values;
using Digest.Theming;

namespace Digest.Benchmarks.Templates;

/// <summary>The three ways to one page. All read the same finished values and write to memory that is there already.</summary>
internal sealed class Contenders
{
    private readonly ArrayBufferWriter<byte> _output = new(256 * 1024);
    private readonly PageValues _values;
    private readonly Theme _theme;
    private readonly HeadValues _head;
    private readonly PagesByHand _byHand;
    private readonly HandlebarsPages _handlebars;

    private Contenders(PageValues values, ShippedSite site)
    {
        _values = values;
        _theme = site.Theme;
        _head = HeadValues.Of(values.Page.Layout, site);
        _byHand = new(site.Languages);
        _handlebars = new(values.Language.Language, site.Languages);
        RefuseDifferences();
    }

    /// <summary>The shipped article.</summary>
    public static Contenders OnArticle()
    {
        var site = ShippedSite.AsItIs();
        return new(new ArticlePageValues(site.Article), site);
    }

    /// <summary>A topic's page with as many articles as it can hold.</summary>
    public static Contenders OnList()
    {
        const int Articles = 20;
        var site = ShippedSite.WithManyStories(copies: 4);
        var values = new TopicPageValues(site.List);
        return values.Articles.Length == Articles ? new(values, site) : throw new InvalidOperationException($"The list holds {values.Articles.Length} articles, not {Articles}.");
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

    /// <summary>Who writes another page is not faster, only wrong.</summary>
    private void RefuseDifferences()
    {

        var page = Digest().ToArray();
        Refuse(nameof(ByHand), page, ByHand());
        Refuse(nameof(Handlebars), page, Handlebars());
    }

    private static void Refuse(string name, ReadOnlySpan<byte> page, ReadOnlySpan<byte> other)
    {
        if (page.SequenceEqual(other))
            return;
        var at = page.CommonPrefixLength(other);
        throw new InvalidOperationException($"{name} differs from byte {at} on:\n{Around(page, at)}\n-- it has:\n{Around(other, at)}");
    }

    private static string Around(ReadOnlySpan<byte> page, int at)
    {
        const int Some = 120;
        var from = Math.Max(0, at - Some);
        return System.Text.Encoding.UTF8.GetString(page[from..Math.Min(page.Length, at + Some)]);
    }
}

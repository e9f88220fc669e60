using Digest.Languages;
using Digest.Pages.Models;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>A page of a list that is divided into pages.</summary>
/// <param name="Number">The number of the page, from 1.</param>
internal abstract record NumberedPage(PageKind PageKind, View View, int Number) : Page(PageKind, View)
{
    public override string Address => AddressOf(Number);

    public override string? Title =>
        Name + (Number == 1 ? "" : $" – {TextKey.PageNumber.In(Language, ("number", Language.Digits.Plain(Number)))}");

    /// <summary>The title of the first page.</summary>
    protected abstract string? Name { get; }

    protected abstract int PageCount { get; }

    /// <summary>The members with which templates link the pages.</summary>
    public static void AddNumbers<TPage>(ModelType<TPage> model)
        where TPage : NumberedPage => model
        .Number("number", page => page.Number)
        .Number("page_count", page => page.PageCount)
        .Text("previous_url", page => page.Number > 1 ? page.UrlOf(page.Number - 1) : null)
        .Text("next_url", page => page.Number < page.PageCount ? page.UrlOf(page.Number + 1) : null)
        .Many("pages", page => Enumerable.Range(1, page.PageCount).Select(page.LinkTo));

    /// <summary>The number of pages for a number of items.</summary>
    protected static int PagesFor(int items, int pageSize) => (items + pageSize - 1) / pageSize;

    protected abstract string AddressOf(int number);

    /// <summary>The items of this page.</summary>
    protected IEnumerable<T> Shown<T>(IEnumerable<T> items, int pageSize) => items.Skip((Number - 1) * pageSize).Take(pageSize);

    private string UrlOf(int number) => View.Href(AddressOf(number));

    private LinkModel LinkTo(int number) =>
        new(Html.Escape(Language.Digits.Plain(number)), UrlOf(number), number == Number ? "page" : null);
}

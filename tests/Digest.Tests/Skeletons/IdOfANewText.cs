using Digest.Skeletons;
using Digest.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Skeletons;

public sealed class IdOfANewText
{
    private const string Day = "2024-02-01";

    [Theory]
    [InlineData("Kim arrives in Russia", "kim-arrives-in-russia")]
    [InlineData("  Jum'at: Élysée – 5 %!  ", "jumat-elysee-5")]
    [InlineData("قمة G20 في الرياض", "g20")]
    [InlineData("كيم يصل ١٢", "")]
    [InlineData("…", "")]
    public void HasTheLatinLettersOfTheTitle(string title, string id) => Assert.Equal(id, NewId.InTitle(title));

    [Fact]
    public void EndsWithAWholeWord()
    {
        var id = NewId.InTitle(string.Join(' ', Enumerable.Repeat("berita", 40)));

        Assert.Equal(string.Join('-', Enumerable.Repeat("berita", 8)), id);
        Assert.Equal(60, NewId.InTitle(new('a', 500)).Length);
    }

    [Theory]
    [InlineData(nameof(ContentKind.Article), "Kim", "2024-02-01T08:00:00+08:00", "2024-02-01-kim")]
    [InlineData(nameof(ContentKind.Article), "كيم", Day, "2024-02-01-story-3")]
    [InlineData(nameof(ContentKind.Article), "كيم", "2024-02-02", "2024-02-02-story")]
    [InlineData(nameof(ContentKind.Event), "Kim", "2024-02~", "2024-02-kim")]
    [InlineData(nameof(ContentKind.Event), "كيم", "2024-02-01/2024-02-03", "2024-02-01-event-2")]
    [InlineData(nameof(ContentKind.Topic), "Kim", Day, "kim")]
    [InlineData(nameof(ContentKind.Topic), "كيم", Day, null)]
    [InlineData(nameof(ContentKind.Page), "Con", Day, null)] // a device of Windows
    public void StartsWithTheDateOfAnArticleOrEvent(string kind, string title, string date, string? id)
    {
        var sources = new TestSite()
            .With("input/articles/2024-02-01-story/ms.md", "")
            .With("input/articles/2024/02/2024-02-01-Story-2/ms.md", "")
            .With("input/events/2024-02-01-event.yml", "")
            .Tree();

        Assert.Equal(id, NewId.Of(Enum.Parse<ContentKind>(kind), title, date, sources));
    }

    [Fact]
    public void IsValidWhateverTheTitleIs() => Check.QuickThrowOnFailure(
        Prop.ForAll<string?, bool>((written, isEvent) =>
        {
            var title = NewContent.TitleOf(written ?? "");
            var sources = new TestSite().Tree();
            Assert.True(Id.IsValid(NewId.Of(isEvent ? ContentKind.Event : ContentKind.Article, title, Day, sources)!));
            Assert.True(NewId.Of(ContentKind.Topic, title, Day, sources) is not { } id || Id.IsValid(id));
        }));

    [Fact]
    public void IsThatOfATitleOnOneLine()
    {
        Assert.Equal("Kim arrives in Russia", NewContent.TitleOf(" Kim\narrives\t in\u2028Russia "));
        Assert.Equal("a\uFFFDb", NewContent.TitleOf("a\uD800b\0"));
    }
}

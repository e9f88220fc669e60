using Digest.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Text;

public sealed class AddressSlug
{
    [Theory]
    [InlineData("Rundingan senjata", "rundingan-senjata")]
    [InlineData("  Kim: “tiba”!  ", "kim-tiba")]
    [InlineData("محادثات السلاح، 2023", "محادثات-السلاح-2023")]
    [InlineData("وُقِّعت", "وُقِّعت")]
    [InlineData("Cafe\u0301", "café")]
    [InlineData("a_b.c/d", "a-b-c-d")]
    [InlineData("!?", "")]
    [InlineData("北京", "北京")]
    [InlineData("می\u200Cخواهد", "می-خواهد")]
    [InlineData("⚠\uFE0F Nota", "nota")]
    [InlineData("ta\u00ADjuk\u200F", "tajuk")]
    [InlineData("ـ", "")]
    public void OfAHeadingHasLettersJoinedByHyphens(string heading, string slug) => Assert.Equal(slug.Normalize(), Slug.Of(heading));

    [Theory]
    [InlineData("kim-tiba", true)]
    [InlineData("كيم-2023", true)]
    [InlineData("वि", true)]
    [InlineData("", false)]
    [InlineData("-kim", false)]
    [InlineData("kim-", false)]
    [InlineData("kim tiba", false)]
    [InlineData("kim/tiba", false)]
    [InlineData("..", false)]
    [InlineData("kim.html", false)]
    [InlineData("kim%20", false)]
    [InlineData("kim\u200F", false)]
    [InlineData("می\u200Cخواهد", false)] // the joiner is invisible
    [InlineData("kim\u0000", false)]
    [InlineData("kim_tiba", false)]
    [InlineData("nota\uFE0F", false)]
    [InlineData("ـ", false)]
    [InlineData("ـ-ـ", false)]
    [InlineData("\u064F", false)]
    [InlineData("بـ", true)]
    [InlineData("con", false)] // devices of Windows
    [InlineData("NUL", false)]
    [InlineData("com1", false)]
    [InlineData("lpt\u00B9", false)]
    [InlineData("ＡＵＸ", false)]
    [InlineData("con-2024", true)]
    [InlineData("aux-armes", true)]
    public void WithOtherCharactersIsInvalid(string slug, bool valid) => Assert.Equal(valid, Slug.IsValid(slug));

    [Theory]
    [InlineData("/ms/Kim/", "/ms/kim/")]
    [InlineData("/ar/كيم/", "/ar/كـيم/")]
    [InlineData("/ar/كيم/", "/ar/كِيم/")]
    [InlineData("/ms/café/", "/ms/cafe\u0301/")]
    [InlineData("/ms/ﬁn/", "/ms/fin/")]
    [InlineData("/ar/ﻛ/", "/ar/ك/")]
    [InlineData("/ms/ΣΑΣ/", "/ms/σασ/")]
    public void ThatLooksLikeAnotherHasTheSameCollisionKey(string one, string other) =>
        Assert.Equal(Slug.CollisionKey(one), Slug.CollisionKey(other));

    [Fact]
    public void WithAnotherLetterHasAnotherCollisionKey() => Assert.NotEqual(Slug.CollisionKey("/ar/كيم/"), Slug.CollisionKey("/ar/كريم/"));

    [Fact]
    public void OfASlugIsThatSlug() => ForAll(text => Slug.Of(Slug.Of(text)) == Slug.Of(text));

    [Fact]
    public void ThatIsNotEmptyIsValidUnlessTooLong() =>
        ForAll(text => Slug.Of(text) is "" or { Length: > Slug.MaximumBytes / 4 } || Slug.IsValid(Slug.Of(text)));

    [Fact]
    public void HasACollisionKeyThatIsItsOwnKey() =>
        ForAll(text => Slug.CollisionKey(Slug.CollisionKey("/" + text)) == Slug.CollisionKey("/" + text));

    private static void ForAll(Func<string, bool> property) =>
        Prop.ForAll(Words.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(1000, 20_000)));

    /// <summary>Words of letters that case folding, marks and normalisation change.</summary>
    private static Gen<string> Words =>
        Gen.Elements(
            "a", "B", "é", "e\u0301", "İ", "ı", "ß", "ﬁ", "ك", "ـ", "ِ", "ى", "ﻛ", "९", "2", "-", " ",
            "_", "/", "!", "\u200F", "😀", "Σ", "ς", "ǅ", "ͅ", "가", "ᄀ", "ᅡ")
            .ListOf()
            .Select(letters => string.Concat(letters));
}

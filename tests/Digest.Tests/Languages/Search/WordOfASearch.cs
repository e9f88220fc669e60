using Digest.Languages.Search;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Languages.Search;

/// <summary>How the build makes words comparable. The tests of the search page compare its script with this.</summary>
public sealed class WordOfASearch
{
    /// <summary>Letters of prefixes and suffixes, so that many rules apply to a random word of them.</summary>
    private static readonly Gen<string> s_anyWord = Gen.OneOf(WordOf("abeghiklmnprstuy"), WordOf("ابتسفكلمنهوي"));

    private static readonly SearchWords s_words = new([TestLanguages.Malay.Search, TestLanguages.Arabic.Search]);

    [Theory]
    [InlineData("Kim Jong-un", "kim jong un")]
    [InlineData("kapal-kapal selam", "kapal kapal selam")]
    [InlineData("ERDOĞAN Mbappé", "erdogan mbappe")]
    [InlineData("أمريكا إيران آسيا مؤتمر رئيس", "امريكا ايران اسيا موتمر رييس")]
    [InlineData("قمة مستشفى", "قمه مستشفي")]
    [InlineData("كِيم جُونغ أُون", "كيم جونغ اون")]
    [InlineData("بوتـــين", "بوتين")]
    [InlineData("ﻛﻴﻢ ﻻ", "كيم لا")]
    [InlineData("١٢ أيلول ۲۰۲۳", "12 ايلول 2023")]
    [InlineData("2023-09-05", "2023 9 5")]
    [InlineData("0 000 007", "0 0 7")]
    [InlineData("G20, 1,500 & 3½", "g20 1 500 31 2")]
    [InlineData("ﷺ", "صلي الله عليه وسلم")]
    [InlineData("ً", "")]
    [InlineData("<b>x</b> \uD800 😀", "b x b")]
    public void IsFolded(string text, string words) => Assert.Equal(words, string.Join(' ', s_words.In(text)));

    [Fact]
    public void IsCutIfItIsVeryLong() => Assert.Equal(new string('a', 30), Assert.Single(s_words.In(new string('a', 10_000))));

    [Theory]
    [InlineData("senjata persenjataan bersenjata senjatanya")]
    [InlineData("temu pertemuan bertemu menemui")]
    [InlineData("tembak menembak tembakan ditembak penembak")]
    [InlineData("serang menyerang serangan penyerang")]
    [InlineData("kirim mengirim pengiriman dikirim kiriman")]
    [InlineData("pukul memukul pukulan pemukul")]
    [InlineData("ambil mengambil diambil pengambilan")]
    [InlineData("runding berunding perundingan rundingan")]
    [InlineData("lancar melancarkan dilancarkan pelancaran")]
    [InlineData("كيم وكيم لكيم بكيم فكيم وبكيم")]
    [InlineData("بوتين وبوتين لبوتين ولبوتين")]
    [InlineData("روسيا لروسيا الروسي الروسية وروسيا")]
    [InlineData("صاروخ الصاروخ صواريخ الصواريخ وصواريخها بالصواريخ")]
    [InlineData("مفاوضة مفاوضات المفاوضات بالمفاوضات للمفاوضات")]
    [InlineData("محكمة للمحكمة محكمتها")]
    public void HasARootInCommonWithRelatedWords(string words)
    {
        var all = s_words.In(words).ToList();
        var roots = s_words.RootsOf(all[0]);
        Assert.All(all, word => Assert.NotEmpty(s_words.RootsOf(word).Intersect(roots)));
    }

    /// <summary>So a word is found with any prefix and any suffix before or after it.</summary>
    [Fact]
    public void KeepsItsRootsWithAPrefixOrASuffix() => Prop
        .ForAll(s_anyWord.ToArbitrary(), word =>
        {
            var roots = s_words.RootsOf(word);
            var longer = s_words.Prefixes.Where(prefix => prefix.Replacement.Length == 0).Select(prefix => prefix.Text + word)
                .Concat(s_words.Suffixes.Where(suffix => suffix.Replacement.Length == 0).Select(suffix => word + suffix.Text));
            return longer.All(other => !roots.Except(s_words.RootsOf(other)).Any());
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void IsTheSameWhenItIsFoldedAgain() => Prop
        .ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        {
            var words = s_words.In(text ?? "").ToList();
            return words.SequenceEqual(s_words.In(string.Join(' ', words)));
        })
        .QuickCheckThrowOnFailure();

    private static Gen<string> WordOf(string letters) =>
        from length in Gen.Choose(3, 9)
        from word in Gen.Elements(letters.ToCharArray()).ArrayOf(length)
        select new string(word);
}

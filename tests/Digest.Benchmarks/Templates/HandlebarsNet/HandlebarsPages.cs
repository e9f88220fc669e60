using System.Globalization;
using System.Text;
using Digest.Benchmarks.Templates.Values;
using Digest.Languages;
using HandlebarsDotNet;

namespace Digest.Benchmarks.Templates.HandlebarsNet;

/// <summary>
/// The layouts of the theme in Handlebars.Net: the same bytes from the same values. C# helpers do what the Handlebars language cannot,
/// to its advantage. As in <see cref="ByHand.PagesByHand"/>, the branches for front pages and bare pages are left out.
/// </summary>
internal sealed class HandlebarsPages
{
    private readonly HandlebarsTemplate<TextWriter, object, object> _article;
    private readonly HandlebarsTemplate<TextWriter, object, object> _topic;
    private readonly MemoryStream _bytes = new();
    private readonly StreamWriter _writer;

    /// <param name="language">The language of all pages: helpers do not know the page.</param>
    /// <param name="languages">The languages whose texts a page may use.</param>
    public HandlebarsPages(Language language, IEnumerable<Language> languages)
    {
        _writer = new(_bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024);
        var handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            FormatProvider = CultureInfo.InvariantCulture,
            TextEncoder = new FiveCharacters(),
        });
        foreach (var partial in (ReadOnlySpan<string>)["document", "crumbs", "figure", "source-names"])
            handlebars.RegisterTemplate(partial, TextOf(partial));
        new Helpers(language, languages).Register(handlebars);
        _article = handlebars.Compile(new StringReader(TextOf("article")));
        _topic = handlebars.Compile(new StringReader(TextOf("topic")));
    }

    /// <summary>The page in UTF-8, valid until the next call.</summary>
    public ReadOnlySpan<byte> Render(PageValues values, HeadValues head)
    {
        _bytes.SetLength(0);
        var template = values is ArticlePageValues ? _article : _topic;
        template(_writer, values, new { csp = head.Policy, stylesheet = head.Stylesheet, speculation_rules = head.SpeculationRules });
        _writer.Flush();
        return _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);
    }

    private static string TextOf(string name)
    {
        using var reader = new StreamReader(typeof(HandlebarsPages).Assembly.GetManifestResourceStream(name + ".hbs")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Escapes the same characters as the templates, in the same way.</summary>
    private sealed class FiveCharacters : ITextEncoder
    {
        private static readonly System.Buffers.SearchValues<char> s_special = System.Buffers.SearchValues.Create("&<>\"'");

        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode(string? text, TextWriter target)
        {
            var rest = text.AsSpan();
            for (var at = rest.IndexOfAny(s_special); at >= 0; at = rest.IndexOfAny(s_special))
            {
                target.Write(rest[..at]);
                target.Write(rest[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" });
                rest = rest[(at + 1)..];
            }

            target.Write(rest);
        }

        public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
        {
            var gathered = new StringBuilder();
            while (text?.MoveNext() == true)
                gathered.Append(text.Current);
            Encode(gathered, target);
        }
    }
}

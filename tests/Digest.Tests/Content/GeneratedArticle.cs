using System.Text;

namespace Digest.Tests.Content;

/// <summary>A long article made of constructs that an editor may use, in an order that depends on a seed only.</summary>
internal sealed class GeneratedArticle
{
    private readonly Random _random;
    private readonly ArticleWords _words;
    private readonly StringBuilder _text = new();
    private readonly List<string> _sentences = [];
    private readonly List<string> _notes = [];

    public GeneratedArticle(int seed, ArticleWords words)
    {
        _random = new(seed);
        _words = words;
        Title = Sentence(isTitle: true);
        var description = Sentence(isTitle: true) + ".";
        Paragraph();
        for (var section = 0; section < 3; section++)
        {
            Block("## ", Sentence(isTitle: true));
            for (var block = 0; block < 4; block++)
                AnyBlock();
        }

        Paragraph();
        foreach (var (number, note) in _notes.Index())
            _text.Append($"[^{number + 1}]: {note}\n");
        Source = $"---\ntitle: '{Title}'\ndescription: '{description}'\n---\n{_text}";
    }

    public string Title { get; }

    /// <summary>The whole file.</summary>
    public string Source { get; }

    /// <summary>Every sentence that readers see in the body, and every heading, cell and caption.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    private void AnyBlock()
    {
        switch (_random.Next(9))
        {
            case 0:
                Block("### ", Sentence(isTitle: true));
                Paragraph();
                break;
            case 1:
                Each(3, index => _text.Append($"- {Visible(Sentence())}\n{(index == 1 ? $"  - {Visible(Sentence())}\n" : "")}"));
                break;
            case 2:
                Each(3, index => _text.Append($"{index + 1}. {Visible(Sentence())}\n"));
                break;
            case 3:
                _text.Append($"> {Visible(Sentence())}\n>\n> — {Visible(Pick(_words.Names))}\n");
                break;
            case 4:
                _text.Append($"| {Visible(Pick(_words.Nouns))} | {Visible(Pick(_words.Nouns))} |\n|---|--:|\n");
                Each(3, _ => _text.Append($"| {Visible(Pick(_words.Nouns))} | {Visible(Pick(_words.Numbers))} |\n"));
                break;
            case 5:
                _text.Append($"![{Pick(_words.Nouns)}](peta.svg \"{Visible(Sentence(isTitle: true))}.\")\n");
                break;
            case 6:
                _text.Append($"```\n{Visible("git commit -m \"x\"  # 1 < 2")}\n```\n");
                break;
            case 7:
                Note();
                break;
            default:
                Paragraph();
                break;
        }

        _text.Append('\n');
    }

    private void Paragraph()
    {
        Each(2 + _random.Next(3), _ => _text.Append(Visible(Sentence())).Append(_random.Next(4) == 0 ? '\n' : ' '));
        _text.Append($"{Visible(Sentence())}\n\n");
    }

    private void Note()
    {
        _notes.Add(Visible(Sentence()));
        _text.Append($"{Visible(Sentence())}[^{_notes.Count}]\n");
    }

    private void Block(string start, string sentence) => _text.Append($"{start}{Visible(sentence)}\n\n");

    private static void Each(int count, Action<int> write)
    {
        for (var index = 0; index < count; index++)
            write(index);
    }

    private string Sentence(bool isTitle = false)
    {
        var parts = Enumerable.Range(0, 2 + _random.Next(3)).Select(_ => Pick(_words.Nouns)).ToList();
        parts.Insert(_random.Next(parts.Count), isTitle ? Pick(_words.Names) : Phrase());
        return $"{Pick(_words.Names)} {Pick(_words.Verbs)} {string.Join(' ', parts)}{(isTitle ? "" : Pick(_words.Endings))}";
    }

    /// <summary>Something other than plain words.</summary>
    private string Phrase() => _random.Next(8) switch
    {
        0 => Pick(_words.Numbers),
        1 => _words.Quoted(Pick(_words.Nouns)),
        2 => Pick(_words.Dates),
        3 => $"**{Pick(_words.Nouns)}**",
        4 => $"[{Pick(_words.Nouns)}](https://news.example/a_(b)?c={_random.Next(100)})",
        5 => $"({Pick(_words.Foreign)})",
        6 => $"[{Pick(_words.Nouns)}](xref:lain)",
        _ => Pick(_words.Foreign),
    };

    private string Pick(string[] items) => items[_random.Next(items.Length)];

    private string Visible(string sentence)
    {
        _sentences.Add(sentence);
        return sentence;
    }
}

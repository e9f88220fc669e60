using System.Buffers;

namespace Digest.Output.Search;

/// <summary>The words of all stories, each with a number.</summary>
internal sealed class IndexedWords(IReadOnlyList<string> texts, Postings postings)
{
    public int Count => texts.Count;

    public string this[int word] => texts[word];

    /// <summary>Whether no text has the word, because it is there for a filter: <c>:year:2023</c>.</summary>
    public bool IsFilter(int word) => texts[word][0] == ':';

    /// <summary>The bytes of a word and its stories, about.</summary>
    public int LengthOf(int word) => texts[word].Length + postings[word].Length;

    /// <summary>Writes a word, in which <c>~</c> is the root, and its stories.</summary>
    public void Write(int word, string root, IBufferWriter<byte> output)
    {
        var text = texts[word];
        var at = text.IndexOf(root, StringComparison.Ordinal);
        Encoding.UTF8.GetBytes($" {(at < 0 ? text : $"{text[..at]}~{text[(at + root.Length)..]}")} ", output);
        output.Write(postings[word]);
    }
}

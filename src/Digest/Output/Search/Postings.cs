namespace Digest.Output.Search;

/// <summary>
/// The stories that contain each word, each with the grade of the place where it is: docs/search.md. A large site has millions of them, so
/// they are numbers in few arrays, in which the garbage collector has nothing to follow.
/// </summary>
internal sealed class Postings
{
    private const int Grades = 8;
    private const int BitsOfDigit = 5;
    private const int HasNext = 1 << BitsOfDigit;

    private readonly byte[] _encoded;

    /// <summary>Where the postings of each word start, and where those of the last one end.</summary>
    private readonly int[] _starts;

    /// <param name="stories">For each story, in order, its words with their grades: see <see cref="Of(int, int)"/>.</param>
    /// <param name="words">The number of words.</param>
    public Postings(IReadOnlyList<int[]> stories, int words)
    {
        _starts = new int[words + 1];
        ForEach((word, number) => _starts[word + 1] += LengthOf(number));
        for (var word = 0; word < words; word++)
            _starts[word + 1] += _starts[word];

        _encoded = new byte[_starts[words]];
        var ends = _starts[..words];
        ForEach((word, number) =>
        {
            for (; number >= HasNext; number >>= BitsOfDigit)
                Append(word, HasNext | (number & (HasNext - 1)));
            Append(word, number);
        });

        void Append(int word, int digit) =>
            _encoded[ends[word]++] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8[digit];

        void ForEach(Action<int, int> use)
        {
            var last = new int[words];
            Array.Fill(last, -1);
            for (var story = 0; story < stories.Count; story++)
            {
                foreach (var posting in stories[story])
                {
                    var (word, grade) = (posting / Grades, posting % Grades);
                    use(word, (story - last[word] - 1) * Grades + grade);
                    last[word] = story;
                }
            }
        }
    }

    /// <summary>A word and its grade in a story, as one number.</summary>
    public static int Of(int word, int grade) => (word * Grades) + grade;

    public ReadOnlySpan<byte> this[int word] => _encoded.AsSpan(_starts[word].._starts[word + 1]);

    private static int LengthOf(int number) => number < HasNext ? 1 : 1 + LengthOf(number >> BitsOfDigit);
}

using System.Buffers;

namespace Digest.Output.Search;

/// <summary>The stories that contain a word, each with the grade of the place where it is: docs/search.md.</summary>
internal sealed class Postings
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const int Grades = 8;
    private const int BitsOfDigit = 5;
    private const int HasNext = 1 << BitsOfDigit;

    private readonly ArrayBufferWriter<byte> _encoded = new(4);
    private int _last = -1;

    public ReadOnlySpan<byte> Encoded => _encoded.WrittenSpan;

    /// <param name="story">Greater than that of the call before.</param>
    public void Add(int story, int grade)
    {
        var number = (story - _last - 1) * Grades + grade;
        _last = story;
        for (; number >= HasNext; number >>= BitsOfDigit)
            Append(HasNext | (number & (HasNext - 1)));
        Append(number);
    }

    private void Append(int digit)
    {
        _encoded.GetSpan(1)[0] = (byte)Digits[digit];
        _encoded.Advance(1);
    }
}

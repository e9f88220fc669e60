using System.Globalization;
using System.Text;

namespace Digest.Scriban.Syntax;

internal enum TokenKind
{
    Text,
    NewLine,      // also `;`: the end of a statement
    CodeEnter,    // `{{`; the text is what indents it, where nothing else stands before it in its line
    CodeExit,     // `}}`
    Name,
    Local,        // `$`, `$0`, `$name`, `$$`
    Literal,      // number or string; the value is in the token
    Interpolated, // the value is the list of its parts
    Operator,
    End,
}

/// <summary>A piece of a template. <see cref="SpaceBefore"/> tells <c>f [1]</c> from <c>f[1]</c>.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, object? Value, bool SpaceBefore);

/// <summary>The text of a template and where its lines begin.</summary>
internal sealed class Source(string text, string? path)
{
    private int[]? _lines;

    public string Text => text;

    public SourceSpan Span(int start, int end)
    {
        var (line, column) = Place(start);
        var (endLine, endColumn) = Place(Math.Max(start, end - 1));
        return new(path, line, column, endLine, endColumn);
    }

    private (int Line, int Column) Place(int offset)
    {
        _lines ??= [0, .. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n').Select(i => i + 1)];
        var line = Array.BinarySearch(_lines, offset);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, offset - _lines[line] + 1);
    }
}

/// <summary>A mistake in the text of a template; carries its place out of lexer and parser.</summary>
internal sealed class SyntaxException(int start, int end, string message, string? advice = null) : Exception(message)
{
    public int Start => start;

    public int End => end;

    public string? Advice => advice;
}

/// <summary>Cuts a template into tokens; whitespace control is done here, so that the parser meets only text that is printed.</summary>
internal sealed class Lexer
{
    private static readonly string[] Operators =
    [
        "//=", "..<", "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "??", "?!", "?.", "..", "//", "++", "--",
        "+", "-", "*", "/", "%", "<", ">", "!", "=", "?", ":", "|", ".", ",", "(", ")", "[", "]", "{", "}", "@", "^",
    ];

    private readonly Source _source;
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly Dictionary<string, string> _names = [];
    private int _at;
    private int _end;
    private int _braces;

    private Lexer(Source source, int start, int end)
    {
        _source = source;
        _text = source.Text;
        _at = start;
        _end = end;
    }

    public static List<Token> Template(Source source)
    {
        var lexer = new Lexer(source, 0, source.Text.Length);
        lexer.ReadTemplate();
        return lexer._tokens;
    }

    /// <summary>The expression between the braces of an interpolated string.</summary>
    public static List<Token> Expression(Source source, int start, int end)
    {
        var lexer = new Lexer(source, start, end);
        while (lexer.ReadCodeToken())
            continue;

        lexer.Add(TokenKind.End, end, end);
        return lexer._tokens;
    }

    private char Current => _at < _end ? _text[_at] : '\0';

    private char Peek(int ahead) => _at + ahead < _end ? _text[_at + ahead] : '\0';

    private bool At(string expected) => string.CompareOrdinal(_text, _at, expected, 0, expected.Length) == 0 && _at + expected.Length <= _end;

    /// <summary>The length of `}}`, `-}}` or `~}}` if one stands here, else 0.</summary>
    private int ExitLength => At("}}") ? 2 : Current is '-' or '~' && Peek(1) == '}' && Peek(2) == '}' ? 3 : 0;

    private void Add(TokenKind kind, int start, int end, string text = "", object? value = null, bool spaceBefore = false) =>
        _tokens.Add(new(kind, start, end, text, value, spaceBefore));

    private void ReadTemplate()
    {
        var trim = '\0';
        while (_at < _end)
        {
            var start = _at;
            var percents = 0;
            var brace = _at;
            while (true)
            {
                brace = _text.IndexOf('{', brace);
                if (brace < 0 || brace + 1 >= _end)
                {
                    brace = _end;
                    break;
                }

                if (_text[brace + 1] == '{')
                    break;

                percents = 0;
                while (brace + 1 + percents < _end && _text[brace + 1 + percents] == '%')
                    percents++;
                if (percents > 0 && brace + 1 + percents < _end && _text[brace + 1 + percents] == '{')
                    break;

                percents = 0;
                brace++;
            }

            _at = brace == _end ? _end : brace + 2 + percents;
            var next = brace == _end ? '\0' : Current is '-' or '~' ? Current : ' ';
            AddText(start, brace, trim, next);
            if (brace == _end)
                break;

            if (next != ' ')
                _at++;

            if (percents == 0)
                Add(TokenKind.CodeEnter, brace, _at, next == ' ' ? IndentBefore(start, brace, trim) : "");

            trim = percents > 0 ? ReadEscapeBlock(brace, percents) : ReadCodeBlock(brace);
        }

        Add(TokenKind.End, _end, _end);
    }

    private string IndentBefore(int start, int brace, char trim)
    {
        var indent = brace;
        while (indent > start && _text[indent - 1] is ' ' or '\t')
            indent--;

        var isFirst = indent == 0 || _text[indent - 1] == '\n';
        return isFirst && !(trim == '-' && string.IsNullOrWhiteSpace(_text[start..brace])) ? _text[indent..brace] : "";
    }

    /// <summary>Text between code blocks, without the whitespace that the marks on either side take away.</summary>
    private void AddText(int start, int end, char trimLeft, char trimRight)
    {
        if (trimLeft == '-')
        {
            while (start < end && char.IsWhiteSpace(_text[start]))
                start++;
        }
        else if (trimLeft == '~')
        {
            while (start < end && _text[start] != '\n' && char.IsWhiteSpace(_text[start]))
                start++;
            if (start < end && _text[start] == '\n')
                start++;
        }

        if (trimRight == '-')
        {
            while (end > start && char.IsWhiteSpace(_text[end - 1]))
                end--;
        }
        else if (trimRight == '~')
        {
            while (end > start && _text[end - 1] != '\n' && char.IsWhiteSpace(_text[end - 1]))
                end--;
        }

        if (end > start)
            Add(TokenKind.Text, start, end);
    }

    private char ReadEscapeBlock(int open, int percents)
    {
        var close = "}" + new string('%', percents) + "}";
        var found = _text.IndexOf(close, _at, StringComparison.Ordinal);
        if (found < 0)
            throw new SyntaxException(open, _at, "The escape block is not closed.", $"Close it with '{close}'.");

        var mark = found > _at ? _text[found - 1] : ' ';
        var trim = mark is '-' or '~' ? mark : ' ';
        AddText(_at, trim == ' ' ? found : found - 1, ' ', ' ');
        _at = found + close.Length;
        return trim;
    }

    private char ReadCodeBlock(int open)
    {
        _braces = 0;
        while (true)
        {
            SkipSpaceAndComments();
            if (_at >= _end)
                throw new SyntaxException(open, open + 2, "The code block is not closed.", "Close it with '}}'.");

            if (_braces == 0)
            {
                var length = ExitLength;
                if (length > 0)
                {
                    var trim = length == 3 ? Current : ' ';
                    Add(TokenKind.CodeExit, _at, _at + length);
                    _at += length;
                    return trim;
                }
            }

            ReadCodeToken();
        }
    }

    private bool SkipSpaceAndComments()
    {
        var start = _at;
        while (_at < _end)
        {
            if (Current == '#')
            {
                var multiline = Peek(1) == '#';
                _at += multiline ? 2 : 1;
                while (_at < _end && ExitLength == 0 && !(multiline ? At("##") : Current == '\n'))
                    _at++;
                if (multiline && At("##"))
                    _at += 2;
            }
            else if (Current != '\n' && char.IsWhiteSpace(Current))
            {
                _at++;
            }
            else
            {
                break;
            }
        }

        return _at > start;
    }

    /// <summary>The name that ends here. One object for each name of a template: at run time most names are found equal by being the same.</summary>
    private string Name(int start)
    {
        var name = _text[start.._at];
        return _names.TryAdd(name, name) ? name : _names[name];
    }

    private bool ReadCodeToken()
    {
        var space = SkipSpaceAndComments() || (_at > 0 && char.IsWhiteSpace(_text[_at - 1]));
        if (_at >= _end)
            return false;

        var start = _at;
        var c = Current;
        if (c is '\n' or ';')
        {
            _at++;
            Add(TokenKind.NewLine, start, _at);
        }
        else if (char.IsAsciiDigit(c))
        {
            Add(TokenKind.Literal, start, _at, "", ReadNumber(), space);
            Close();
        }
        else if (c is '"' or '\'')
        {
            Add(TokenKind.Literal, start, _at, "", ReadString(c), space);
            Close();
        }
        else if (c == '`')
        {
            var close = _text.IndexOf('`', _at + 1, _end - _at - 1);
            if (close < 0)
                throw new SyntaxException(start, start + 1, "The string is not closed.", "Close it with a backtick.");

            _at = close + 1;
            Add(TokenKind.Literal, start, _at, "", _text[(start + 1)..close], space);
        }
        else if (c == '$' && Peek(1) is '"' or '\'')
        {
            Add(TokenKind.Interpolated, start, _at, "", ReadInterpolated(_text[start + 1]), space);
            Close();
        }
        else if (c == '$')
        {
            _at++;
            if (Current == '$')
                _at++;
            else
                SkipName();

            Add(TokenKind.Local, start, _at, Name(start), null, space);
        }
        else if (c == '_' || char.IsLetter(c))
        {
            SkipName();
            // `list.empty?` is a member, `list.empty ? a : b` is a question.
            if (_text.AsSpan(start, _at - start) is "empty" && Current == '?' && Peek(1) is not ('.' or '?' or '!') && start > 0 && _text[start - 1] == '.')
                _at++;

            Add(TokenKind.Name, start, _at, Name(start), null, space);
        }
        else
        {
            ReadOperator(start, space);
        }

        return true;

        void Close() => _tokens[^1] = _tokens[^1] with { End = _at };
    }

    private void ReadOperator(int start, bool space)
    {
        foreach (var op in Operators)
        {
            // `..` ends a number before a range; a dot alone would be taken for a decimal point.
            if (!At(op))
                continue;

            _braces += op == "{" ? 1 : op == "}" ? -1 : 0;
            _at += op.Length;
            Add(TokenKind.Operator, start, _at, op, null, space);
            return;
        }

        throw new SyntaxException(start, start + 1, $"'{_text[start]}' means nothing here.");
    }

    private void SkipName()
    {
        while (Current == '_' || char.IsLetterOrDigit(Current))
            _at++;
    }

    private object ReadNumber()
    {
        var start = _at;
        if (Current == '0' && Peek(1) is 'x' or 'X')
        {
            _at += 2;
            while (char.IsAsciiHexDigit(Current))
                _at++;

            var digits = _text.AsSpan(start + 2, _at - start - 2);
            var unsigned = Current is 'u' or 'U';
            if (unsigned)
                _at++;
            if (digits.IsEmpty)
                throw new SyntaxException(start, _at, "Hexadecimal digits are expected after '0x'.");
            if (!ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) || hex > long.MaxValue)
                throw TooLarge();

            // Without the u, eight digits fill the sign as well.
            return !unsigned && hex is > int.MaxValue and <= uint.MaxValue ? unchecked((int)hex) : hex <= int.MaxValue ? (int)hex : (long)hex;
        }

        var real = false;
        SkipDigits();
        if (Current == '.' && char.IsAsciiDigit(Peek(1)))
        {
            real = true;
            _at++;
            SkipDigits();
        }

        if (Current is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            real = true;
            _at += 2;
            SkipDigits();
        }

        var text = _text.AsSpan(start, _at - start);
        if (Current is 'f' or 'F' or 'd' or 'D' or 'm' or 'M' && !char.IsLetterOrDigit(Peek(1)))
        {
            _at++;
            if (_text[_at - 1] is 'm' or 'M')
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : throw TooLarge();
            if (_text[_at - 1] is 'f' or 'F')
                return float.Parse(text, CultureInfo.InvariantCulture);

            real = true;
        }

        if (char.IsLetter(Current) || Current == '_')
            throw new SyntaxException(start, _at + 1, "A name can't begin with a digit.");
        if (real)
            return double.Parse(text, CultureInfo.InvariantCulture);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var small))
            return Runtime.Values.Box(small);

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? large : throw TooLarge();

        SyntaxException TooLarge() => new(start, _at, "The number is too large.", $"The largest whole number is {long.MaxValue}.");
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Current))
            _at++;
    }

    private string ReadString(char quote)
    {
        var start = _at++;
        var text = new StringBuilder();
        while (_at < _end && Current != quote)
            text.Append(ReadCharacter());

        if (_at >= _end)
            throw new SyntaxException(start, start + 1, "The string is not closed.", $"Close it with {quote}.");

        _at++;
        return text.ToString();
    }

    private char ReadCharacter()
    {
        var c = _text[_at++];
        if (c != '\\')
            return c;

        var escape = Current;
        _at++;
        return escape switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            '0' => '\0',
            'u' => ReadHex(4),
            'x' => ReadHex(2),
            '\\' or '\'' or '"' or '{' or '}' or '\n' => escape,
            _ => throw new SyntaxException(_at - 2, _at, $"'\\{escape}' is no escape sequence.", "Write a backslash twice, or the string between backticks."),
        };
    }

    private char ReadHex(int digits)
    {
        var start = _at;
        if (_at + digits > _end || !int.TryParse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw new SyntaxException(start - 2, start, $"The escape sequence needs {digits} hexadecimal digits.");

        _at += digits;
        return (char)code;
    }

    /// <summary>The parts of an interpolated string: texts, and where the code between them stands, which may hold strings with the same quotes.</summary>
    private List<(string? Text, int Start, int End)> ReadInterpolated(char quote)
    {
        var start = _at;
        var parts = new List<(string?, int, int)>();
        var text = new StringBuilder();
        for (_at += 2; _at < _end && Current != quote;)
        {
            if (Current != '{')
            {
                text.Append(ReadCharacter());
                continue;
            }

            AddText();
            var code = _at + 1;
            SkipBraces();
            parts.Add((null, code, _at - 1));
        }

        if (_at >= _end)
            throw new SyntaxException(start, start + 2, "The string is not closed.", $"Close it with {quote}.");

        _at++;
        AddText();
        return parts;

        void AddText()
        {
            if (text.Length > 0)
                parts.Add((text.ToString(), 0, 0));

            text.Clear();
        }
    }

    private void SkipBraces()
    {
        var start = _at;
        var braces = 0;
        do
        {
            if (_at >= _end)
                throw new SyntaxException(start, start + 1, "The expression is not closed.", "Close it with '}', or write '\\{' for a brace.");

            if (Current is '"' or '\'')
            {
                ReadString(Current);
                continue;
            }

            braces += Current == '{' ? 1 : Current == '}' ? -1 : 0;
            _at++;
        }
        while (braces > 0);
    }
}

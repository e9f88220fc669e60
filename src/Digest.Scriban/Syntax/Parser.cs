namespace Digest.Scriban.Syntax;

/// <summary>Builds the tree of a template. After a mistake it goes on behind the code block, as long as that is no guesswork.</summary>
internal sealed partial class Parser
{
    // Far beyond any honest template, and far below what the stack holds.
    private const int DeepestNesting = 100, DeepestTree = 200;

    // Nobody reads on after so many.
    private const int MostMistakes = 20;

    private static readonly HashSet<string> Openers = ["if", "for", "while", "case", "capture", "with", "func", "wrap"];

    private static readonly HashSet<string> Keywords =
        ["if", "else", "end", "for", "while", "break", "continue", "case", "when", "capture", "with", "func", "ret", "wrap", "in"];

    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["tablerow"] = "Write the rows with 'for' and array.limit, or style a list as a grid.",
        ["import"] = "Name the object in front of its members, or use 'with'.",
        ["readonly"] = "Data of the host is read-only anyway.",
        ["this"] = "Name the object that is meant.",
        ["timespan"] = "Dates can be compared; move them with date.add_days and its like.",
        ["do"] = "Give the function a name with 'func' and pass it as '@name'.",
    };

    private static readonly string[] LoopStates = ["index", "rindex", "first", "last", "even", "odd", "changed", "length"];
    private static readonly string[] WhileStates = ["index", "first", "even", "odd"];

    private readonly Source _source;
    private readonly HashSet<Expression> _nested = new(ReferenceEqualityComparer.Instance);
    private readonly List<SyntaxException> _mistakes = [];
    private List<Token> _tokens;
    private int _at;
    private int _nesting;
    private int _loops;
    private int _fors;
    private int _whiles;
    private int _functions;
    private string _indent = "";
    private bool _forHeader;
    private bool _piping;
    private int _questions;

    private Parser(Source source, List<Token> tokens)
    {
        _source = source;
        _tokens = tokens;
    }

    public static (Block Body, IReadOnlyList<SyntaxException> Mistakes) Parse(Source source)
    {
        var parser = new Parser(source, Lexer.Template(source));
        var body = parser.ParseBlock();
        if (parser.Current.Kind != TokenKind.End && parser._mistakes.Count == 0)
            parser._mistakes.Add(parser.Unexpected($"'{parser.Current.Text}' closes nothing."));

        return (body, parser._mistakes);
    }

    private Token Current => _tokens[_at];

    private Token Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    private bool IsOperator(string op) => Current.Kind == TokenKind.Operator && Current.Text == op;

    private bool IsName(string name) => Current.Kind == TokenKind.Name && Current.Text == name;

    private Token Take() => _tokens[_at++];

    private void Expect(string op, string message)
    {
        if (op is ")" or "]")
            SkipNewLines();
        if (!IsOperator(op))
            throw Unexpected(message);

        _at++;
    }

    private SourceSpan SpanFrom(int start) => _source.Span(start, Math.Max(start + 1, _at > 0 ? _tokens[_at - 1].End : start));

    private SyntaxException Unexpected(string message, string? advice = null) => new(Current.Start, Current.End, message, advice);

    private void SkipNewLines()
    {
        while (Current.Kind == TokenKind.NewLine)
            _at++;
    }

    private static T Checked<T>(T node, int start) where T : Expression =>
        node.Depth <= DeepestTree ? node : throw new SyntaxException(start, start + 1, "The expression is nested too deeply.");

    private void Enter()
    {
        if (++_nesting <= DeepestNesting)
            return;

        var mistake = Unexpected("The template is nested too deeply.", $"At most {DeepestNesting} brackets or blocks may be open at once.");
        GiveUp();
        throw mistake;
    }

    /// <summary>A statement, or nothing where there is a mistake in it.</summary>
    private Statement? TryParseStatement()
    {
        var (opener, nesting) = (Current, _nesting);
        try
        {
            var statement = ParseStatement();
            ExpectEndOfStatement();
            return statement;
        }
        catch (SyntaxException mistake)
        {
            // What is open at the end of the file may be so because of an earlier mistake.
            if (_mistakes.Count == 0 || Current.Kind != TokenKind.End)
                _mistakes.Add(mistake);
            if (_mistakes.Count >= MostMistakes)
                GiveUp();

            (_nesting, _questions, _forHeader, _piping) = (nesting, 0, false, false);
            SkipCode();
            if (opener.Kind == TokenKind.Name && Openers.Contains(opener.Text))
                SkipBodies();

            return null;
        }
    }

    private void GiveUp() => _at = _tokens.Count - 1;

    /// <summary>Goes to the end of the code block. Where blocks open or close on the way there, all that follows would be guesswork.</summary>
    private void SkipCode()
    {
        while (Current.Kind is not (TokenKind.Text or TokenKind.CodeExit or TokenKind.End))
        {
            if (Current.Kind == TokenKind.Name && (Openers.Contains(Current.Text) || Current.Text is "else" or "when" or "end"))
                GiveUp();
            else
                _at++;
        }
    }

    /// <summary>What stands between a statement that could not be read and its <c>end</c>; there may be further mistakes in it.</summary>
    private void SkipBodies()
    {
        var (loops, fors, whiles, functions) = (_loops, _fors, _whiles, _functions);
        (_loops, _fors, _whiles, _functions) = (1, 1, 1, 1); // whichever of them it was
        ParseBlock();
        while (IsName("else") || IsName("when"))
        {
            _at += Next is { Kind: TokenKind.Name, Text: "if" } ? 2 : 1;
            SkipCode();
            ParseBlock();
        }

        (_loops, _fors, _whiles, _functions) = (loops, fors, whiles, functions);
        if (IsName("end"))
            _at++;
    }
}

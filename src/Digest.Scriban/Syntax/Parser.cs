using Digest.Scriban.Runtime;

namespace Digest.Scriban.Syntax;

/// <summary>Builds the tree of a template. After a mistake it goes on behind the code block, as long as that is no guesswork.</summary>
internal sealed class Parser
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
        SkipNewLinesIf(op is ")" or "]" or "}");
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

    private void SkipNewLinesIf(bool skip)
    {
        if (skip)
            SkipNewLines();
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

    // Recovery

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

    // Statements

    /// <summary>Statements up to <c>end</c>, <c>else</c>, <c>when</c> or the end of the file.</summary>
    private Block ParseBlock()
    {
        Enter();
        var start = Current.Start;
        var statements = new List<Statement>();
        while (true)
        {
            if (Current.Kind == TokenKind.Text)
            {
                var text = Take();
                statements.Add(new TextStatement(_source.Span(text.Start, text.End), _source.Text[text.Start..text.End]));
            }
            else if (IsBetweenStatements())
            {
                Skip();
            }
            else if (Current.Kind == TokenKind.End || IsName("end") || IsName("else") || IsName("when"))
            {
                break;
            }
            else
            {
                if (TryParseStatement() is { } statement)
                    statements.Add(statement);
            }
        }

        _nesting--;
        return new(SpanFrom(start), [.. statements]);
    }

    private bool IsBetweenStatements() => Current.Kind is TokenKind.NewLine or TokenKind.CodeEnter or TokenKind.CodeExit;

    private void Skip()
    {
        var token = Take();
        if (token.Kind == TokenKind.CodeEnter)
            _indent = token.Text;
    }

    private void ExpectEndOfStatement()
    {
        if (Current.Kind is TokenKind.NewLine or TokenKind.CodeExit or TokenKind.End)
            return;

        throw Unexpected(
            $"'{_source.Text[Current.Start..Current.End]}' is not expected here.",
            IsOperator(",") ? "Arguments are separated by spaces." : "Statements end with a line, a semicolon or '}}'.");
    }

    private Statement ParseStatement()
    {
        var token = Current;
        if (token.Kind != TokenKind.Name || (token.Text is "for" or "while" && Next is { Kind: TokenKind.Operator, Text: "." }))
            return ParseExpressionStatement();

        switch (token.Text)
        {
            case "if":
                return ParseIf();
            case "for":
                return ParseFor();
            case "while":
                return ParseWhile();
            case "case":
                return ParseCase();
            case "capture":
                _at++;
                var captured = ParseTarget();
                return new Capture(SpanFrom(token.Start), captured, ParseBody(token));
            case "with":
                _at++;
                var target = ParseExpression();
                return new With(SpanFrom(token.Start), target, ParseBody(token));
            case "wrap":
                return ParseWrap();
            case "func":
                return ParseFunction();
            case "break" or "continue":
                _at++;
                return _loops > 0
                    ? new Jump(SpanFrom(token.Start), token.Text == "break" ? Flow.Break : Flow.Continue, null)
                    : throw new SyntaxException(token.Start, token.End, $"'{token.Text}' stands in no loop.");
            case "ret":
                _at++;
                var value = Current.Kind is TokenKind.NewLine or TokenKind.CodeExit ? null : ParseExpression();
                return new Jump(SpanFrom(token.Start), Flow.Return, value);
            default:
                return IsInlineFunction() ? ParseInlineFunction() : ParseExpressionStatement();
        }
    }

    private Statement ParseExpressionStatement()
    {
        var start = Current.Start;
        var expression = ParseExpression();
        if (Current.Kind != TokenKind.Operator || Current.Text is not ("=" or "+=" or "-=" or "*=" or "/=" or "//=" or "%="))
            return new ExpressionStatement(expression, _indent);

        RefuseTarget(expression, start);
        var op = Take().Text;
        SkipNewLines();
        return new Assignment(SpanFrom(start), expression, op == "=" ? null : op[..^1], ParseExpression());
    }

    private Expression ParseTarget()
    {
        var start = Current.Start;
        var target = ParsePostfix();
        RefuseTarget(target, start);
        return target;
    }

    private void RefuseTarget(Expression target, int start)
    {
        if (target is not (GlobalVariable or LocalVariable or Member { Optional: false } or Index) || _nested.Contains(target))
            throw new SyntaxException(start, Current.Start, "Nothing can be assigned to this.", "Assign to a variable or to a member of an object.");
    }

    private Block ParseBody(Token opener)
    {
        ExpectEndOfStatement();
        var body = ParseBlock();
        ExpectEnd(opener);
        return body;
    }

    private void ExpectEnd(Token opener)
    {
        if (!IsName("end"))
            throw new SyntaxException(opener.Start, opener.End, $"'{opener.Text}' is not closed.", "Close it with 'end'.");

        _at++;
    }

    private If ParseIf()
    {
        var opener = Take();
        var branches = new List<(Expression, Block)>();
        Block? otherwise = null;
        while (true)
        {
            var condition = ParseExpression();
            ExpectEndOfStatement();
            branches.Add((condition, ParseBlock()));
            if (!IsName("else"))
                break;

            _at++;
            if (!IsName("if"))
            {
                ExpectEndOfStatement();
                otherwise = ParseBlock();
                break;
            }

            _at++;
        }

        ExpectEnd(opener);
        return new(_source.Span(opener.Start, opener.End), [.. branches], otherwise);
    }

    private For ParseFor()
    {
        var opener = Take();
        var start = Current.Start;
        var variable = ParsePostfix();
        if (variable is not (GlobalVariable or LocalVariable))
            throw new SyntaxException(start, Current.Start, "The variable of a loop is a plain name.", "Write 'for item in items'.");
        if (!IsName("in"))
            throw Unexpected("'in' is expected here.", "Write 'for item in items'.");

        _at++;
        _forHeader = true;
        var items = ParseExpression();
        Expression? offset = null, limit = null;
        var reversed = false;
        while (Current.Kind == TokenKind.Name)
        {
            var option = Take();
            if (option.Text == "reversed")
            {
                reversed = true;
                continue;
            }

            if (option.Text is not ("limit" or "offset") || !IsOperator(":"))
                throw new SyntaxException(option.Start, option.End, $"'{option.Text}' is not expected here.", "A loop knows 'limit:', 'offset:' and 'reversed'.");

            _at++;
            var value = ParseConditional(calls: false);
            if (option.Text == "limit")
                limit = value;
            else
                offset = value;
        }

        _forHeader = false;
        ExpectEndOfStatement();
        _loops++;
        _fors++;
        var body = ParseBlock();
        _loops--;
        _fors--;
        Block? otherwise = null;
        if (IsName("else"))
        {
            _at++;
            otherwise = ParseBlock();
        }

        ExpectEnd(opener);
        return new(_source.Span(opener.Start, opener.End), variable, items, offset, limit, reversed, body, otherwise);
    }

    private While ParseWhile()
    {
        var opener = Take();
        _whiles++;
        var condition = ParseExpression();
        _loops++;
        var body = ParseBody(opener);
        _loops--;
        _whiles--;
        return new(_source.Span(opener.Start, opener.End), condition, body);
    }

    private Case ParseCase()
    {
        var opener = Take();
        var value = ParseExpression();
        ExpectEndOfStatement();
        SkipBlanks();
        var branches = new List<(Expression[], Block)>();
        while (IsName("when"))
        {
            _at++;
            var matches = new List<Expression>();
            do
            {
                if (matches.Count > 0)
                {
                    _at++;
                    SkipNewLines();
                }

                matches.Add(ParseBinary(Precedence("||"), calls: true));
            }
            while (IsOperator(",") || IsOperator("||"));

            ExpectEndOfStatement();
            branches.Add(([.. matches], ParseBlock()));
        }

        Block? otherwise = null;
        if (IsName("else"))
        {
            _at++;
            otherwise = ParseBlock();
        }

        ExpectEnd(opener);
        return new(_source.Span(opener.Start, opener.End), value, [.. branches], otherwise);
    }

    private void SkipBlanks()
    {
        while (IsBetweenStatements() || (Current.Kind == TokenKind.Text && IsBlank(Current)))
            Skip();

        if (!IsName("when") && !IsName("else") && !IsName("end"))
            throw Unexpected("Between 'case' and the first 'when' nothing can stand.");

        bool IsBlank(Token text) => string.IsNullOrWhiteSpace(_source.Text[text.Start..text.End]);
    }

    private Wrap ParseWrap()
    {
        var opener = Take();
        var start = Current.Start;
        var call = ParseOperand(calls: true) switch
        {
            Call given => given,
            PathExpression path => new Call(path.Span, path, [], []),
            _ => throw new SyntaxException(start, Current.Start, "'wrap' takes a function and its arguments."),
        };

        // A jump can't leave the block: the function runs in between.
        var loops = _loops;
        _loops = 0;
        var body = ParseBody(opener);
        _loops = loops;
        return new(_source.Span(opener.Start, opener.End), call, body);
    }

    private Function ParseFunction()
    {
        var opener = Take();
        var start = Current.Start;
        var target = ParsePostfix();
        RefuseTarget(target, start);
        var name = _source.Text[start.._tokens[_at - 1].End];
        var parameters = IsOperator("(") ? ParseParameters() : null;

        var (loops, fors, whiles) = (_loops, _fors, _whiles);
        (_loops, _fors, _whiles) = (0, 0, 0);
        _functions++;
        var body = ParseBody(opener);
        _functions--;
        (_loops, _fors, _whiles) = (loops, fors, whiles);
        return new(_source.Span(opener.Start, opener.End), target, name, parameters, body);
    }

    private string[] ParseParameters()
    {
        var parameters = new List<string>();
        _at++;
        while (!IsOperator(")"))
        {
            if (Current.Kind != TokenKind.Name || Keywords.Contains(Current.Text))
                throw Unexpected("The name of a parameter is expected here.");

            parameters.Add(Take().Text);
            if (IsOperator("=") || IsOperator(".."))
                throw Unexpected("Parameters with default values and '...' are left out.", "Use a function without parameters: its arguments are '$0', '$1', '$.name', and null if not given.");
            if (!IsOperator(")"))
                Expect(",", "Parameters are separated by commas.");
        }

        _at++;
        return [.. parameters];
    }

    private bool IsInlineFunction()
    {
        if (Next is not { Kind: TokenKind.Operator, Text: "(", SpaceBefore: false })
            return false;

        var at = _at + 2;
        while (_tokens[at].Kind == TokenKind.Name || _tokens[at] is { Kind: TokenKind.Operator, Text: "," })
            at++;

        return _tokens[at] is { Kind: TokenKind.Operator, Text: ")" } && _tokens[at + 1] is { Kind: TokenKind.Operator, Text: "=" };
    }

    private Function ParseInlineFunction()
    {
        var name = Take();
        var parameters = ParseParameters();
        Expect("=", "'=' is expected here.");
        var value = ParseExpression();
        var span = _source.Span(name.Start, name.End);
        return new(span, new GlobalVariable(span, name.Text), name.Text, parameters, new(value.Span, [new Jump(value.Span, Flow.Return, value)]));
    }

    // Expressions

    private Expression ParseExpression()
    {
        var start = Current.Start;
        var left = ParseConditional(calls: true);
        while (IsPipe())
        {
            if (left is Conditional && !_nested.Contains(left))
                throw Unexpected("It is not clear what this pipe takes.", "Put the '? :' or its last part into parentheses.");

            _at++;
            SkipNewLines();
            var target = Current;
            _piping = true;
            var right = ParseConditional(calls: true);
            _piping = false;
            left = Checked(Pipe(left, right, target), start);
        }

        return left;
    }

    /// <summary>A pipe may also begin the next line.</summary>
    private bool IsPipe()
    {
        var at = _at;
        while (_tokens[at].Kind == TokenKind.NewLine)
            at++;

        if (_tokens[at] is not { Kind: TokenKind.Operator, Text: "|" })
            return false;

        _at = at;
        return true;
    }

    /// <summary>What is piped becomes the first argument of the first function on the right: <c>x | f y > 1</c> is <c>(f x (y > 1))</c>, <c>x | f > 1</c> is <c>(f x) > 1</c>.</summary>
    private Expression Pipe(Expression left, Expression right, Token at)
    {
        if (!_nested.Contains(right))
        {
            switch (right)
            {
                case Call call:
                    return new Call(call.Span, call.Target, [left, .. call.Arguments], call.Named);
                case Include include:
                    return new Include(include.Span, [left, .. include.Arguments], include.Named);
                case IncludeJoin join:
                    return new IncludeJoin(join.Span, [left, .. join.Arguments]);
                case PathExpression path:
                    return new Call(path.Span, path, [left], []);
                case Binary binary:
                    return new Binary(binary.Span, binary.Operator, Pipe(left, binary.Left, at), binary.Right);
                case Conditional conditional:
                    return new Conditional(conditional.Span, Pipe(left, conditional.Condition, at), conditional.Then, conditional.Otherwise);
            }
        }

        throw new SyntaxException(at.Start, at.End, "A pipe leads into a function.", "Write the name of a function after '|'.");
    }

    private Expression ParseConditional(bool calls)
    {
        Enter();
        var start = Current.Start;
        var condition = ParseBinary(0, calls);
        if (IsOperator("?"))
        {
            _at++;
            _piping = false;
            SkipNewLines();
            _questions++;
            var then = ParseConditional(calls);
            _questions--;
            SkipNewLines();
            Expect(":", "':' is expected here: 'condition ? one : other'.");
            SkipNewLines();
            var otherwise = ParseConditional(calls);
            condition = Checked(new Conditional(SpanFrom(start), condition, then, otherwise), start);
        }

        _nesting--;
        return condition;
    }

    private Expression ParseBinary(int precedence, bool calls)
    {
        var start = Current.Start;
        var left = ParseOperand(calls);
        while (Current.Kind == TokenKind.Operator)
        {
            var op = Current.Text;
            if (op is "++" or "--")
                throw Unexpected($"'{op}' is left out.", $"Write 'x = x {op[0]} 1'.");

            var own = Precedence(op);
            if (own <= precedence)
                break;

            _at++;
            SkipNewLines();
            if (op == "??" && left is PathExpression path)
                path.Forgiving = true;

            left = Checked(new Binary(SpanFrom(start), op, left, ParseBinary(own, calls)), start);
        }

        return left;
    }

    private static int Precedence(string op) => op switch
    {
        "??" or "?!" => 1,
        "||" => 2,
        "&&" => 3,
        "==" or "!=" => 4,
        "<" or "<=" or ">" or ">=" => 5,
        ".." or "..<" => 6,
        "+" or "-" => 7,
        "*" or "/" or "//" or "%" => 8,
        _ => 0,
    };

    private Expression ParseOperand(bool calls)
    {
        var start = Current.Start;
        var piping = _piping;
        _piping = false;
        if (Current.Kind == TokenKind.Operator && Current.Text is "!" or "-" or "+" or "@" or "^" or "++" or "--")
        {
            var op = Take();
            if (op.Text is "^" or "++" or "--")
                throw new SyntaxException(op.Start, op.End, $"'{op.Text}' is left out.", op.Text == "^" ? "Pass the arguments one by one." : $"Write 'x = x {op.Text[0]} 1'.");

            Enter();
            var operand = op.Text == "@" ? ParsePostfix() : ParseOperand(calls);
            _nesting--;
            if (op.Text == "@" && operand is not PathExpression)
                throw new SyntaxException(start, Current.Start, "'@' takes the name of a function.");

            return Checked(new Unary(SpanFrom(start), op.Text, operand), start);
        }

        if (IsName("include") || IsName("include_join"))
            return ParseInclude(piping, calls);

        var target = ParsePostfix();
        if (!calls || target is not PathExpression || _nested.Contains(target) || !StartsArgument())
            return target;

        var (arguments, named) = ParseArguments();
        return Checked(new Call(target.Span, target, arguments, named), start);
    }

    private Expression ParseInclude(bool piping, bool calls)
    {
        var name = Take();
        var (arguments, named) = calls && StartsArgument() ? ParseArguments() : ([], []);
        var span = _source.Span(name.Start, name.End);
        if (arguments.Length == 0 && !piping)
            throw new SyntaxException(name.Start, name.End, $"'{name.Text}' needs a template's name.", calls ? null : $"Put '{name.Text}' and its arguments into parentheses.");
        if (name.Text == "include")
            return Checked(new Include(span, arguments, named), name.Start);
        if (named.Length > 0 || arguments.Length > 4)
            throw new SyntaxException(name.Start, name.End, "'include_join' takes names, a separator, a begin and an end.");

        return Checked(new IncludeJoin(span, arguments), name.Start);
    }

    private bool StartsArgument() => Current.Kind switch
    {
        TokenKind.Literal or TokenKind.Local or TokenKind.Interpolated => true,
        TokenKind.Name => !(_forHeader && (Current.Text == "reversed" || (Current.Text is "limit" or "offset" && Next is { Kind: TokenKind.Operator, Text: ":" }))) && Current.Text != "in",
        TokenKind.Operator => Current.Text is "(" or "{" or "!" or "@" or "^" || (Current.Text == "[" && Current.SpaceBefore),
        _ => false,
    };

    private (Expression[] Arguments, (string, Expression)[] Named) ParseArguments()
    {
        var arguments = new List<Expression>();
        var named = new List<(string, Expression)>();
        while (StartsArgument())
        {
            // In `a ? f b : c` the colon belongs to the question.
            if (Current.Kind == TokenKind.Name && Next is { Kind: TokenKind.Operator, Text: ":" } colon && !(_questions > 0 && colon.SpaceBefore))
            {
                var name = Take();
                _at++;
                SkipNewLines();
                if (named.Exists(argument => argument.Item1 == name.Text))
                    throw new SyntaxException(name.Start, name.End, $"The argument '{name.Text}' is given twice.");

                named.Add((name.Text, ParseArgument()));
            }
            else if (named.Count > 0)
            {
                throw Unexpected("After a named argument all others must be named.");
            }
            else
            {
                arguments.Add(ParseArgument());
            }
        }

        return ([.. arguments], [.. named]);
    }

    private Expression ParseArgument()
    {
        Enter();
        var argument = ParseBinary(0, calls: false);
        _nesting--;
        return IsOperator("?")
            ? throw Unexpected("It is not clear whether this asks for the result of the call or for its last argument.", "Put the call or the question into parentheses.")
            : argument;
    }

    private Expression ParsePostfix()
    {
        var start = Current.Start;
        var target = ParsePrimary();
        while (Current.Kind == TokenKind.Operator)
        {
            if (Current.Text is "." or "?.")
            {
                var dot = Take();
                if (Current.Kind != TokenKind.Name)
                    throw Unexpected("The name of a member is expected after the dot.");

                target = new Member(_source.Span(Current.Start, Current.End), target, Take().Text, dot.Text == "?.");
            }
            else if (Current.Text == "[" && !Current.SpaceBefore)
            {
                _at++;
                var key = ParseNested("]", "The index is not closed.");
                target = new Index(SpanFrom(start), target, key);
            }
            else
            {
                break;
            }

            Checked(target, start);
        }

        return target;
    }

    private Expression ParseNested(string close, string message)
    {
        var (forHeader, questions) = (_forHeader, _questions);
        (_forHeader, _questions) = (false, 0);
        SkipNewLines();
        var inner = ParseExpression();
        Expect(close, message);
        (_forHeader, _questions) = (forHeader, questions);
        return inner;
    }

    private Expression ParsePrimary()
    {
        var token = Take();
        var span = _source.Span(token.Start, token.End);
        switch (token.Kind)
        {
            case TokenKind.Literal:
                return new Literal(span, token.Value);
            case TokenKind.Interpolated:
                return ParseInterpolation(token);
            case TokenKind.Name:
                return ParseName(token);
            case TokenKind.Local:
                return ParseLocal(token);
            case TokenKind.Operator when token.Text == "(":
                var inner = ParseNested(")", "The parenthesis is not closed.");
                _nested.Add(inner);
                return inner;
            case TokenKind.Operator when token.Text == "[":
                return ParseArray(token);
            case TokenKind.Operator when token.Text == "{":
                return ParseObject(token);
        }

        _at--;
        throw Unexpected(
            token.Kind is TokenKind.Operator ? $"'{token.Text}' is not expected here; a value is." : "A value is expected here.",
            token.Text == "}" ? "Does an object or a code block end too early?" : null);
    }

    private Expression ParseName(Token token)
    {
        var span = _source.Span(token.Start, token.End);
        switch (token.Text)
        {
            case "true" or "false":
                return new Literal(span, Values.Box(token.Text == "true"));
            case "null":
                return new Literal(span, null);
            case "empty":
                return new Literal(span, Values.Empty);
            case "for" or "while" when IsOperator("."):
                _at++;
                var states = token.Text == "for" ? LoopStates : WhileStates;
                var state = Take();
                if (!states.Contains(state.Text))
                    throw new SyntaxException(state.Start, state.End, $"'{token.Text}' has no '{state.Text}'.", Suggestion.For(state.Text, states));
                if ((token.Text == "for" ? _fors : _whiles) == 0)
                    throw new SyntaxException(token.Start, state.End, $"'{token.Text}.{state.Text}' is only known inside a '{token.Text}' loop.");

                return new LoopVariable(SpanFrom(token.Start), token.Text == "for", state.Text);
        }

        if (LeftOut.TryGetValue(token.Text, out var advice))
            throw new SyntaxException(token.Start, token.End, $"'{token.Text}' is left out of this engine.", advice);
        if (Keywords.Contains(token.Text))
            throw new SyntaxException(token.Start, token.End, $"'{token.Text}' is not expected here; a value is.");

        return new GlobalVariable(span, token.Text);
    }

    private Expression ParseLocal(Token token)
    {
        var span = _source.Span(token.Start, token.End);
        if (token.Text == "$$")
            return _functions > 0 ? new WrappedBlock(span) : throw new SyntaxException(token.Start, token.End, "'$$' is only known in a function.", "It prints the block that 'wrap' gives to the function.");
        if (token.Text == "$")
            return new ArgumentVariable(span, null);
        if (!char.IsAsciiDigit(token.Text[1]))
            return new LocalVariable(span, token.Text);

        return int.TryParse(token.Text.AsSpan(1), System.Globalization.NumberStyles.None, null, out var index)
            ? new ArgumentVariable(span, index)
            : throw new SyntaxException(token.Start, token.End, $"'{token.Text}' is neither an argument nor a variable.");
    }

    private ArrayLiteral ParseArray(Token open)
    {
        var items = new List<Expression>();
        while (true)
        {
            SkipNewLines();
            if (IsOperator("]"))
                break;

            items.Add(ParseItem());
            SkipNewLines();
            if (!IsOperator("]"))
                Expect(",", "The list is not closed.");
        }

        _at++;
        return Checked(new ArrayLiteral(SpanFrom(open.Start), [.. items]), open.Start);
    }

    private ObjectLiteral ParseObject(Token open)
    {
        var members = new List<(string, Expression)>();
        while (true)
        {
            SkipNewLines();
            if (IsOperator("}"))
                break;

            var name = Take();
            if (name.Kind != TokenKind.Name && name is not { Kind: TokenKind.Literal, Value: string })
                throw new SyntaxException(name.Start, name.End, "The name of a member is expected here.", "Write '{ name: value }'.");

            Expect(":", "':' is expected after the name of a member.");
            SkipNewLines();
            members.Add((name.Value as string ?? name.Text, ParseItem()));
            SkipNewLines();
            if (!IsOperator("}"))
                Expect(",", "The object is not closed.");
        }

        _at++;
        return Checked(new ObjectLiteral(SpanFrom(open.Start), [.. members]), open.Start);
    }

    private Expression ParseItem()
    {
        var (forHeader, questions) = (_forHeader, _questions);
        (_forHeader, _questions) = (false, 0);
        var item = ParseExpression();
        (_forHeader, _questions) = (forHeader, questions);
        return item;
    }

    private Interpolation ParseInterpolation(Token token)
    {
        var parts = new List<Expression>();
        foreach (var (text, code) in Lexer.Parts(_source, token))
        {
            if (text is not null)
            {
                parts.Add(new Literal(_source.Span(token.Start, token.End), text));
                continue;
            }

            var (outer, at) = (_tokens, _at);
            (_tokens, _at) = (code!, 0);
            try
            {
                parts.Add(ParseItem());
                if (Current.Kind != TokenKind.End)
                    throw Unexpected("The expression in the string goes on unexpectedly.");
            }
            finally
            {
                (_tokens, _at) = (outer, at);
            }
        }

        return Checked(new Interpolation(_source.Span(token.Start, token.End), [.. parts]), token.Start);
    }
}

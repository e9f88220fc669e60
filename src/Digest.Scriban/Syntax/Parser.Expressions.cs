using Digest.Scriban.Runtime;

namespace Digest.Scriban.Syntax;

/// <summary>The expressions, from the loosest, a pipe, to the tightest, a name.</summary>
internal sealed partial class Parser
{
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
        SkipNewLines();
        var inner = ParseItem();
        Expect(close, message);
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
        ParseItems("]", "The list is not closed.", () => items.Add(ParseItem()));
        return Checked(new ArrayLiteral(SpanFrom(open.Start), [.. items]), open.Start);
    }

    private ObjectLiteral ParseObject(Token open)
    {
        var members = new List<(string, Expression)>();
        ParseItems("}", "The object is not closed.", () =>
        {
            var name = Take();
            if (name.Kind != TokenKind.Name && name is not { Kind: TokenKind.Literal, Value: string })
                throw new SyntaxException(name.Start, name.End, "The name of a member is expected here.", "Write '{ name: value }'.");

            Expect(":", "':' is expected after the name of a member.");
            SkipNewLines();
            members.Add((name.Value as string ?? name.Text, ParseItem()));
        });
        return Checked(new ObjectLiteral(SpanFrom(open.Start), [.. members]), open.Start);
    }

    /// <summary>What stands between brackets, parted by commas; one may follow the last.</summary>
    private void ParseItems(string close, string message, Action parse)
    {
        SkipNewLines();
        while (!IsOperator(close))
        {
            parse();
            SkipNewLines();
            if (!IsOperator(close))
                Expect(",", message);

            SkipNewLines();
        }

        _at++;
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
        foreach (var (text, start, end) in (List<(string?, int, int)>)token.Value!)
        {
            if (text is not null)
            {
                parts.Add(new Literal(_source.Span(token.Start, token.End), text));
                continue;
            }

            var (outer, at) = (_tokens, _at);
            (_tokens, _at) = (Lexer.Expression(_source, start, end), 0);
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

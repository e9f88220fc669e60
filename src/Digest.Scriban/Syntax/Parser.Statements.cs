namespace Digest.Scriban.Syntax;

/// <summary>The statements: each method takes one, from its first word to its <c>end</c>.</summary>
internal sealed partial class Parser
{
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
}

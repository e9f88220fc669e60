using System.Buffers;
using System.Runtime.CompilerServices;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>Parses the static HTML of a template to find the place of every printed value, and refuses unsafe places.</summary>
internal sealed class HtmlPlaces(List<TemplateMistake> mistakes)
{
    /// <summary><c>Raw</c> is the content of a script or style; <c>Text</c> is that of a title or textarea.</summary>
    private enum Mode { Data, TagName, Tag, AttributeName, AfterName, BeforeValue, Value, Unquoted, Raw, Text, Comment, Declaration }

    private enum Url { Start, Scheme, Rest, Refused }

    private readonly record struct State(Mode Mode, string Element = "", string Attribute = "", char Quote = '\0', Url Url = Url.Start,
        string Prefix = "");

    private static readonly HashSet<string> UrlAttributes =
        ["href", "src", "action", "formaction", "poster", "cite", "data", "srcset", "imagesrcset", "manifest", "background", "ping",
            "xlink:href", "longdesc", "codebase"];

    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    private static readonly SearchValues<char> StyleCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.% ");

    private static readonly SearchValues<char> s_endsOfNames = SearchValues.Create(" \t\r\n\f/>=<\"'");

    private readonly Stack<State> _loops = new(); // the state before each enclosing loop

    private (TextStatement Text, int Index) _opened; // the last tag, comment or declaration
    private (TextStatement Text, int Index) _quote; // the start of the last value of an attribute
    private bool _isValueSuspicious; // a tag begins in the last value of this tag, as where the quotation mark at its end is missing
    private bool _isTorn; // what follows an unfinished tag is not a mistake of its own

    private const string BracesShown = "Readers see these braces as they are, because no code is between them.";
    private const string BracesInTag = "These braces are not code of this template language.";
    private const string AdviceOnBraces =
        "Write code as {{ … }}, and delete what is left of it; for braces that readers are to see, write '&#123;' and '&#125;'.";

    private const string ValueNotClosed = "The value of this attribute is not closed.";
    private const string AdviceOnQuotes = "Write the same quotation mark at its end.";
    private const string TagNotClosed = "This tag is not closed.";
    private const string AdviceOnTag = "Write '>' at its end.";

    public const string MarkupRefused = "Markup can't be printed in an attribute, a title, a textarea or a comment.";

    /// <summary>Returns false if the tags are not all known, because one is not finished or the template is nested too deeply.</summary>
    public static bool Find(ScriptPage page, List<TemplateMistake> mistakes)
    {
        var places = new HtmlPlaces(mistakes);
        if (places.Walk(page.Body, new(Mode.Data)) is { } state && state.Mode != Mode.Data)
            places.ReportUnfinished(state);
        return !places._isTorn;
    }

    /// <summary>The tags of a page without code.</summary>
    public static TextStatement TagsOf(string html)
    {
        var page = new TextStatement(new() { Text = new(html) });
        new HtmlPlaces([]).Scan(page, new(Mode.Data));
        return page;
    }

    /// <summary>A quick check that a text may be printed at a place. Most URLs start with a slash, and so have no scheme.</summary>
    public static bool IsHarmless(string text, HtmlPlace place) =>
        place is HtmlPlace.Content or HtmlPlace.Text || (place is HtmlPlace.Url or HtmlPlace.UrlScheme && text is ['/', ..]);

    /// <summary>Returns the text if it may be printed at a place.</summary>
    /// <exception cref="TemplateFault">The text must not be printed there.</exception>
    public static string Admit(string text, HtmlPlace place, SourceSpan span) => place switch
    {
        HtmlPlace.Url when SchemeOf(text) is { } scheme && !Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase) =>
            throw new TemplateFault(span, $"A URL can't begin with '{scheme}:'.",
                "Only http, https, mailto, tel and URLs without a scheme are allowed."),
        HtmlPlace.UrlScheme when SchemeOf(text) is not null =>
            throw new TemplateFault(span, "This value would give the URL a scheme.", "Print the URL as one value."),
        HtmlPlace.Style when text.AsSpan().ContainsAnyExcept(StyleCharacters) =>
            throw new TemplateFault(span, "A style attribute takes words and numbers only.", "Use a class."),
        _ => text,
    };

    /// <summary>The scheme of a URL, without the control characters that browsers ignore; null if it has none.</summary>
    private static string? SchemeOf(string url)
    {
        var end = url.AsSpan().IndexOfAny(":/?#");
        if (end < 0 || url[end] != ':')
            return null;
        foreach (var harmless in Schemes)
        {
            if (url.StartsWith(harmless, StringComparison.OrdinalIgnoreCase) && harmless.Length == end)
                return harmless;
        }

        return new string([.. url[..end].Where(c => c > ' ')]);
    }

    /// <param name="element">See <see cref="TemplateMistake.Element"/>.</param>
    private void Report(SourceSpan span, string message, string advice, SourceSpan? element = null)
    {
        if (_isTorn)
            return;
        _isTorn = _isValueSuspicious;
        mistakes.Add(_isTorn ? TemplateMistake.At(SpanOf(_quote), ValueNotClosed, AdviceOnQuotes)
            : TemplateMistake.At(span, message, advice) with { Element = element is { } start ? TemplateMistake.LocationOf(start) : null });
    }

    /// <summary>Reports what is open at the end of the template. Code behind its start was taken for a part of it.</summary>
    private void ReportUnfinished(State state)
    {
        if (_isTorn)
            return;
        var (message, advice) = state.Mode switch
        {
            Mode.Comment => ("This comment is not closed.", "Write '-->' at its end."),
            Mode.Raw or Mode.Text => ($"<{state.Element}> is not closed.", $"Write </{state.Element}> at its end."),
            Mode.Value => (ValueNotClosed, AdviceOnQuotes),
            _ => (TagNotClosed, AdviceOnTag),
        };
        var mistake = TemplateMistake.At(SpanOf(state.Mode == Mode.Value ? _quote : _opened), message, advice);
        _isTorn = true;
        mistakes.RemoveAll(other => other.Location.CompareTo(mistake.Location) >= 0);
        mistakes.Add(state.Mode == Mode.Raw ? mistake with { Element = mistake.Location } : mistake);
    }

    /// <summary>The state after a statement; null if its end is not reached.</summary>
    private State? Walk(ScriptNode? statement, State state)
    {
        if (statement is not null && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Report(statement.Span, "The template is nested too deeply.", "Move parts of it into partials.");
            _isTorn = true;
            return null;
        }

        switch (statement)
        {
            case ScriptBlockStatement block:
                return block.Statements.Aggregate((State?)state, (before, inner) => before is { } reached ? Walk(inner, reached) : null);
            case TextStatement text:
                return Scan(text, state);
            case PrintStatement output:
                WalkFunctions(output.Expression);
                return Print(output, Settle(state));
            case ScriptIfStatement branch:
                branch.Condition = Guard(branch.Condition, () => branch.Condition = null, state);
                return Join(branch.Span, Walk(branch.Then, Settle(state)), WalkElse(branch.Else, state));
            case ScriptElseStatement otherwise:
                return Walk(otherwise.Body, state);
            case ScriptCaseStatement choice:
                choice.Value = Guard(choice.Value, () => choice.Value = null, state);
                return Walk(choice.Body, Settle(state));
            case ScriptWhenStatement option:
                WalkFunctions(option.Values);
                return Join(option.Span, Walk(option.Body, Settle(state)), WalkElse(option.Next, state));
            case ScriptForStatement loop:
                loop.Iterator = Guard(loop.Iterator, () => loop.Iterator = null, state);
                WalkFunctions(loop.NamedArguments);
                return Join(loop.Span, WalkLoop(loop, loop.Body, Settle(state)), WalkElse(loop.Else, state));
            case ScriptWhileStatement loop:
                loop.Condition = Guard(loop.Condition, () => loop.Condition = null, state);
                return WalkLoop(loop, loop.Body, Settle(state));
            case ScriptWithStatement with:
                WalkFunctions(with.Name);
                return Walk(with.Body, state);
            case ScriptCaptureStatement capture:
                WalkWhole(capture.Body, capture.Span);
                return state;
            case ScriptFunction function:
                WalkWhole(function.Body, function.Span);
                return state;
            case ScriptWrapStatement wrap:
                if (state.Mode != Mode.Data)
                    Report(wrap.Span, "'wrap' prints markup, which can't be here.", "Move it between tags.");
                WalkFunctions(wrap.Target);
                WalkWhole(wrap.Body, wrap.Span);
                return state;
            case ScriptReturnStatement or ScriptBreakStatement or ScriptContinueStatement:
                WalkJump(statement, state);
                return null;
            case ScriptExpressionStatement { Expression: ScriptAssignExpression assignment }:
                assignment.Value = Guard(assignment.Value, () => assignment.Value = null, state);
                return state;
            default:
                WalkFunctions(statement);
                return state;
        }
    }

    private State? WalkElse(ScriptNode? alternative, State state) => alternative is null ? Settle(state) : Walk(alternative, Settle(state));

    /// <summary>Checks that a return, break or continue leaves nothing open that is closed at its target.</summary>
    private void WalkJump(ScriptNode jump, State state)
    {
        WalkFunctions(jump);
        var target = jump is ScriptReturnStatement || _loops.Count == 0 ? new(Mode.Data) : _loops.Peek();
        if (!AreAlike(target, Settle(state)))
            Report(jump.Span, "A tag, an attribute or an element is open here.", "Move it to where the tag is closed.");
    }

    /// <summary>Walks the anonymous functions in an expression.</summary>
    private void WalkFunctions(ScriptNode? node)
    {
        if (node is ScriptFunction function)
            WalkWhole(function.Body, function.Span);
        else if (node is not null)
        {
            foreach (var child in node.Children)
                WalkFunctions(child);
        }
    }

    private State? WalkLoop(ScriptNode loop, ScriptNode? body, State before)
    {
        _loops.Push(before);
        var after = Join(loop.Span, before, Walk(body, before));
        after = after is { } joined && joined != before ? Join(loop.Span, joined, Walk(body, joined)) : after;
        _loops.Pop();
        return after;
    }

    /// <summary>Where markup must not be printed, wraps an expression so that the functions it calls cannot print.</summary>
    private ScriptExpression? Guard(ScriptExpression? expression, Action detach, State state)
    {
        WalkFunctions(expression);
        if (expression is null or SilentExpression || Settle(state).Mode == Mode.Data)
            return expression;
        detach();
        return new SilentExpression { Expression = expression, Span = expression.Span };
    }

    private void WalkWhole(ScriptNode? body, SourceSpan span)
    {
        _loops.Push(new(Mode.Data));
        var last = Walk(body, new(Mode.Data));
        _loops.Pop();
        if (last is { } end && end.Mode != Mode.Data)
            Report(span, "The block ends inside a tag, a comment, or an element that contains only text.", "Close it in the block.");
    }

    /// <summary>Ends the name of a tag or attribute, because code follows it.</summary>
    private static State Settle(State state) =>
        state.Mode is Mode.TagName or Mode.AttributeName or Mode.AfterName ? EndAttribute(state) : state;

    private static State EndAttribute(State state) =>
        state with { Mode = Mode.Tag, Attribute = "", Quote = '\0', Url = Url.Start, Prefix = "" };

    private State? Join(SourceSpan span, State? one, State? other)
    {
        if (one is not { } first || other is not { } second)
            return (one ?? other) is { } end ? Settle(end) : null;

        (first, second) = (Settle(first), Settle(second));
        if (AreAlike(first, second))
            return first with { Url = Join(first.Url, second.Url), Prefix = first.Prefix == second.Prefix ? first.Prefix : "" };
        Report(span, "The branches do not leave the same tags, attributes and elements open.", "Open and close it in the same branch.");
        return first;
    }

    private static bool AreAlike(State one, State other) =>
        (one with { Url = Url.Start, Prefix = "" }) == (other with { Url = Url.Start, Prefix = "" });

    private static Url Join(Url one, Url other) => (one, other) switch
    {
        _ when one == other => one,
        (Url.Refused, _) or (_, Url.Refused) => Url.Refused,
        (Url.Scheme, _) or (_, Url.Scheme) => Url.Scheme,
        _ => Url.Start,
    };

    private State Print(PrintStatement output, State state)
    {
        var isUrl = state.Mode == Mode.Value && UrlAttributes.Contains(state.Attribute);
        var refusal = state.Mode switch
        {
            Mode.Tag or Mode.Declaration =>
                ("Inside a tag, only the value of an attribute can be printed.", "Choose between whole attributes with 'if'."),
            Mode.BeforeValue or Mode.Unquoted => ("The value of this attribute needs quotes.", "Write name=\"{{ … }}\"."),
            Mode.Comment =>
                ("Nothing can be printed inside a comment, because the value could end it.", "Use a comment of the template: {{ # … }}."),
            Mode.Raw => ($"Nothing can be printed inside <{state.Element}>.",
                "Put data into an attribute, or print the whole element as one value."),
            Mode.Value when state.Attribute.StartsWith("on", StringComparison.Ordinal) || state.Attribute == "srcdoc" =>
                ($"Nothing can be printed in '{state.Attribute}'.", "Put data into a data- attribute."),
            Mode.Value when isUrl && state.Url == Url.Refused =>
                ("The scheme of this URL is not allowed.", "Begin it with http:, https:, mailto:, tel: or a path."),
            _ => default((string Message, string Advice)?),
        };
        if (refusal is { } reason)
        {
            Report(output.Expression!.Span, reason.Message, reason.Advice, state.Mode == Mode.Raw ? SpanOf(_opened) : null);
            return state;
        }

        if (output.Expression is ScriptLiteral { Value: string text } && (text.Contains("{{", StringComparison.Ordinal)
            || text.Contains("}}", StringComparison.Ordinal)))
            Report(output.Expression.Span, BracesShown, AdviceOnBraces);
        output.Place = state.Mode switch
        {
            Mode.Data => HtmlPlace.Content,
            Mode.Value when state.Attribute == "style" => HtmlPlace.Style,
            _ when isUrl && state.Url == Url.Start => HtmlPlace.Url,
            _ when isUrl && state.Url == Url.Scheme => HtmlPlace.UrlScheme,
            _ => HtmlPlace.Text,
        };
        if (output.Place != HtmlPlace.Content && output.Expression is ScriptFunctionCall call && IncludeFunction.IsCalledBy(call))
            Report(call.Span, "This prints markup, which can't be in an attribute, a title, a textarea or a comment.",
                "Print a text there.");

        return isUrl && state.Url == Url.Start ? state with { Url = Url.Scheme, Prefix = "" } : state;
    }

    private State Scan(TextStatement statement, State state)
    {
        statement.Tags.Clear(); // the body of a loop is scanned twice
        var text = statement.Text.ToString();
        for (var i = 0; i < text.Length && !_isTorn; i++)
        {
            var c = text[i];
            switch (state.Mode)
            {
                case Mode.Data when c == '<':
                    state = Open(statement, text, ref i);
                    break;
                case Mode.Tag when c == '=':
                    Report(statement.Span, "The name of an attribute must be written in one piece.",
                        "Choose between whole attributes with 'if'.");
                    return new(Mode.Data);
                case Mode.Raw or Mode.Text when c == '<' && IsEndTag(text, i, state.Element):
                    state = OpenEnd(statement, text, ref i);
                    break;
                case Mode.Comment when c == '>' && (text.AsSpan(0, i).EndsWith("--") || text.AsSpan(0, i).EndsWith("--!")):
                case Mode.Declaration when c == '>':
                    state = new(Mode.Data);
                    break;
                case not (Mode.Raw or Mode.Comment or Mode.Declaration) when IsBraces(text, i):
                    var areShown = state.Mode is Mode.Data or Mode.Text or Mode.Value;
                    Report(statement.SpanAt(i), areShown ? BracesShown : BracesInTag, AdviceOnBraces);
                    i = EndOfBraces(text, i);
                    break;
                default:
                    Note(statement, text, i, state);
                    state = ScanTag(state, c);
                    break;
            }
        }

        return state;
    }

    private static SourceSpan SpanOf((TextStatement Text, int Index) place) => place.Text.SpanAt(place.Index);

    /// <summary>Whether braces of this or another template language are at a place.</summary>
    private static bool IsBraces(string text, int at) => text.AsSpan(at) is ['{', '{' or '%', ..] or ['}' or '%', '}', ..];

    /// <summary>The last of the braces at a place. What begins with <c>{%</c> ends with <c>%}</c> in the same line.</summary>
    private static int EndOfBraces(string text, int at)
    {
        if (text[at + 1] != '%')
            return at + 1;
        var line = text.AsSpan(at);
        line = line.IndexOf('\n') is >= 0 and var end ? line[..end] : line;
        return line.IndexOf("%}") is >= 0 and var close ? at + close + 1 : at + 1;
    }

    /// <summary>Notes the tags of a text, and reports characters that no tag has.</summary>
    private void Note(TextStatement statement, string text, int at, State state)
    {
        var c = text[at];
        if (state.Mode == Mode.Value)
            _isValueSuspicious |= c == '<';
        else if (state.Mode == Mode.BeforeValue && c is '"' or '\'')
            (_quote, _isValueSuspicious) = ((statement, at), false);
        else if (state.Mode is Mode.Data or Mode.Raw or Mode.Text or Mode.Comment or Mode.Declaration)
            return;
        else if (c == '>')
        {
            var isEmpty = state.Mode != Mode.Unquoted && at > 0 && text[at - 1] == '/';
            statement.Tags.Add(new(isEmpty ? HtmlTagKind.CloseEmpty : HtmlTagKind.Close, at, ""));
            _isValueSuspicious = false;
        }
        else if (c is '<' or '"' or '\'')
        {
            if (c == '<')
                Report(SpanOf(_opened), TagNotClosed, AdviceOnTag);
            else
                Report(statement.SpanAt(at), "This quotation mark belongs to no attribute.", "Write name=\"value\", or delete it.");
            _isTorn = true;
        }
        else if (state.Mode is Mode.Tag or Mode.AfterName && !char.IsWhiteSpace(c) && c is not ('/' or '='))
        {
            if (state.Mode == Mode.Tag && at > 0 && text[at - 1] is '"' or '\'')
                Report(statement.SpanAt(at), "A space is missing in front of this attribute.", "Write one.");
            statement.Tags.Add(new(HtmlTagKind.Attribute, at, NameAt(text, at)));
        }
    }

    /// <summary>The name of a tag or attribute at a place.</summary>
    private static string NameAt(string text, int at)
    {
        var rest = text.AsSpan(at);
        var length = rest.IndexOfAny(s_endsOfNames);
        return rest[..(length < 0 ? rest.Length : length)].ToString().ToLowerInvariant();
    }

    /// <summary>The state after a character inside a tag.</summary>
    private static State ScanTag(State state, char c) => state.Mode switch
    {
        Mode.TagName or Mode.Tag or Mode.AttributeName or Mode.AfterName or Mode.BeforeValue or Mode.Unquoted when c == '>' => Close(state),
        Mode.TagName => char.IsWhiteSpace(c) || c == '/'
            ? state with { Mode = Mode.Tag }
            : state with { Element = Append(state.Element, c) },
        Mode.AttributeName or Mode.AfterName when c == '=' => state with { Mode = Mode.BeforeValue },
        Mode.AttributeName or Mode.AfterName when c == '/' => state with { Mode = Mode.Tag },
        Mode.AttributeName => char.IsWhiteSpace(c)
            ? state with { Mode = Mode.AfterName }
            : state with { Attribute = Append(state.Attribute, c) },
        Mode.Tag or Mode.AfterName when !char.IsWhiteSpace(c) && c != '/' =>
            state with { Mode = Mode.AttributeName, Attribute = char.ToLowerInvariant(c).ToString() },
        Mode.BeforeValue when c is '"' or '\'' => state with { Mode = Mode.Value, Quote = c, Url = Url.Start, Prefix = "" },
        Mode.BeforeValue when !char.IsWhiteSpace(c) => state with { Mode = Mode.Unquoted },
        Mode.Unquoted when char.IsWhiteSpace(c) => state with { Mode = Mode.Tag },
        Mode.Value => c == state.Quote ? EndAttribute(state) : ScanUrl(state, c),
        _ => state,
    };

    /// <summary>Adds a character to a name. Only the first 32 characters are compared with known names.</summary>
    private static string Append(string name, char c) => name.Length < 32 ? name + char.ToLowerInvariant(c) : name;

    private State Open(TextStatement statement, string text, ref int at)
    {
        var rest = text.AsSpan(at + 1);
        if (rest is ['/', ..])
            return OpenEnd(statement, text, ref at);
        if (rest is not ([] or ['!' or '?', ..]) && !char.IsAsciiLetter(rest[0]))
            return new(Mode.Data);
        _opened = (statement, at);
        if (rest.StartsWith("!--"))
        {
            at += 3;
            return new(Mode.Comment);
        }

        if (rest is ['!' or '?', ..])
            return new(Mode.Declaration);
        statement.Tags.Add(new(HtmlTagKind.Start, at, NameAt(text, at + 1)));
        return new(Mode.TagName);
    }

    private State OpenEnd(TextStatement statement, string text, ref int at)
    {
        _opened = (statement, at);
        statement.Tags.Add(new(HtmlTagKind.End, at, NameAt(text, at + 2)));
        at++;
        return new(Mode.TagName, "/");
    }

    private static State Close(State state) => state.Element switch
    {
        "script" or "style" => new(Mode.Raw, state.Element),
        "title" or "textarea" => new(Mode.Text, state.Element),
        _ => new(Mode.Data),
    };

    private static bool IsEndTag(string text, int at, string element) =>
        string.Compare(text, at, "</" + element, 0, element.Length + 2, StringComparison.OrdinalIgnoreCase) == 0
        && (at + 2 + element.Length is var end && (end >= text.Length || char.IsWhiteSpace(text[end]) || text[end] is '/' or '>'));

    private static State ScanUrl(State state, char c)
    {
        if (state.Url is Url.Rest or Url.Refused || char.IsWhiteSpace(c))
            return state;
        if (c is '/' or '?' or '#')
            return state with { Url = Url.Rest };
        if (c == ':')
            return state with { Url = Schemes.Contains(state.Prefix, StringComparer.OrdinalIgnoreCase) ? Url.Rest : Url.Refused };

        return state with { Url = Url.Scheme, Prefix = Append(state.Prefix, c) };
    }
}

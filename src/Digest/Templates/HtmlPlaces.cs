using System.Runtime.CompilerServices;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>Follows the static HTML of a template, finds the place of every output, and refuses those where no escaping helps.</summary>
internal sealed class HtmlPlaces(List<TemplateMistake> mistakes)
{
    /// <summary><c>Raw</c> is the content of a script or style, <c>Text</c> that of a title or textarea.</summary>
    private enum Mode { Data, TagName, Tag, AttributeName, AfterName, BeforeValue, Value, Unquoted, Raw, Text, Comment, Declaration }

    private enum Url { Start, Scheme, Rest, Refused }

    private readonly record struct State(Mode Mode, string Element = "", string Attribute = "", char Quote = '\0', Url Url = Url.Start,
        string Prefix = "");

    private static readonly HashSet<string> UrlAttributes =
        ["href", "src", "action", "formaction", "poster", "cite", "data", "srcset", "imagesrcset", "manifest", "background", "ping",
            "xlink:href", "longdesc", "codebase"];

    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    private readonly Stack<State> _loops = new(); // the state before each loop

    public const string MarkupRefused = "Markup can't be printed in an attribute, a title, a textarea or a comment.";

    public static void Find(ScriptPage page, List<TemplateMistake> mistakes)
    {
        var places = new HtmlPlaces(mistakes);
        if (places.Walk(page.Body, new(Mode.Data)) is { } state && state.Mode != Mode.Data)
            places.Report(new(page.Span.FileName, page.Span.End, page.Span.End),
                "The template ends inside a tag, a comment or an element that holds only text.", "Close it.");
    }

    /// <summary>
    /// Whether plainly nothing is wrong with printing the text there. Addresses mostly begin with a slash, and what does has no scheme.
    /// </summary>
    public static bool IsHarmless(string text, HtmlPlace place) =>
        place is HtmlPlace.Content or HtmlPlace.Text || (place is HtmlPlace.Url or HtmlPlace.UrlScheme && text is ['/', ..]);

    /// <summary>The text, if it may be printed there.</summary>
    /// <exception cref="TemplateFault">It may not.</exception>
    public static string Admit(string text, HtmlPlace place, SourceSpan span) => place switch
    {
        HtmlPlace.Url when SchemeOf(text) is { } scheme && !Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase) =>
            throw new TemplateFault(span, $"An address can't begin with '{scheme}:'.",
                "Only http, https, mailto, tel and addresses without a scheme are allowed."),
        HtmlPlace.UrlScheme when SchemeOf(text) is not null =>
            throw new TemplateFault(span, "This would give the address a scheme from the middle.", "Print the address as one value."),
        HtmlPlace.Style when text.AsSpan().ContainsAnyExcept(StyleCharacters) =>
            throw new TemplateFault(span, "A style attribute takes words and numbers only.", "Use a class."),
        _ => text,
    };

    private static readonly System.Buffers.SearchValues<char> StyleCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.% ");

    /// <summary>
    /// The part before the first colon, unless something that ends a scheme comes before it. Browsers skip control characters in it, and so
    /// does this.
    /// </summary>
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

    private void Report(SourceSpan span, string message, string advice) => mistakes.Add(TemplateMistake.At(span, message, advice));

    /// <summary>The state after a statement; null if its end is never reached.</summary>
    private State? Walk(ScriptNode? statement, State state)
    {
        if (statement is not null && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Report(statement.Span, "The template is nested too deeply.", "Move parts of it into partials.");
            return null;
        }

        switch (statement)
        {
            case ScriptBlockStatement block:
                State? current = state;
                foreach (var inner in block.Statements)
                {
                    if (current is not { } before)
                        break;
                    current = Walk(inner, before);
                }

                return current;
            case TextStatement text:
                return Scan(text, state);
            case PrintStatement output:
                WalkFunctions(output.Expression);
                return Print(output, Settle(state));
            case ScriptIfStatement branch:
                branch.Condition = Guard(branch.Condition, () => branch.Condition = null, state);
                return Join(branch.Span, [Walk(branch.Then, Settle(state)), branch.Else is null ? Settle(state)
                    : Walk(branch.Else, Settle(state))]);
            case ScriptElseStatement otherwise:
                return Walk(otherwise.Body, state);
            case ScriptCaseStatement choice:
                choice.Value = Guard(choice.Value, () => choice.Value = null, state);
                return Walk(choice.Body, Settle(state));
            case ScriptWhenStatement option:
                WalkFunctions(option.Values);
                return Join(option.Span, [Walk(option.Body, Settle(state)), option.Next is null ? Settle(state)
                    : Walk(option.Next, Settle(state))]);
            case ScriptForStatement loop:
                loop.Iterator = Guard(loop.Iterator, () => loop.Iterator = null, state);
                WalkFunctions(loop.NamedArguments);
                return Join(loop.Span, [WalkLoop(loop, loop.Body, Settle(state)), loop.Else is null ? Settle(state)
                    : Walk(loop.Else, Settle(state))]);
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
                WalkFunctions(statement);
                var outside = statement is ScriptReturnStatement || _loops.Count == 0 ? new(Mode.Data) : _loops.Peek();
                if (!AreAlike(outside, Settle(state)))
                    Report(statement.Span, "This leaves a tag, an attribute or an element open.", "Move it to where the tag is closed.");
                return null;
            case ScriptExpressionStatement { Expression: ScriptAssignExpression assignment }:
                assignment.Value = Guard(assignment.Value, () => assignment.Value = null, state);
                return state;
            default:
                WalkFunctions(statement);
                return state;
        }
    }

    /// <summary>Functions without a name are parts of expressions.</summary>
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
        var after = Join(loop.Span, [before, Walk(body, before)]);
        after = after is { } joined && joined != before ? Join(loop.Span, [joined, Walk(body, joined)]) : after;
        _loops.Pop();
        return after;
    }

    /// <summary>Where only text can be printed, a function that is called for its value must not print.</summary>
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
            Report(span, "The block ends inside a tag, a comment or an element that holds only text.", "Close it in the block.");
    }

    /// <summary>Code may follow a name; the name is complete then.</summary>
    private static State Settle(State state) => state.Mode is Mode.TagName or Mode.AttributeName or Mode.AfterName
        ? state with { Mode = Mode.Tag, Attribute = "", Quote = '\0', Url = Url.Start, Prefix = "" }
        : state;

    private State? Join(SourceSpan span, IEnumerable<State?> ends)
    {
        State? joined = null;
        foreach (var end in ends)
        {
            if (end is not { } unsettled)
                continue;

            var state = Settle(unsettled);
            if (joined is not { } so)
            {
                joined = state;
            }
            else if (!AreAlike(so, state))
            {
                Report(span, "One way through this leaves a tag, an attribute or an element open that another does not.",
                    "Open and close it in the same branch.");
                return so;
            }
            else
            {
                joined = so with { Url = Join(so.Url, state.Url), Prefix = so.Prefix == state.Prefix ? so.Prefix : "" };
            }
        }

        return joined;
    }

    private static bool AreAlike(State one, State other) =>
        (one with { Url = Url.Start, Prefix = "" }) == (other with { Url = Url.Start, Prefix = "" });

    private static Url Join(Url one, Url other) =>
        one == other ? one : one == Url.Refused || other == Url.Refused ? Url.Refused : one == Url.Scheme || other == Url.Scheme
            ? Url.Scheme : Url.Start;

    private State Print(PrintStatement output, State state)
    {
        var isUrl = state.Mode == Mode.Value && UrlAttributes.Contains(state.Attribute);
        var refusal = state.Mode switch
        {
            Mode.Tag or Mode.Declaration =>
                ("Nothing can be printed inside a tag but in the value of an attribute.", "Choose between whole attributes with 'if'."),
            Mode.BeforeValue or Mode.Unquoted => ("The value of this attribute needs quotes.", "Write name=\"{{ … }}\"."),
            Mode.Comment => ("Nothing can be printed inside a comment, because the value could end it.",
                "Use a comment of the template: {{ # … }}."),
            Mode.Raw => ($"Nothing can be printed inside <{state.Element}>.",
                "Put data into an attribute, or let the host give the whole element as markup."),
            Mode.Value when state.Attribute.StartsWith("on", StringComparison.Ordinal) || state.Attribute == "srcdoc" =>
                ($"Nothing can be printed in '{state.Attribute}'.", "Put data into a data- attribute."),
            Mode.Value when isUrl && state.Url == Url.Refused =>
                ("The scheme of this address runs code or carries content.", "Begin it with http:, https:, mailto:, tel: or a path."),
            _ => default((string Message, string Advice)?),
        };
        if (refusal is { } reason)
        {
            Report(output.Expression!.Span, reason.Message, reason.Advice);
            return state;
        }

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
        var text = statement.Text.ToString();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (state.Mode)
            {
                case Mode.Data when c == '<':
                    state = Open(text, ref i);
                    break;
                case Mode.TagName:
                    if (char.IsWhiteSpace(c) || c is '/' or '>')
                        state = c == '>' ? Close(state) : state with { Mode = Mode.Tag };
                    else
                        state = state with { Element = Append(state.Element, c) };
                    break;
                case Mode.Tag when c == '>':
                case Mode.AttributeName when c == '>':
                case Mode.AfterName when c == '>':
                case Mode.BeforeValue when c == '>':
                case Mode.Unquoted when c == '>':
                    state = Close(state);
                    break;
                case Mode.Tag when c == '=':
                    Report(statement.Span, "The name of an attribute must be written in one piece.",
                        "Choose between whole attributes with 'if'.");
                    return new(Mode.Data);
                case Mode.Tag when !char.IsWhiteSpace(c) && c != '/':
                    state = state with { Mode = Mode.AttributeName, Attribute = char.ToLowerInvariant(c).ToString() };
                    break;
                case Mode.AttributeName or Mode.AfterName when c == '=':
                    state = state with { Mode = Mode.BeforeValue };
                    break;
                case Mode.AttributeName:
                    if (char.IsWhiteSpace(c) || c == '/')
                        state = state with { Mode = c == '/' ? Mode.Tag : Mode.AfterName };
                    else
                        state = state with { Attribute = Append(state.Attribute, c) };
                    break;
                case Mode.AfterName when !char.IsWhiteSpace(c):
                    state = c == '/' ? state with { Mode = Mode.Tag }
                        : state with { Mode = Mode.AttributeName, Attribute = char.ToLowerInvariant(c).ToString() };
                    break;
                case Mode.BeforeValue when !char.IsWhiteSpace(c):
                    state = c is '"' or '\''
                        ? state with { Mode = Mode.Value, Quote = c, Url = Url.Start, Prefix = "" }
                        : state with { Mode = Mode.Unquoted };
                    break;
                case Mode.Unquoted when char.IsWhiteSpace(c):
                    state = state with { Mode = Mode.Tag };
                    break;
                case Mode.Value:
                    state = c == state.Quote ? state with { Mode = Mode.Tag, Attribute = "", Quote = '\0', Url = Url.Start, Prefix = "" }
                        : Address(state, c);
                    break;
                case Mode.Raw or Mode.Text when c == '<' && IsEndTag(text, i, state.Element):
                    i++;
                    state = new(Mode.TagName, "/");
                    break;
                case Mode.Comment when c == '>' && (text.AsSpan(0, i).EndsWith("--") || text.AsSpan(0, i).EndsWith("--!")):
                case Mode.Declaration when c == '>':
                    state = new(Mode.Data);
                    break;
            }
        }

        return state;
    }

    /// <summary>No name that matters is longer.</summary>
    private static string Append(string name, char c) => name.Length < 32 ? name + char.ToLowerInvariant(c) : name;

    private static State Open(string text, ref int at)
    {
        var rest = text.AsSpan(at + 1);
        if (rest.StartsWith("!--"))
        {
            at += 3;
            return new(Mode.Comment);
        }

        if (rest.Length > 0 && rest[0] is '!' or '?')
            return new(Mode.Declaration);
        if (rest.Length > 0 && rest[0] == '/')
        {
            at++;
            return new(Mode.TagName, "/");
        }

        return rest.Length == 0 || char.IsAsciiLetter(rest[0]) ? new(Mode.TagName) : new(Mode.Data);
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

    private static State Address(State state, char c)
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

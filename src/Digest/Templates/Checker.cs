using System.Runtime.CompilerServices;
using Digest.Sources.Diagnostics;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>Evaluates a template and its includes with shapes instead of values, and both branches of every condition.</summary>
internal sealed class Checker(ModelType model, TemplateHost host)
{
    /// <summary>Of the keys of all visits, in characters. Includes can call each other with other arguments and scopes each time.</summary>
    private const int MaxVisited = 200_000;

    private readonly List<TemplateMistake> _mistakes = [];
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Shape> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<Template, KeyValuePair<string, Shape>[]> _shapesOfLocals = [];
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private readonly List<(string? Name, Shape Shape)> _scopes = []; // a name is a variable; no name is the object of a `with`
    private FileState _file = new([], [], []);
    private OpenElement? _holder; // see PrintStatement.Holder
    private int _visitedLength;

    /// <summary>The names with a <c>$</c> and the arguments of a template or function.</summary>
    private sealed record FileState(HashSet<string> Locals, Shape[] Arguments, (string Name, Shape Shape)[] Named)
    {
        public Dictionary<string, Shape> Shapes { get; } =
            Named.DistinctBy(argument => argument.Name).ToDictionary(argument => argument.Name, argument => argument.Shape);

        /// <summary>Greater than 0 in a block of <c>wrap</c>, which also has the names of the wrapping function.</summary>
        public int WrapDepth { get; set; }
    }

    public static ImmutableArray<TemplateMistake> Check(
        Template template, ModelType model, TemplateHost host, ReadOnlySpan<(string Name, object? Value)> globals)
    {
        var checker = new Checker(model, host);
        foreach (var (name, value) in globals)
            checker._scopes.Add((name, Shape.OfValue(value)));
        checker.CollectAssigned(template, []);
        checker.VisitFile(template, [], []);

        // A second pass knows the names that are assigned further down in a loop or function.
        checker._mistakes.Clear();
        checker._visited.Clear();
        checker._visitedLength = 0;
        checker.VisitFile(template, [], []);
        return [.. checker._mistakes.Distinct()];
    }

    private void CollectAssigned(Template template, HashSet<Template> seen)
    {
        if (!seen.Add(template))
            return;
        _assigned.UnionWith(template.Names.Globals);
        foreach (var name in template.Names.ArgumentsOf(IncludeFunction.Name) ?? [.. host.Partials.Keys])
        {
            if (host.Partials.TryGetValue(name, out var included))
                CollectAssigned(included, seen);
        }
    }

    private void VisitFile(Template template, Shape[] arguments, (string, Shape)[] named)
    {
        _mistakes.AddRange(template.Mistakes);
        if (!template.Mistakes.IsEmpty)
            return;

        var outer = _file;
        _file = new([.. template.Names.Locals, .. named.Select(argument => argument.Item1)], arguments, named);
        foreach (var (name, shape) in _shapesOfLocals.GetValueOrDefault(template, []))
            _file.Shapes.TryAdd(name, shape);
        Visit(template.Page.Body);
        _shapesOfLocals[template] = [.. _file.Shapes.Where(local => template.Names.Locals.Contains(local.Key))];
        _file = outer;
    }

    private void Report(SourceSpan span, string message, string? advice = null) =>
        _mistakes.Add(TemplateMistake.At(span, char.ToUpperInvariant(message[0]) + message[1..], advice));

    private void Visit(ScriptNode? statement)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return; // rendering reports the depth
        switch (statement)
        {
            case PrintStatement print:
                CheckPrinted(print);
                break;
            case TextStatement { Block: { } block } text when _holder is { Name: "p", RefusesBlocks: true }:
                Report(text.SpanAt(block.Index), $"<{block.Name}> ends the paragraph <p> around the 'include' of this template.",
                    "Write <div> instead of <p> there, or move the 'include' out.");
                break;
            case ScriptForStatement loop:
                VisitFor(loop);
                break;
            case ScriptCaptureStatement capture:
                Visit(capture.Body);
                Assign(capture.Target, Shape.Markup);
                break;
            case ScriptWithStatement with:
                var target = ShapeOf(with.Name);
                if (target.IsPlain || target is ListShape or GroupShape)
                    Report(LastOf(with.Name!), $"'with' takes an object, not {target.Description}.");
                Within(null, target, with.Body);
                break;
            case ScriptFunction function:
                Assign(function.NameOrDoToken, new DefinedShape(function));
                VisitFunction(function);
                break;
            case ScriptWrapStatement wrap:
                VisitWrap(wrap);
                break;
            case ScriptObjectMember member:
                ShapeOf(member.Value);
                break;
            case ScriptExpression expression:
                ShapeOf(expression);
                break;
            default:
                foreach (var child in statement?.Children ?? [])
                    Visit(child);
                break;
        }
    }

    private void VisitFor(ScriptForStatement loop)
    {
        var items = ShapeOf(loop.Iterator);
        foreach (var argument in loop.NamedArguments)
            ShapeOf(argument.Value);
        if (items.IsPlain || items is ModelShape or GroupShape)
            Report(LastOf(loop.Iterator!), $"{items.Description} can't be looped over.", "Loop over a list or a range.");

        var item = items is ListShape list ? list.Item : Shape.Any;
        if (loop.Variable is ScriptVariableLocal local)
            _file.Shapes[local.BaseName] = item;
        if (loop.Variable is ScriptVariableGlobal variable)
            Within(variable.Name, item, loop.Body);
        else
            Visit(loop.Body);
        Visit(loop.Else);
    }

    private void VisitFunction(ScriptFunction function)
    {
        var outer = _file;
        _file = new(outer.Locals, [], []);
        var count = _scopes.Count;
        foreach (var parameter in function.Parameters ?? [])
            _scopes.Add((parameter.Name?.Name, Shape.Any));
        Visit(function.Body);
        _scopes.RemoveRange(count, _scopes.Count - count);
        _file = outer;
    }

    private void VisitWrap(ScriptWrapStatement wrap)
    {
        var call = wrap.Target as ScriptFunctionCall;
        var target = Resolve(call?.Target ?? wrap.Target!);
        foreach (var argument in call?.Arguments ?? [])
            ShapeOf(argument);
        if (target is FunctionShape function)
            Report(LastOf(call?.Target ?? wrap.Target!), $"'{function.Name}' can't be wrapped around a block.",
                "'wrap' takes a function made with 'func'.");
        _file.WrapDepth++;
        Visit(wrap.Body);
        _file.WrapDepth--;
    }

    private void Within(string? name, Shape shape, ScriptNode? body)
    {
        _scopes.Add((name, shape));
        Visit(body);
        _scopes.RemoveAt(_scopes.Count - 1);
    }

    private void Assign(ScriptNode? target, Shape value)
    {
        switch (target)
        {
            case ScriptVariableGlobal variable:
                AddTo(_variables, variable.Name);
                break;
            case ScriptVariableLocal local:
                AddTo(_file.Shapes, local.BaseName);
                break;
            case ScriptMemberExpression member when ShapeOf(member.Target) is ModelShape or FieldsShape or GroupShape:
                Refuse(member.Member!, member.Target);
                break;
            case ScriptIndexerExpression index when ShapeOf(index.Target) is ModelShape or FieldsShape or GroupShape
                or ListShape { IsOpen: false }:
                Refuse(index, index.Target);
                break;
        }

        void AddTo(Dictionary<string, Shape> shapes, string name) =>
            shapes[name] = shapes.TryGetValue(name, out var known) ? Shape.Join(known, value) : value;

        void Refuse(ScriptNode place, ScriptExpression? owner) =>
            Report(place.Span, $"{ShapeOf(owner).Description} is read-only.", "Only objects made in a template can be changed.");
    }

    private void CheckPrinted(PrintStatement print)
    {
        var outer = _holder;
        _holder = print.Holder ?? _holder;
        CheckPrinted(print, ShapeOf(print.Expression));
        _holder = outer;
    }

    private void CheckPrinted(PrintStatement print, Shape shape)
    {
        if (shape is ModelShape or FieldsShape or GroupShape or ListShape { Item: ModelShape })
            Report(LastOf(print.Expression!), $"This is {shape.Description}, which can't be printed.", "Print one of its members.");
        else if (shape.IsMarkup && print.Place != HtmlPlace.Content
            && !(print.Expression is ScriptFunctionCall call && IncludeFunction.IsCalledBy(call)))
            Report(LastOf(print.Expression!), HtmlPlaces.MarkupRefused, "Print a text there.");
        else if (shape == Shape.Blocks && _holder is { RefusesBlocks: true } holder)
            Report(LastOf(print.Expression!), $"This has paragraphs, which can't be in <{holder.Name}>.",
                "Move it out, or write <div> instead.");
    }

    /// <summary>The position that a mistake is reported at: the last member of a path, the function of a call.</summary>
    private static SourceSpan LastOf(ScriptExpression expression) => expression switch
    {
        ScriptIsEmptyExpression empty => empty.Span,
        ScriptMemberExpression member => member.Member!.Span,
        ScriptFunctionCall call => LastOf(call.Target!),
        ScriptPipeCall pipe => LastOf(pipe.To!),
        ScriptBinaryExpression { OperatorToken: { } token } => token.Span,
        ScriptNestedExpression nested => LastOf(nested.Expression!),
        _ => expression.Span,
    };

    private Shape ShapeOf(ScriptExpression? expression)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return Shape.Any;
        switch (expression)
        {
            case null:
                return Shape.Null;
            case ScriptLiteral literal:
                return literal.Value is null ? Shape.Null : Shape.OfValue(literal.Value);
            case ScriptNestedExpression nested:
                return ShapeOf(nested.Expression);
            case ScriptInterpolatedExpression interpolated:
                return ShapeOf(interpolated.Expression);
            case ScriptFunctionCall call:
                return CheckCall(call, null);
            case ScriptPipeCall pipe:
                return CheckPipe(pipe);
            case ScriptIsEmptyExpression empty:
                ShapeOf(empty.Target);
                return Shape.Flag;
            case ScriptVariable or ScriptMemberExpression or ScriptIndexerExpression:
                var shape = Resolve(expression);
                return shape is FunctionShape or DefinedShape ? CheckArguments(expression, shape, [], []) : shape;
            case ScriptUnaryExpression { Operator: ScriptUnaryOperator.FunctionAlias } alias:
                return Resolve(alias.Right!);
            case ScriptUnaryExpression unary:
                var operand = ShapeOf(unary.Right);
                return unary.Operator switch
                {
                    ScriptUnaryOperator.Not => Shape.Flag,
                    ScriptUnaryOperator.FunctionParametersExpand => operand,
                    _ => Shape.Number,
                };
            case ScriptBinaryExpression binary:
                return Combine(binary.Operator, ShapeOf(binary.Left), ShapeOf(binary.Right));
            case ScriptConditionalExpression conditional:
                ShapeOf(conditional.Condition);
                return Shape.Join(ShapeOf(conditional.ThenValue), ShapeOf(conditional.ElseValue));
            case ScriptArrayInitializerExpression array:
                return new ListShape(array.Values.Select(ShapeOf).DefaultIfEmpty(Shape.Any).Aggregate(Shape.Join), IsOpen: true);
            case ScriptInterpolatedStringExpression text:
                return text.Parts.Select(ShapeOf).Where(part => part.IsMarkup).Aggregate(Shape.Text, WithMarkup);
            case ScriptAnonymousFunction { Function: { } function }:
                VisitFunction(function);
                return new DefinedShape(function);
            case ScriptAssignExpression assignment:
                Assign(assignment.Target, ShapeOf(assignment.Value));
                return Shape.Null;
            default:
                foreach (var child in expression.Children)
                    Visit(child);
                return Shape.Any;
        }
    }

    private Shape Resolve(ScriptExpression path) => path switch
    {
        ScriptVariableGlobal variable => LookUp(variable),
        ScriptVariableLocal { BaseName: "" or "$" } => Shape.Any,
        ScriptVariableLocal local => LookUpLocal(local),
        ScriptMemberExpression { Target: ScriptVariableLocal { BaseName: "" } } argument =>
            _file.Shapes.GetValueOrDefault(argument.Member!.Name, Shape.Any),
        ScriptMemberExpression member => MemberOf(ShapeOfOwner(member.Target!), member.Member!.Name, member.Member.Span),
        ScriptIndexerExpression { Target: ScriptVariableLocal { BaseName: "" }, Index: ScriptLiteral { Value: int index } } =>
            (uint)index < (uint)_file.Arguments.Length ? _file.Arguments[index] : Shape.Any,
        ScriptIndexerExpression index => ItemOf(ShapeOfOwner(index.Target!), index),
        ScriptNestedExpression nested => Resolve(nested.Expression!),
        _ => ShapeOf(path),
    };

    private Shape ShapeOfOwner(ScriptExpression owner) =>
        owner is ScriptVariable or ScriptMemberExpression or ScriptIndexerExpression ? Resolve(owner) : ShapeOf(owner);

    private Shape LookUp(ScriptVariableGlobal variable)
    {
        var name = variable.Name;
        var open = false;
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            var (scope, shape) = _scopes[i];
            if (scope == name)
                return shape;
            if (scope is null && shape is ModelShape { Type: var type } && type.Members.TryGetValue(name, out var member))
                return Shape.Of(member);
            open |= scope is null && shape is not ModelShape;
        }

        if (open)
            return Shape.Any;
        if (_variables.TryGetValue(name, out var known))
            return known;
        if (model.Members.TryGetValue(name, out var global))
            return Shape.Of(global);
        if (host.Functions.TryGetValue(name, out var builtin))
            return builtin is IScriptCustomFunction function and not ScriptObject ? new FunctionShape(name, function)
                : builtin is ScriptObject group && group.Count > 0 ? new GroupShape(name, group) : Shape.Any;

        if (Builtins.Unavailable.TryGetValue(name, out var why))
            Report(variable.Span, $"'{name}' is not available: {why}.");
        else if (!_assigned.Contains(name) && name is not ("for" or "while"))
            Report(variable.Span, $"There is no '{name}' here.",
                Nearest.DidYouMean(name, [.. model.Members.Keys, .. _assigned, .. host.Functions.Keys,
                    .. _scopes.Select(scope => scope.Name).OfType<string>()]));
        return Shape.Any;
    }

    private Shape LookUpLocal(ScriptVariableLocal local)
    {
        if (!_file.Locals.Contains(local.BaseName) && _file.WrapDepth == 0)
            Report(local.Span, $"'{local.Name}' has no value yet.", Nearest.DidYouMean(local.Name, _file.Locals.Select(name => "$" + name))
                ?? "Assign to it first.");
        return _file.Shapes.GetValueOrDefault(local.BaseName, Shape.Any);
    }

    private Shape MemberOf(Shape owner, string name, SourceSpan span)
    {
        switch (owner)
        {
            case ModelShape { Type: var type }:
                if (type.Members.TryGetValue(name, out var member))
                    return Shape.Of(member);
                Report(span, $"'{type.Name}' has no member '{name}'.", Nearest.DidYouMean(name, type.Members.Keys));
                break;
            case FieldsShape { Owner: var having } when host.DeclaredFields.TryGetValue(having, out var fields):
                if (fields.TryGetValue(name, out var shape))
                    return shape;
                Report(span, $"The theme declares no field '{name}' of the {having}.", Nearest.DidYouMean(name, fields.Keys)
                    ?? $"The fields are: {string.Join(", ", fields.Keys.Order(StringComparer.Ordinal))}.");
                break;
            case GroupShape { Name: var group, Functions: var functions }:
                if (Builtins.Unavailable.TryGetValue($"{group}.{name}", out var why))
                    Report(span, $"'{group}.{name}' is not available: {why}.");
                else if (functions.TryGetValue(name, out var found))
                    return found is IScriptCustomFunction function ? new FunctionShape($"{group}.{name}", function) : Shape.OfValue(found);
                else
                    Report(span, $"'{group}' has no function '{name}'.", Nearest.DidYouMean(name, functions.Keys));
                break;
            case ListShape when name == "size":
                return Shape.Number;
            case ListShape { IsOpen: false, Item: var item }:
                var isOfItems = item is ModelShape { Type: var itemType } && itemType.Members.ContainsKey(name);
                Report(span, $"A list has no member '{name}'.", isOfItems ? "Loop over it, or take one of its items." : null);
                break;
            case var _ when owner == Shape.Text && name == "size":
                return Shape.Number;
            case { IsPlain: true }:
                Report(span, $"{owner.Description} has no member '{name}'.");
                break;
        }

        return Shape.Any;
    }

    private Shape ItemOf(Shape owner, ScriptIndexerExpression index)
    {
        var key = ShapeOf(index.Index);
        if (index.Index is ScriptLiteral { Value: string name } && owner is ModelShape or FieldsShape or GroupShape)
            return MemberOf(owner, name, index.Span);
        if (owner == Shape.Number || owner == Shape.Flag || owner.IsMarkup || (owner is ModelShape && key == Shape.Number))
            Report(index.Span, $"{key.Description} can't be an index of {owner.Description}.");
        return owner is ListShape list ? list.Item : Shape.Any;
    }

    private static Shape Combine(ScriptBinaryOperator op, Shape left, Shape right) => op switch
    {
        ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual or ScriptBinaryOperator.CompareLess
            or ScriptBinaryOperator.CompareLessOrEqual or ScriptBinaryOperator.CompareGreater
            or ScriptBinaryOperator.CompareGreaterOrEqual or ScriptBinaryOperator.And or ScriptBinaryOperator.Or => Shape.Flag,
        ScriptBinaryOperator.EmptyCoalescing => Shape.Join(left, right),
        ScriptBinaryOperator.NotEmptyCoalescing => right,
        ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude => new ListShape(Shape.Number),
        _ when left.IsMarkup || right.IsMarkup => WithMarkup(left, right),
        _ when left == Shape.Any || right == Shape.Any || left is ListShape || right is ListShape => Shape.Any,
        _ when left == Shape.Text || right == Shape.Text => Shape.Text,
        _ => Shape.Number,
    };

    /// <summary>The shape of a text or markup with markup behind it.</summary>
    private static Shape WithMarkup(Shape left, Shape right) =>
        left == Shape.Blocks || right == Shape.Blocks ? Shape.Blocks : Shape.Markup;

    /// <summary>Scriban nests pipes to the right; each stage takes the previous one as its first argument.</summary>
    private Shape CheckPipe(ScriptPipeCall pipe)
    {
        var shape = ShapeOf(pipe.From);
        var rest = pipe.To;
        for (; rest is ScriptPipeCall next; rest = next.To)
            shape = CheckStage(next.From!, shape);
        return rest is null ? shape : CheckStage(rest, shape);
    }

    /// <summary>The left operand of an operator after a pipe is the result of the pipe.</summary>
    private Shape CheckStage(ScriptExpression stage, Shape piped)
    {
        switch (stage)
        {
            case ScriptFunctionCall call:
                return CheckCall(call, piped);
            case ScriptBinaryExpression binary:
                return Combine(binary.Operator, CheckStage(binary.Left!, piped), ShapeOf(binary.Right));
            case ScriptConditionalExpression conditional:
                CheckStage(conditional.Condition!, piped);
                return Shape.Join(ShapeOf(conditional.ThenValue), ShapeOf(conditional.ElseValue));
            default:
                return CheckArguments(stage, Resolve(stage), [], [], piped);
        }
    }

    private Shape CheckCall(ScriptFunctionCall call, Shape? piped)
    {
        var arguments = call.Arguments.Where(argument => argument is not ScriptNamedArgument).ToArray();
        var named = call.Arguments.OfType<ScriptNamedArgument>().ToArray();
        return IncludeFunction.IsCalledBy(call) && piped is null
            ? VisitInclude(call, arguments, named)
            : CheckArguments(call.Target!, Resolve(call.Target!), arguments, named, piped);
    }

    /// <param name="piped">The shape of the first argument, if it comes from a pipe.</param>
    private Shape CheckArguments(ScriptExpression target, Shape function, ScriptExpression[] written, ScriptNamedArgument[] named,
        Shape? piped = null)
    {
        ScriptExpression?[] arguments = piped is null ? [.. written] : [null, .. written];
        Shape[] shapes = piped is null ? [.. written.Select(ShapeOf)] : [piped, .. written.Select(ShapeOf)];
        foreach (var argument in named)
            ShapeOf(argument.Value);
        var place = LastOf(target);
        if (arguments.Any(argument => argument is ScriptUnaryExpression { Operator: ScriptUnaryOperator.FunctionParametersExpand })
            || function is FunctionShape { Function: IncludeFunction })
            return Shape.Any; // the number of arguments is unknown before rendering
        switch (function)
        {
            case FunctionShape { Name: var name, Function: var called }:
                if (Refusal(name, called, arguments.Length, named) is { } refusal)
                    Report(place, refusal);
                else if ((called as TemplateFunction)?.Check is { } check
                    && check([.. arguments.Select(argument => (argument as ScriptLiteral)?.Value)]) is { } mistake)
                    Report(place, mistake);
                else if (Enumerable.Range(0, shapes.Length).Any(index => shapes[index].IsMarkup && TakesText(called, index)))
                    Report(place, $"'{name}' takes a text, not markup.", "Use the text itself, or 'html.strip' to remove the tags.");
                return FunctionResults.Of(name, shapes, arguments, (owner, member) => MemberOf(owner, member, place));
            case DefinedShape { Function: var defined }:
                if (defined.Parameters is not null
                    && Refusal((defined.NameOrDoToken as ScriptVariable)?.Name ?? "do", defined, arguments.Length, named) is { } wrong)
                    Report(place, wrong);
                return Shape.Any;
            default:
                if (function != Shape.Any && arguments.Length > 0)
                    Report(place, $"This is {function.Description}, not a function, so it takes no arguments.");
                return Shape.Any;
        }
    }

    private static bool TakesText(IScriptCustomFunction function, int index) =>
        function.VarParamKind == ScriptVarParamKind.None && index < function.ParameterCount
            && function.GetParameterInfo(index).ParameterType == typeof(string);

    private static string? Refusal(string name, IScriptCustomFunction function, int arguments, ScriptNamedArgument[] named)
    {
        var parameters = Enumerable.Range(0, function.ParameterCount).Select(index => function.GetParameterInfo(index).Name).ToList();
        foreach (var argument in named.Select(argument => argument.Name!.Name))
        {
            var index = parameters.IndexOf(argument);
            if (index < 0)
                return $"'{name}' has no argument named '{argument}'.";
            if (index < arguments)
                return $"'{name}' gets its argument '{argument}' twice.";
        }

        var given = arguments + named.Length;
        var min = function.RequiredParameterCount;
        var max = function.VarParamKind == ScriptVarParamKind.LastParameter ? int.MaxValue : function.ParameterCount;
        if (given >= min && given <= max)
            return null;
        var expected = min == max ? $"{min}" : max == int.MaxValue ? $"{min} or more" : $"{min} to {max}";
        return $"'{name}' takes {expected} argument{(expected == "1" ? "" : "s")}, but gets {given}.";
    }

    private Shape VisitInclude(ScriptFunctionCall call, ScriptExpression[] arguments, ScriptNamedArgument[] named)
    {
        var shapes = arguments.Select(ShapeOf).ToArray();
        var namedShapes = named.Select(argument => (argument.Name!.Name, ShapeOf(argument.Value))).ToArray();
        if (arguments is not [ScriptLiteral { Value: string name }, ..])
        {
            if (arguments.Length == 0)
                Report(call.Span, "'include' needs the name of a template.");
            return Shape.Markup;
        }

        if (!host.Partials.TryGetValue(name, out var partial))
        {
            Report(call.Span, $"There is no template '{name}'.", Nearest.DidYouMean(name, host.Partials.Keys));
            return Shape.Markup;
        }

        if (_visitedLength > MaxVisited)
            return Shape.Markup;

        // The same template with the same shapes gives the same mistakes.
        string[] parts =
        [
            .. shapes.Select(Key),
            .. namedShapes.Select(pair => pair.Name + Key(pair.Item2)),
            .. _scopes.Select(scope => scope.Name + Key(scope.Shape)),
        ];
        var key = $"{(_holder?.RefusesBlocks == true ? _holder.Name : "")}>{name}({string.Join(',', parts)})";
        if (_visited.Add(key))
        {
            _visitedLength += key.Length;
            VisitFile(partial, shapes, namedShapes);
        }

        return Shape.Markup;
    }

    private static string Key(Shape shape) => shape is ListShape list ? $"[{Key(list.Item)}]" : shape.Description;
}

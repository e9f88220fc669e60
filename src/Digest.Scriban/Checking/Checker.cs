using System.Runtime.CompilerServices;
using Digest.Scriban.Functions;
using Digest.Scriban.Runtime;
using Digest.Scriban.Syntax;

namespace Digest.Scriban.Checking;

/// <summary>Goes through a template and all that it includes as rendering would, with shapes instead of values, and both ways at every fork.</summary>
internal sealed class Checker(ModelType globals, TemplateContext context)
{
    // A chain of includes whose arguments differ each time is cut off; honest themes stay far below.
    private const int MostVisits = 2_000, DeepestIncludes = 100;

    private readonly List<LogMessage> _messages = [];
    private readonly HashSet<string> _visited = [];
    private readonly Dictionary<string, Shape> _variables = [];
    private readonly HashSet<string> _assigned = [];
    private readonly List<(string? Name, Shape Shape)> _scopes = []; // a name is a variable; none is the object of a `with`
    private FileState _file = new([], [], []);
    private int _depth;

    private sealed record FileState(HashSet<string> Locals, IReadOnlyList<Shape> Arguments, IReadOnlyDictionary<string, Shape> Named)
    {
        public Dictionary<string, Shape> LocalShapes { get; } = [];

        public FileState(HashSet<string> locals, IReadOnlyList<Shape> arguments, (string, Shape)[] named)
            : this(locals, arguments, named.ToDictionary(argument => argument.Item1, argument => argument.Item2))
        {
        }

        /// <summary>In a block given to <c>wrap</c> the locals of the function are known as well.</summary>
        public int WrapDepth { get; set; }
    }

    public static IReadOnlyList<LogMessage> Check(Template template, ModelType globals, TemplateContext context)
    {
        var checker = new Checker(globals, context);
        checker.CollectAssigned(template, []);
        checker.VisitFile(template, [], []);
        return [.. checker._messages.Distinct()];
    }

    private void CollectAssigned(Template template, HashSet<Template> seen)
    {
        if (!seen.Add(template))
            return;

        foreach (var target in template.Assigned.OfType<GlobalVariable>())
            _assigned.Add(target.Name);
        foreach (var name in template.Includes)
        {
            if (context.Loader?.Load(name) is { } included)
                CollectAssigned(included, seen);
        }
    }

    private void VisitFile(Template template, IReadOnlyList<Shape> arguments, (string, Shape)[] named)
    {
        _messages.AddRange(template.Messages);
        if (template.HasErrors || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return;

        var outer = _file;
        _file = new([.. template.Assigned.OfType<LocalVariable>().Select(local => local.Name)], arguments, named);
        _depth++;
        Visit(template.Body);
        _depth--;
        _file = outer;
    }

    private void Report(Expression site, string message, string? advice = null) =>
        _messages.Add(new(LogSeverity.Error, site.Span, char.ToUpperInvariant(message[0]) + message[1..], advice));

    // Statements

    private void Visit(Statement? statement)
    {
        switch (statement)
        {
            case Block block:
                foreach (var inner in block.Statements)
                    Visit(inner);
                break;
            case ExpressionStatement output:
                CheckPrinted(output);
                break;
            case Assignment assignment:
                var value = ShapeOf(assignment.Value);
                if (assignment.Operator is not null)
                    value = Combine(assignment.Operator, ShapeOf(assignment.Target), value);
                Assign(assignment.Target, value);
                break;
            case If branch:
                foreach (var (condition, body) in branch.Branches)
                {
                    ShapeOf(condition);
                    Visit(body);
                }

                Visit(branch.Otherwise);
                break;
            case Case choice:
                ShapeOf(choice.Value);
                foreach (var (matches, body) in choice.Branches)
                {
                    foreach (var match in matches)
                        ShapeOf(match);
                    Visit(body);
                }

                Visit(choice.Otherwise);
                break;
            case For loop:
                VisitFor(loop);
                break;
            case While loop:
                ShapeOf(loop.Condition);
                Visit(loop.Body);
                break;
            case Jump { Value: { } returned }:
                ShapeOf(returned);
                break;
            case Capture capture:
                Visit(capture.Body);
                Assign(capture.Target, Shape.Markup);
                break;
            case With with:
                var target = ShapeOf(with.Target);
                if (target != Shape.Any && target is not (ModelShape or GroupShape))
                    Report(with.Target, $"'with' takes an object, not {target.Words}.");

                Within(null, target, with.Body);
                break;
            case Function function:
                VisitFunction(function);
                break;
            case Wrap wrap:
                ShapeOf(wrap.Call);
                if (ResolveTarget(wrap.Call.Target) is FunctionShape { Function.Name: var name })
                    Report(wrap.Call, $"'{name}' can't be wrapped around a block.", "'wrap' takes a function made with 'func'.");
                _file.WrapDepth++;
                Visit(wrap.Body);
                _file.WrapDepth--;
                break;
        }
    }

    private void VisitFor(For loop)
    {
        var items = ShapeOf(loop.Items);
        if (loop.Offset is not null)
            ShapeOf(loop.Offset);
        if (loop.Limit is not null)
            ShapeOf(loop.Limit);

        var item = items is ListShape list ? list.Item : Shape.Any;
        if (items == Shape.Text || items == Shape.Markup || items == Shape.Number || items == Shape.Flag || items is ModelShape or GroupOfFunctionsShape)
            Report(loop.Items, $"{items.Words} can't be looped over.", "Loop over a list or a range.");

        if (loop.Variable is GlobalVariable variable)
        {
            Within(variable.Name, item, loop.Body);
        }
        else
        {
            _file.LocalShapes[((LocalVariable)loop.Variable).Name] = item;
            Visit(loop.Body);
        }

        Visit(loop.Otherwise);
    }

    private void VisitFunction(Function function)
    {
        Assign(function.Target, new DefinedShape(function));
        var outer = _file;
        _file = new(outer.Locals, [], []);
        var count = _scopes.Count;
        foreach (var parameter in function.Parameters ?? [])
            _scopes.Add((parameter, Shape.Any));

        Visit(function.Body);
        _scopes.RemoveRange(count, _scopes.Count - count);
        _file = outer;
    }

    private void Within(string? name, Shape shape, Block body)
    {
        _scopes.Add((name, shape));
        Visit(body);
        _scopes.RemoveAt(_scopes.Count - 1);
    }

    private void Assign(Expression target, Shape value)
    {
        switch (target)
        {
            case GlobalVariable variable:
                _variables[variable.Name] = _variables.TryGetValue(variable.Name, out var known) ? Shape.Join(known, value) : value;
                break;
            case LocalVariable local:
                _file.LocalShapes[local.Name] = _file.LocalShapes.TryGetValue(local.Name, out var before) ? Shape.Join(before, value) : value;
                break;
            case Member member when ShapeOf(member.Target) is ModelShape owner:
                Report(target, $"{owner.Words} is read-only.", "Only objects made in a template can be changed.");
                break;
            case Syntax.Index index when ShapeOf(index.Target) is ModelShape owner:
                Report(target, $"{owner.Words} is read-only.", "Only objects made in a template can be changed.");
                break;
        }
    }

    private void CheckPrinted(ExpressionStatement output)
    {
        var shape = ShapeOf(output.Expression);
        if (shape is ModelShape or GroupOfFunctionsShape or ListShape { Item: ModelShape })
            Report(output.Expression, $"This is {shape.Words}, which can't be printed.", "Print one of its members.");
        else if (shape == Shape.Markup && output.Place != HtmlPlace.Content && output.Expression is not (PrintingExpression or IncludeJoin))
            Report(output.Expression, "Markup can't be printed in an attribute, a title, a textarea or a comment.", "Print a text there.");
    }

    // Expressions

    private Shape ShapeOf(Expression expression)
    {
        switch (expression)
        {
            case Literal literal:
                return literal.Value is null ? Shape.Null : Shape.OfValue(literal.Value);
            case PathExpression path:
                var shape = Resolve(path);
                return shape is FunctionShape or DefinedShape ? CheckCall(path, shape, [], []) : shape;
            case Unary unary:
                var operand = unary is { Operator: "@", Operand: PathExpression aliased } ? Resolve(aliased) : ShapeOf(unary.Operand);
                return unary.Operator == "!" ? Shape.Flag : unary.Operator == "@" ? operand : Shape.Number;
            case Binary binary:
                return Combine(binary.Operator, ShapeOf(binary.Left), ShapeOf(binary.Right));
            case Conditional conditional:
                ShapeOf(conditional.Condition);
                return Shape.Join(ShapeOf(conditional.Then), ShapeOf(conditional.Otherwise));
            case ArrayLiteral array:
                var items = array.Items.Select(ShapeOf).ToList();
                return new ListShape(items.Count == 0 ? Shape.Any : items.Aggregate(Shape.Join), IsOpen: true);
            case ObjectLiteral made:
                foreach (var (_, member) in made.Members)
                    ShapeOf(member);
                return Shape.Any;
            case Interpolation interpolation:
                return interpolation.Parts.Select(ShapeOf).Aggregate(Shape.Text, (whole, part) => Combine("+", whole, part));
            case Call call:
                return CheckCall(call, ResolveTarget(call.Target), call.Arguments, call.Named);
            case Include include:
                return VisitInclude(include);
            case IncludeJoin join:
                foreach (var argument in join.Arguments)
                    ShapeOf(argument);
                foreach (var (name, site) in Tree.Includes(new Block(join.Span, [new ExpressionStatement(join, "")])))
                    VisitIncluded(name, site, [Shape.Text], []);
                return Shape.Markup;
            case WrappedBlock:
                return Shape.Markup;
            case LoopVariable loop:
                return loop.Name is "index" or "rindex" or "length" ? Shape.Number : Shape.Flag;
            default:
                return Shape.Any;
        }
    }

    private Shape ResolveTarget(Expression target) => target is PathExpression path ? Resolve(path) : ShapeOf(target);

    private Shape Resolve(PathExpression path) => path switch
    {
        GlobalVariable variable => Lookup(variable),
        LocalVariable local => LookUpLocal(local),
        ArgumentVariable { Index: { } index } => index < _file.Arguments.Count ? _file.Arguments[index] : Shape.Any,
        Member { Target: ArgumentVariable { Index: null } } member => _file.Named.GetValueOrDefault(member.Name, Shape.Any),
        Member member => MemberOf(ShapeOf(member.Target), member.Name, member),
        Syntax.Index index => ItemOf(ShapeOf(index.Target), index),
        _ => Shape.Any,
    };

    private Shape Lookup(GlobalVariable variable)
    {
        var name = variable.Name;
        var open = false;
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            var (scope, shape) = _scopes[i];
            if (scope == name)
                return shape;
            if (scope is null && shape is ModelShape { Type: var type } && type.Table.TryGetValue(name, out var member))
                return Shape.Of(member);

            open |= scope is null && shape is not ModelShape;
        }

        if (_variables.TryGetValue(name, out var known))
            return known;
        if (context.Globals.TryGetValue(name, out var value))
            return Shape.OfValue(value);
        if (globals.Table.TryGetValue(name, out var global))
            return Shape.Of(global);
        if (context.FindFunction(name) is { } function)
            return new FunctionShape(function);
        if (Builtins.Namespaces.TryGetValue(name, out var group))
            return new GroupOfFunctionsShape(group);

        if (!open && !_assigned.Contains(name))
        {
            string[] names = [.. globals.Table.Keys, .. _assigned, .. context.Names(), .. _scopes.Select(scope => scope.Name).OfType<string>()];
            Report(variable, $"There is no '{name}' here.", Suggestion.For(name, names));
        }

        return Shape.Any;
    }

    private Shape LookUpLocal(LocalVariable local)
    {
        if (!_file.Locals.Contains(local.Name) && _file.WrapDepth == 0)
            Report(local, $"'{local.Name}' has no value yet.", Suggestion.For(local.Name, _file.Locals) ?? "Assign to it first.");

        return _file.LocalShapes.GetValueOrDefault(local.Name, Shape.Any);
    }

    private Shape MemberOf(Shape owner, string name, Expression site)
    {
        if (name == "empty?")
            return Shape.Flag;

        switch (owner)
        {
            case ModelShape { Type: var type }:
                if (type.Table.TryGetValue(name, out var member))
                    return Shape.Of(member);

                Report(site, $"'{type.Name}' has no member '{name}'.", Suggestion.For(name, type.Table.Keys));
                break;
            case GroupOfFunctionsShape { Group: var group }:
                if (group.Functions.TryGetValue(name, out var function))
                    return new FunctionShape(function);

                Report(site, Builtins.WhyMissing(group.Name, name), Suggestion.For(name, group.Functions.Keys));
                break;
            case GroupShape made:
                if (name is "key" or "items")
                    return name == "key" ? made.Key : new ListShape(made.Item);

                Report(site, $"A group has no member '{name}'.", "It has 'key' and 'items'.");
                break;
            case ListShape { IsOpen: false } list when name != "size":
                Report(site, $"A list has no member '{name}'.", list.Item is ModelShape { Type: var item } && item.Table.ContainsKey(name) ? "Loop over it, or take one of its items." : null);
                break;
            default:
                if (name == "size" && (owner == Shape.Text || owner == Shape.Markup || owner is ListShape))
                    return Shape.Number;
                if (owner == Shape.Text || owner == Shape.Markup || owner == Shape.Number || owner == Shape.Flag)
                    Report(site, $"{owner.Words} has no member '{name}'.", null);
                break;
        }

        return Shape.Any;
    }

    private Shape ItemOf(Shape owner, Syntax.Index index)
    {
        var key = ShapeOf(index.Key);
        if (index.Key is Literal { Value: string name } && owner is ModelShape or GroupShape)
            return MemberOf(owner, ((Literal)index.Key).Value as string ?? "", index);
        if (owner == Shape.Number || owner == Shape.Flag || (owner is ModelShape && key == Shape.Number))
            Report(index, $"{key.Words} can't be an index of {owner.Words}.", null);

        return owner is ListShape list ? list.Item : Shape.Any;
    }

    private static Shape Combine(string op, Shape left, Shape right) => op switch
    {
        "==" or "!=" or "<" or "<=" or ">" or ">=" or "&&" or "||" => Shape.Flag,
        "??" => Shape.Join(left, right),
        "?!" => right,
        ".." or "..<" => new ListShape(Shape.Number),
        _ when left == Shape.Markup || right == Shape.Markup => Shape.Markup,
        _ when left == Shape.Any || right == Shape.Any => Shape.Any,
        _ when left == Shape.Text || right == Shape.Text => Shape.Text,
        _ => Shape.Number,
    };

    private Shape CheckCall(Expression site, Shape target, Expression[] arguments, (string Name, Expression Value)[] named)
    {
        var shapes = arguments.Select(ShapeOf).ToArray();
        foreach (var (_, value) in named)
            ShapeOf(value);

        switch (target)
        {
            case FunctionShape { Function: var function }:
                if (function.Signature.Refuse(arguments.Length, named.Select(argument => argument.Name)) is { } refusal)
                    Report(site, refusal);
                else if (function.Check?.Invoke([.. arguments.Select(argument => (argument as Literal)?.Value)]) is { } mistake)
                    Report(site, mistake);

                return Results.Of(function.Name, shapes, arguments, (owner, name) => MemberOf(owner, name, site));
            case DefinedShape { Definition: var definition }:
                if (definition.Signature?.Refuse(arguments.Length, named.Select(argument => argument.Name)) is { } wrong)
                    Report(site, wrong);

                return Shape.Any;
            default:
                if (target != Shape.Any)
                    Report(site, $"This is {target.Words}, no function, so it takes no arguments.");

                return Shape.Any;
        }
    }

    private Shape VisitInclude(Include include)
    {
        var arguments = include.Arguments.Select(ShapeOf).ToArray();
        var named = include.Named.Select(argument => (argument.Name, ShapeOf(argument.Value))).ToArray();
        if (include.Arguments[0] is Literal { Value: string name })
            VisitIncluded(name, include, arguments, named);

        return Shape.Markup;
    }

    private void VisitIncluded(string name, Expression site, Shape[] arguments, (string, Shape)[] named)
    {
        if (context.Loader?.Load(name) is not { } template)
        {
            Report(site, $"There is no template '{name}'.", Suggestion.For(name, context.Loader?.Names ?? []));
            return;
        }

        // The same template seeing the same shapes has nothing new to say.
        var signature = $"{name}({string.Join(',', arguments.Select(Signature))};{string.Join(',', named.Select(pair => pair.Item1 + Signature(pair.Item2)))};{string.Join(',', _scopes.Select(scope => scope.Name + Signature(scope.Shape)))})";
        if (_depth < DeepestIncludes && _visited.Count < MostVisits && _visited.Add(signature))
            VisitFile(template, arguments, named);
    }

    private static string Signature(Shape shape) => shape switch
    {
        ListShape list => $"[{Signature(list.Item)}]",
        GroupShape group => $"{{{Signature(group.Key)}:{Signature(group.Item)}}}",
        _ => shape.Words,
    };
}

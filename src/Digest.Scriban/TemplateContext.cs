using System.Runtime.CompilerServices;
using Digest.Scriban.Functions;
using Digest.Scriban.Runtime;
using Digest.Scriban.Syntax;

namespace Digest.Scriban;

/// <summary>What a render starts from, and its state while it runs. Cheap; make one for each render and each thread.</summary>
public sealed class TemplateContext
{
    private const int DeepestCalls = 100, MostSteps = 1_000_000, MostWork = 1_000_000;

    private readonly TemplateFunction[] _functions;
    private Scope[] _scopes = new Scope[8];
    private int _scopeCount;
    private int _depth;
    private int _steps;
    private int _work;
    private Expression? _site;
    private Dictionary<string, object?>? _globals;
    private VariableScope? _given; // the globals, for the time of a render
    private ulong _marks;
    private Dictionary<string, int>? _cycles;

    /// <summary>Prepares for rendering.</summary>
    /// <param name="loader">Finds included templates; without one <c>include</c> is an error.</param>
    /// <param name="functions">What templates may call besides the built-in functions.</param>
    public TemplateContext(ITemplateLoader? loader = null, IEnumerable<TemplateFunction>? functions = null)
    {
        Loader = loader;
        _functions = functions as TemplateFunction[] ?? [.. functions ?? []];
    }

    /// <summary>What templates see by bare names: an <see cref="ITemplateModel"/>, a <see cref="ScriptObject"/> or another dictionary.</summary>
    public object? Model { get; set; }

    /// <summary>Names beside those of the model, such as <c>content</c>; they hide names of the model.</summary>
    public IDictionary<string, object?> Globals => _globals ??= [];

    /// <summary>Month and weekday names for <c>date.to_string</c>; English as in Scriban, unless the host says otherwise.</summary>
    public CalendarWords Calendar { get; set; } = CalendarWords.English;

    /// <summary>Whether a code block that stands first in its line indents every line that it prints, as far as it is indented itself; so does Scriban.
    /// A host whose markup holds <c>pre</c> turns it off.</summary>
    public bool AutoIndent { get; set; } = true;

    internal ITemplateLoader? Loader { get; }

    internal IReadOnlyList<TemplateFunction> Functions => _functions;

    internal HtmlOutput Output { get; } = new();

    internal Frame Frame { get; set; } = new([]);

    /// <summary>The table of the model, if it has one.</summary>
    internal ModelType? Table { get; private set; }

    internal object? Returned { get; set; }

    /// <summary>Where <c>array.cycle</c> stands, by its group.</summary>
    internal Dictionary<string, int> Cycles => _cycles ??= [];

    internal void Reset()
    {
        _scopeCount = 0;
        _depth = 0;
        _steps = 0;
        _work = 0;
        Frame = new([]);
        Table = (Model as ITemplateModel)?.ModelType;
        _cycles?.Clear();
        _given = _globals is null ? null : VariableScope.Of(_globals);
        _marks = _given?.Marks ?? 0;
        Push(new VariableScope());
    }

    internal void Push(Scope scope)
    {
        if (_scopeCount == _scopes.Length)
            Array.Resize(ref _scopes, _scopeCount * 2);

        _scopes[_scopeCount++] = scope;
        _marks |= scope.Marks;
    }

    internal void Pop() => _scopes[--_scopeCount] = null!;

    /// <summary>The value of a variable or of one of the <see cref="Globals"/>.</summary>
    internal bool TryGetVariable(string name, ulong mark, out object? value)
    {
        value = null;
        return (_marks & mark) != 0 && TryGetVariable(name, out value);
    }

    private bool TryGetVariable(string name, out object? value)
    {
        for (var i = _scopeCount - 1; i >= 0; i--)
        {
            if (_scopes[i].TryGet(name, out value))
                return true;
        }

        if (_given is not null)
            return _given.TryGet(name, out value);

        value = null;
        return false;
    }

    /// <summary>What a name means when it is no variable and no member of a model with a table.</summary>
    internal bool TryGetGlobal(string name, out object? value)
    {
        if (Table is null && Model is IReadOnlyDictionary<string, object?> members && members.TryGetValue(name, out value))
            return true;

        value = FindFunction(name) ?? (object?)Builtins.Namespaces.GetValueOrDefault(name);
        return value is not null;
    }

    internal TemplateFunction? FindFunction(string name)
    {
        foreach (var function in _functions)
        {
            if (function.Name == name)
                return function;
        }

        return null;
    }

    /// <summary>The names known without running anything, for "did you mean".</summary>
    internal IEnumerable<string> Names() =>
    [
        .. Model switch
        {
            ITemplateModel model => model.ModelType.Table.Keys,
            IReadOnlyDictionary<string, object?> members => members.Keys,
            _ => [],
        },
        .. _globals?.Keys ?? Enumerable.Empty<string>(),
        .. _functions.Select(function => function.Name),
        .. Builtins.Namespaces.Keys,
    ];

    internal LoopScope? Loop(bool isFor)
    {
        for (var i = _scopeCount - 1; i >= 0; i--)
        {
            if (_scopes[i] is LoopScope loop && loop.IsFor == isFor)
                return loop;
        }

        return null;
    }

    /// <summary>Counts what loops over ranges and conditions do in a page; a long body brings the end nearer.</summary>
    internal void CountStep(Statement loop, Block body)
    {
        // A condition is worth two statements.
        _work += body.Statements.Length + (loop is While ? 2 : 0);
        if (++_steps > MostSteps || _work > MostWork)
            throw Stop(loop.Span, $"Loops over ranges and conditions ran {_steps} times in this page; this one seems not to end.");
    }

    /// <summary>Asked for where one text of a template leads into another: what is nested within one, the parser keeps far below what this leaves.</summary>
    internal static void EnsureStack(SourceSpan span)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Stop(span, "Templates and functions call each other too deeply.");
    }

    internal void Assign(Expression target, object? value)
    {
        switch (target)
        {
            case LocalVariable local:
                AssignLocal(local.Name, value);
                break;
            case GlobalVariable global:
                AssignGlobal(global, value);
                break;
            case Member member:
                AssignMember(member, member.Target.Evaluate(this), member.Name, value);
                break;
            case Syntax.Index index:
                AssignIndex(index, index.Target.Evaluate(this), index.Key.Evaluate(this), value);
                break;
            default:
                throw target.Error("Nothing can be assigned to this.");
        }
    }

    private void AssignLocal(string name, object? value)
    {
        for (var frame = Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Locals.TrySet(name, value))
                return;
        }

        Frame.Locals.Set(name, value);
    }

    private void AssignGlobal(GlobalVariable variable, object? value)
    {
        _marks |= variable.Mark;
        for (var i = _scopeCount - 1; i >= 0; i--)
        {
            switch (_scopes[i])
            {
                case LoopScope loop when loop.Variable == variable.Name:
                    loop.Value = value;
                    return;
                case VariableScope variables:
                    variables.Set(variable.Name, value);
                    return;
                case ObjectScope { Target: ScriptObject members }:
                    members[variable.Name] = value;
                    return;
                case ObjectScope:
                    throw variable.Error($"The object of this 'with' is read-only, so '{variable.Name}' can't be set here.", "Use a local variable, such as '$x'.");
            }
        }
    }

    private static void AssignMember(Expression site, object? owner, string name, object? value)
    {
        switch (owner)
        {
            case ScriptObject members:
                members[name] = value;
                break;
            case ScriptArray list:
                (list.Named ??= [])[name] = value;
                break;
            default:
                throw site.Error($"{Values.KindOf(owner)} is read-only.", "Only objects made in a template can be changed.");
        }
    }

    private static void AssignIndex(Syntax.Index site, object? owner, object? key, object? value)
    {
        switch (owner, key)
        {
            case (ScriptObject or ScriptArray, string or Html):
                AssignMember(site, owner, Values.ToText(key), value);
                break;
            case (ScriptArray list, int at) when at is >= 0 and < Values.LongestList:
                list.Set(at, value);
                break;
            case (ScriptArray, _):
                throw site.Key.Error($"The place in a list is a whole number from 0 to {Values.LongestList - 1}.");
            default:
                throw site.Error($"{Values.KindOf(owner)} is read-only.", "Only objects made in a template can be changed.");
        }
    }

    internal void Print(object? value, HtmlPlace place, Expression site)
    {
        try
        {
            if (place != HtmlPlace.Content)
                Output.WriteText(HtmlPlaces.Admit(value, place));
            else if (value is string text)
                Output.WriteText(text);
            else if (value is Html html)
                html.WriteTo(Output);
            else if (value is int number)
                Output.WriteNumber(number);
            else if (value is not null)
                Output.WriteText(Values.ToText(value));
        }
        catch (TemplateFunctionException refused)
        {
            throw site.Error(refused.Message, refused.Advice);
        }
    }

    /// <summary>Calls a function of the template, of the host or a built-in one; what it refuses gets the place of the call.</summary>
    internal object? Call(ICallable callable, object?[] arguments, ScriptObject? named, Expression site, Block? block = null)
    {
        if (callable is ScriptFunction { Definition: var definition })
            return CallDefined(definition, arguments, named, site, block);

        var function = (TemplateFunction)callable;
        if (block is not null)
            throw site.Error($"'{function.Name}' can't be wrapped around a block.", "'wrap' takes a function made with 'func'.");
        if (!function.Signature.Takes(arguments, named) && function.Signature.Refuse(arguments.Length, named?.Keys ?? []) is { } refusal)
            throw site.Error(refusal);

        var outer = _site;
        _site = site;
        try
        {
            return function.Invoke(function.Signature.Place(arguments, named), this);
        }
        catch (TemplateFunctionException refused)
        {
            throw site.Error(refused.Message, refused.Advice, refused);
        }
        finally
        {
            _site = outer;
        }
    }

    /// <summary>For functions that take functions: the place of an error is the call that is running.</summary>
    internal object? Call(ICallable callable, object?[] arguments) => Call(callable, arguments, null, _site!);

    private object? CallDefined(Function definition, object?[] arguments, ScriptObject? named, Expression site, Block? block)
    {
        if (definition.Signature is { } signature)
        {
            if (signature.Refuse(arguments.Length, named?.Keys ?? []) is { } refusal)
                throw site.Error(refusal);

            arguments = signature.Place(arguments, named);
        }

        var caller = Frame;
        Enter(site);
        Frame = new(arguments, named, block, caller);
        if (definition.Parameters is { } parameters)
        {
            var own = new VariableScope();
            for (var i = 0; i < parameters.Length; i++)
                own.Set(parameters[i], arguments[i]);

            Push(own);
        }

        try
        {
            Returned = null;
            definition.Body.Execute(this);
            return Returned;
        }
        finally
        {
            Returned = null;
            Frame = caller;
            _depth--;
            if (definition.Parameters is not null)
                Pop();
        }
    }

    internal void Include(string name, Frame own, Expression site)
    {
        var template = Loader?.Load(name) ?? throw site.Error($"There is no template '{name}'.", Suggestion.For(name, Loader?.Names ?? []));
        template.RefuseErrors();

        var caller = Frame;
        Enter(site);
        Frame = own;
        try
        {
            template.Body.Execute(this);
        }
        finally
        {
            Returned = null;
            Frame = caller;
            _depth--;
        }
    }

    private void Enter(Expression site)
    {
        EnsureStack(site.Span);
        if (++_depth > DeepestCalls)
            throw site.Error($"Templates and functions call each other more than {DeepestCalls} deep.", "Does one call itself?");
    }

    private static TemplateException Stop(SourceSpan span, string message) => new(new(LogSeverity.Error, span, message, null));
}

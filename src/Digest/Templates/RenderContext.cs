using System.Buffers;
using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// Scriban's state of a rendering. Unknown names are errors, nothing is read by reflection, and the work of a page is limited. One thread
/// uses a context at a time; a failed context is not used again.
/// </summary>
internal sealed class RenderContext : TemplateContext
{
    // A chronology of a thousand entries in two languages takes about 30,000 steps and a few megabytes.
    private const int MaxSteps = 100_000, MaxAllocated = 128 * 1024 * 1024;
    private const int MaxPipes = 8;
    private const long MaxWork = (long)MaxSteps * Work.OfAStep;

    private readonly ScriptObject _variables = [];
    private long _work, _nextCheck;
    private int _pipes;
    private long _allocatedBefore;

    public RenderContext(ScriptObject builtins, IReadOnlyDictionary<string, Template> partials, CultureInfo calendar) : base(builtins)
    {
        Partials = partials;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedFunctionAccess = false;
        AutoIndent = false; // true would indent the lines of a `pre`
        LoopLimit = MaxSteps + 1; // for the loops in Scriban's functions; Step counts those of templates
        RecursiveLimit = 100;
        NewLine = "\n";
        PushCulture(calendar);
    }

    public HtmlOutput Page { get; } = new();

    public IReadOnlyDictionary<string, Template> Partials { get; }

    /// <summary>Renders a page, and copies it to <paramref name="output"/> if rendering succeeds.</summary>
    public void Render(
        Template template, ITemplateModel model, ReadOnlySpan<(string Name, object? Value)> globals, IBufferWriter<byte> output)
    {
        Page.Clear();
        Tags.Clear();
        _variables.Clear();
        _work = _nextCheck = 0;
        _pipes = 0;
        _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        foreach (var (name, value) in globals)
            _variables.SetValue(name, value, readOnly: true);

        PushGlobal(model);
        PushGlobal(_variables);
        Evaluate(template.Content);
        PopGlobal();
        PopGlobal();
        Page.CopyTo(output);
    }

    /// <exception cref="TemplateFault">The value must not be printed at this place.</exception>
    public void Print(object? value, HtmlPlace place, SourceSpan span)
    {
        switch (value)
        {
            case null:
                break;
            case string text when HtmlPlaces.IsHarmless(text, place):
                ChargeFor(span, text);
                Page.WriteText(text);
                break;
            case Html markup when place == HtmlPlace.Content:
                markup.WriteTo(Page);
                break;
            case MarkedText marked:
                Print(place == HtmlPlace.Content ? marked.Markup : marked.Text, place, span);
                break;
            case IOwnFields:
                throw new TemplateFault(span, "These are fields, which can't be printed.", "Print one of them, or loop over them.");
            case Html:
                throw new TemplateFault(span, HtmlPlaces.MarkupRefused, "Print a text there.");
            case ITemplateModel { ModelType.Name: var name }:
                throw new TemplateFault(span, $"This is an object '{name}', which can't be printed.", "Print one of its members.");
            case IScriptCustomFunction or ScriptObject { IsReadOnly: true }:
                throw new TemplateFault(span, "A function can't be printed.", "Call it, or pass it with '@'.");
            case double.NaN or double.PositiveInfinity or double.NegativeInfinity:
                throw new TemplateFault(span, "This is not a number: it was divided by zero, or is too large.");
            default:
                ChargeFor(span, value);
                Page.WriteText(HtmlPlaces.Admit(value as string ?? ObjectToString(value) ?? "", place, span));
                break;
        }
    }

    /// <summary>Concatenates values as text, or as markup with escaped texts if one of them is markup.</summary>
    public object Join(ReadOnlySpan<object?> values, SourceSpan span)
    {
        foreach (var value in values)
            ChargeFor(span, value);

        var isMarkup = false;
        foreach (var value in values)
            isMarkup |= value is Html;

        var joined = new StringBuilder();
        foreach (var value in values)
        {
            if (value is Html markup)
                joined.Append(markup.ToString());
            else if (ObjectToString(value) is { } text)
                joined.Append(isMarkup ? Html.Escape(text).ToString() : text);
        }

        return isMarkup ? Html.FromMarkup(joined.ToString()) : joined.ToString();
    }

    /// <summary>Escapes the output of Scriban's own statements.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        Print(textAsObject, HtmlPlace.Content, span);
        return this;
    }

    public override string? ObjectToString(object? value, bool nested = false) => value switch
    {
        Html => throw new TemplateFunctionException("Markup can't be used as a text.",
            "Use the text itself, or 'html.strip' to remove the tags."),
        ITemplateModel model => throw new TemplateFunctionException($"An object '{model.ModelType.Name}' can't be used as a text.",
            "Use one of its members."),
        MarkedText marked => base.ObjectToString(marked.Text, nested),
        IOwnFields => throw new TemplateFunctionException("Fields can't be used as a text.", "Use one of them, or loop over them."),
        _ => base.ObjectToString(value, nested),
    };

    /// <summary>Scriban would parse dates in the culture of the machine; only dates of ISO 8601 are accepted.</summary>
    public override object? ToObject(SourceSpan span, object? value, Type destinationType) =>
        value is string text && (Nullable.GetUnderlyingType(destinationType) ?? destinationType) == typeof(DateTime)
            ? Builtins.ParseDate(text)
            : base.ToObject(span, value, destinationType);

    /// <summary>Counts loop iterations, includes and calls, to limit the work of a page.</summary>
    public void Step(SourceSpan span, int steps = 1) => Charge(span, (long)steps * Work.OfAStep);

    /// <summary>Counts the work of reading a value, without which few steps could handle large values without end.</summary>
    /// <param name="times">How often it is read.</param>
    public void ChargeFor(SourceSpan span, object? value, bool isShallow = false, int times = 1) =>
        Charge(span, Work.Of(value, isShallow, MaxWork) * times);

    /// <param name="work">Its unit is the time of one character.</param>
    public void Charge(SourceSpan span, long work)
    {
        _work += work;
        if (_work < _nextCheck)
            return;

        _nextCheck = _work + Work.OfAStep;
        if (_work > MaxWork)
            throw new TemplateFault(span,
                $"This page takes more than {MaxSteps} steps of work: loops, includes, calls, and the handling of long texts and lists.",
                "Does a loop never end? Otherwise do less in loops, and keep a result that is used again.");
        if (GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > MaxAllocated)
            throw new TemplateFault(span, "The values of this page take too much memory.");
    }

    /// <summary>Counts the work of making a value, and makes the items that Scriban would make each time a list is read.</summary>
    public object? Complete(SourceSpan span, object? value)
    {
        switch (value)
        {
            case ScriptRange range:
                var items = new ScriptArray();
                foreach (var item in range)
                {
                    Charge(span, Work.OfAnItem);
                    items.Add(item);
                }

                return items;
            case System.Numerics.BigInteger:
                throw new TemplateFault(span, "The number is too large.");
            default:
                ChargeFor(span, value, isShallow: true);
                return value;
        }
    }

    public void EnterPipe(SourceSpan span)
    {
        if (++_pipes > MaxPipes)
            throw new TemplateFault(span, $"More than {MaxPipes} pipes with operators are nested.", "Keep results in variables.");
    }

    public void LeavePipe() => _pipes--;

    protected override bool OnStepLoop(ScriptLoopStatementBase loop)
    {
        Step(loop.Span);
        return true;
    }

    protected override IListAccessor? GetListAccessorImpl(object target, Type type) =>
        target is IList and not (ScriptArray or ScriptRange) ? ReadOnlyList.Accessor : base.GetListAccessorImpl(target, type);

    public override object? IsEmpty(SourceSpan span, object? against) =>
        against is Html markup ? markup.IsEmpty : base.IsEmpty(span, against);

    /// <summary>Refuses objects that Scriban would read by reflection.</summary>
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) => target switch
    {
        IScriptObject or string or IList => base.GetMemberAccessorImpl(target),
        _ when target.GetType().IsPrimitive || target is decimal => base.GetMemberAccessorImpl(target),
        _ => null,
    };
}

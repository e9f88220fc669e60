using System.Buffers;
using System.Globalization;
using Microsoft.Extensions.ObjectPool;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// What templates find besides their model: Scriban's functions, ours, the partials, and names of months and weekdays. For one language;
/// shared by threads.
/// </summary>
internal sealed class TemplateHost
{
    private readonly ObjectPool<RenderContext> _contexts;

    /// <param name="partials">By the name that <c>include</c> takes.</param>
    /// <param name="functions">Ours.</param>
    /// <param name="calendar">The names that <c>date.to_string</c> prints; those of the invariant culture if not given.</param>
    public TemplateHost(
        IReadOnlyDictionary<string, Template> partials,
        IEnumerable<TemplateFunction> functions,
        DateTimeFormatInfo? calendar = null)
    {
        Partials = partials;
        Functions = Builtins.With(functions);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (calendar is not null)
            culture.DateTimeFormat = calendar;
        _contexts = new DefaultObjectPool<RenderContext>(new NewContexts(this, culture));
    }

    public IReadOnlyDictionary<string, Template> Partials { get; }

    /// <summary>Every function and group of functions by its name.</summary>
    public ScriptObject Functions { get; }

    /// <summary>Renders a page in UTF-8. Nothing is written if it fails.</summary>
    /// <param name="globals">Names beside those of the model, such as <c>content</c>; they hide names of the model.</param>
    /// <exception cref="TemplateException">The place and the reason.</exception>
    public void Render(Template template, ITemplateModel model, ReadOnlySpan<(string Name, object? Value)> globals,
        IBufferWriter<byte> output)
    {
        if (!template.Mistakes.IsEmpty)
            throw new TemplateException(template.Mistakes[0]);

        var context = _contexts.Get();
        try
        {
            context.Render(template, model, globals, output);
        }
        catch (ScriptRuntimeException exception)
        {
            throw TemplateException.From(exception);
        }

        _contexts.Return(context);
    }

    private sealed class NewContexts(TemplateHost host, CultureInfo culture) : PooledObjectPolicy<RenderContext>
    {
        public override RenderContext Create() => new(host.Functions, host.Partials, culture);

        public override bool Return(RenderContext obj) => true;
    }
}

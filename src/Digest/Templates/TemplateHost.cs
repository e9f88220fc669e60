using System.Buffers;
using Microsoft.Extensions.ObjectPool;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>The functions, partials and calendar names that the templates of one language use. Shared by threads.</summary>
internal sealed class TemplateHost
{
    private readonly ObjectPool<RenderContext> _contexts;

    /// <param name="partials">The partials by the name that <c>include</c> takes.</param>
    /// <param name="functions">Functions besides those of Scriban.</param>
    /// <param name="declaredFields">The fields that the theme declares, by what has them and by name; those of others may have any.</param>
    /// <param name="calendar">The names that <c>date.to_string</c> prints; by default those of the invariant culture.</param>
    public TemplateHost(
        IReadOnlyDictionary<string, Template> partials, IEnumerable<TemplateFunction> functions, DateTimeFormatInfo? calendar = null,
        IReadOnlyDictionary<string, FrozenDictionary<string, Shape>>? declaredFields = null)
    {
        Partials = partials;
        DeclaredFields = declaredFields ?? FrozenDictionary<string, FrozenDictionary<string, Shape>>.Empty;
        Functions = Builtins.With(functions);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (calendar is not null)
            culture.DateTimeFormat = calendar;
        _contexts = new DefaultObjectPool<RenderContext>(new ContextPolicy(this, culture));
    }

    public IReadOnlyDictionary<string, Template> Partials { get; }

    /// <summary>The fields that the theme declares, by what has them and by name.</summary>
    public IReadOnlyDictionary<string, FrozenDictionary<string, Shape>> DeclaredFields { get; }

    /// <summary>The functions and groups of functions by name.</summary>
    public ScriptObject Functions { get; }

    /// <summary>Renders a page in UTF-8. Nothing is written if rendering fails.</summary>
    /// <param name="globals">Names besides those of the model, such as <c>content</c>; they take precedence.</param>
    /// <exception cref="TemplateException">Rendering failed.</exception>
    public void Render(
        Template template, ITemplateModel model, ReadOnlySpan<(string Name, object? Value)> globals, IBufferWriter<byte> output)
    {
        if (!template.Mistakes.IsEmpty)
            throw new TemplateException(template.Mistakes[0]);

        var context = _contexts.Get();
        ScriptRuntimeException failure;
        try
        {
            context.Render(template, model, globals, output);
            _contexts.Return(context);
            return;
        }
        catch (ScriptRuntimeException exception)
        {
            failure = exception;
        }

        throw TemplateException.From(failure); // not in the handler, which runs before the stack is unwound
    }

    private sealed class ContextPolicy(TemplateHost host, CultureInfo culture) : PooledObjectPolicy<RenderContext>
    {
        public override RenderContext Create() => new(host.Functions, host.Partials, culture);

        public override bool Return(RenderContext obj) => true;
    }
}

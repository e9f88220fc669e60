using System.Buffers;
using System.Text;
using Digest.Scriban.Runtime;
using Digest.Scriban.Syntax;

namespace Digest.Scriban;

/// <summary>A parsed template: immutable, shared by threads, rendered as often as wanted.</summary>
public sealed class Template
{
    private Template(Block body, IReadOnlyList<LogMessage> messages, string? path)
    {
        Body = body;
        Messages = messages;
        HasErrors = messages.Any(message => message.Severity == LogSeverity.Error);
        SourceFilePath = path;
    }

    /// <summary>The path that messages name.</summary>
    public string? SourceFilePath { get; }

    /// <summary>Whether the text could not be read as a template; rendering throws then.</summary>
    public bool HasErrors { get; }

    /// <summary>What parsing found wrong.</summary>
    public IReadOnlyList<LogMessage> Messages { get; }

    /// <summary>The templates that this one includes by a constant name, each once; what a change of a partial touches.</summary>
    public IReadOnlyList<string> Includes => field ??= [.. Tree.Includes(Body).Select(include => include.Name).Distinct()];

    /// <summary>Whether it includes a template whose name only rendering can tell, so that <see cref="Includes"/> is not all.</summary>
    public bool ComputesIncludes => Tree.ComputesIncludes(Body);

    internal Block Body { get; }

    /// <summary>What the template gives a value to. Kept, like the includes, since a check looks at a partial once for each place that includes it.</summary>
    internal IReadOnlyList<Expression> Assigned => field ??= [.. Tree.Assigned(Body)];

    /// <summary>Reads a template. Never throws for what the text says; see <see cref="Messages"/>.</summary>
    public static Template Parse(string text, string? sourceFilePath = null)
    {
        var source = new Source(text, sourceFilePath);
        try
        {
            var (body, mistakes) = Parser.Parse(source);
            var messages = mistakes.Select(Log).ToList();
            if (mistakes.Count == 0)
                HtmlPlaces.Find(body, messages);

            return new(body, messages, sourceFilePath);
        }
        catch (SyntaxException mistake)
        {
            return new(new(default, []), [Log(mistake)], sourceFilePath);
        }

        LogMessage Log(SyntaxException mistake) =>
            new(LogSeverity.Error, source.Span(Math.Min(mistake.Start, text.Length), Math.Min(mistake.End, text.Length)), mistake.Message, mistake.Advice);
    }

    /// <summary>Renders to a string.</summary>
    /// <param name="model">An <see cref="ITemplateModel"/>, a <see cref="ScriptObject"/> or another dictionary; its members are the template's global names.</param>
    public string Render(object? model = null) => Render(new TemplateContext { Model = model });

    /// <summary>Renders to a string.</summary>
    public string Render(TemplateContext context)
    {
        var output = new ArrayBufferWriter<byte>();
        Render(context, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Renders to UTF-8. Nothing is written if it fails, which throws a <see cref="TemplateException"/>.</summary>
    public void Render(TemplateContext context, IBufferWriter<byte> output)
    {
        RefuseErrors();
        if (context.Model is not (null or ITemplateModel or IReadOnlyDictionary<string, object?>))
            throw new ArgumentException("The model of a template is an ITemplateModel or a dictionary.", nameof(context));

        context.Reset();
        context.Output.Begin(output);
        try
        {
            Body.Execute(context);
            context.Output.End(output);
        }
        finally
        {
            context.Output.Release();
        }
    }

    internal void RefuseErrors()
    {
        if (HasErrors)
            throw new TemplateException(Messages.First(message => message.Severity == LogSeverity.Error));
    }

    /// <summary>Finds, without rendering, every mistake that follows from the kinds of the data: unknown names, members, functions and includes, wrong numbers of arguments,
    /// markup where only text can stand, and what the host's functions say of their arguments. Included templates are followed.</summary>
    /// <param name="globals">The table of the model that the template will be rendered with.</param>
    /// <param name="context">Gives loader, functions and <see cref="TemplateContext.Globals"/>; nothing is rendered with it.</param>
    public IReadOnlyList<LogMessage> Check(ModelType globals, TemplateContext context) => Checking.Checker.Check(this, globals, context);
}

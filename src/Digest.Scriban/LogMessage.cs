namespace Digest.Scriban;

/// <summary>How bad a message is: only errors keep a template from being rendered.</summary>
public enum LogSeverity
{
    /// <summary>Worth knowing; the template renders all the same.</summary>
    Warning,

    /// <summary>The template can't be rendered as it stands.</summary>
    Error,
}

/// <summary>A stretch of a template, from its first character to its last; lines and columns count from 1, columns in UTF-16 units.</summary>
/// <param name="FileName">The path given to <see cref="Template.Parse"/>, or null.</param>
/// <param name="Line">The line of the first character.</param>
/// <param name="Column">The column of the first character.</param>
/// <param name="EndLine">The line of the last character.</param>
/// <param name="EndColumn">The column of the last character.</param>
public readonly record struct SourceSpan(string? FileName, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The place in the form that editors and build logs understand: <c>file(line,column)</c>.</summary>
    public override string ToString() => $"{FileName ?? "<template>"}({Line},{Column})";
}

/// <summary>One thing that is wrong in a template, where, and how to mend it.</summary>
/// <param name="Severity">Whether the template can be rendered all the same.</param>
/// <param name="Span">The stretch of the template that is meant.</param>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Advice">How to mend it, one sentence; null where nothing is known.</param>
public sealed record LogMessage(LogSeverity Severity, SourceSpan Span, string Message, string? Advice)
{
    /// <summary>The message on one line, its place in front.</summary>
    public override string ToString() =>
        $"{Span}: {(Severity == LogSeverity.Error ? "error" : "warning")}: {Message}{(Advice is null ? "" : " " + Advice)}";
}

/// <summary>A template could not be rendered; <see cref="Log"/> says where and why.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>Stops rendering because of <paramref name="log"/>.</summary>
    public TemplateException(LogMessage log, Exception? innerException = null) : base(log.ToString(), innerException) => Log = log;

    /// <summary>What went wrong, with file, line and column.</summary>
    public LogMessage Log { get; }
}

/// <summary>What a function throws when its arguments won't do; the engine adds the place and makes a <see cref="TemplateException"/> of it.</summary>
public sealed class TemplateFunctionException : Exception
{
    /// <summary>Refuses the arguments of a function.</summary>
    public TemplateFunctionException(string message, string? advice = null) : base(message) => Advice = advice;

    /// <summary>How to mend it, one sentence.</summary>
    public string? Advice { get; }
}

using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// A pipe into a function. Scriban's own pipe throws each exception again, and dozens of them, nested by a function that calls itself,
/// would exhaust the stack.
/// </summary>
internal sealed class PipeCall : ScriptPipeCall
{
    public override object? Evaluate(TemplateContext context)
    {
        if (To is ScriptFunctionCall or ScriptVariable or ScriptMemberExpression)
            return context.Evaluate(new Call(From!, To) { Span = To.Span });

        var page = (RenderContext)context; // the destination begins with a function
        page.EnterPipe(Span);
        var result = base.Evaluate(context);
        page.LeavePipe();
        return result;
    }

    /// <summary>The call that a pipe means. Its span is in the messages of the function.</summary>
    private sealed class Call(ScriptExpression from, ScriptExpression to) : ScriptExpression
    {
        public override object? Evaluate(TemplateContext context)
        {
            var call = to as ScriptFunctionCall;
            var target = call?.Target ?? to;
            return context.Evaluate(target, aliasReturnedFunction: true) is IScriptCustomFunction function
                ? ScriptFunctionCall.Call(context, to, function, processPipeArguments: false, [from, .. call?.Arguments ?? []])
                : throw new TemplateFault(target.Span, $"'{target}' is not a function.", "A pipe leads into a function.");
        }

        public override void PrintTo(ScriptPrinter printer) => printer.Write(to);
    }
}

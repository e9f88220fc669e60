using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// A member of an object. Members of models are read from their table without Scriban's preparations for calls; an argument of a partial or function
/// that was not given is null.
/// </summary>
internal sealed class MemberPath : ScriptMemberExpression
{
    public override object? Evaluate(TemplateContext context) =>
        TryRead(context, out var value) ? value : base.Evaluate(context);

    public override object? GetValue(TemplateContext context) =>
        TryRead(context, out var value) ? value : base.GetValue(context);

    private bool TryRead(TemplateContext context, out object? value)
    {
        value = null;
        var owner = Target switch
        {
            GlobalName name => context.GetValue(name),
            MemberPath path when path.TryRead(context, out var read) => read,
            ScriptVariableLocal local => context.GetValue((ScriptVariable)local),
            ArgumentAt argument => argument.Read(context),
            _ => null,
        };
        switch (owner)
        {
            case ITemplateModel model when model.ModelType.Table.TryGetValue(Member!.Name, out var member):
                value = member.Get(model);
                return true;
            case ScriptArray arguments when Target is ScriptVariableLocal { BaseName: "" }:
                arguments.TryGetValue(context, Span, Member!.Name, out value);
                return true;
            default:
                return false;
        }
    }
}

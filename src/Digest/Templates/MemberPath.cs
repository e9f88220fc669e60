using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Templates;

/// <summary>
/// A member of an object. Members of models are read from their table, and those of dates and pairs without reflection. A missing argument
/// of a partial or function is null.
/// </summary>
internal sealed class MemberPath : ScriptMemberExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        if (TryRead(context, out var value))
            return value;
        ((RenderContext)context).Step(Span, GlobalName.StepsOfACall); // it may be a function
        return base.Evaluate(context);
    }

    public override object? GetValue(TemplateContext context) => TryRead(context, out var value) ? value : base.GetValue(context);

    private bool TryRead(TemplateContext context, out object? value) => TryRead(context, out value, out _);

    /// <param name="isOwn">Whether the member is below fields that editors name, where anything may be missing.</param>
    private bool TryRead(TemplateContext context, out object? value, out bool isOwn)
    {
        (value, isOwn) = (null, false);
        var owner = Target switch
        {
            GlobalName name => context.GetValue(name),
            MemberPath path when path.TryRead(context, out var read, out isOwn) => read,
            ScriptVariableLocal local => context.GetValue((ScriptVariable)local),
            ArgumentAt argument => argument.Read(context),
            ScriptNestedExpression nested => context.Evaluate(nested),
            _ => null,
        };
        isOwn |= owner is IOwnFields;
        if (owner is MarkedText marked)
            owner = marked.Text;
        switch (owner)
        {
            case null when isOwn:
                return true;
            case ITemplateModel model when model.ModelType.Members.TryGetValue(Member!.Name, out var member):
                value = member.Get(model);
                return true;
            case ScriptArray arguments when Target is ScriptVariableLocal { BaseName: "" }:
                arguments.TryGetValue(context, Span, Member!.Name, out value);
                return true;
            case KeyValuePair<string, object?> pair when Member!.Name is "key" or "value":
                value = Member.Name == "key" ? pair.Key : pair.Value;
                return true;
            case DateTime date:
                value = MemberOf(date);
                return value is not null;
            case null when Target is ScriptNestedExpression:
                return DotToken.TokenType == TokenType.QuestionDot
                    ? true
                    : throw new TemplateFault(Member!.Span, $"Null has no member '{Member.Name}'.",
                        "Write '?.' where a value may be null.");
            case null:
                return false;
            default:
                return context.GetMemberAccessor(owner).TryGetValue(context, Member!.Span, owner, Member.Name, out value)
                    && value is not IScriptCustomFunction;
        }
    }

    private object? MemberOf(DateTime date) => Member!.Name switch
    {
        "year" => date.Year,
        "month" => date.Month,
        "day" => date.Day,
        "day_of_year" => date.DayOfYear,
        "hour" => date.Hour,
        "minute" => date.Minute,
        "second" => date.Second,
        "millisecond" => date.Millisecond,
        _ => null,
    };
}

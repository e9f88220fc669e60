using System.Collections.Frozen;
using Digest.Benchmarks.Templates.Values;
using Digest.Languages;
using Digest.Templates;
using Digest.Theming;
using HandlebarsDotNet;

namespace Digest.Benchmarks.Templates.HandlebarsNet;

/// <summary>The functions of the templates: interface texts from Digest, and conditions that Handlebars cannot express.</summary>
internal sealed class Helpers
{
    private readonly TemplateFunction _translate;
    private readonly TemplateFunction _translateIn;

    public Helpers(Language language, IEnumerable<Language> languages)
    {
        var functions = InterfaceFunctions.For(language, languages.ToFrozenDictionary(each => each.Code, StringComparer.Ordinal));
        _translate = functions.Single(function => function.Name == "t");
        _translateIn = functions.Single(function => function.Name == "t_in");
    }

    public void Register(IHandlebars handlebars)
    {
        handlebars.RegisterHelper("t", (output, _, arguments) => Print(output, _translate, [.. Plain(arguments)]));
        handlebars.RegisterHelper("t_in", (output, _, arguments) => Print(output, _translateIn, [.. Plain(arguments)]));
        handlebars.RegisterHelper("is", (_, arguments) => arguments[0] is string text && text == arguments[1] as string);
        handlebars.RegisterHelper("any", (_, arguments) => arguments[0] is Html || arguments[1] is Html);
        handlebars.RegisterHelper("below", (_, arguments) => (int)arguments[0]! < (int)arguments[1]!);
        handlebars.RegisterHelper("next", (_, arguments) => (int)arguments[0]! + 1);
        handlebars.RegisterHelper("more", (_, arguments) => ((SourceValues[])arguments[0]!).Any(HasDetails));
        handlebars.RegisterHelper("named", (_, arguments) => NamedOf((SourceValues[])arguments[0]!));
        handlebars.RegisterHelper("others", (_, arguments) => OthersOf((SourceValues[])arguments[0]!));
        handlebars.RegisterHelper("several", (_, arguments) => ((CommonArticleValues[])arguments[0]!).Length > 1);
    }

    private static bool HasDetails(SourceValues source) => source.Url is not null || source.Title is not null;

    /// <summary>How many sources a list names: all, or of more than three the first two.</summary>
    private static int NamedOf(SourceValues[] sources) => sources.Length <= 3 ? sources.Length : 2;

    private static int OthersOf(SourceValues[] sources) => sources.Length - NamedOf(sources);

    private static void Print(EncodedTextWriter output, TemplateFunction function, object?[] arguments)
    {
        var value = function.Call(arguments);
        if (value is Html html)
            output.WriteSafeString(html.ToString());
        else
            output.Write((string)value!);
    }

    /// <summary>The named arguments of Handlebars as pairs of name and value.</summary>
    private static IEnumerable<object?> Plain(Arguments arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is not IEnumerable<KeyValuePair<string, object>> named)
            {
                yield return argument;
                continue;
            }

            foreach (var (name, value) in named)
            {
                yield return name;
                yield return value;
            }
        }
    }
}

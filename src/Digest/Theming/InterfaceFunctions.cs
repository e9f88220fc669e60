using System.Runtime.CompilerServices;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Theming;

/// <summary>
/// The interface texts as functions of templates: <c>t 'key' 'placeholder' value …</c> in the language of the page,
/// <c>t_in language 'key' …</c> in another, <c>count n</c> and <c>digits n</c> for numbers.
/// </summary>
internal static class InterfaceFunctions
{
    private const int MostArguments = 16;

    /// <summary>The characters of most texts. Longer ones take more memory.</summary>
    private const int UsualLength = 128;

    public static ImmutableArray<TemplateFunction> For(Language language, FrozenDictionary<string, Language> languages) =>
    [
        new("t", 1, MostArguments, arguments => Translate(language, arguments, keyAt: 0),
            arguments => Check(language, languages, arguments)),
        new("t_in", 2, MostArguments, arguments => Translate(Other(arguments[0], languages), arguments, keyAt: 1),
            arguments => Check(language, languages, arguments[1..])),
        new("count", 1, 1, arguments => language.Digits.Count(Number(arguments[0]))),
        new("digits", 1, 1, arguments => language.Digits.Plain(Number(arguments[0]))),
    ];

    private static Language Other(object? argument, FrozenDictionary<string, Language> languages) => argument switch
    {
        LanguageModel model => model.Language,
        string code when languages.TryGetValue(code, out var language) => language,
        _ => throw new TemplateFunctionException("the first argument of 't_in' must be a language"),
    };

    private static int Number(object? argument) => argument switch
    {
        int number => number,
        long number => checked((int)number),
        _ => throw new TemplateFunctionException("the argument must be a whole number"),
    };

    private static object Translate(Language language, object?[] arguments, int keyAt)
    {
        if (arguments[keyAt] is not string key || !language.Strings.TryGetValue(key, out var text))
            throw new TemplateFunctionException($"there is no interface text '{arguments[keyAt]}'");
        if (text.Constant is { } constant)
            return constant;

        // A list has such a text in each item, so the values stay where they are.
        var values = arguments.AsSpan(keyAt + 1);
        foreach (var placeholder in text.Placeholders)
        {
            if (IndexOf(placeholder, values) < 0)
                throw new TemplateFunctionException(Unfilled(key, placeholder));
        }

        var count = IndexOf("count", values) is >= 0 and var at ? values[at] : null;
        var isMarkup = false;
        for (var index = 1; index < values.Length; index += 2)
            isMarkup |= values[index] is Html;

        var filled = new DefaultInterpolatedStringHandler(0, 0, provider: null, stackalloc char[UsualLength]);
        foreach (var piece in text.Pieces(count is null ? "other" : language.Plurals.CategoryOf(Number(count))))
        {
            var value = piece.IsPlaceholder ? values[IndexOf(piece.Text, values)] : piece.Text;
            filled.AppendLiteral(isMarkup && value is not Html ? Html.Escape(TextOf(value, language)).ToString() : TextOf(value, language));
        }

        return isMarkup ? Html.FromMarkup(filled.ToStringAndClear()) : filled.ToStringAndClear();
    }

    /// <summary>The index of the value that belongs to a name, in pairs of name and value; -1 if there is none.</summary>
    private static int IndexOf(string name, ReadOnlySpan<object?> pairs)
    {
        for (var index = pairs.Length - pairs.Length % 2 - 2; index >= 0; index -= 2)
        {
            if (pairs[index] is string given && given == name)
                return index + 1;
        }

        return -1;
    }

    private static string TextOf(object? value, Language language) => value switch
    {
        int number => language.Digits.Count(number),
        long number => language.Digits.Count(checked((int)number)),
        null => "",
        _ => value.ToString() ?? "",
    };

    private static string Unfilled(string key, string placeholder) =>
        $"the text '{key}' has a placeholder '{{{placeholder}}}' that is not filled here";

    /// <summary>The mistake in a call with constant arguments; null if there is none, or if the key is computed.</summary>
    private static string? Check(Language language, FrozenDictionary<string, Language> languages, object?[] arguments)
    {
        if (arguments is not [string key, ..])
            return null;
        if (!language.Strings.TryGetValue(key, out var text))
            return languages.Values.Any(other => other.Strings.ContainsKey(key)) || TextKey.All.Any(known => known.Key == key)
                ? null // reported in the file that lacks it
                : $"there is no interface text '{key}'"
                    + (Nearest.DidYouMean(key, language.Strings.Keys) is { } advice ? $". {advice}" : "");
        if (arguments.Length % 2 == 0)
            return $"the placeholders after '{key}' must be pairs of name and value";

        var given = arguments.Where((_, index) => index % 2 == 1).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return text.Placeholders.Order(StringComparer.Ordinal).FirstOrDefault(placeholder => !given.Contains(placeholder)) is { } missing
            ? Unfilled(key, missing)
            : null;
    }
}

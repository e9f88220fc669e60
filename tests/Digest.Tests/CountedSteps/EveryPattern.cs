using System.Reflection;
using System.Text.RegularExpressions;
using Digest.Cli.Disk;
using Xunit;

namespace Digest.Tests.CountedSteps;

/// <summary>
/// The regular expressions of the program. A time limit would end a search on a busy machine although the text is harmless, so none has
/// one, and each must take linear time: <see cref="ExpensiveInputs"/> counts the steps of those that can go back in a text.
/// </summary>
public sealed partial class EveryPattern
{
    private const int Length = 1_000, NightlyLength = 200_000;
    private const int MaximumStepsPerCharacter = 100;

    /// <summary>Its text has at most 2,000 characters, so it may take quadratic time.</summary>
    private const string Exception = "EchoedValues.LongQuotation";

    private static readonly string[] s_samples =
        ["a", "A", "5", "ا", "٣", " ", "\n", "\u0301", "'", "\"", "\\", "<", ">", "{", "(", "[", "-", "."];

    private static readonly (string Name, string Pattern, bool HasTimeLimit, Regex Regex)[] s_patterns =
        [.. typeof(SourceFolder).Assembly.GetTypes().SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.DeclaredOnly
            | BindingFlags.Public | BindingFlags.NonPublic)).Select(Described).OfType<(string, string, bool, Regex)>()];

    [Fact]
    public void HasNoTimeLimit()
    {
        Assert.NotEmpty(s_patterns);
        Assert.DoesNotContain(s_patterns, pattern => pattern.HasTimeLimit);
    }

    [Fact]
    public void TakesLinearTime()
    {
        Assert.SkipUnless(WorkBudget.CountsSteps, "steps are counted by ExpensiveInputs");

        foreach (var (name, pattern, _, regex) in s_patterns.Where(GoesBack))
        {
            var words = WordsOf(pattern);
            foreach (var start in words.Prepend(""))
            {
                foreach (var repeated in RepeatedPieces(words))
                {
                    var before = StepCount.OfThisThread;
                    _ = Count(regex, TextOf(start, repeated, Length));
                    var steps = (StepCount.OfThisThread - before) / Length;
                    Assert.True(steps <= MaximumStepsPerCharacter, $"{name} on '{start}' and '{repeated}': {steps} steps a character");
                }
            }
        }
    }

    /// <summary>The search for a character in .NET is one step, however far the character is. So the time is measured at night.</summary>
    [Fact]
    public void TakesLittleTimeOnALongText()
    {
        Assert.SkipUnless(SampleSize.IsFull, "at night");

        foreach (var (name, pattern, _, regex) in s_patterns.Where(GoesBack))
        {
            foreach (var repeated in RepeatedPieces(WordsOf(pattern)))
            {
                var text = TextOf("", repeated, NightlyLength);
                _ = WorkBudget.Run(() => $"{name} on '{repeated}'", () => Count(regex, text));
            }
        }
    }

    private static bool GoesBack((string Name, string Pattern, bool HasTimeLimit, Regex Regex) pattern) =>
        !pattern.Regex.Options.HasFlag(RegexOptions.NonBacktracking) && pattern.Name != Exception;

    private static (string Name, string Pattern, bool HasTimeLimit, Regex Regex)? Described(PropertyInfo property) =>
        property.GetCustomAttribute<GeneratedRegexAttribute>() is { } attribute
            ? ($"{property.DeclaringType!.Name}.{property.Name}", attribute.Pattern, attribute.MatchTimeoutMilliseconds != Timeout.Infinite,
                (Regex)property.GetValue(null)!)
            : null;

    private static int Count(Regex regex, string text)
    {
        var count = 0;
        foreach (var _ in regex.EnumerateMatches(text))
            count++;
        return count;
    }

    private static string TextOf(string start, string repeated, int length) =>
        start + string.Concat(Enumerable.Repeat(repeated, length / repeated.Length));

    private static IEnumerable<string> RepeatedPieces(string[] words) =>
        s_samples.Concat(words).Concat(words.SelectMany(word => s_samples.Select(sample => word + sample)));

    /// <summary>The characters that a pattern names, alone and in groups: the texts at which its search stops and goes back.</summary>
    private static string[] WordsOf(string pattern) =>
        [.. Word.Matches(Syntax.Replace(pattern, " ")).Select(match => Escape.Replace(match.Value, "$1"))
            .Concat(pattern.Where(char.IsPunctuation).Select(char.ToString))
            .Distinct(StringComparer.Ordinal).Take(30)];

    [GeneratedRegex(@"\(\?<[a-z]+>|\(\?<?[=!>]|\\[pP]\{\w+\}|\\[AzbswdG]|(?<!\\)[()|?*+^$]|\{[\d,]+\}|\[(\\.|[^\]\\])*\]")]
    private static partial Regex Syntax { get; }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\\(\W)")]
    private static partial Regex Escape { get; }
}

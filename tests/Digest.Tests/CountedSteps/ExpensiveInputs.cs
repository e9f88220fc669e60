using Digest.Tests.Content.Lint;
using Digest.Tests.Content.Markdown;
using Digest.Tests.Languages.Quotes;
using Digest.Tests.Sources;
using Digest.Tests.Templates;
using Digest.Tests.Text;
using Xunit;

namespace Digest.Tests.CountedSteps;

/// <summary>
/// Inputs whose work could grow with the square of their size or without end: it is counted. See <see cref="WorkOnLongValues"/> for the
/// work of .NET itself in templates.
/// </summary>
public sealed class ExpensiveInputs
{
    private const long MaximumSteps = 200_000_000;

    /// <summary>Markdig removes the definitions of a paragraph one by one. Its steps move an item of an array each.</summary>
    private const string Exception = "definitions in paragraphs";
    private const long MaximumOfException = 600_000_000;

    [Fact]
    public void TakeFewSteps()
    {
        var (code, output, steps) = CountedProgram.Run(
            typeof(ExpensiveMarkdown),
            typeof(ManyMentions),
            typeof(ManyEqualHeadings),
            typeof(ProofreadText),
            typeof(QuotationMarks),
            typeof(RandomMixedText),
            typeof(ExpensiveValues),
            typeof(ExcessiveTemplate),
            typeof(EveryPattern));

        Assert.True(code == 0, output);
        Assert.InRange(steps.Length, ExpensiveMarkdown.Names.Count + ExcessiveTemplate.Names.Count, int.MaxValue);
        // A text of one direction takes a few steps only.
        Assert.InRange(steps.Count(input => input.Steps < 100), 0, steps.Length / 10);
        Assert.All(steps, input => Assert.InRange(
            input.Steps, 1, input.Name.StartsWith(Exception, StringComparison.Ordinal) ? MaximumOfException : MaximumSteps));
    }
}

using Digest.Benchmarks.Builds;

namespace Digest.Benchmarks.Search;

/// <summary>What a run means: tables in Markdown, ratios, limits, and a list of what was not found.</summary>
internal sealed class SearchReport(IReadOnlyList<SearchResult> results)
{
    private const int Percent = 100;

    public void Print(TextWriter output)
    {
        output.WriteLine("\n| search | recall ms | recall ar | right first ms | right first ar |\n|---|--:|--:|--:|--:|");
        foreach (var result in results)
        {
            var answers = SearchSite.Languages.Select(language => result.Answers[language]).ToArray();
            var quality = answers.Select(SearchResult.Recall).Concat(answers.Select(SearchResult.RightFirst));
            output.WriteLine($"| {result.Name} | {string.Join(" | ", quality.Select(share => $"{share:0.000}"))} |");
        }

        output.WriteLine(
            "\n| first search | bytes, median | bytes, max | of these the page | ms, median | ms, max | ms after the data, median | max |"
            + "\n|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var result in results)
        {
            var searches = result.FirstSearches;
            output.WriteLine(
                $"| {result.Name} | {result.MedianBytes:N0} | {searches.Max(search => search.Bytes):N0} | {searches[0].PageBytes:N0} "
                + $"| {result.MedianTotal:0} | {searches.Max(search => search.Total):0} "
                + $"| {Ratio.MedianOf(searches.Select(search => search.AfterData)):0} | {searches.Max(search => search.AfterData):0} |");
        }

        PrintGroups(output);
    }

    /// <summary>Writes each answer that a reader would find wrong.</summary>
    public void WriteFaults(TextWriter output)
    {
        foreach (var result in results)
        {
            output.WriteLine($"# {result.Name}");
            foreach (var (language, answers) in result.Answers)
            {
                foreach (var answer in answers.Where(answer => !answer.IsRightFirst || answer.Missed.Any()))
                {
                    output.WriteLine($"{language}  {answer.Query.Text}");
                    if (!answer.IsRightFirst)
                        output.WriteLine($"    first: {(answer.Stories is [var first, ..] ? first : "nothing")}");
                    if (answer.Missed.Any())
                        output.WriteLine($"    not found: {string.Join(' ', answer.Missed)}");
                }
            }
        }
    }

    /// <summary>The figures of all searches, and the limits and ratios of ours, which is the first.</summary>
    public IEnumerable<Figure> Figures(bool hasOurs)
    {
        foreach (var (index, result) in results.Index())
        {
            var isOurs = hasOurs && index == 0;
            foreach (var language in SearchSite.Languages)
            {
                var answers = result.Answers[language];
                yield return new(
                    $"search, {result.Name}, {language}, listed stories not found",
                    Percent * (1 - SearchResult.Recall(answers)), "%", isOurs ? 5 : null);
                yield return new(
                    $"search, {result.Name}, {language}, wrong story first",
                    Percent * (1 - SearchResult.RightFirst(answers)), "%", isOurs ? 15 : null);
            }

            if (!hasOurs || isOurs)
                continue;
            var ours = results[0];
            var name = $"search, {ours.Name} : {result.Name}, ";
            yield return new(name + "recall", OfAll(SearchResult.Recall, ours) / OfAll(SearchResult.Recall, result), "×");
            yield return new(name + "right first", OfAll(SearchResult.RightFirst, ours) / OfAll(SearchResult.RightFirst, result), "×");
            yield return new(name + "bytes of a first search, median", ours.MedianBytes / result.MedianBytes, "×", 1);
            yield return new(name + "time of a first search, median", ours.MedianTotal / result.MedianTotal, "×", 1);
        }

        static double OfAll(Func<IReadOnlyList<Answer>, double> share, SearchResult result) =>
            share([.. result.Answers.Values.SelectMany(answers => answers)]);
    }

    private void PrintGroups(TextWriter output)
    {
        output.WriteLine($"\n| recall / right first | {string.Join(" | ", results.Select(result => result.Name))} |");
        output.WriteLine($"|---|{string.Concat(results.Select(_ => "--:|"))}");
        foreach (var language in SearchSite.Languages)
        {
            foreach (var group in results[0].Answers[language].Select(answer => answer.Query.Group).Distinct())
            {
                var cells = results.Select(result => result.Answers[language].Where(answer => answer.Query.Group == group).ToArray())
                    .Select(answers => $"{SearchResult.Recall(answers):0.00} / {SearchResult.RightFirst(answers):0.00}");
                output.WriteLine($"| {language}: {group} | {string.Join(" | ", cells)} |");
            }
        }
    }
}

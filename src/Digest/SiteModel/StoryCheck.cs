using Digest.Content;
using Digest.Incremental;
using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.SiteModel;

/// <summary>Checks the texts of a story against each other and against the date in the name of their folder.</summary>
internal sealed class StoryCheck(ParsedContent content, BuildDay today, DiagnosticBag diagnostics)
{
    private const int BatchSize = 128;

    /// <summary>Checks all stories; after a change, only the batches that it is in.</summary>
    public static void Run(ParsedContent content, BuildDay day, BuildCache cache, DiagnosticBag diagnostics)
    {
        // The same object until the day ends.
        var today = cache.Update<BuildDay>(nameof(StoryCheck), previous => previous == day ? previous : day);
        var stories = content.Articles.GroupBy(article => article.StoryId, StringComparer.Ordinal);
        foreach (var (index, batch) in stories.Chunk(BatchSize).Index())
        {
            ImmutableArray<object?> inputs = [content.Files, today, .. content.Languages, .. batch.SelectMany(story => story)];
            cache.CheckOnce((nameof(StoryCheck), index), inputs, diagnostics, own =>
            {
                var check = new StoryCheck(content, today, own);
                foreach (var story in batch)
                    check.Check([.. story.OrderBy(article => article.Path, StringComparer.Ordinal)]);
            });
        }
    }

    private void Check(ImmutableArray<Article> texts)
    {
        CheckFolder(texts[0].StoryId, texts);
        foreach (var text in texts)
            CheckTranslation(text, texts);
    }

    /// <summary>The date in a folder's name is that of the first text. A translation may be published later.</summary>
    private void CheckFolder(string storyId, ImmutableArray<Article> texts)
    {
        var files = content.Languages.Count(language => content.Files.StoryTexts.Contains((storyId, language.Code)));
        var folder = texts[0].Path[..texts[0].Path.LastIndexOf('/')];
        var words = texts.SelectMany(text => new[] { text.Title, text.Description });
        if (StoryIds.DateOf(folder, words) is not { } date || files > texts.Length)
            return;
        var first = texts.MinBy(text => text.Published.Day)!.Published;
        if (today.Doubt(first.Day.Year) is not null)
            return;
        // A day more or less is a matter of the zone.
        if (EventDate.TryParse(date)?.Start is { } named
            && first.Day.DayNumber >= named.Earliest.DayNumber - 1
            && first.Day.DayNumber <= named.Latest.DayNumber + 1)
        {
            return;
        }

        diagnostics.Warning(
            DiagnosticCode.ContradictoryDates, SourceLocation.OfFile(folder),
            $"the folder is dated {date}, but its text is published on {first.Iso}",
            "Correct 'published' or the name of the folder.");
    }

    private void CheckTranslation(Article text, ImmutableArray<Article> texts)
    {
        if (text.Translation?.From is not { } from || content.Languages.All(language => language.Code != from.Id))
            return;
        if (!content.Files.StoryTexts.Contains((text.StoryId, from.Id)))
        {
            diagnostics.Warning(
                DiagnosticCode.MissingOriginal, from.Location, $"this is a translation of {from.Id}.md, which is not in its folder",
                $"Add {from.Id}.md, correct 'from', or delete 'translation' if this is the original.");
        }
        else if (OriginalOf(text, texts) is not { } original)
        {
            return;
        }
        else if (IsInCircle(text, texts))
        {
            // Each circle is reported once, at its first text.
            if (ReferenceEquals(text, texts.First(other => IsInCircle(other, texts))))
            {
                diagnostics.Error(
                    DiagnosticCode.MissingOriginal, from.Location,
                    $"{text.Language.Code}.md and {from.Id}.md are translations of each other",
                    "Delete 'translation' from the text that was written first.");
            }
        }
        else if (text.Published.IsBefore(original.Published))
        {
            diagnostics.Warning(
                DiagnosticCode.ContradictoryDates, from.Location,
                $"this translation is published on {text.Published.Iso}, before its original ({original.Published.Iso})",
                "Correct one of the two dates, or 'from'.");
        }
    }

    private static Article? OriginalOf(Article text, ImmutableArray<Article> texts) =>
        text.Translation is { } translation ? texts.FirstOrDefault(other => other.Language.Code == translation.From.Id) : null;

    private static bool IsInCircle(Article text, ImmutableArray<Article> texts)
    {
        var at = text;
        for (var step = 0; step < texts.Length; step++)
        {
            at = OriginalOf(at, texts);
            if (at is null || ReferenceEquals(at, text))
                return at is not null;
        }

        return false;
    }
}

using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Languages.Dates;
using Digest.Skeletons;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Cli.Commands;

/// <summary><c>digest new</c>: writes the skeleton of an article, event or page, or adds a topic, entity or source.</summary>
internal static class NewCommand
{
    public static int Run(NewOptions wanted, CommandOptions options, ConsoleReport report)
    {
        var root = Compilation.RootOf(options);
        var sources = SourceFolder.Read(root).Over(BuiltInTheme.Files);
        var compileOptions = Compilation.CompileOptionsOf(options);
        var diagnostics = new DiagnosticBag();
        if (Settings.Parse(sources, compileOptions, new(), diagnostics) is not { } settings)
        {
            report.Problems(diagnostics.ToImmutable(sources));
            return ExitCode.Usage;
        }

        var content = wanted.Story is null
            ? ContentOf(wanted, settings, settings.Now(compileOptions), sources)
            : TranslationOf(wanted, settings, sources);
        var files = wanted.Story is null
            ? ContentSkeleton.Of(SkeletonFiles.Read(), sources, content)
            : Translated(content, settings, sources);
        if (ContentSkeleton.IsInRegistry(content.Kind))
            AddToRegistry(root, sources, files.Single(), content);
        else if ((wanted.Story is null && NewId.IsTaken(content.Kind, content.Id, sources)) || !NewFiles.ExistingIn(root, files).IsEmpty)
            throw Taken(content);
        else
            NewFiles.Write(root, files);
        report.Listing($"Digest: new {NameOf(content.Kind)}", [.. files.Select(file => file.Path)]);
        return ExitCode.Done;
    }

    private static void AddToRegistry(string root, SourceTree sources, SourceFile lines, NewContent content)
    {
        if (sources.Find(lines.Path) is not { } registry)
        {
            NewFiles.Write(root, [lines]);
            return;
        }

        if (ContentSkeleton.HasId(registry, content.Id))
            throw Taken(content);
        NewFiles.Append(root, ContentSkeleton.AdditionTo(registry, lines) ?? throw new UsageException(
            $"nothing can be added to the end of {lines.Path}: if digest check reports no error in it, add '{content.Id}' by hand"));
    }

    private static NewContent ContentOf(NewOptions wanted, Settings settings, DateTimeOffset now, SourceTree sources)
    {
        var title = TitleOf(wanted);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, settings.TimeZone).DateTime);
        var date = wanted.Date ?? today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var status = CheckDate(wanted.Kind, wanted.Date, date, settings) > today ? "expected" : "happened";
        var id = wanted.Id ?? NewId.Of(wanted.Kind, title, date, sources)
            ?? throw new UsageException("the title has no Latin letters for an id that can be used: name one with --id");
        if (!Id.IsValid(id))
            throw new UsageException($"--id must be letters a–z, digits and hyphens, and no name that Windows reserves, not '{id}'");
        return new(wanted.Kind, id, title, LanguagesOf(wanted, settings), date, status);
    }

    /// <summary>The article of a story in other languages.</summary>
    private static NewContent TranslationOf(NewOptions wanted, Settings settings, SourceTree sources)
    {
        if (wanted is not { Kind: ContentKind.Article, Date: null, Id: null, Story: { } story })
            throw new UsageException("--translate is for articles, which keep the date and the id of their story");
        ImmutableArray<string> languages =
            [.. LanguagesOf(wanted, settings).Where(code => TranslationSkeleton.ArticleOf(story, code, sources) is null)];
        return !languages.IsEmpty
            ? new(wanted.Kind, story, TitleOf(wanted), languages, "", "")
            : throw new UsageException($"the story '{story}' has an article in {string.Join(", ", LanguagesOf(wanted, settings))} already");
    }

    /// <summary>From the article in the language of <c>/</c>, or else in the first language that has one.</summary>
    private static ImmutableArray<SourceFile> Translated(NewContent content, Settings settings, SourceTree sources)
    {
        var codes = settings.Languages.Languages.Select(language => language.Code).Prepend(settings.DefaultLanguage);
        var article = codes.Select(code => TranslationSkeleton.ArticleOf(content.Id, code, sources)).OfType<SourceFile>().FirstOrDefault()
            ?? throw new UsageException($"there is no article in a story '{content.Id}': name the folder of one");
        return TranslationSkeleton.Of(SkeletonFiles.Read(), article, content)
            ?? throw new UsageException($"{article.Path} cannot be read: digest check reports its errors");
    }

    private static string TitleOf(NewOptions wanted) => NewContent.TitleOf(wanted.Title) is { Length: > 0 } title
        ? title : throw new UsageException("the title is empty");

    /// <summary>The first day of the date.</summary>
    private static DateOnly CheckDate(ContentKind kind, string? written, string date, Settings settings)
    {
        switch (kind)
        {
            case ContentKind.Article:
                return PublicationDate.TryParse(date, settings.ZoneOfTimes)?.Day
                    ?? throw new UsageException(MessageOf(PublicationDate.Format));
            case ContentKind.Event:
                return EventDate.TryParse(date)?.Earliest ?? throw new UsageException(MessageOf(EventDate.Format));
            default:
                return written is null ? default : throw new UsageException($"--date is for articles and events only");
        }

        string MessageOf<T>(ValueFormat<T> format)
            where T : class => $"--date: '{date}' is not {format.Expected}. {format.AdviceOn(date) ?? format.Advice}";
    }

    private static ImmutableArray<string> LanguagesOf(NewOptions wanted, Settings settings)
    {
        ImmutableArray<string> known = [.. settings.Languages.Languages.Select(language => language.Code)];
        var unknown = wanted.Languages.FirstOrDefault(code => !known.Contains(code));
        var isPart = unknown is null && !wanted.Languages.IsEmpty && known.Except(wanted.Languages).Any();
        if (isPart && ContentSkeleton.IsInRegistry(wanted.Kind))
            throw new UsageException($"a new {NameOf(wanted.Kind)} needs a name in every language of the site: leave out --languages");
        return unknown is null
            ? wanted.Languages.IsEmpty ? known : wanted.Languages
            : throw new UsageException($"--languages: '{unknown}' is not a language of the site; it has {string.Join(", ", known)}");
    }

    private static UsageException Taken(NewContent content) =>
        new($"the {NameOf(content.Kind)} '{content.Id}' exists already: choose another id with --id");

    private static string NameOf(ContentKind kind) => kind.ToString().ToLowerInvariant();
}

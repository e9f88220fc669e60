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
        var sources = SourceFolder.Read(root);
        var compileOptions = Compilation.CompileOptionsOf(options);
        var diagnostics = new DiagnosticBag();
        if (Settings.Parse(sources, compileOptions, new(), diagnostics) is not { } settings)
        {
            report.Problems(diagnostics.ToImmutable(sources));
            return ExitCode.Usage;
        }

        var content = ContentOf(wanted, settings, settings.Now(compileOptions), sources);
        var files = ContentSkeleton.Of(SkeletonFiles.Read(), sources, content);
        if (ContentSkeleton.IsInRegistry(content.Kind))
            AddToRegistry(root, sources, files.Single(), content);
        else if (NewId.IsTaken(content.Kind, content.Id, sources) || !NewFiles.ExistingIn(root, files).IsEmpty)
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
        var title = NewContent.TitleOf(wanted.Title);
        if (title.Length == 0)
            throw new UsageException("the title is empty");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, settings.TimeZone).DateTime);
        var date = wanted.Date ?? today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var status = CheckDate(wanted.Kind, wanted.Date, date, settings) > today ? "expected" : "happened";
        var id = wanted.Id ?? NewId.Of(wanted.Kind, title, date, sources)
            ?? throw new UsageException("the title has no Latin letters for an id that can be used: name one with --id");
        if (!Id.IsValid(id))
            throw new UsageException($"--id must be letters a–z, digits and hyphens, and no name that Windows reserves, not '{id}'");
        return new(wanted.Kind, id, title, LanguagesOf(wanted, settings), date, status);
    }

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
                return written is null ? default : throw new UsageException($"--date is for articles and events, not for a {NameOf(kind)}");
        }

        string MessageOf<T>(ValueFormat<T> format)
            where T : class => $"--date: '{date}' is not {format.Expected}. {format.AdviceOn(date) ?? format.Advice}";
    }

    private static ImmutableArray<string> LanguagesOf(NewOptions wanted, Settings settings)
    {
        ImmutableArray<string> known = [.. settings.Languages.Languages.Select(language => language.Code)];
        var unknown = wanted.Languages.FirstOrDefault(code => !known.Contains(code));
        return unknown is null
            ? wanted.Languages.IsEmpty ? known : wanted.Languages
            : throw new UsageException($"--languages: '{unknown}' is not a language of the site; it has {string.Join(", ", known)}");
    }

    private static UsageException Taken(NewContent content) =>
        new($"the {NameOf(content.Kind)} '{content.Id}' exists already: choose another id with --id");

    private static string NameOf(ContentKind kind) => kind.ToString().ToLowerInvariant();
}

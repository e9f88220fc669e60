namespace Digest.Benchmarks.Builds;

/// <summary>
/// The measurements of one corpus. All programs run by turns, so that other load meets each of them. Every run publishes into a new folder
/// and nothing is deleted meanwhile, because of what <see cref="Disk"/> says.
/// </summary>
internal sealed class Measurement
{
    /// <summary>Each takes a minute of waiting.</summary>
    private const int MaxRebuilds = 3;

    private readonly Programs _programs;
    private readonly SourceFolders _sources;
    private readonly string _folder;
    private readonly IReadOnlyList<Contender> _contenders;

    /// <param name="folder">An empty folder for sources and output.</param>
    public Measurement(Programs programs, SourceFolders sources, string folder)
    {
        _programs = programs;
        _sources = sources;
        _folder = folder;
        _contenders = [.. ContendersOf(programs, sources)];
    }

    public int Stories => _sources.Corpus.Stories;

    public int Rounds => Costs[Row.Digest].Count;

    /// <summary>By the name of the contender, a value for each round.</summary>
    public Dictionary<string, List<ProcessCost>> Costs { get; } = [];

    /// <summary>What each contender publishes.</summary>
    public Dictionary<string, FolderSize> Sizes { get; } = [];

    /// <summary>The bytes on the disk that one round needs for a story.</summary>
    public long AllocatedByStory => Sizes.Values.Sum(size => size.Allocated) / Stories;

    /// <param name="warmUp">Whether a round comes first that is not counted.</param>
    public void Run(int rounds, bool warmUp)
    {
        for (var round = warmUp ? 0 : 1; round <= rounds; round++)
        {
            Console.WriteLine(round == 0 ? $"{Stories} stories: warm-up" : $"{Stories} stories: round {round} of {rounds}");
            string OutputOf(string contender) => OutputFolder(round, contender);
            foreach (var contender in _contenders)
            {
                _sources.SetCacheAside();
                var cost = ProcessCost.Of(contender.CommandOf(OutputOf(contender.Name), OutputOf));
                if (round == 0)
                    continue;

                Add(contender.Name, cost);
                if (contender.Publishes && !Sizes.ContainsKey(contender.Name))
                    Sizes[contender.Name] = FolderSize.Of(OutputOf(contender.Name));
            }
        }

        RunRebuilds(rounds);
    }

    /// <summary>
    /// Builds the last output again and again, with an edit before every second build. This comes last, because each build deletes the
    /// folders of the site that it replaces: what <see cref="Disk.Settle"/> waits for.
    /// </summary>
    private void RunRebuilds(int rounds)
    {
        var rebuild = _programs.Main.Build(_sources.Digest, OutputFolder(rounds, Row.Digest), Variant.Default);
        ProcessCost.Of(rebuild); // fills cache/
        for (var round = 1; round <= Math.Min(rounds, MaxRebuilds); round++)
        {
            Disk.Settle();
            Add(Row.Unchanged, ProcessCost.Of(rebuild));
            _sources.EditStory(round);
            Disk.Settle();
            Add(Row.Edited, ProcessCost.Of(rebuild));
        }
    }

    private static IEnumerable<Contender> ContendersOf(Programs programs, SourceFolders sources)
    {
        var root = sources.Digest;
        yield return new(Row.Digest, (output, _) => programs.Main.Build(root, output, Variant.Default));
        if (programs.IsNative)
            yield return new(Row.DigestJit, (output, _) => DigestProgram.Jit.Build(root, output, Variant.Default));
        yield return new(Row.DigestLean, (output, _) => programs.Main.Build(root, output, Variant.Lean));
        if (programs.Hugo is not null)
        {
            yield return new(Row.HugoRelated, (output, _) => Hugo(sources.Hugo, output, ["HUGO_PARAMS_RELATED=true"]));
            yield return new(Row.Hugo, (output, _) => Hugo(sources.Hugo, output, []));
            yield return new(Row.HugoLean, (output, _) => Hugo(sources.HugoLean, output, []));
        }

        if (programs.Eleventy is { } eleventy && sources.Corpus.Stories <= 1_000)
            yield return new(Row.EleventyLean, (output, _) => eleventy.Build(sources.Eleventy, output));
        yield return new(Row.Copy, (output, outputOf) => new("cp", ["-r", outputOf(Row.Digest), output]));
        yield return new(Row.Check, (_, _) => programs.Main.Check(root, Variant.Default), Publishes: false);
    }

    private static Command Hugo(string root, string output, string[] environment) =>
        new("env", [.. environment, "hugo", "--quiet", "--source", root, "--destination", output]);

    private string OutputFolder(int round, string contender) =>
        Path.Combine(_folder, $"{round}-{string.Concat(contender.Where(char.IsAsciiLetter))}");

    private void Add(string name, ProcessCost cost)
    {
        if (!Costs.TryGetValue(name, out var costs))
            Costs[name] = costs = [];
        costs.Add(cost);
    }
}

using System.Diagnostics.CodeAnalysis;

namespace Digest.Output.Parts;

/// <summary>The parts of one site, complete.</summary>
internal sealed class PartSet
{
    private const int MostNamed = 20;

    private PartSet(ImmutableArray<PartManifest> parts) => Parts = parts;

    public ImmutableArray<PartManifest> Parts { get; }

    public IEnumerable<PartFile> Files => Parts.SelectMany(part => part.Files);

    /// <summary>The <c>build.json</c> of the whole site.</summary>
    public RenderedFile BuildFile
    {
        get
        {
            var content = Files.Where(file => file.File.IsContent).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
            return Output.BuildFile.Of(
                FileHashes.OfSite(content.Select(HashOf)),
                Parts[0].Dates,
                Files.Select(file => file.Page).OfType<PublishedFile>(),
                content.Where(file => file.Kind is null).Select(HashOf));
        }
    }

    /// <summary>Checks that parts are those of one site.</summary>
    /// <param name="parts">Each with the name of its folder.</param>
    /// <param name="problem">What is wrong and what to do about it.</param>
    public static bool TryJoin(
        ImmutableArray<(string Folder, PartManifest Manifest)> parts, string program,
        [NotNullWhen(true)] out PartSet? set, [NotNullWhen(false)] out string? problem)
    {
        problem = CountProblem(parts) ?? InputProblem(parts) ?? MissingPart(parts) ?? ProgramProblem(parts[0].Manifest, program)
            ?? PathProblem(parts);
        set = problem is null ? new([.. parts.Select(part => part.Manifest)]) : null;
        return problem is null;
    }

    private static string? CountProblem(ImmutableArray<(string Folder, PartManifest Manifest)> parts)
    {
        var first = parts[0];
        foreach (var (folder, manifest) in parts.Where(part => part.Manifest.Part.Count != first.Manifest.Part.Count))
        {
            return $"{first.Folder} is one of {first.Manifest.Part.Count} parts and {folder} one of {manifest.Part.Count}: "
                + "name the parts of one site";
        }

        return parts.GroupBy(part => part.Manifest.Part.Number).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? $"{string.Join(" and ", twice.Select(part => part.Folder))} are both part {twice.Key}: name each part once" : null;
    }

    /// <summary>Names a part that was built from something else than most others.</summary>
    private static string? InputProblem(ImmutableArray<(string Folder, PartManifest Manifest)> parts)
    {
        var usual = parts.CountBy(part => part.Manifest.Inputs).MaxBy(inputs => inputs.Value).Key;
        return parts
            .Select(part => (part.Folder, part.Manifest.Part, Difference: part.Manifest.Inputs.DifferenceFrom(usual)))
            .Where(part => part.Difference is not null)
            .Select(part => $"part {part.Part.Number} in {part.Folder} {part.Difference}")
            .FirstOrDefault();
    }

    private static string? MissingPart(ImmutableArray<(string Folder, PartManifest Manifest)> parts)
    {
        var count = parts[0].Manifest.Part.Count;
        var missing = Enumerable.Range(1, count).Except(parts.Select(part => part.Manifest.Part.Number)).ToList();
        var (noun, verb, them) = missing.Count == 1 ? ("part", "is", "it") : ("parts", "are", "them");
        var more = missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : "";
        return missing.Count == 0 ? null
            : $"{noun} {string.Join(", ", missing.Take(MostNamed))}{more} of {count} {verb} missing: build {them} with "
                + $"digest build --part {missing[0]}/{count}, and name the folder of every part";
    }

    private static string? ProgramProblem(PartManifest part, string program) => part.Inputs.Program == program ? null
        : $"the parts were built by digest {part.Inputs.Program}, and this is {program}: merge them with the version that built them";

    private static string? PathProblem(ImmutableArray<(string Folder, PartManifest Manifest)> parts)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (folder, manifest) in parts)
        {
            foreach (var path in manifest.Files.Select(file => file.Path).Where(path => !owners.TryAdd(path, folder)))
                return $"{path} is twice in the parts, in {owners[path]} and in {folder}: build both again";
        }

        var paths = PartManifest.HashOf(owners.Keys);
        return parts.FirstOrDefault(part => part.Manifest.SiteFiles != owners.Count || part.Manifest.SitePaths != paths)
            is { Folder: { } differing, Manifest: { } other }
            ? $"the parts have {owners.Count} files, and not the {other.SiteFiles} files that part {other.Part.Number} in {differing} "
                + "names: build all parts again"
            : null;
    }

    private static KeyValuePair<string, string> HashOf(PartFile file) => KeyValuePair.Create(file.Path, file.File.Hash);
}

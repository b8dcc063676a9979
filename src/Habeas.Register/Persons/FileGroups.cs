namespace Habeas.Register.Persons;

/// <summary>Files that are one person's by the links that stand. A file that nothing links is a group of one.</summary>
/// <param name="Files">The files, in the order of their ids.</param>
/// <param name="Links">The links that join them.</param>
/// <param name="NotGiven">Files that a link names and that were not among those asked about: the group may be larger than it shows.</param>
/// <param name="OneSided">
/// Links that stand in one file and were taken out of the other by a correction: they join nothing, and a human should look at them.
/// </param>
public sealed record FileGroup(
    IReadOnlyList<PersonId> Files, IReadOnlyList<LinkId> Links, IReadOnlyList<PersonId> NotGiven, IReadOnlyList<LinkId> OneSided);

/// <summary>
/// Who is one person, read from the links in the files: transitive, and the same whatever the order in which the links were recorded.
/// Undoing a link gives the groups that would be without it.
/// </summary>
public static class FileGroups
{
    /// <summary>The groups into which files fall, in the order of the first id of each.</summary>
    /// <param name="files">The files, each once.</param>
    /// <param name="knownAt">As known when this was the last entry; a file opened later is left out. Null for all that the files hold.</param>
    public static IReadOnlyList<FileGroup> Of(IEnumerable<PersonFile> files, long? knownAt = null)
    {
        var known = files.Select(f => knownAt is { } entry ? f.AsKnownAt(entry) : f).Where(f => f.Exists).ToList();
        var halves = known.ToDictionary(f => f.Id, f => Standing(f).ToHashSet());
        var open = halves.Keys.OrderBy(p => p.Value).ToList();
        var groups = new List<FileGroup>();
        while (open.Count > 0)
        {
            var members = Reached(open[0], halves);
            open.RemoveAll(members.Contains);
            groups.Add(Group(members, halves));
        }

        return groups;
    }

    /// <summary>The group of one person's file.</summary>
    /// <exception cref="ArgumentException">The file is not among those given, or was not open at that entry.</exception>
    public static FileGroup Of(PersonId person, IEnumerable<PersonFile> files, long? knownAt = null) =>
        Of(files, knownAt).FirstOrDefault(g => g.Files.Contains(person))
        ?? throw new ArgumentException($"The file of {person} is not among those given.", nameof(person));

    private static FileGroup Group(HashSet<PersonId> members, Dictionary<PersonId, HashSet<Half>> halves)
    {
        var all = members.SelectMany(m => halves[m].Select(h => (From: m, Half: h))).ToList();
        return new(
            [.. members.OrderBy(m => m.Value)],
            Links(all.Where(l => members.Contains(l.Half.Other) && Joins(l.From, l.Half, halves))),
            [.. all.Select(l => l.Half.Other).Where(o => !halves.ContainsKey(o)).Distinct().OrderBy(o => o.Value)],
            Links(all.Where(l => halves.ContainsKey(l.Half.Other) && !Joins(l.From, l.Half, halves))));
    }

    private static HashSet<PersonId> Reached(PersonId first, Dictionary<PersonId, HashSet<Half>> halves)
    {
        var reached = new HashSet<PersonId> { first };
        var next = new Queue<PersonId>(reached);
        while (next.TryDequeue(out var file))
        {
            foreach (var half in halves[file].Where(h => Joins(file, h, halves) && reached.Add(h.Other)))
            {
                next.Enqueue(half.Other);
            }
        }

        return reached;
    }

    /// <summary>A link joins two files where both hold it.</summary>
    private static bool Joins(PersonId file, Half half, Dictionary<PersonId, HashSet<Half>> halves) =>
        halves.TryGetValue(half.Other, out var theirs) && theirs.Contains(new(file, half.Link));

    private static IEnumerable<Half> Standing(PersonFile file)
    {
        var undone = file.Of<FilesUnlinked>().Select(u => u.Link).ToHashSet();
        return file.Of<FilesLinked>().Where(l => !undone.Contains(l.Link)).Select(l => new Half(l.Other, l.Link));
    }

    private static IReadOnlyList<LinkId> Links(IEnumerable<(PersonId From, Half Half)> found) =>
        [.. found.Select(l => l.Half.Link).Distinct().OrderBy(l => l.Value)];

    private readonly record struct Half(PersonId Other, LinkId Link);
}

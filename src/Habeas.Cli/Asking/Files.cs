using Habeas.Cli.Host;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Asking;

/// <summary>Files that are read one after another; where they are many, it is told how far that has come.</summary>
internal static class Files
{
    private const int Many = 1_000;

    public static IEnumerable<PersonFile> Read(Session session, Reading reading, IReadOnlyCollection<PersonId> persons, long? knownAt = null)
    {
        using var progress = persons.Count < Many ? null : session.Progress("Reading files");
        var read = 0;
        foreach (var person in persons)
        {
            yield return reading.File(person, knownAt);
            progress?.Report(++read, persons.Count);
        }
    }

    /// <summary>Everybody whom those entries concern.</summary>
    public static IReadOnlyCollection<PersonId> Named(Reading reading, IEnumerable<long> entries) =>
        entries.SelectMany(e => reading.Entry(e)?.Header?.Subjects ?? []).Where(s => s.Kind == SubjectKind.Person).Select(s => new PersonId(s.Value)).ToHashSet();
}

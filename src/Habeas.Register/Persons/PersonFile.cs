using System.Collections.Immutable;
using Habeas.Register.Acts;

namespace Habeas.Register.Persons;

/// <summary>The prisoner file: everything the register holds on one person across all custody episodes.</summary>
public sealed record PersonFile(PersonId Id, Chronicle Chronicle)
{
    /// <summary>The file of a person of whom nothing is recorded yet.</summary>
    public static PersonFile New(PersonId id) => new(id, Chronicle.Empty);

    /// <summary>False until the person is registered.</summary>
    public bool Exists => !Chronicle.Events.IsEmpty;

    /// <summary>The number that the file was given when it was opened. It stays with the file, whatever is corrected or annulled: nobody else gets it.</summary>
    public string? FileNumber => Chronicle.Events.Select(e => e.Event).OfType<PersonRegistered>().FirstOrDefault()?.FileNumber;

    /// <summary>The facts that stand after corrections, in entry order.</summary>
    public ImmutableArray<Standing> Facts => Chronicle.Facts;

    /// <summary>The standing facts of one type, in entry order.</summary>
    public IReadOnlyList<TEvent> Of<TEvent>()
        where TEvent : Event => Chronicle.Of<TEvent>();

    /// <summary>The file as it would be if nothing else had been told.</summary>
    public PersonFile Only(Func<Event, bool> which) => new(Id, Chronicle.Only(which));

    public PersonFile Evolve(Recorded next) => new(Id, Chronicle.Evolve(next));

    /// <summary>The file as the register knew it when <paramref name="entry"/> was its last entry.</summary>
    public PersonFile AsKnownAt(long entry) => new(Id, Chronicle.AsKnownAt(entry));
}

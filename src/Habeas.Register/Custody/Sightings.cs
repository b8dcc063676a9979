using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>
/// Records what counts and histories say of one person: on which dates they were listed and on which they were not. Opens a file
/// for a person who has none. The act of an import; it never pretends an admission.
/// </summary>
public sealed record RecordSightings : Act
{
    public required PersonId Person { get; init; }

    public required string Source { get; init; }

    /// <summary>Who the source says the person is; recorded when the file is opened, or when it adds to it.</summary>
    public Identity? Identity { get; init; }

    public IReadOnlyList<Sighting> Seen { get; init; } = [];

    public IReadOnlyList<NotSeen> NotSeen { get; init; } = [];

    public override IReadOnlyList<Subject> Subjects =>
        [Person, .. Seen.Select(s => s.Place).Concat(NotSeen.Select(n => n.Place)).Distinct().Select(p => (Subject)p)];

    public override Outcome Decide(Situation situation)
    {
        var unknown = Seen.Select(s => s.Place).Concat(NotSeen.Select(n => n.Place)).FirstOrDefault(p => !situation.Place(p).Exists);
        if (unknown != default)
        {
            return Refusals.PlaceNotRegistered(unknown);
        }

        var wanting = Identity?.Fault(situation.At)
            ?? Seen.Select(s => Wanting.Counted("seen.counted", s.Counted, s.Place, situation)).FirstOrDefault(r => r is not null)
            ?? NotSeen.Select(n => Wanting.Counted("notSeen.counted", n.Counted, n.Place, situation)).FirstOrDefault(r => r is not null);
        if (wanting is not null)
        {
            return wanting;
        }

        var events = new List<Event>(Seen.Count + NotSeen.Count + 2);
        if (!situation.Person(Person).Exists)
        {
            events.Add(new PersonRegistered(Person, situation.NextFileNumber.ToString()));
        }

        if (Identity is not null)
        {
            events.Add(new IdentityRecorded(Person, Identity, Source));
        }

        events.AddRange(Seen.Select(s => new PresenceRecorded(
            Person, s.Place, Source, null, s.Counted, situation.Place(s.Place).Zone, s.HeldSince, s.Particulars)));
        events.AddRange(NotSeen.Select(n => new AbsenceRecorded(Person, n.Place, Source, null, n.Counted, situation.Place(n.Place).Zone)));
        return events.Count == 0 ? Refusals.Incomplete("seen", "the act says nothing of the person") : Outcome.Of(events);
    }
}

/// <summary>Counts that listed the person with the same particulars.</summary>
public sealed record Sighting(
    PlaceId Place, IReadOnlyList<DateRange> Counted, When? HeldSince, IReadOnlyDictionary<string, Coded> Particulars);

/// <summary>Counts that were taken and did not list the person.</summary>
public sealed record NotSeen(PlaceId Place, IReadOnlyList<DateRange> Counted);

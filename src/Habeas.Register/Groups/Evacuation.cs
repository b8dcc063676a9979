using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Groups;

/// <summary>One person on the list of an evacuation, or of those who were received.</summary>
/// <param name="Person">Who.</param>
/// <param name="Words">How the list has them: a name heard in the dark, a bed. It opens a file for one who has none, as a provisional description.</param>
/// <param name="To">Where they are taken, where it is known and is not where the whole list goes.</param>
public sealed record HastyMember(PersonId Person, string? Words = null, PlaceId? To = null);

/// <summary>
/// Records that people were taken out of a place because of a flood, a fire, or another danger. A fact: nothing that is unlawful, unknown or
/// wrong about one of them keeps the others, or that one, off the register. Someone on the list twice is taken once.
/// </summary>
public sealed record RecordEvacuation : Act
{
    public required GroupId Group { get; init; }

    public required PlaceId From { get; init; }

    /// <summary>Where they are taken, for whoever has no place of their own; absent where nobody knows.</summary>
    public PlaceId? To { get; init; }

    public required When At { get; init; }

    /// <summary>What happened.</summary>
    public required string Why { get; init; }

    /// <summary>Who takes them.</summary>
    public string? By { get; init; }

    public required IReadOnlyList<HastyMember> Members { get; init; }

    public override IReadOnlyList<Subject> Subjects =>
        [From, .. Goals.Distinct().Where(p => p != From).Select(p => (Subject)p), .. Members.Select(m => (Subject)m.Person).Distinct()];

    private IEnumerable<PlaceId> Goals => Members.Select(m => m.To).Append(To).OfType<PlaceId>();

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(From, situation)
        ?? Goals.Select(p => Wanting.Registered(p, situation)).FirstOrDefault(f => f is not null)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("why", Why, "a place is evacuated for a reason")
        ?? (Members.Count == 0 ? Refusals.Incomplete("members", "a group has at least one person") : null)
        ?? Outcome.Of(Events(situation));

    private List<Event> Events(Situation situation)
    {
        var newcomers = new Newcomers(situation);
        var members = Members.DistinctBy(m => m.Person).ToList();
        var events = new List<Event> { new GroupListed(From, Group, GroupKinds.Evacuated, At, members.Count, By, Why) };
        foreach (var member in members)
        {
            var goal = member.To ?? To;
            events.AddRange(Hasty.Files(newcomers, situation, member));
            events.Add(new ListedInGroup(
                member.Person, Group, From, GroupKinds.Evacuated, At, member.Words, goal,
                [.. Hasty.Identity(situation, member, "evacuation list"), .. BeforeThey(member.Person, situation), new Evacuated(member.Person, From, goal, At, Why, By)]));
        }

        return events;
    }

    /// <summary>Whoever was taken out was there until then; where the register does not show it, the list is the evidence of it.</summary>
    private IEnumerable<Event> BeforeThey(PersonId person, Situation situation)
    {
        if (At.Earliest is { } left && !Held.PerhapsIn(situation.Person(person), From, At))
        {
            yield return new PresenceRecorded(
                person, From, "evacuation list", new(left - Duration.FromMinutes(1), left, At.Zone), [], situation.Place(From).Zone, null, new Dictionary<string, Coded>(StringComparer.Ordinal));
        }
    }
}

/// <summary>
/// Records at the far end of a journey who of a group is here, and who is said to be missing. A fact, told without waiting for the list of the
/// place that they left: one who is on the way, or on the list, arrives; anybody else is present. Which of them are extra is a view.
/// </summary>
public sealed record ReceiveGroup : Act
{
    public required GroupId Group { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>Who received them, and checked the list.</summary>
    public required string By { get; init; }

    public IReadOnlyList<HastyMember> Received { get; init; } = [];

    /// <summary>Who is on the list and did not arrive here.</summary>
    public IReadOnlyList<HastyMember> Missing { get; init; } = [];

    public override IReadOnlyList<Subject> Subjects => [Place, .. Received.Concat(Missing).Select(m => (Subject)m.Person).Distinct()];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "whoever receives a group is named")
        ?? (Received.Count + Missing.Count == 0 ? Refusals.Incomplete("received", "the act says of nobody that they came, nor that they did not") : null)
        ?? (Received.Any(r => Missing.Any(m => m.Person == r.Person)) ? Refusals.Incomplete("missing", "a person is both received and missing") : null)
        ?? Outcome.Of(Events(situation));

    private List<Event> Events(Situation situation)
    {
        var newcomers = new Newcomers(situation);
        var received = Received.DistinctBy(r => r.Person).ToList();
        var events = new List<Event> { new GroupListed(Place, Group, GroupKinds.Received, At, received.Count, By, null) };
        foreach (var member in received)
        {
            events.AddRange(Hasty.Files(newcomers, situation, member));
            events.Add(Line(situation, member, GroupKinds.Received, Arrival(member.Person, situation)));
        }

        foreach (var member in Missing.DistinctBy(m => m.Person))
        {
            events.AddRange(Hasty.Files(newcomers, situation, member));
            events.Add(Line(situation, member, GroupKinds.Missing));
        }

        return events;
    }

    private ListedInGroup Line(Situation situation, HastyMember member, string kind, params Event[] whereabouts) => new(
        member.Person, Group, Place, kind, At, member.Words, null, [.. Hasty.Identity(situation, member, "reception of a group"), .. whereabouts]);

    private Event Arrival(PersonId person, Situation situation)
    {
        var file = situation.Person(person);
        return Held.PerhapsAt(file, At).Any(s => s.Whereabouts == Whereabouts.InTransit)
            ? new TransferArrived(person, Place, At)
            : new PresenceRecorded(person, Place, By, At, [], situation.Place(Place).Zone, null, new Dictionary<string, Coded>(StringComparer.Ordinal));
    }
}

/// <summary>How a list made in haste opens files: by its words, which are a description and no name.</summary>
internal static class Hasty
{
    public static IReadOnlyList<Event> Files(Newcomers newcomers, Situation situation, HastyMember member) =>
        situation.Person(member.Person).Exists ? [] : newcomers.Events(member.Person, null, "");

    public static IEnumerable<Event> Identity(Situation situation, HastyMember member, string source) =>
        situation.Person(member.Person).Exists || string.IsNullOrWhiteSpace(member.Words)
            ? []
            : [new IdentityRecorded(member.Person, new Identity { Provisional = member.Words }, source)];
}

using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Groups;

/// <summary>
/// How a lawful act about several people is decided: each as if alone, and all together or none. Nobody is dropped in silence from a list that
/// others hold in their hands; the refusal names everybody who cannot be on it and why, so that the officer takes them off and acts again.
/// </summary>
internal static class Lists
{
    /// <summary>What is wrong with a list as such, or null.</summary>
    public static Refusal? Fault(IReadOnlyCollection<PersonId> members) =>
        members.Count == 0 ? Refusals.Incomplete("members", "a group has at least one person")
        : members.Distinct().Count() < members.Count ? Refusals.Incomplete("members", "a person is on the list twice")
        : null;

    /// <summary>The acts about one person each, decided one after another as the lines of one list. What refuses all of them alike is the refusal.</summary>
    public static Outcome Decide(Situation situation, GroupListed head, PlaceId? to, IEnumerable<(PersonId Person, Act Act)> members)
    {
        var newcomers = new Newcomers(situation);
        var events = new List<Event> { head };
        var refused = new List<(PersonId Person, Refusal Refusal)>();
        foreach (var (person, act) in members)
        {
            switch (act.Decide(newcomers.Next))
            {
                case Outcome.Refused { Refusal: var refusal }:
                    refused.Add((person, refusal));
                    break;
                case Outcome.Accepted { Events: var said }:
                    if (said.OfType<PersonRegistered>().FirstOrDefault() is { } registered)
                    {
                        newcomers.Opened(person);
                        events.Add(registered);
                    }

                    events.Add(new ListedInGroup(person, head.Group, head.Place, head.Kind, head.At, null, to, [.. said.Where(e => e is not PersonRegistered)]));
                    break;
            }
        }

        return refused.Count == 0 ? Outcome.Of(events)
            : refused.Count == head.Listed && refused.TrueForAll(r => r.Refusal.Equals(refused[0].Refusal)) ? refused[0].Refusal
            : Refusals.MembersRefused(refused.Count, head.Listed, string.Join("; ", refused.Select(r => Named(r.Person, r.Refusal))));
    }

    private static string Named(PersonId person, Refusal refusal) =>
        $"{person} {refusal.Code}{(refusal.Arguments.TryGetValue("why", out var why) ? $" ({why})" : "")}";
}

/// <summary>One person of a group that is admitted.</summary>
public sealed record AdmittedMember
{
    public required PersonId Person { get; init; }

    /// <summary>Who they are; needed where they have no file yet. A person whom nobody can name has a <c>provisional</c> description.</summary>
    public Identity? Identity { get; init; }

    /// <summary>The order or arrest record, where it is on the file already.</summary>
    public OrderId? Order { get; init; }

    /// <summary>Their own order, where it comes with them; otherwise the order of the whole group.</summary>
    public CommitmentOrder? NewOrder { get; init; }

    /// <summary>Their arrest, where it is recorded only now.</summary>
    public Arrest? NewArrest { get; init; }

    /// <summary>The legal ground. It rests on the order shown.</summary>
    public required LegalGround Ground { get; init; }

    /// <summary>The reasons for commitment, where they are not those of the whole group.</summary>
    public string? Reasons { get; init; }
}

/// <summary>
/// Admits a group in one act: a vanload. What holds for one admission holds for each (see admit-person), and one who cannot be admitted
/// refuses the act as a whole: whoever is held all the same is recorded as present, by an act of its own.
/// </summary>
public sealed record AdmitGroup : Act
{
    public required GroupId Group { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>Who brought them.</summary>
    public string? Escort { get; init; }

    /// <summary>The authority responsible for the commitment.</summary>
    public required string Authority { get; init; }

    /// <summary>The reasons for commitment, for whoever has none of their own.</summary>
    public required string Reasons { get; init; }

    /// <summary>One order that names them all, for whoever has no paper of their own; it comes on each file that does not hold it yet.</summary>
    public CommitmentOrder? NewOrder { get; init; }

    /// <summary>Where the identities come from.</summary>
    public string IdentitySource { get; init; } = "reception";

    public required IReadOnlyList<AdmittedMember> Members { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place, .. Members.Select(m => (Subject)m.Person).Distinct()];

    public override Outcome Decide(Situation situation) =>
        Lists.Fault([.. Members.Select(m => m.Person)])
        ?? Wanting.Open(Place, At, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Lists.Decide(situation, new(Place, Group, GroupKinds.Admitted, At, Members.Count, Escort, Reasons), null, Members.Select(m => (m.Person, (Act)Alone(m, situation.Person(m.Person)))));

    private AdmitPerson Alone(AdmittedMember member, PersonFile file)
    {
        var own = member.Order ?? member.NewOrder?.Id ?? member.NewArrest?.Id ?? member.Ground.RestsOn;
        var shared = own is null || own == NewOrder?.Id ? NewOrder : null;
        var held = shared is not null && Papers.AreOnFile(shared.Id, file);
        return new()
        {
            Id = Id,
            Person = member.Person,
            Place = Place,
            At = At,
            Order = held ? shared!.Id : member.Order,
            NewOrder = member.NewOrder ?? (held ? null : shared),
            NewArrest = member.NewArrest,
            Authority = Authority,
            Reasons = member.Reasons ?? Reasons,
            Ground = member.Ground,
            Identity = member.Identity,
            IdentitySource = IdentitySource,
        };
    }
}

/// <summary>One person of a group that is sent to another place.</summary>
/// <param name="Person">Who.</param>
/// <param name="Order">The order that the transfer rests on, where there is one.</param>
public sealed record SentMember(PersonId Person, OrderId? Order = null);

/// <summary>Sends a group to another place of detention in one act. One whom the register does not show held at the place refuses it as a whole.</summary>
public sealed record TransferGroup : Act
{
    public required GroupId Group { get; init; }

    public required PlaceId From { get; init; }

    public required PlaceId To { get; init; }

    public required When At { get; init; }

    public required string Escort { get; init; }

    public required string Why { get; init; }

    public required IReadOnlyList<SentMember> Members { get; init; }

    public override IReadOnlyList<Subject> Subjects => [.. new[] { From, To }.Distinct().Select(p => (Subject)p), .. Members.Select(m => (Subject)m.Person).Distinct()];

    public override Outcome Decide(Situation situation) =>
        Lists.Fault([.. Members.Select(m => m.Person)])
        ?? Wanting.Registered(From, situation)
        ?? Wanting.Open(To, At, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (From == To ? Refusals.Incomplete("to", "a transfer leads to another place") : null)
        ?? Wanting.Words("escort", Escort, "the escort is named: in transit they hold the people")
        ?? Wanting.Words("why", Why, "people are transferred for a reason")
        ?? Lists.Decide(situation, new(From, Group, GroupKinds.Sent, At, Members.Count, Escort, Why), To, Members.Select(m => (m.Person, (Act)new TransferOut
        {
            Id = Id,
            Person = m.Person,
            From = From,
            To = To,
            At = At,
            Escort = Escort,
            Why = Why,
            Order = m.Order,
        })));
}

/// <summary>Produces a group to court in one act: they stay in the custody of the place. One whom the register does not show held there refuses it.</summary>
public sealed record ProduceGroup : Act
{
    public required GroupId Group { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    /// <summary>Which court.</summary>
    public required string Court { get; init; }

    /// <summary>Who takes them.</summary>
    public string? Escort { get; init; }

    public string? Why { get; init; }

    public When? ExpectedBack { get; init; }

    public required IReadOnlyList<PersonId> Members { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place, .. Members.Select(m => (Subject)m).Distinct()];

    public override Outcome Decide(Situation situation) =>
        Lists.Fault(Members)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("court", Court, "people are produced to a court that is named")
        ?? (ExpectedBack is null ? null : Wanting.Stretch("expectedBack", At, ExpectedBack))
        ?? Lists.Decide(situation, new(Place, Group, GroupKinds.ToCourt, At, Members.Count, Escort, Why), null, Members.Select(m => (m, (Act)new GoOut
        {
            Id = Id,
            Person = m,
            Place = Place,
            Kind = Whereabouts.AtCourt,
            At = At,
            Destination = Court,
            Why = Why,
            ExpectedBack = ExpectedBack,
        })));
}

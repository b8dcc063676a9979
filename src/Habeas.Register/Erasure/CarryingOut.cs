using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Erasure;

/// <summary>
/// A person was erased: from this entry on their keys are destroyed, whenever that is done, and whatever keeps somebody from doing it at once.
/// </summary>
/// <param name="Person">Whom, by the id under which custody stays.</param>
/// <param name="Erasure">Which erasure.</param>
/// <param name="Kind">A slug of <see cref="Erasures.Kinds"/>.</param>
/// <param name="Ground">A slug of <see cref="Erasures.Grounds"/>.</param>
/// <param name="Authority">In whose name.</param>
/// <param name="Law">On what provision or rule.</param>
/// <param name="ProposedBy">The officer who proposed it.</param>
/// <param name="ApprovedBy">The other officer, who approved it.</param>
public sealed record ErasureCarriedOut(
    PersonId Person,
    ErasureId Erasure,
    [Code(typeof(Erasures), nameof(Erasures.Kinds))] string Kind,
    [Code(typeof(Erasures), nameof(Erasures.Grounds))] string Ground,
    string Authority,
    string Law,
    string ProposedBy,
    string ApprovedBy) : PersonEvent(Person), IKeptByRegister;

/// <summary>
/// Where, when and by whose order a person was held, kept after a full erasure for the tracing of the disappeared: nobody is erased out of having
/// been held (Convention on Enforced Disappearance art. 17(3)).
/// </summary>
/// <param name="Person">Whom.</param>
/// <param name="Stays">Where and when they were held.</param>
/// <param name="Arrests">Where and when they were arrested.</param>
/// <param name="OrderedBy">The authorities that ordered it.</param>
public sealed record TracingKept(PersonId Person, IReadOnlyList<TracedStay> Stays, IReadOnlyList<TracedArrest> Arrests, IReadOnlyList<string> OrderedBy) : PersonEvent(Person), IKeptForTracing;

/// <summary>An arrest.</summary>
/// <param name="At">When.</param>
/// <param name="Where">The place of arrest, in words, as it was told.</param>
/// <param name="Authority">The authority that arrested.</param>
public sealed record TracedArrest(When At, string? Where, string? Authority);

/// <summary>A stay at one place.</summary>
/// <param name="Place">Where; absent in transit.</param>
/// <param name="From">When it began.</param>
/// <param name="Until">When it ended.</param>
public sealed record TracedStay(PlaceId? Place, When From, When? Until);

/// <summary>Erases a person as proposed and approved. What forbids it is asked once more; from then on it is done, and nothing brings the person back.</summary>
public sealed record CarryOutErasure : Act, IActOnErased
{
    public required PersonId Person { get; init; }

    public required ErasureId Erasure { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation)
    {
        var file = situation.Person(Person);
        var state = Erasures.Find(Erasure, file);
        return (state?.State == ErasureStates.Approved ? null : Refusals.ErasureNotWaiting(Erasure, state?.State ?? ErasureStates.None))
            ?? Erasures.HeldBack(file, situation)
            ?? Outcome.Of(Events(file, state!));
    }

    private List<Event> Events(PersonFile file, ErasureState state)
    {
        var proposed = state.Proposed;
        var events = new List<Event>
        {
            new ErasureCarriedOut(Person, Erasure, proposed.Kind, proposed.Ground, proposed.Authority, proposed.Law, proposed.By, state.Approved!.By),
        };
        // Custody stays after an erasure of identity, and tells what tracing needs; an arrest is no part of it.
        var stays = proposed.Kind == Erasures.Full ? Timeline.Of(file) : [];
        var arrests = file.Of<ArrestRecorded>().Select(a => a.Arrest).ToList();
        if (stays.Count > 0 || arrests.Count > 0)
        {
            events.Add(new TracingKept(
                Person,
                [.. stays.Select(s => new TracedStay(s.Place, Of(s.Start), s.End is { } end ? Of(end) : null))],
                [.. arrests.Select(a => new TracedArrest(a.At, a.Where, a.Authority))],
                [.. file.Of<OrderRecorded>().Select(o => o.Order.Authority).Concat(file.Of<PersonAdmitted>().Select(a => a.Authority)).Distinct(StringComparer.Ordinal)]));
        }

        return events;
    }

    private static When Of(Edge edge) => new(edge.Earliest, edge.Latest, "UTC");
}

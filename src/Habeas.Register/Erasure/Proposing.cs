using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Time;

namespace Habeas.Register.Erasure;

/// <summary>An officer proposed that a person be erased. It carries no words: why is said as the act's reason.</summary>
/// <param name="Person">Whom.</param>
/// <param name="Erasure">Its id.</param>
/// <param name="Kind">A slug of <see cref="Erasures.Kinds"/>.</param>
/// <param name="Ground">A slug of <see cref="Erasures.Grounds"/>.</param>
/// <param name="At">When.</param>
/// <param name="Authority">The authority that ordered it, or in whose name retention is over.</param>
/// <param name="Law">The provision or the retention rule that it rests on.</param>
/// <param name="By">The officer who proposed it.</param>
public sealed record ErasureProposed(
    PersonId Person,
    ErasureId Erasure,
    [Code(typeof(Erasures), nameof(Erasures.Kinds))] string Kind,
    [Code(typeof(Erasures), nameof(Erasures.Grounds))] string Ground,
    When At,
    string Authority,
    string Law,
    string By) : PersonEvent(Person), IKeptByRegister
{
    public override When? Occurred => At;
}

/// <summary>Somebody was told of a proposed erasure. It names nobody, so that it outlives the erasure; who else was told of what, is a notice on the file.</summary>
/// <param name="Person">Whose erasure.</param>
/// <param name="Erasure">Which.</param>
/// <param name="Whom">A slug of <see cref="Erasures.Told"/>.</param>
/// <param name="At">When.</param>
/// <param name="Means">By what means: a slug of <see cref="Erasures.Means"/>.</param>
/// <param name="By">The officer who told them.</param>
public sealed record ErasureNoticeGiven(
    PersonId Person,
    ErasureId Erasure,
    [Code(typeof(Erasures), nameof(Erasures.Told))] string Whom,
    When At,
    [Code(typeof(Erasures), nameof(Erasures.Means))] string Means,
    string By) : PersonEvent(Person), IKeptByRegister
{
    public override When? Occurred => At;
}

/// <summary>Another officer approved an erasure.</summary>
public sealed record ErasureApproved(PersonId Person, ErasureId Erasure, When At, string By) : PersonEvent(Person), IKeptByRegister
{
    public override When? Occurred => At;
}

/// <summary>A proposed erasure goes no further: it was refused, or withdrawn.</summary>
public sealed record ErasureStopped(PersonId Person, ErasureId Erasure, When At, [Code(typeof(Erasures), nameof(Erasures.Stops))] string How, string By) : PersonEvent(Person), IKeptByRegister
{
    public override When? Occurred => At;
}

/// <summary>Proposes to erase a person: of identity, or in full. Nothing is erased until another officer has approved it and it is carried out.</summary>
public sealed record ProposeErasure : Act, IActOnErased
{
    public required PersonId Person { get; init; }

    public required ErasureId Erasure { get; init; }

    public required string Kind { get; init; }

    public required string Ground { get; init; }

    public required When At { get; init; }

    /// <summary>The authority that ordered it, or in whose name retention is over.</summary>
    public required string Authority { get; init; }

    /// <summary>The provision or the retention rule that it rests on.</summary>
    public required string Law { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation)
    {
        var file = situation.Person(Person);
        return Wanting.Registered(Person, situation)
            ?? Wanting.Code("kind", Kind, Erasures.Kinds)
            ?? Wanting.Code("ground", Ground, Erasures.Grounds)
            ?? Wanting.Occurrence("at", At, situation)
            ?? Wanting.Words("authority", Authority, "an erasure names the authority in whose name it is done")
            ?? Wanting.Words("law", Law, "an erasure names the provision or the retention rule that it rests on")
            ?? (Erasures.Find(Erasure, file) is null ? null : Refusals.ErasureAlreadyOnFile(Erasure))
            ?? (Kind == Erasures.Identity && Erasures.IsErased(file) ? Refusals.FileErased() : null)
            ?? (Ground == Erasures.WrongRegistration && (Timeline.Of(file).Count > 0 || file.Of<ArrestRecorded>().Count > 0)
                ? Refusals.Incomplete("ground", "custody or an arrest stands on the file: what was recorded wrongly is annulled first")
                : null)
            ?? Erasures.HeldBack(file, situation)
            ?? Outcome.Of(new ErasureProposed(Person, Erasure, Kind, Ground, At, Authority, Law, situation.Actor.Officer));
    }
}

/// <summary>Records that the person or the inspectorate was told of a proposed erasure.</summary>
public sealed record RecordErasureNotice : Act, IActOnErased
{
    public required PersonId Person { get; init; }

    public required ErasureId Erasure { get; init; }

    public required string Whom { get; init; }

    public required When At { get; init; }

    public required string Means { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation)
    {
        var state = Erasures.Find(Erasure, situation.Person(Person));
        return (state?.State == ErasureStates.Proposed ? null : Refusals.ErasureNotWaiting(Erasure, state?.State ?? ErasureStates.None))
            ?? Wanting.Code("whom", Whom, Erasures.Told)
            ?? Wanting.Occurrence("at", At, situation)
            ?? (state!.WasProposedAfter(At) ? Refusals.Incomplete("at", "nobody is told of an erasure before it is proposed") : null)
            ?? Wanting.Code("means", Means, Erasures.Means)
            ?? Outcome.Of(new ErasureNoticeGiven(Person, Erasure, Whom, At, Means, situation.Actor.Officer));
    }
}

/// <summary>Approves a proposed erasure: another officer than the one who proposed it, once the person and the inspectorate were told.</summary>
public sealed record ApproveErasure : Act, IActOnErased
{
    public required PersonId Person { get; init; }

    public required ErasureId Erasure { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation)
    {
        var file = situation.Person(Person);
        var state = Erasures.Find(Erasure, file);
        return (state?.State == ErasureStates.Proposed ? null : Refusals.ErasureNotWaiting(Erasure, state?.State ?? ErasureStates.None))
            ?? Wanting.Occurrence("at", At, situation)
            ?? (Erasures.IsSame(state!.Proposed.By, situation.Actor.Officer) ? Refusals.SameOfficer() : null)
            ?? Erasures.Untold(file, state)
            ?? Erasures.HeldBack(file, situation)
            ?? Outcome.Of(new ErasureApproved(Person, Erasure, At, situation.Actor.Officer));
    }
}

/// <summary>Refuses a proposed erasure, or withdraws it. Why is said as the act's reason.</summary>
public sealed record StopErasure : Act, IActOnErased
{
    public required PersonId Person { get; init; }

    public required ErasureId Erasure { get; init; }

    public required When At { get; init; }

    /// <summary>A slug of <see cref="Erasures.Stops"/>.</summary>
    public required string How { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation)
    {
        var state = Erasures.Find(Erasure, situation.Person(Person));
        return (state?.Waits == true ? null : Refusals.ErasureNotWaiting(Erasure, state?.State ?? ErasureStates.None))
            ?? Wanting.Occurrence("at", At, situation)
            ?? Wanting.Code("how", How, Erasures.Stops)
            ?? (string.IsNullOrWhiteSpace(Reason) ? Refusals.ReasonMissing() : null)
            ?? Outcome.Of(new ErasureStopped(Person, Erasure, At, How, situation.Actor.Officer));
    }
}

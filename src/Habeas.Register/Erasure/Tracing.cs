using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Erasure;

/// <summary>Somebody opened what is kept of an erased person, to trace a disappeared person: recorded before it is shown. For what, is said as the act's reason.</summary>
/// <param name="Person">Whom it is kept of.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Capacity">In what capacity.</param>
public sealed record TracingOpened(PersonId Person, When At, string By, string Capacity) : PersonEvent(Person), IKeptByRegister, IOpening
{
    public override When? Occurred => At;

    /// <summary>Whether somebody has what is kept for tracing open; one opening lasts as long as that of a sealed file.</summary>
    public static bool IsOpenTo(Reader reader, PersonFile file, Instant instant) => file.Of<TracingOpened>().Any(o => o.IsBy(reader) && o.LastsAt(instant));
}

/// <summary>
/// Opens what is kept of an erased person for tracing. Only those who oversee detention and hold nobody may, for whom a search is their office
/// (Convention on Enforced Disappearance arts. 12, 17(3), 24).
/// </summary>
public sealed record OpenTracing : Act, IActOnErased
{
    public required PersonId Person { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        (Erasures.IsErased(situation.Person(Person)) ? null : Refusals.NotErased())
        ?? (Guard.Overseers.Contains(situation.Actor.Capacity) ? null : Refusals.NotAnOverseer())
        ?? (string.IsNullOrWhiteSpace(Reason) ? Refusals.ReasonMissing() : null)
        ?? Outcome.Of(new TracingOpened(Person, When.Minute(situation.At, "UTC"), situation.Actor.Officer, situation.Actor.Capacity));
}

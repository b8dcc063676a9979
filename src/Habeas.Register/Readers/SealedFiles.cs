using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Readers;

/// <summary>Somebody opened what nobody reads before that is on record.</summary>
public interface IOpening
{
    /// <summary>When.</summary>
    When At { get; }

    /// <summary>Who.</summary>
    string By { get; }

    /// <summary>In what capacity.</summary>
    string Capacity { get; }
}

/// <summary>For whom and how long an opening lasts.</summary>
public static class Openings
{
    /// <summary>How long one lasts: a day's work. Whoever reads on another day says again for what.</summary>
    public static Duration Last { get; } = Duration.FromHours(12);

    public static bool LastsAt(this IOpening opening, Instant instant) => !opening.At.IsAfter(instant) && opening.At.Latest is { } opened && instant < opened + Last;

    /// <summary>Whether the reader opened it, in the capacity in which they read.</summary>
    public static bool IsBy(this IOpening opening, Reader reader) => opening.By == reader.Officer && opening.Capacity == reader.Capacity;
}

/// <summary>Somebody whom a seal admits opened a sealed file: recorded before anything of it is shown to them.</summary>
/// <param name="Person">Whose file.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Capacity">In what capacity.</param>
/// <param name="Purpose">What for.</param>
public sealed record SealedFileOpened(PersonId Person, When At, string By, string Capacity, string Purpose) : PersonEvent(Person), IStandsAsRecorded, IOpening
{
    public override When? Occurred => At;
}

/// <summary>
/// Opens a sealed file: the record without which nobody reads it, the inspectorate included. Only the inspectorate and those whom every seal on
/// the file admits may.
/// </summary>
public sealed record OpenSealedFile : Act
{
    public required PersonId Person { get; init; }

    /// <summary>For what it is opened.</summary>
    public required string Purpose { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation)
    {
        var access = Access.At(situation.Person(Person), situation.At);
        return Wanting.Registered(Person, situation)
            ?? Wanting.Words("purpose", Purpose, "a sealed file is opened for a purpose")
            ?? (access.IsSealed ? null : Refusals.FileNotSealed())
            ?? (access.Guards.Where(g => g.What == Guard.File).All(g => g.Admits(new(situation.Actor))) ? null : Refusals.NotNamedBySeal())
            ?? Outcome.Of(new SealedFileOpened(Person, When.Minute(situation.At, "UTC"), situation.Actor.Officer, situation.Actor.Capacity, Purpose));
    }
}

using Habeas.Register.Acts;

namespace Habeas.Register.Corrections;

/// <summary>An event that says another event is wrong. The corrected event stays in the register, and both can be read.</summary>
public interface ICorrection
{
    /// <summary>The event that is corrected, by where it was first recorded; a correction can itself be annulled.</summary>
    EventRef Target { get; }

    /// <summary>What stands in its place; null when nothing does.</summary>
    Event? Replacement { get; }
}

/// <summary>
/// An event that its own act alone records, and that no correction replaces, annuls or brings about: two officers, a hold, and the record of who
/// opened what would be worth nothing otherwise. What was wrong is undone by an act of its own.
/// </summary>
public interface IStandsAsRecorded;

/// <summary>A named event was recorded wrongly; <paramref name="By"/> says what is right.</summary>
public sealed record EventReplaced(Subject About, EventRef Target, Event By, string Reason) : Event, ICorrection
{
    public override Subject Subject => About;

    [System.Text.Json.Serialization.JsonIgnore]
    public Event? Replacement => By;
}

/// <summary>A named event did not happen, or does not belong here.</summary>
public sealed record EventAnnulled(Subject About, EventRef Target, string Reason) : Event, ICorrection
{
    public override Subject Subject => About;

    [System.Text.Json.Serialization.JsonIgnore]
    public Event? Replacement => null;
}

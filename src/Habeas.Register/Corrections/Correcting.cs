using Habeas.Register.Acts;
using Habeas.Register.Readers;
using Habeas.Register.Regime;

namespace Habeas.Register.Corrections;

/// <summary>
/// Says what is right in the place of an event that was recorded wrongly. Both stay in the register; the later of two corrections
/// of one event stands.
/// </summary>
public sealed record CorrectEvent : Act
{
    /// <summary>The person or place whom the event is about.</summary>
    public required Subject About { get; init; }

    /// <summary>The event, by where it was first recorded, such as <c>12/1</c>.</summary>
    public required EventRef Target { get; init; }

    /// <summary>What stands in its place.</summary>
    public required Event By { get; init; }

    public override IReadOnlyList<Subject> Subjects => [About];

    public override Outcome Decide(Situation situation)
    {
        var chronicle = situation.Chronicle(About);
        var target = chronicle.Find(Target);
        return (string.IsNullOrWhiteSpace(Reason) ? Refusals.ReasonMissing() : null)
            ?? (target is null ? Refusals.NoSuchEvent(Target) : null)
            ?? (target!.Event is ICorrection || By is ICorrection ? Refusals.CorrectionOfCorrection(Target) : null)
            ?? (By.Subject != About ? Refusals.AboutSomeoneElse(Target) : null)
            ?? (chronicle.IsAnnulled(Target) ? Refusals.AlreadyAnnulled(Target) : null)
            ?? OutOfReach.Fault(Target, target.Event, By, situation)
            ?? LineFault(target.Event)
            ?? ConfidenceFault(target.Event)
            ?? AppealFault(chronicle)
            ?? ConfidentialReasons.Fault(target.Event, Reason)
            ?? Soundness.Fault(By, situation.At, "by")
            ?? Outcome.Of(new EventReplaced(About, Target, By, Reason!));
    }

    /// <summary>What is confidential is not opened by correcting it: its own kind takes its place, and whoever may read it stays the same.</summary>
    private Refusal? ConfidenceFault(Event target)
    {
        var opens = target switch
        {
            ComplaintMade { Confidential: true } made =>
                By is not ComplaintMade { Confidential: true } next || (next.AddressedTo, next.Complaint) != (made.AddressedTo, made.Complaint),
            _ when Confidence.Of(target) is { } confidence => By.GetType() != target.GetType() || Confidence.Of(By) != confidence,
            _ => false,
        };
        return opens ? Refusals.Incomplete("by", "what is confidential is replaced by the same kind of event, readable by the same, so that it stays confidential") : null;
    }

    /// <summary>Whatever it replaces, an appeal of what is confidential goes to nobody at the place.</summary>
    private Refusal? AppealFault(Chronicle chronicle) =>
        (By is ISeveral several ? several.Says : [By]).OfType<ComplaintAppealed>().Any(a => a.To == Addressees.PlaceHead
            && chronicle.Events.Any(e => e.Event is ComplaintMade { Confidential: true } made && made.Complaint == a.Complaint))
            ? Refusals.Incomplete("by.to", "what is confidential is addressed to somebody outside the place: nobody there reads it")
            : null;

    /// <summary>A line of a list is corrected as a line, so that a right name does not take the place of an admission; and it is about one person.</summary>
    private Refusal? LineFault(Event target) =>
        target is ISeveral && By is not ISeveral ? Refusals.Incomplete("by", "a line of a list is replaced by a line: say again what was right in it")
        : By is ISeveral several && several.Says.Any(s => s.Subject != About || s is ICorrection or ISeveral) ? Refusals.AboutSomeoneElse(Target)
        : null;
}

/// <summary>
/// Says that an event did not happen or does not belong here. Annulling a correction undoes it: annulling an annulment brings
/// the event back.
/// </summary>
public sealed record AnnulEvent : Act
{
    /// <summary>The person or place whom the event is about.</summary>
    public required Subject About { get; init; }

    /// <summary>The event, by where it was first recorded.</summary>
    public required EventRef Target { get; init; }

    public override IReadOnlyList<Subject> Subjects => [About];

    public override Outcome Decide(Situation situation)
    {
        var chronicle = situation.Chronicle(About);
        return (string.IsNullOrWhiteSpace(Reason) ? Refusals.ReasonMissing() : null)
            ?? (chronicle.Find(Target) is null ? Refusals.NoSuchEvent(Target) : null)
            ?? (chronicle.IsAnnulled(Target) ? Refusals.AlreadyAnnulled(Target) : null)
            ?? OutOfReach.Fault(Target, chronicle.Find(Target)!.Event, null, situation)
            ?? ConfidentialReasons.Fault(chronicle.Find(Target)!.Event, Reason)
            ?? Outcome.Of(new EventAnnulled(About, Target, Reason!));
    }
}

/// <summary>What a correction does not reach.</summary>
internal static class OutOfReach
{
    /// <summary>Whether an event stands as it was recorded, or keeps the file from whoever would correct it; null where it may be corrected.</summary>
    public static Refusal? Fault(EventRef place, Event target, Event? by, Situation situation) =>
        target is IStandsAsRecorded || by is IStandsAsRecorded || (by is ISeveral list && list.Says.Any(b => b is IStandsAsRecorded)) ? Refusals.StandsAsRecorded(place)
        : Guard.Of((target as ICorrection)?.Replacement ?? target) is { } guard && !guard.Admits(new(situation.Actor)) ? Refusals.NotNamedBySeal()
        : null;
}

/// <summary>An event that can be wrong by itself, whatever else is on file: by an act or by a correction it is recorded only if it makes sense.</summary>
internal interface IFaultable
{
    /// <summary>Says what is wrong with it, or null.</summary>
    Refusal? Fault();
}

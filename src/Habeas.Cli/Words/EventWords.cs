using Habeas.Cli.Output;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Release;
using Habeas.Register.Time;

namespace Habeas.Cli.Words;

/// <summary>What an event says, in one English sentence without a full stop.</summary>
internal static class EventWords
{
    /// <param name="recorded">The event.</param>
    /// <param name="name">The name of a place; null is in transit.</param>
    public static string Say(Event recorded, Func<PlaceId?, string> name) =>
        Custody(recorded, name)
        ?? Release(recorded, name)
        ?? Papers(recorded)
        ?? ReceptionWords.Say(recorded, name)
        ?? FamilyWords.Say(recorded, name)
        ?? HarmWords.Say(recorded, name)
        ?? PersonWords.Say(recorded, name)
        ?? ClaimWords.Say(recorded, name)
        ?? RegimeWords.Say(recorded, name)
        ?? PaperDayWords.Say(recorded, name)
        ?? ProcessWords.Say(recorded, name)
        ?? ErasureWords.Say(recorded, name)
        ?? FormWords.Say(recorded, name)
        ?? Place(recorded, name);

    private static string? Custody(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        PersonRegistered e => $"file opened as {e.FileNumber}",
        IdentityRecorded e => $"identity recorded, from {e.Source}",
        EarlierFilesSuggested e => $"possible earlier files suggested: {e.Candidates.Count}",
        PersonAdmitted e => $"admitted to {name(e.Place)} for {e.Authority}: {e.Reasons}",
        ReceptionRefused e => $"turned away at {name(e.Place)}, brought by {e.Escort}: {e.Why}",
        PresenceRecorded { Counted.Count: > 0 } e => $"listed in counts of {name(e.Place)}: {Dates(e.Counted)} ({e.Source})",
        PresenceRecorded e => $"seen held at {name(e.Place)} ({e.Source})",
        AbsenceRecorded { Counted.Count: > 0 } e => $"not listed in counts of {name(e.Place)}: {Dates(e.Counted)} ({e.Source})",
        AbsenceRecorded e => $"not found at {name(e.Place)} ({e.Source})",
        TransferDeparted e => $"left {name(e.From)} for {name(e.To)}, with {e.Escort}: {e.Why}",
        TransferArrived e => $"arrived at {name(e.Place)}",
        WentOut e => $"{e.Kind} from {name(e.Place)}: {e.Destination}",
        CameBack e => $"came back to {name(e.Place)}",
        Escaped e => $"escaped from {name(e.Place)}",
        Recaptured e => $"recaptured, held at {name(e.Place)}",
        _ => null,
    };

    private static string? Release(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        ReleaseOrdered e => $"release ordered by {e.Authority}: {e.Basis}",
        ReleaseProcessed e => $"release processed at {name(e.Place)}{(e.Despite is { } despite ? $", despite: {despite}" : "")}",
        PersonLeft e => $"left {name(e.Place)}, seen by {e.Witness}",
        ReleasedInErrorFound e => $"found released in error, by {e.FoundBy}",
        ReturnedAfterError e => $"returned after a release in error, held at {name(e.Place)}",
        DeathRecorded e => $"died in custody of {name(e.Place)}; manner {e.Manner}",
        EventReplaced e => $"corrects {e.Target}: {Say(e.Replacement!, name)} ({e.Reason})",
        EventAnnulled e => $"annuls {e.Target} ({e.Reason})",
        _ => null,
    };

    private static string? Papers(Event recorded) => recorded switch
    {
        OrderRecorded e => $"order {e.Order.Number ?? "without number"} of {e.Order.Authority}, {e.Order.Ground}{(e.Order.Until is null ? "" : $", until {Time(e.Order.Until)}")}",
        OrderExtended e => $"order extended until {Time(e.Until)} by {e.Authority}",
        OrderReplaced => "order replaced by another",
        OrderRevoked e => $"order revoked by {e.Authority}",
        OrderQuashed e => $"order quashed by {e.Court}",
        ArrestRecorded e => $"arrested{(e.Arrest.Authority is { } by ? $" by {by}" : "")}{(e.Arrest.Where is { } where ? $", {where}" : "")}",
        GroundRecorded e => $"ground began: {e.Ground.Kind}{(e.Ground.Offences.Count > 0 ? ", " + string.Join("; ", e.Ground.Offences.Select(o => o.Words ?? o.National?.Code ?? o.Iccs)) : "")}",
        GroundEnded e => $"ground ended: {e.Why}",
        BailGranted e => $"bail granted by {e.Authority}",
        BailMet => "bail met",
        BailRevoked e => $"bail revoked by {e.Authority}",
        NoOrderFound e => $"no order exists, found by {e.FoundBy}",
        ProhibitedGroundFound e => $"held on a prohibited ground, {e.Ground}, found by {e.FoundBy}",
        _ => null,
    };

    private static string Place(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        PlaceOpened e => $"{e.Name} entered in the register: {e.Kind}, {e.Authority}",
        CountRecorded e => $"{name(e.Place)} counted: {Dates(e.Dates)} ({e.Source})",
        CapacitySet e => $"{name(e.Place)}: {e.Rows.Sum(r => r.Places)} places from {Cells.ForPrograms(e.From)}",
        PlaceClosed e => $"{name(e.Place)} closed",
        PlaceReopened e => $"{name(e.Place)} opened again",
        PlaceChanged e => $"{name(e.Place)}: {e.Name ?? e.Authority}",
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} has no words in Words/EventWords.cs."),
    };

    /// <summary>When, for people, in the zone of the place: a minute, a day, or what is known.</summary>
    public static string Time(When? when) => when switch
    {
        null => "",
        { Earliest: { } from, Latest: { } to } => Span(from, to, when.Zone),
        { Earliest: { } from } => "after " + Local(from, when.Zone, "uuuu-MM-dd HH:mm"),
        { Latest: { } to } => "before " + Local(to, when.Zone, "uuuu-MM-dd HH:mm"),
        _ => when.Words ?? "unknown",
    };

    private static string Span(NodaTime.Instant from, NodaTime.Instant to, string zone)
    {
        var day = Zones.Get(zone).AtStartOfDay(from.InZone(Zones.Get(zone)).Date).ToInstant();
        return to - from <= NodaTime.Duration.FromMinutes(1) ? Local(from, zone, "uuuu-MM-dd HH:mm")
            : from == day && to - from <= NodaTime.Duration.FromHours(25) ? Local(from, zone, "uuuu-MM-dd")
            : $"{Local(from, zone, "uuuu-MM-dd HH:mm")} to {Local(to, zone, "uuuu-MM-dd HH:mm")}";
    }

    public static string Local(NodaTime.Instant instant, string zone, string pattern) =>
        instant.InZone(Zones.Get(zone)).LocalDateTime.ToString(pattern, System.Globalization.CultureInfo.InvariantCulture);

    private static string Dates(IReadOnlyList<DateRange> dates) =>
        dates.Count == 1 ? dates[0].ToString() : FormattableString.Invariant($"{dates.Sum(d => d.Days)} dates from {dates.Min(d => d.From):uuuu-MM-dd} to {dates.Max(d => d.To):uuuu-MM-dd}");
}

using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Process;
using Habeas.Register.Process.Appeals;
using Habeas.Register.Process.Cases;
using Habeas.Register.Process.Counsel;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Process.Production;
using Habeas.Register.Process.Reviews;

namespace Habeas.Cli.Words;

/// <summary>What the events of the judicial process say.</summary>
internal static class ProcessWords
{
    public static string? Say(Event recorded, Func<PlaceId?, string> name) =>
        Case(recorded) ?? Hearing(recorded, name) ?? Counsel(recorded) ?? Court(recorded);

    private static string? Case(Event recorded) => recorded switch
    {
        CaseRecorded e => $"case {e.Case.Number ?? "without number"} of {e.Case.Authority}{(e.Case.System == "national" ? "" : $", {e.Case.System}")}, {e.Told}",
        CaseJoined e => $"case joined to another by {e.Authority}",
        CaseClosed e => $"case closed by {e.Authority}: {e.Why}",
        ChargeAdded e => $"charged by {e.By}: {Offence(e.Charge.Offence)}",
        ChargeChanged e => $"charge changed by {e.By}: {Offence(e.Offence)}{Why(e.Why)}",
        ChargeDropped e => $"charge dropped by {e.By}{Why(e.Why)}",
        ChargeDecided e => $"charge decided by {e.Court}: {e.Outcome}{(e.Sentence is { } sentence ? $", {sentence}" : "")}",
        _ => null,
    };

    private static string? Hearing(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        HearingListed e => $"hearing listed for {EventWords.Time(e.Hearing.At)} at {e.Hearing.Court}: {e.Hearing.Purpose}",
        HearingMoved e => $"hearing moved to {EventWords.Time(e.To)} by {e.By}: {e.Why}",
        HearingHeld e => $"hearing held {e.Mode} before {Bench(e)}, counsel {string.Join(", ", e.Counsel)}: {e.Outcome}; {Next(e.Next)}",
        HearingAdjourned e => $"hearing adjourned by {e.By}: {e.Why}; {Next(e.Next)}",
        NotProduced e => $"not brought to the hearing, {e.Why}: {e.Words}; decided by {(e.DecidedBy == Said.None ? "nobody" : e.DecidedBy)}",
        ProductionPlanned e => $"to be brought from {name(e.Place)} {e.Mode}, leaving {EventWords.Time(e.Leaves)}, escort {e.Escort}, vehicle {e.Vehicle}",
        _ => null,
    };

    private static string? Counsel(Event recorded) => recorded switch
    {
        CounselAsked e => $"asked {e.AskedOf} for {e.For}",
        LegalAidDecided e => $"legal aid {e.Decision} by {e.Authority}{Why(e.Why)}",
        CounselWaived e => $"waived counsel; informed: {e.Informed}",
        CounselEngaged e => $"counsel {e.Counsel.Name} {(e.Counsel.Way == Said.NotKnown ? "came" : e.Counsel.Way)}{(e.Counsel.AppointedBy is { } by ? $" by {by}" : "")}",
        CounselMet e => $"contact with counsel {e.Mode}, privacy: {e.InPrivate}",
        CounselEnded e => $"counsel acts no longer: {e.How}{Why(e.Why)}",
        _ => null,
    };

    private static string? Court(Event recorded) => recorded switch
    {
        DetentionReviewed e => $"detention reviewed by {e.By}, weighed: {string.Join(", ", e.Alternatives.Select(a => a.Code))}; {e.Decision}: {e.Reasons}; next review {Due(e)}",
        AppealFiled e => $"appeal filed by {e.Appeal.Name ?? e.Appeal.By} against {e.Appeal.Against}: {e.Appeal.Decision}",
        AppealDecided e => $"appeal decided by {e.Court}: {e.Decision}",
        ChallengeFiled e => $"lawfulness of the detention challenged at {e.Challenge.Court} by {e.Challenge.Name ?? e.Challenge.By}",
        ChallengeHeard e => $"challenge to the lawfulness of the detention heard {e.Mode}",
        ChallengeDecided e => $"challenge to the lawfulness of the detention decided by {e.Court}: {e.Decision}",
        _ => null,
    };

    private static string Offence(Offence offence) => offence.Words ?? offence.National?.Code ?? offence.Iccs ?? "";

    private static string Why(string? why) => why is null ? "" : $": {why}";

    private static string Bench(HearingHeld held) => held.Judge == Said.NotKnown ? held.Before : $"{held.Before} {held.Judge}";

    private static string Next(NextDate next) => next.Said switch
    {
        NextDate.Set => "next date set",
        NextDate.NoneSet => $"no next date set{Why(next.Words)}",
        _ => "next date not known",
    };

    private static string Due(DetentionReviewed review) => review.Next switch
    {
        DetentionReviewed.DueSet => EventWords.Time(review.Due),
        DetentionReviewed.NoneDue => "not set",
        _ => "not known",
    };
}

using Habeas.Register.Acts;
using Habeas.Register.Process.Appeals;
using Habeas.Register.Process.Cases;
using Habeas.Register.Process.Counsel;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Process.Production;
using Habeas.Register.Process.Reviews;
using static Habeas.Register.Tests.Process.SomeProcess;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process;

/// <summary>A case from arrest to a release that a court ordered: every act and every event of the judicial process occurs.</summary>
internal static class ProcessStory
{
    private static readonly PersonId Tomas = new(new Guid("01998000-000a-7000-8000-000000000801"));

    public static IEnumerable<Act> Tell(Book book) =>
        Arrested().Concat(Charged()).Concat(WithCounsel()).Concat(Heard()).Concat(Brought()).Concat(Decided()).Concat(Challenged());

    private static IEnumerable<Act> Arrested()
    {
        yield return new Register.Orders.RecordArrest
        {
            Id = Asked,
            Person = Tomas,
            Arrest = new() { Id = Order(801), At = At("2026-04-06T18:20"), Authority = "Gendarmerie of Ruritania", Reasons = "suspected of forgery" },
            Identity = Named("Tomas Ekwueme-Lind"),
            IdentitySource = "own statement",
        };
        yield return Admission("2026-04-06T19:00") with
        {
            Person = Tomas,
            Place = Station,
            Order = Order(801),
            Authority = "Gendarmerie of Ruritania",
            Reasons = "suspected of forgery",
            Ground = Reason(801, "arrest", 801),
        };
    }

    private static IEnumerable<Act> Charged()
    {
        yield return new RecordCase
        {
            Id = Asked,
            Person = Tomas,
            Case = new() { Id = Case(1), Number = "K 77/2026", Authority = "Prosecutor's office of Streslau" },
            At = At("2026-04-07"),
            Charges = [new() { Id = Charge(1), Offence = new("forgery of documents", new("Criminal code of Ruritania", "2019", "s. 223"), "0702"), Committed = At("2026-02-11") }],
        };
        yield return new RecordCase
        {
            Id = Asked,
            Person = Tomas,
            Case = new() { Id = Case(2), Authority = "Tribunal of Strelsau West", System = "foreign", State = "Zenda" },
            At = At("2026-04-20"),
            Told = "first-known",
        };
        yield return new RecordCharge
        {
            Id = Asked,
            Person = Tomas,
            Case = Case(1),
            Charge = new() { Id = Charge(2), Offence = new("use of a forged seal") },
            At = At("2026-04-21"),
            By = "Prosecutor's office of Streslau",
        };
        yield return new RecordChargeChanged
        {
            Id = Asked,
            Person = Tomas,
            Charge = Charge(1),
            Offence = new("forgery of documents, aggravated", new("Criminal code of Ruritania", "2019", "s. 224")),
            At = At("2026-05-04"),
            By = "Prosecutor's office of Streslau",
            Why = "sum above the threshold",
        };
        yield return new RecordChargeDropped { Id = Asked, Person = Tomas, Charge = Charge(2), At = At("2026-05-04"), By = "Prosecutor's office of Streslau", Why = "no proof" };
        yield return new RecordCaseJoined { Id = Asked, Person = Tomas, Case = Case(2), To = Case(1), At = At("2026-05-10"), Authority = "District court of Streslau" };
    }

    private static IEnumerable<Act> WithCounsel()
    {
        yield return new RecordCounselWaived
        {
            Id = Asked,
            Person = Tomas,
            At = At("2026-04-06T19:30"),
            Informed = "form 12, read out by G-2207",
            Before = "G-2207",
            Words = "I do not want one now",
        };
        yield return new RecordCounselAsked { Id = Asked, Person = Tomas, At = At("2026-04-06T22:15"), For = "legal-aid", AskedOf = "G-2207", Words = "I want one after all" };
        yield return new RecordLegalAidDecided { Id = Asked, Person = Tomas, At = At("2026-04-07T08:30"), Decision = "granted", Authority = "Legal aid board of Streslau" };
        yield return new RecordCounsel
        {
            Id = Asked,
            Person = Tomas,
            From = At("2026-04-07T09:00"),
            Counsel = new() { Id = Acting(1), Name = "O. Brandvold", Way = "appointed", AppointedBy = "Legal aid board of Streslau", PaidBy = "legal-aid", Case = Case(1) },
        };
        yield return new RecordCounselMet { Id = Asked, Person = Tomas, Counsel = Acting(1), At = At("2026-04-07T09:40"), Mode = "in-person", InPrivate = "within-sight" };
        yield return new RecordCounselEnded { Id = Asked, Person = Tomas, Counsel = Acting(1), At = At("2026-08-31"), How = "withdrew", Why = "ill" };
    }

    private static IEnumerable<Act> Heard()
    {
        yield return new RecordHearingHeld
        {
            Id = Asked,
            Person = Tomas,
            Hearing = Hearing(1),
            Listing = Listed(1, "2026-04-08T10:00", "first-appearance"),
            At = At("2026-04-08T10:25"),
            Mode = "in-person",
            Before = "judge",
            Judge = "H. Quispe-Rautio",
            Counsel = ["O. Brandvold"],
            Interpreter = HearingHeld.NotNeeded,
            Outcome = "remanded",
            Next = new(NextDate.Set, Hearing(2)),
            NextListing = Listed(2, "2026-05-06", "detention-review"),
        };
        yield return new ListHearing { Id = Asked, Person = Tomas, Hearing = Listed(3, "2026-06-10T09:00", "trial") with { Case = Case(1) }, Listed = At("2026-05-11") };
        yield return new MoveHearing
        {
            Id = Asked,
            Person = Tomas,
            Hearing = Hearing(3),
            To = At("2026-06-17T09:00"),
            At = At("2026-06-01"),
            By = "District court of Streslau",
            Why = "a witness is abroad",
        };
        yield return new RecordDetentionReview
        {
            Id = Asked,
            Person = Tomas,
            At = At("2026-05-06T11:00"),
            By = "District court of Streslau",
            Ground = Ground(801),
            Mode = "in-person",
            Alternatives = [new("bail", "2000 crowns"), new("reporting", "weekly, at the station")],
            Decision = "continued",
            Reasons = "no fixed address",
            Next = DetentionReviewed.DueSet,
            Due = At("2026-07-06"),
        };
    }

    private static IEnumerable<Act> Brought()
    {
        yield return new PlanProduction
        {
            Id = Asked,
            Person = Tomas,
            Hearing = Hearing(3),
            Place = Station,
            Mode = "in-person",
            Leaves = At("2026-06-17T08:15"),
            Escort = "escort unit 2",
            Vehicle = "van R-118",
            At = At("2026-06-15T16:00"),
        };
        yield return new RecordNotProduced
        {
            Id = Asked,
            Person = Tomas,
            Hearing = Hearing(3),
            At = At("2026-06-17T09:00"),
            Why = "no-vehicle",
            Words = "van R-118 broke down",
            DecidedBy = "duty officer of the escort unit",
        };
        yield return new RecordHearingAdjourned
        {
            Id = Asked,
            Person = Tomas,
            Hearing = Hearing(3),
            At = At("2026-06-17T09:30"),
            By = "H. Quispe-Rautio",
            Why = "the accused was not brought",
            Next = new(NextDate.NoneSet, Words: "the parties will be told"),
        };
    }

    private static IEnumerable<Act> Decided()
    {
        yield return new RecordChargeDecided
        {
            Id = Asked,
            Person = Tomas,
            Charge = Charge(1),
            At = At("2026-07-01T15:00"),
            Court = "District court of Streslau",
            Outcome = "convicted",
            Sentence = "eight months",
            Words = "guilty as charged",
        };
        yield return new RecordAppeal
        {
            Id = Asked,
            Person = Tomas,
            At = At("2026-07-10"),
            Appeal = new()
            {
                Id = Appeal(1),
                Against = "conviction-and-sentence",
                Decision = "judgment of 1 July 2026, K 77/2026",
                Court = "Court of appeal of Ruritania",
                By = "counsel",
                Name = "O. Brandvold",
                Case = Case(1),
            },
        };
        yield return new RecordAppealDecided
        {
            Id = Asked,
            Person = Tomas,
            Appeal = Appeal(1),
            At = At("2026-09-22"),
            Court = "Court of appeal of Ruritania",
            Decision = "sent-back",
            Words = "to be tried anew with counsel present",
        };
        yield return new RecordCaseClosed { Id = Asked, Person = Tomas, Case = Case(2), At = At("2026-09-30"), Authority = "Tribunal of Strelsau West", Why = "surrender not asked" };
    }

    private static IEnumerable<Act> Challenged()
    {
        yield return new RecordChallenge
        {
            Id = Asked,
            Person = Tomas,
            At = At("2026-10-02T12:00"),
            Challenge = new() { Id = Challenge(1), Court = "High court of Ruritania", By = "family", Name = "a sister", Number = "HC 9/2026", Words = "held on an arrest since April" },
        };
        yield return new RecordChallengeHeard { Id = Asked, Person = Tomas, Challenge = Challenge(1), At = At("2026-10-06T10:00"), Mode = "in-person" };
        yield return new RecordChallengeDecided
        {
            Id = Asked,
            Person = Tomas,
            Challenge = Challenge(1),
            At = At("2026-10-06T16:00"),
            Court = "High court of Ruritania",
            Decision = "release-ordered",
            Grounds = [Ground(801)],
            Words = "no order covers the detention",
            Number = "HC 9/2026-3",
        };
    }
}

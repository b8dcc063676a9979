using Habeas.Register.Acts;
using Habeas.Register.Regime;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

/// <summary>How Nour Verbytska was treated at Brezovac, from her first assessment to a complaint that nobody there reads.</summary>
internal static class RegimeStory
{
    public static IEnumerable<Act> Tell(Book book) => [.. Discipline(), .. Confined(), .. Daily(), .. Complained()];

    private static IEnumerable<Act> Discipline() =>
    [
        Assessing("2026-03-05") with
        {
            Kind = "first",
            By = "reception board of Brezovac",
            Category = new("open-regime", "offene Abteilung"),
            Reasons = "first time in custody, close to her family",
            OwnView = "wants to work",
            NextDue = At("2026-09-05"),
        },
        new NoteConduct
        {
            Id = Asked,
            Person = Person,
            Place = Prison,
            At = At("2026-03-20"),
            Kind = "good",
            By = "O-118",
            Words = "taught a neighbour to read",
            ToldPerson = "yes",
        },
        Charging("2026-04-01T10:00"),
        Telling("2026-04-01T16:00"),
        Hearing("2026-04-03T10:00") with { Words = "says the telephone was not hers" },
        Deciding("2026-04-03T11:00"),
        Imposing("2026-04-03T11:00") with { Kind = "solitary-confinement", Days = 5, From = At("2026-04-04T09:00"), Until = At("2026-04-09T09:00"), Words = "five days alone" },
        new AppealSanction { Id = Asked, Person = Person, Sanction = Sanction(), At = At("2026-04-04"), To = "District court of Streslau", Words = "the rule was not posted" },
        Reviewing("2026-04-07", "reduced") with { Until = At("2026-04-07T18:00") },
    ];

    private static IEnumerable<Act> Confined() =>
    [
        Starting("2026-04-04T09:00") with
        {
            Unit = "block C, cell 4",
            Authority = "deputy head of the place",
            Basis = "sanction",
            Sanction = Sanction(),
            Words = "sanction of 3 April",
            AtMostUntil = At("2026-04-09T09:00"),
            KnownOfPerson = [],
        },
        new VisitSolitary { Id = Asked, Person = Person, Solitary = Solitary(), At = At("2026-04-05T10:00"), By = "nurse on duty", Advice = "none" },
        new ReviewSolitary
        {
            Id = Asked,
            Person = Person,
            Solitary = Solitary(),
            At = At("2026-04-07T11:00"),
            By = "judge T. Halloran",
            Independent = "yes",
            PersonHeard = "yes",
            Result = "to-end",
            Reasons = "nothing shows that less would not do",
        },
        Ending("2026-04-07T17:30") with { Words = "back to her unit" },
        Restraining("2026-06-02T08:00") with { Authority = "head of escort G-2207" },
        new CheckRestraint
        {
            Id = Asked,
            Person = Person,
            Restraint = Restraint(),
            At = At("2026-06-02T08:30"),
            By = "G-1815",
            HealthCare = "no",
            Words = "wrists red, loosened",
        },
        new RemoveRestraint { Id = Asked, Person = Person, Restraint = Restraint(), At = At("2026-06-02T08:50"), By = "G-1815" },
        Searching() with { By = [new("O-118", "woman", "no")] },
        Forcing(),
        Following("reported") with { Words = "written report 17" },
    ];

    private static IEnumerable<Act> Daily() =>
    [
        Enrolling("2026-04-13") with { Kind = "vocational-training", Name = "joinery, first year", Provider = "Chamber of crafts of Streslau", Paid = "no", OwnWish = "yes" },
        new RecordAttendance { Id = Asked, Person = Person, Enrolment = Enrolment(), At = new(Instant("2026-04-13"), Instant("2026-04-20"), Zone), Hours = 22.5m },
        new EndEnrolment { Id = Asked, Person = Person, Enrolment = Enrolment(), At = At("2026-07-31"), Result = "completed", Words = "certificate no. 88" },
    ];

    private static IEnumerable<Act> Complained() =>
    [
        Complaining("2026-05-04T10:00") with { Kind = "request", Content = new("counsel", "O. Brandvold", ["contact"], null, "a longer visit by her sister") },
        Answering("2026-05-06T15:00") with { Answer = new("head of Brezovac", "granted-in-part", "two hours on 16 May") },
        Appealing("2026-05-07", "central-administration"),
        Complaining("2026-05-09T18:00", "judge", confidential: true, n: 2) with
        {
            Content = new("person", null, ["torture-or-ill-treatment"], "the officer whom they call the Miller", "beaten on 2 May behind the laundry"),
        },
        Answering("2026-05-19T09:00", 2) with { Answer = new("judge T. Halloran", "passed-on", "sent to the prosecutor; she is to be examined") },
    ];
}

using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Regime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

/// <summary>Acts about an invented person's regime that would be accepted; a test changes what it is about.</summary>
internal static class Regimes
{
    public static DisciplinaryChargeId Charge(int n = 1) => new(Id(0xE0, n));

    public static SanctionId Sanction(int n = 1) => new(Id(0xE1, n));

    public static SolitaryId Solitary(int n = 1) => new(Id(0xE2, n));

    public static RestraintId Restraint(int n = 1) => new(Id(0xE3, n));

    public static EnrolmentId Enrolment(int n = 1) => new(Id(0xE4, n));

    public static ComplaintId Complaint(int n = 1) => new(Id(0xE5, n));

    public static ForceId Force(int n = 1) => new(Id(0xE6, n));

    private static Guid Id(int kind, int n) => new($"01998000-{kind:x4}-7000-8000-{n:x12}");

    /// <summary>The codes of what is below a standard on the file, as the register knows it now.</summary>
    public static IEnumerable<string> Below(Book book) => BelowStandard.Of(book.File(Person), book.Now).Select(f => f.Code);

    public static AssessPerson Assessing(string at = "2026-03-04", string? category = "open-regime") => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        At = At(at),
        Kind = "first",
        By = "reception board",
        Category = category is null ? null : new(category),
        Reasons = "no need for more",
    };

    public static LayDisciplinaryCharge Charging(string at = "2026-04-01T10:00", int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Charge = Charge(n),
        Place = Prison,
        At = At(at),
        Rule = "house rule 14",
        Words = "a telephone under the mattress",
        ReportedBy = "O-311",
    };

    public static TellDisciplinaryCharge Telling(string at = "2026-04-01T16:00", int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Charge = Charge(n),
        At = At(at),
        Language = "uk",
        Understood = "yes",
        By = "O-311",
    };

    public static HearDisciplinaryCharge Hearing(string at = "2026-04-03T10:00", string defence = "heard", int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Charge = Charge(n),
        At = At(at),
        By = "deputy head of the place",
        Defence = defence,
        Help = "legal-help",
        Helpers = ["O. Brandvold, counsel"],
    };

    public static DecideDisciplinaryCharge Deciding(string at = "2026-04-03T11:00", string result = "proved", int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Charge = Charge(n),
        At = At(at),
        By = "deputy head of the place",
        Result = result,
        Reasons = "the telephone had her number",
    };

    public static ImposeSanction Imposing(string at = "2026-04-03T11:00", string kind = "loss-of-privileges", int? charge = 1, int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Sanction = Sanction(n),
        Charge = charge is { } answered ? Charge(answered) : null,
        At = At(at),
        By = "deputy head of the place",
        Kind = kind,
    };

    public static ReviewSanction Reviewing(string at, string result) => new()
    {
        Id = Asked,
        Person = Person,
        Sanction = Sanction(),
        At = At(at),
        By = "District court of Streslau",
        Result = result,
        Reasons = "the rule was not posted",
    };

    public static StartSolitary Starting(string at, int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Solitary = Solitary(n),
        Place = Prison,
        At = At(at),
        Authority = "head of the place",
        Basis = "safety-of-others",
        Words = "a fight in the yard",
        AtMostUntil = At("2027-01-01"),
    };

    public static EndSolitary Ending(string at, int n = 1) => new() { Id = Asked, Person = Person, Solitary = Solitary(n), At = At(at) };

    public static ApplyRestraint Restraining(string at = "2026-05-01T09:00", string during = "transfer", int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Restraint = Restraint(n),
        Place = Prison,
        At = At(at),
        Instrument = "handcuffs",
        During = during,
        Authority = "head of escort",
        Words = "tried to run on the last journey",
    };

    public static EnrolPerson Enrolling(string at = "2026-04-01") => new()
    {
        Id = Asked,
        Person = Person,
        Enrolment = Enrolment(),
        Place = Prison,
        At = At(at),
        Kind = "education",
        Name = "reading and writing, first course",
    };

    public static MakeComplaint Complaining(string at = "2026-05-04T10:00", string to = "place-head", bool confidential = false, int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Complaint = Complaint(n),
        Place = Prison,
        At = At(at),
        Kind = "complaint",
        AddressedTo = to,
        Confidential = confidential,
        Content = new("person", null, ["food"], null, "no food that I may eat"),
    };

    public static AnswerComplaint Answering(string at, int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Complaint = Complaint(n),
        At = At(at),
        Answer = new("head of the place", "granted", "the kitchen was told"),
    };

    public static AppealComplaint Appealing(string at, string to = "judge", int n = 1) => new()
    {
        Id = Asked,
        Person = Person,
        Complaint = Complaint(n),
        At = At(at),
        To = to,
    };

    public static RecordSearch Searching(string kind = "strip", string gender = "woman") => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        At = At("2026-05-02T08:00"),
        Kind = kind,
        By = [new("O-118", gender)],
        Why = "back from a visit",
        Found = "nothing",
    };

    public static RecordForce Forcing(string at = "2026-05-02T08:30") => new()
    {
        Id = Asked,
        Person = Person,
        Force = Force(),
        Place = Prison,
        At = At(at),
        By = ["O-118", "O-311"],
        Against = "passive-resistance",
        Means = ["hands"],
        Words = "carried out of the cell",
        Injuries = "none-seen",
    };

    public static FollowForce Following(string step, string at = "2026-05-02T09:00") => new()
    {
        Id = Asked,
        Person = Person,
        Force = Force(),
        At = At(at),
        Step = step,
        By = "O-118",
        To = "head of the place",
    };

    /// <summary>A book with one person on file, and these acts done in this order.</summary>
    public static Book Done(params IEnumerable<Act> acts)
    {
        var book = Book();
        foreach (var act in acts)
        {
            book.Do(act);
        }

        return book;
    }

    /// <summary>The act that records who the person is.</summary>
    public static RecordIdentity Identified(Identity identity) => new() { Id = Asked, Person = Person, Identity = identity, Source = "own statement" };
}

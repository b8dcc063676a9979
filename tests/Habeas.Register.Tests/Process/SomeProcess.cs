using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Process.Cases;
using Habeas.Register.Process.Hearings;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process;

/// <summary>Invented cases and hearings, and acts about them that would be accepted; a test changes what it is about.</summary>
internal static class SomeProcess
{
    public static CaseId Case(int n) => new(Id(0xE, n));

    public static ChargeId Charge(int n) => new(Id(0xF, n));

    public static HearingId Hearing(int n) => new(Id(0x10, n));

    public static CounselId Acting(int n) => new(Id(0x11, n));

    public static AppealId Appeal(int n) => new(Id(0x12, n));

    public static ChallengeId Challenge(int n) => new(Id(0x13, n));

    public static Hearing Listed(int n, string at, string purpose = "remand") => new()
    {
        Id = Hearing(n),
        Court = "District court of Streslau",
        At = At(at),
        Purpose = purpose,
    };

    public static ListHearing Listing(int n, string at, string listed = "2026-03-01") => new()
    {
        Id = Asked,
        Person = Person,
        Hearing = Listed(n, at),
        Listed = At(listed),
    };

    public static RecordHearingHeld HeldHearing(int n, string at, string mode = "in-person", string before = "judge") => new()
    {
        Id = Asked,
        Person = Person,
        Hearing = Hearing(n),
        At = At(at),
        Mode = mode,
        Before = before,
        Judge = "H. Quispe-Rautio",
        Counsel = ["O. Brandvold"],
        Interpreter = HearingHeld.NotNeeded,
        Outcome = "remanded",
        Next = new(NextDate.NoneSet, Words: "judgment is reserved"),
    };

    public static RecordHearingAdjourned Adjourned(int n, string at) => new()
    {
        Id = Asked,
        Person = Person,
        Hearing = Hearing(n),
        At = At(at),
        By = "H. Quispe-Rautio",
        Why = "a witness did not come",
        Next = new(NextDate.NoneSet, Words: "the parties will be told"),
    };

    public static RecordNotProduced NotBrought(int n, string at, string why = "no-escort") => new()
    {
        Id = Asked,
        Person = Person,
        Hearing = Hearing(n),
        At = At(at),
        Why = why,
        Words = "the escort was elsewhere",
        DecidedBy = "duty officer",
    };

    public static MoveHearing Moved(int n, string to, string at) => new()
    {
        Id = Asked,
        Person = Person,
        Hearing = Hearing(n),
        To = At(to),
        At = At(at),
        By = "District court of Streslau",
        Why = "the courtroom is taken",
    };

    public static RecordCase Known(int n = 1, string at = "2026-03-02") => new()
    {
        Id = Asked,
        Person = Person,
        Case = new() { Id = Case(n), Number = $"K {n}/2026", Authority = "Prosecutor's office of Streslau" },
        At = At(at),
        Charges = [new() { Id = Charge(n), Offence = new("burglary") }],
    };

    /// <summary>A file whose facts were all recorded at one instant, so that nothing but their order tells them apart.</summary>
    public static PersonFile File(params IReadOnlyList<Event> facts) => facts
        .Select((e, i) => new Recorded(new(i, 1), NodaTime.Instant.FromUtc(2026, 11, 1, 0, 0), e))
        .Aggregate(PersonFile.New(Person), (file, next) => file.Evolve(next));

    private static Guid Id(int kind, int n) => new($"01998000-{kind:x4}-7000-8000-{n:x12}");
}

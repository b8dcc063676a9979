using Habeas.Register.Acts;
using Habeas.Register.Injuries;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Injuries;

/// <summary>An injury that was told as an accident is found to be serious and by another hand, and is reported.</summary>
internal static class InjuryStory
{
    public static readonly InjuryId Broken = new(new("01998000-00c3-7000-8000-000000000001"));
    public static readonly InjuryId Cut = new(new("01998000-00c3-7000-8000-000000000002"));

    public static RecordInjury Hurt(InjuryId? injury = null, string at = "2026-04-02T19:30", bool? serious = null) => new()
    {
        Id = Asked,
        Person = Person,
        Injury = new()
        {
            Id = injury ?? Broken,
            At = At(at),
            Place = Prison,
            Where = "stairs of wing B",
            What = "left forearm bent and swollen",
            Cause = new("accident", "fell on the stairs"),
            Circumstances = "found sitting on the landing",
            Source = "officer B-41",
            FoundBy = "officer B-41",
            Witnesses = ["two women of cell 14, who asked not to be named"],
            Treatment = "splint",
            Serious = serious,
        },
    };

    public static RecordInjuryFinding Assessed(string at, bool? serious, string? cause = null) => new()
    {
        Id = Asked,
        Person = Person,
        Injury = Broken,
        At = At(at),
        By = "hospital of Streslau",
        Serious = serious,
        Cause = cause is null ? null : new(cause, "says an officer pushed her"),
        Treatment = "forearm set",
    };

    public static RecordInjuryReport Reported(string at, string recipient = "independent-authority", InjuryId? injury = null) => new()
    {
        Id = Asked,
        Person = Person,
        Injury = injury ?? Broken,
        At = At(at),
        Recipient = recipient,
        To = "public prosecutor of Streslau",
        By = "head of Brezovac prison",
        Reference = "J 19/2026",
    };

    public static IEnumerable<Act> Tell(Book book)
    {
        yield return Hurt();
        yield return Assessed("2026-04-02T22:00", true, "staff");
        yield return Reported("2026-04-03T08:30");
    }
}

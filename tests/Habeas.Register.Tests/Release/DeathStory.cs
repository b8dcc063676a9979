using Habeas.Register.Acts;
using Habeas.Register.Release;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Release;

/// <summary>What followed the death that the story of the warehouse ends with.</summary>
internal static class DeathStory
{
    public static RecordDeathCircumstances Described(PersonId person) => new()
    {
        Id = Asked,
        Person = person,
        At = At("2026-07-12T06:50"),
        FoundBy = "ambulance crew 3",
        Where = "ambulance, on the way to the hospital of Streslau",
        Circumstances = "breathing stopped on the way; marks of a rope on both wrists",
        Source = "inspector T. Akande",
    };

    public static RecordDeathCause Found(PersonId person, string standing, string manner, bool independent, string at = "2026-07-14") => new()
    {
        Id = Asked,
        Person = person,
        At = At(at),
        Standing = standing,
        Cause = "loss of water; heat",
        Manner = manner,
        By = independent ? "institute of forensic medicine" : "doctor of the harbour guard",
        Independent = independent,
    };

    public static RecordDeathNotice Notice(PersonId person, string recipient, string result, string? to = null, string at = "2026-07-12T09:00") => new()
    {
        Id = Asked,
        Person = person,
        At = At(at),
        Recipient = recipient,
        Result = result,
        To = to,
        By = "inspector T. Akande",
    };

    public static RecordDeathInquiry Inquiry(PersonId person, string at, string? outcome = null, string? reference = "U 7/2026", bool independent = true) => new()
    {
        Id = Asked,
        Person = person,
        At = At(at),
        Authority = "public prosecutor of Streslau",
        Independent = independent,
        Reference = reference,
        Outcome = outcome,
    };

    public static RecordRemains Remains(PersonId person, string destination, string? to, string? where, string at = "2026-07-20") => new()
    {
        Id = Asked,
        Person = person,
        At = At(at),
        Destination = destination,
        To = to,
        Where = where,
    };

    public static RecordDeathBelongings Belongings(PersonId person, string result, string? to) => new()
    {
        Id = Asked,
        Person = person,
        At = At("2026-07-20T10:00"),
        Result = result,
        To = to,
        What = "a green coat, a telephone",
        Witness = "inspector T. Akande",
    };

    public static IEnumerable<Act> Tell(Book book)
    {
        yield return Described(OtherPerson);
        yield return Found(OtherPerson, "provisional", "pending", independent: true);
        yield return Notice(OtherPerson, "family", "told", "his brother");
        yield return Notice(OtherPerson, "independent-authority", "told", "public prosecutor of Streslau");
        yield return Inquiry(OtherPerson, "2026-07-13");
        yield return Remains(OtherPerson, "kept", null, "mortuary of the hospital of Streslau", "2026-07-12");
        yield return Remains(OtherPerson, "handed-over", "his brother", "cemetery of Streslau, row 9") with { By = "hospital of Streslau" };
        yield return Belongings(OtherPerson, "handed-over", "his brother");
        yield return Inquiry(OtherPerson, "2026-10-02", "held in heat without water; two guards charged");
        yield return Found(OtherPerson, "established", "homicide", independent: true, at: "2026-09-30");
    }
}

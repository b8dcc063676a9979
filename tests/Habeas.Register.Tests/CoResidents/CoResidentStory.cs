using Habeas.Register.Acts;
using Habeas.Register.CoResidents;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.CoResidents;

/// <summary>A child is born to a person in custody, lives with her, and leaves for her sister.</summary>
internal static class CoResidentStory
{
    public static readonly ChildId Newborn = new(new("01998000-00c1-7000-8000-000000000003"));

    public static RecordBirth Born(string at = "2026-04-11T04:15") => new()
    {
        Id = Asked,
        Person = Person,
        Child = new() { Id = Newborn },
        At = At(at),
        Setting = "hospital-outside",
        Where = "hospital of Streslau",
    };

    public static RecordBirthCertificate Certified(string at, bool namesCustody) => new()
    {
        Id = Asked,
        Person = Person,
        Child = Newborn,
        At = At(at),
        NamesCustody = namesCustody,
        Number = "G 2026/311",
    };

    public static RecordChildStay Stay(string at, ChildId? child = null, PlaceId? place = null, PersonId? person = null) => new()
    {
        Id = Asked,
        Person = person ?? Person,
        Child = new() { Id = child ?? Newborn },
        Place = place ?? Prison,
        At = At(at),
        How = "born-in-custody",
        DecidedBy = "youth office of Streslau",
        Why = "she nurses the child",
    };

    public static RecordChildLeft Left(string at, ChildId? child = null, PlaceId? place = null) => new()
    {
        Id = Asked,
        Person = Person,
        Child = new() { Id = child ?? Newborn },
        Place = place ?? Prison,
        At = At(at),
        How = "to-family",
        LeftTo = "Ilse Verbytska, the mother's sister",
        DecidedBy = "youth office of Streslau",
        Why = "the mother wished it",
    };

    public static IEnumerable<Act> Tell(Book book)
    {
        yield return Born();
        yield return Stay("2026-04-14T11:00");
        yield return Certified("2026-04-20", namesCustody: true);
        yield return Certified("2026-05-04", namesCustody: false);
        yield return Left("2026-09-01T10:00");
    }
}

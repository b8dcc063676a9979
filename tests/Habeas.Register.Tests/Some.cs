using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Release;
using Habeas.Register.Time;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Register.Tests;

/// <summary>Invented people, places and papers, and acts about them that would be accepted; a test changes what it is about.</summary>
internal static class Some
{
    public const string Zone = "Europe/Vienna";

    public static readonly ActId Asked = new(Id(0xAC, 1));
    public static readonly PersonId Person = new(Id(0xA, 1));
    public static readonly PersonId OtherPerson = new(Id(0xA, 2));
    public static readonly PersonId ThirdPerson = new(Id(0xA, 3));
    public static readonly PlaceId Prison = new(Id(0xB, 1));
    public static readonly PlaceId OtherPrison = new(Id(0xB, 2));
    public static readonly PlaceId Station = new(Id(0xB, 3));

    public static OrderId Order(int n) => new(Id(0xC, n));

    public static GroundId Ground(int n) => new(Id(0xD, n));

    private static Guid Id(int kind, int n) => new($"01998000-{kind:x4}-7000-8000-{n:x12}");

    /// <summary>A minute, written <c>2026-03-04T10:15</c>, or a day, written <c>2026-03-04</c>.</summary>
    public static When At(string local) => local.Contains('T', StringComparison.Ordinal)
        ? When.Minute(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value, Zone)
        : When.Day(LocalDatePattern.Iso.Parse(local).Value, Zone);

    public static Instant Instant(string local) => At(local).Earliest!.Value;

    public static Identity Named(string name) => new() { Names = [new(name)] };

    public static OpenPlace Opening(PlaceId place, string name = "Brezovac prison", string kind = "prison") => new()
    {
        Id = Asked,
        Place = place,
        Name = name,
        Kind = kind,
        Authority = "Prison service of Ruritania",
        Zone = Zone,
    };

    public static RegisterPerson Registration(PersonId person, string name = "Amara Delacroix-Obi") => new()
    {
        Id = Asked,
        Person = person,
        Identity = Named(name),
        Source = "own statement",
    };

    public static CommitmentOrder Paper(int n = 1, string from = "2026-03-01", string? until = "2026-08-31", string ground = "remand") => new()
    {
        Id = Order(n),
        Ground = ground,
        Authority = "District court of Streslau",
        Number = $"{n}/2026",
        Issued = At(from),
        Law = "Code of criminal procedure, s. 112",
        From = At(from),
        Until = until is null ? null : At(until),
    };

    public static RecordOrder Recorded(CommitmentOrder paper) => new() { Id = Asked, Person = Person, Order = paper };

    public static LegalGround Reason(int n = 1, string kind = "remand", int? restsOn = 1) => new()
    {
        Id = Ground(n),
        Kind = kind,
        RestsOn = restsOn is { } order ? Order(order) : null,
        Case = "K 41/2026",
    };

    public static RecordGround RecordedGround(LegalGround ground, string from = "2026-03-02T10:00") => new()
    {
        Id = Asked,
        Person = Person,
        Ground = ground,
        From = At(from),
    };

    public static AdmitPerson Admission(string at = "2026-03-02T10:00") => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        At = At(at),
        Order = Order(1),
        Authority = "District court of Streslau",
        Reasons = "suspected of burglary; risk of flight",
        Ground = Reason(),
    };

    public static RecordPresence Presence(string at, PlaceId? place = null, PersonId? person = null) => new()
    {
        Id = Asked,
        Person = person ?? Person,
        Place = place ?? Prison,
        At = At(at),
        Source = "night count",
    };

    public static RecordLeft Leaving(string at) => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        At = At(at),
        Witness = "O. Brandvold",
    };

    /// <summary>Two prisons, a police station, and one person on file.</summary>
    public static Book Book()
    {
        var book = new Book();
        book.Do(Opening(Prison));
        book.Do(Opening(OtherPrison, "Nyírfás prison"));
        book.Do(Opening(Station, "Streslau police station", "police-station"));
        book.Do(Registration(Person));
        return book;
    }

    /// <summary>The same, with an order of remand on the file and the person admitted on it.</summary>
    public static Book Admitted()
    {
        var book = Book();
        book.Do(Recorded(Paper()));
        book.Do(Admission());
        return book;
    }
}

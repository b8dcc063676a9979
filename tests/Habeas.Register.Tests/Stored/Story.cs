using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Release;
using Habeas.Register.Tests.Process;
using Habeas.Register.Time;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Stored;

/// <summary>
/// One story in which every act occurs and every event: each act is decided where it stands and accepted. The first of each kind
/// is the approved sample, and the documentation shows it.
/// </summary>
internal static class Story
{
    private static readonly PlaceId Warehouse = new(new Guid("01998000-000b-7000-8000-000000000004"));

    private static readonly Func<Book, IEnumerable<Act>>[] Chapters =
    [
        Houses,
        Arrested,
        Committed,
        Remanded,
        Sentenced,
        Freed,
        Found,
        FoundAgain,
        Reception.ReceptionStory.Tell,
        Family.FamilyStory.Tell,
        CoResidents.CoResidentStory.Tell,
        Contacts.ContactStory.Tell,
        Injuries.InjuryStory.Tell,
        Release.DeathStory.Tell,
        Persons.IdentityStory.Tell,
        Claims.ClaimStory.Tell,
        Regime.RegimeStory.Tell,
        Units.UnitsStory.Tell,
        Rolls.RollsStory.Tell,
        Groups.GroupsStory.Tell,
        ProcessStory.Tell,
        Forms.FormsStory.Tell,
        Erasure.ErasureStory.Tell,
        Corrected,
    ];

    /// <summary>Each act with the events that it became, in order.</summary>
    public static IReadOnlyList<(Act Act, IReadOnlyList<Event> Events)> Told { get; } = Tell();

    /// <summary>Each act where it stands, to be done in the book before the next is asked for.</summary>
    public static IEnumerable<Act> Acts(Book book) => Chapters.SelectMany(chapter => chapter(book));

    private static List<(Act, IReadOnlyList<Event>)> Tell()
    {
        var book = new Book();
        var told = new List<(Act, IReadOnlyList<Event>)>();
        foreach (var act in Acts(book))
        {
            told.Add((act, book.Do(act)));
        }

        return told;
    }

    private static IEnumerable<Act> Houses(Book book)
    {
        yield return new OpenPlace
        {
            Id = Asked,
            Place = Prison,
            Name = "Brezovac remand prison",
            Kind = "remand-prison",
            Authority = "Prison service of Ruritania",
            Zone = Zone,
            CountTime = new LocalTime(6, 0),
            Opened = At("1998-09-01"),
            Reason = "opened by decree 40/1998",
        };
        yield return Opening(OtherPrison, "Nyírfás prison") with { Kind = "prison" };
        yield return Opening(Station, "Polizeiwache Streßlau", "police-station") with { Authority = "Police of Ruritania" };
        yield return Opening(Warehouse, "Warehouse at the old harbour", "unofficial") with { Authority = "unknown" };
        yield return new SetCapacity
        {
            Id = Asked,
            Place = Prison,
            From = new LocalDate(2020, 1, 1),
            Rows = [new("male", "adult", 310), new("female", "adult", 42), new("any", "juvenile", 12)],
        };
        yield return new RenamePlace { Id = Asked, Place = Prison, At = At("2021-07-01"), Name = "Brezovac prison" };
        yield return new ReassignPlace { Id = Asked, Place = Station, At = At("2022-01-01"), Authority = "Gendarmerie of Ruritania" };
        yield return new ClosePlace { Id = Asked, Place = OtherPrison, At = At("2023-03-31"), Reason = "flooded" };
        yield return new ReopenPlace { Id = Asked, Place = OtherPrison, At = At("2024-02-01") };
        yield return new RecordCount
        {
            Id = Asked,
            Place = Prison,
            Dates = [DateRange.Of(new LocalDate(2026, 2, 28))],
            Source = "roll count",
            Listed = 341,
        };
    }

    private static IEnumerable<Act> Arrested(Book book)
    {
        yield return new RecordArrest
        {
            Id = Asked,
            Person = Person,
            Arrest = new()
            {
                Id = Order(1),
                At = At("2026-03-01T21:40"),
                Where = "railway station of Streslau",
                Authority = "Gendarmerie of Ruritania",
                Officers = ["G-2207", "G-1815"],
                Reasons = "suspected of burglary",
            },
            Identity = new()
            {
                Names = [new("Nour al-Hoda Verbytska"), new("نور الهدى فيربيتسكا", Script: "Arab"), new("Норочка", "alias", "Cyrl")],
                Born = new(1994, 5, 17),
                Sex = new("female", "F"),
                Gender = "woman",
                Nationalities = ["UA", "JO"],
                Identifiers = [new("passport UA", "ZQ000317")],
            },
            IdentitySource = "passport",
        };
        yield return new AdmitPerson
        {
            Id = Asked,
            Person = Person,
            Place = Station,
            At = At("2026-03-01T22:10"),
            Order = Order(1),
            Authority = "Gendarmerie of Ruritania",
            Reasons = "suspected of burglary",
            Ground = Reason(1, "arrest") with { Case = "G 118/2026" },
        };
    }

    private static IEnumerable<Act> Committed(Book book)
    {
        yield return new RecordOrder
        {
            Id = Asked,
            Person = Person,
            Documents = [new('5', 64)],
            Order = Paper(2, "2026-03-03", "2026-05-31") with { Document = new('5', 64) },
        };
        yield return new RecordGround
        {
            Id = Asked,
            Person = Person,
            From = At("2026-03-03T11:30"),
            Ground = new()
            {
                Id = Ground(2),
                Kind = "remand",
                RestsOn = Order(2),
                Case = "K 41/2026",
                OrderedBy = "District court of Streslau",
                HeldBy = "Prison service of Ruritania",
                Offences = [new("burglary of a dwelling, attempted", new("Criminal code of Ruritania", "2019", "s. 243(2)"), "0502")],
                Until = At("2026-12-31"),
            },
        };
        yield return new EndGround
        {
            Id = Asked,
            Person = Person,
            Ground = Ground(1),
            At = At("2026-03-03T11:30"),
            Why = "remanded by the court",
            Authority = "District court of Streslau",
        };
        yield return new TransferOut
        {
            Id = Asked,
            Person = Person,
            From = Station,
            To = Prison,
            At = At("2026-03-03T14:00"),
            Escort = "G-2207",
            Why = "remand",
            Order = Order(2),
        };
        yield return new ReceiveTransfer { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-03T15:20") };
    }

    private static IEnumerable<Act> Remanded(Book book)
    {
        yield return new ExtendOrder
        {
            Id = Asked,
            Person = Person,
            Order = Order(2),
            Until = At("2026-06-30"),
            Authority = "District court of Streslau",
            Issued = At("2026-05-27T09:00"),
            Number = "41-2/2026",
        };
        yield return new GoOut
        {
            Id = Asked,
            Person = Person,
            Place = Prison,
            Kind = "at-court",
            At = At("2026-06-02T08:00"),
            Destination = "District court of Streslau",
            Why = "hearing",
            ExpectedBack = At("2026-06-02"),
        };
        yield return new ComeBack { Id = Asked, Person = Person, Place = Prison, At = At("2026-06-02T16:45") };
        yield return new GrantBail
        {
            Id = Asked,
            Person = Person,
            Ground = Ground(2),
            At = At("2026-06-02T12:00"),
            Authority = "District court of Streslau",
            Amount = new(1500m, "EUR"),
            Conditions = ["report weekly", "surrender the passport"],
        };
        yield return new RecordBailMet { Id = Asked, Person = Person, Ground = Ground(2), At = At("2026-06-09T10:00"), By = "a sister" };
        yield return new RevokeBail
        {
            Id = Asked,
            Person = Person,
            Ground = Ground(2),
            At = At("2026-06-09T15:00"),
            Authority = "District court of Streslau",
            Why = "surety withdrawn",
        };
        yield return new RecordEscape { Id = Asked, Person = Person, Place = Prison, At = At("2026-06-14"), How = "not seen after the yard" };
        yield return new RecordRecapture { Id = Asked, Person = Person, Place = Prison, At = At("2026-06-15T03:30"), By = "Gendarmerie of Ruritania" };
        yield return new ReplaceOrder { Id = Asked, Person = Person, Order = Order(2), By = Paper(3, "2026-06-20", "2026-09-30") };
        yield return new RevokeOrder
        {
            Id = Asked,
            Person = Person,
            Order = Order(3),
            From = At("2026-08-01T12:00"),
            Authority = "District court of Streslau",
            Number = "41-4/2026",
        };
    }

    private static IEnumerable<Act> Sentenced(Book book)
    {
        yield return Recorded(Paper(4, "2026-08-01", null, "sentence"));
        yield return RecordedGround(Reason(3, "sentence", 4), "2026-08-01T12:00");
        yield return new RecordReleaseInError
        {
            Id = Asked,
            Person = Person,
            At = At("2026-08-20T10:00"),
            FoundBy = "head of Brezovac prison",
            Ground = Ground(3),
            Why = "mistaken for a namesake",
        };
        yield return Leaving("2026-08-20T10:00");
        yield return new RecordReturn { Id = Asked, Person = Person, Place = Prison, At = At("2026-08-22T09:00"), By = "came back by herself" };
        yield return new QuashOrder
        {
            Id = Asked,
            Person = Person,
            Order = Order(2),
            Court = "Court of appeal of Ruritania",
            Decided = At("2026-09-10"),
            Number = "A 7/2026",
        };
    }

    private static IEnumerable<Act> Freed(Book book)
    {
        yield return new OrderRelease
        {
            Id = Asked,
            Person = Person,
            At = At("2026-10-01T09:00"),
            Authority = "Parole board of Ruritania",
            Basis = "early release",
            Grounds = [Ground(2), Ground(3)],
            Number = "P 88/2026",
        };
        yield return new ProcessRelease { Id = Asked, Person = Person, Place = Prison, At = At("2026-10-01T14:00") };
        yield return new RecordLeft
        {
            Id = Asked,
            Person = Person,
            Place = Prison,
            At = At("2026-10-01T15:10"),
            Witness = "O. Brandvold, counsel",
            Destination = "her sister's home",
        };
    }

    private static IEnumerable<Act> Found(Book book)
    {
        yield return new RecordPresence
        {
            Id = Asked,
            Person = OtherPerson,
            Place = Warehouse,
            At = At("2026-07-11T05:30"),
            Source = "inspector of the national preventive mechanism",
            HeldSince = At("2026-07-09"),
            Identity = new() { Provisional = "young man with a green coat, does not speak" },
            Particulars = new SortedDictionary<string, Coded>(StringComparer.Ordinal) { [Attributes.Sex] = new("male", "man") },
        };
        yield return new RecordIdentity
        {
            Id = Asked,
            Person = OtherPerson,
            Source = "a brother",
            Identity = new() { Names = [new("林望舒", Script: "Hani"), new("Lin Wangshu")], Born = new(2004, Circa: true), Nationalities = [Identity.Stateless] },
        };
        yield return new RecordProhibitedGround
        {
            Id = Asked,
            Person = OtherPerson,
            Ground = "family-tie",
            At = At("2026-07-09"),
            ClaimedBy = "harbour guard",
            FoundBy = "inspector T. Akande",
            Words = "held until his brother gives himself up",
        };
        yield return new FindNoOrder
        {
            Id = Asked,
            Person = OtherPerson,
            From = At("2026-07-09"),
            Until = At("2026-07-12"),
            FoundBy = "inspector T. Akande",
            Basis = "books of the harbour guard",
        };
        yield return new RefuseReception
        {
            Id = Asked,
            Person = OtherPerson,
            Place = Prison,
            At = At("2026-07-11T09:00"),
            Escort = "harbour guard",
            Why = "no commitment order",
        };
        yield return new RecordAbsence { Id = Asked, Person = OtherPerson, Place = Warehouse, At = At("2026-07-12T05:30"), Source = "inspector T. Akande" };
        yield return new RecordDeath
        {
            Id = Asked,
            Person = OtherPerson,
            At = At("2026-07-12"),
            Source = "hospital of Streslau",
            Where = "ambulance",
        };
    }

    private static IEnumerable<Act> FoundAgain(Book book)
    {
        yield return new RegisterPerson
        {
            Id = Asked,
            Person = ThirdPerson,
            Source = "own statement",
            Identity = new()
            {
                Names = [new("VERBYTSKA Nour Al Hoda")],
                Born = new(1994, 5, 17),
                Identifiers = [new("passport UA", "ZQ000317")],
            },
        };
        yield return new SuggestEarlierFiles { Id = Asked, Person = ThirdPerson, Candidates = [Person, OtherPerson] };
        yield return new RecordSightings
        {
            Id = Asked,
            Person = ThirdPerson,
            Source = "roster of the harbour guard",
            Seen = [new(Warehouse, [new(new LocalDate(2026, 10, 3), new LocalDate(2026, 10, 5))], null, new Dictionary<string, Coded>(StringComparer.Ordinal))],
            NotSeen = [new(Warehouse, [DateRange.Of(new LocalDate(2026, 10, 6))])],
        };
    }

    private static IEnumerable<Act> Corrected(Book book)
    {
        yield return new CorrectEvent
        {
            Id = Asked,
            About = Person,
            Target = book.Last<Escaped>(Person),
            Reason = "the place had named the wrong day",
            By = new Escaped(Person, Prison, At("2026-06-13"), "not seen after the yard"),
        };
        yield return new AnnulEvent
        {
            Id = Asked,
            About = ThirdPerson,
            Target = book.Last<EarlierFilesSuggested>(ThirdPerson),
            Reason = "it is her cousin's passport",
        };
    }
}

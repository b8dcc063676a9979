using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Storage.Tests.Writing;

/// <summary>Acts of every sort about a few persons, in no sensible order; some are refused. The same for the same seed.</summary>
internal sealed class Muddle(int seed)
{
    private const string Zone = "Europe/Paris";
    private readonly Invented _invented = new(seed);
    private readonly List<PlaceId> _places = [];
    private readonly List<PersonId> _persons = [];
    private readonly List<OrderId> _orders = [];
    private readonly List<GroundId> _grounds = [];

    private Random Random => _invented.Random;

    /// <summary>The next act, and what is on file of the subject that it is about.</summary>
    public Act Next(Func<Subject, IReadOnlyList<EventRef>> onFile)
    {
        if (_places.Count < 3)
        {
            _places.Add(new(_invented.Id()));
            return _invented.OpenPlace(_places[^1]);
        }

        if (_persons.Count == 0 || (_persons.Count < 5 && Random.Next(8) == 0))
        {
            _persons.Add(new(_invented.Id()));
        }

        var person = One(_persons);
        return Random.Next(5) switch
        {
            0 => Correction(onFile, Random.Next(6) == 0 ? One(_places) : (Subject)person),
            1 => Paper(person),
            2 => Movement(person),
            _ => Sighting(person, onFile),
        };
    }

    private Act Sighting(PersonId person, Func<Subject, IReadOnlyList<EventRef>> onFile) => Random.Next(8) switch
    {
        0 => new RecordPresence { Id = Asked(), Person = person, Place = One(_places), At = At(), Source = "inspector", HeldSince = Random.Next(2) == 0 ? At() : null },
        1 => new RecordAbsence { Id = Asked(), Person = person, Place = One(_places), At = At(), Source = "inspector" },
        2 => _invented.Count(One(_places), Day(), 1 + Random.Next(4)),
        3 => new RecordIdentity { Id = Asked(), Person = person, Source = "passport", Identity = _invented.Identity() },
        4 => _invented.Sightings(One(_places), person, 1, named: false) with { NotSeen = [new(One(_places), [Dates(), Dates()])] },
        5 => _invented.Sightings(One(_places), person, 2, named: false) with { Expected = onFile(person) is [.., var last] ? last.Entry : null },
        _ => _invented.Sightings(One(_places), person, 1 + Random.Next(2), named: Random.Next(3) == 0),
    };

    private Act Paper(PersonId person)
    {
        if (_orders.Count == 0 || Random.Next(3) == 0)
        {
            _orders.Add(new(_invented.Id()));
            return new RecordOrder { Id = Asked(), Person = person, Order = Order(_orders[^1]) };
        }

        if (_grounds.Count == 0 || Random.Next(4) == 0)
        {
            _grounds.Add(new(_invented.Id()));
            return new RecordGround { Id = Asked(), Person = person, From = At(), Ground = Ground(_grounds[^1]) };
        }

        var (order, ground) = (One(_orders), One(_grounds));
        return Random.Next(9) switch
        {
            0 => new ExtendOrder { Id = Asked(), Person = person, Order = order, Until = At(), Authority = "court", Issued = At(), Number = "2" },
            1 => new RevokeOrder { Id = Asked(), Person = person, Order = order, From = At(), Authority = "court", Number = "3" },
            2 => new QuashOrder { Id = Asked(), Person = person, Order = order, Court = "court", Decided = At(), Number = "4" },
            3 => new EndGround { Id = Asked(), Person = person, Ground = ground, At = At(), Why = "over", Authority = "court" },
            4 => new GrantBail { Id = Asked(), Person = person, Ground = ground, At = At(), Authority = "court", Conditions = ["report weekly"] },
            5 => new RecordBailMet { Id = Asked(), Person = person, Ground = ground, At = At(), By = "a sister" },
            6 => new RevokeBail { Id = Asked(), Person = person, Ground = ground, At = At(), Authority = "court", Why = "surety withdrawn" },
            7 => new FindNoOrder { Id = Asked(), Person = person, From = At(), Until = Random.Next(2) == 0 ? At() : null, FoundBy = "inspector", Basis = "books" },
            _ => new RecordProhibitedGround { Id = Asked(), Person = person, Ground = "family-tie", At = At(), ClaimedBy = "guard", FoundBy = "inspector", Words = "w" },
        };
    }

    private Act Movement(PersonId person) => Random.Next(6) switch
    {
        0 when _orders.Count > 0 => new AdmitPerson
        {
            Id = Asked(),
            Person = person,
            Place = One(_places),
            At = At(),
            Order = One(_orders),
            Authority = "court",
            Reasons = "suspected",
            Ground = Ground(new(_invented.Id())),
        },
        1 => new GoOut { Id = Asked(), Person = person, Place = One(_places), Kind = "at-court", At = At(), Destination = "court", Why = "hearing" },
        2 => new ComeBack { Id = Asked(), Person = person, Place = One(_places), At = At() },
        3 => new RecordEscape { Id = Asked(), Person = person, Place = One(_places), At = At(), How = "over the wall" },
        4 => new RecordRecapture { Id = Asked(), Person = person, Place = One(_places), At = At(), By = "guards" },
        _ => new RecordLeft { Id = Asked(), Person = person, Place = One(_places), At = At(), Witness = "counsel" },
    };

    private Act Correction(Func<Subject, IReadOnlyList<EventRef>> onFile, Subject about)
    {
        if (onFile(about) is not { Count: > 0 } refs)
        {
            return Sighting(One(_persons), onFile);
        }

        var target = One(refs);
        return about.Kind == SubjectKind.Place || Random.Next(2) == 0
            ? new AnnulEvent { Id = Asked(), About = about, Target = target, Reason = "never happened" }
            : new CorrectEvent { Id = Asked(), About = about, Target = target, By = Fact(new(about.Value)), Reason = "a slip of the pen" };
    }

    private Event Fact(PersonId person) => Random.Next(6) switch
    {
        0 => new IdentityRecorded(person, _invented.Identity(), "passport"),
        1 => new AbsenceRecorded(person, One(_places), "roster", null, [Dates()], Zone),
        2 when _orders.Count > 0 => new OrderRecorded(person, Order(One(_orders))),
        3 when _grounds.Count > 0 => new GroundRecorded(person, Ground(One(_grounds)), At()),
        4 => new Escaped(person, One(_places), At(), "over the wall"),
        _ => new PresenceRecorded(person, One(_places), "roster", null, [Dates(), Dates()], Zone, At(), new SortedDictionary<string, Coded>(StringComparer.Ordinal)),
    };

    private CommitmentOrder Order(OrderId id) => new()
    {
        Id = id,
        Ground = "remand",
        Authority = "court",
        Number = "1",
        Issued = At(),
        Law = "s. 1",
        From = When.Day(Day(), Zone),
        Until = Random.Next(3) == 0 ? null : When.Day(Day().PlusDays(200), Zone),
    };

    private LegalGround Ground(GroundId id) => new() { Id = id, Kind = Random.Next(2) == 0 ? "remand" : "sentence", Case = "K 1" };

    private ActId Asked() => new(_invented.Id());

    private LocalDate Day() => new LocalDate(2024, 1, 1).PlusDays(Random.Next(120));

    private DateRange Dates()
    {
        var day = Day();
        return new(day, day.PlusDays(Random.Next(12)));
    }

    private When At() => Random.Next(3) == 0 ? When.Day(Day(), Zone) : When.Minute(Day().At(new LocalTime(Random.Next(24), 5)), Zone);

    private T One<T>(IReadOnlyList<T> of) => of[Random.Next(of.Count)];
}

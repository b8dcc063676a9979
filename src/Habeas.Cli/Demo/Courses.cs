using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using NodaTime;

namespace Habeas.Cli.Demo;

/// <summary>The courses that custody takes in the demo: most in good order, some not.</summary>
internal sealed class Courses(Ruritania country)
{
    private static readonly string[] Reasons = ["burglary", "theft", "assault", "fraud", "drug supply", "robbery", "criminal damage", "driving without licence"];
    private static readonly string[] Destinations = ["home", "a sister's", "a hostel of the probation service", "not said"];

    /// <summary>Arrest, station, court, remand, and what follows. An order may run out, come late, or an hour be wrong at first.</summary>
    public void Ordinary(Story story, Identity identity, bool woman, bool child, Instant arrested, Slip slip)
    {
        var chance = story.Chance;
        var reason = chance.One(Reasons);
        var (arrest, arrestGround) = (story.NewOrder(), story.NewGround());
        var received = arrested + chance.Hours(1, 3);
        long admission = 0;
        var admitted = new PersonAdmitted(story.Person, country.Station, Story.At(received), arrest, Ruritania.Police, "suspected of " + reason);
        story.Tell(received, "police", id => new AdmitPerson
        {
            Id = id,
            Person = story.Person,
            Place = country.Station,
            At = Story.At(slip == Slip.WrongHour ? received - Duration.FromHours(1) : received),
            NewArrest = new Arrest { Id = arrest, At = Story.At(slip == Slip.WrongHour ? arrested - Duration.FromHours(2) : arrested), Authority = Ruritania.Police, Where = "Strelsau", Reasons = "suspected of " + reason },
            Authority = Ruritania.Police,
            Reasons = "suspected of " + reason,
            Ground = new LegalGround { Id = arrestGround, Kind = GroundKinds.Arrest, HeldBy = Ruritania.Police, Offences = [new Offence(reason)] },
            Identity = identity,
            IdentitySource = identity.Identifiers.Count > 0 ? "identity card" : "own statement",
        }, entry => admission = entry);
        if (slip == Slip.WrongHour)
        {
            // Parts of an admission with identity and arrest: file, identity, arrest, admission, ground.
            story.TellLate(received, chance.Hours(20, 40), "police", id => new CorrectEvent
            {
                Id = id,
                About = story.Person,
                Target = new EventRef(admission, 4),
                By = admitted,
                Reason = "the clock of the reception desk was an hour behind",
            });
        }

        var court = received + chance.Hours(16, 44);
        if (Away(story, country.Station, court, Ruritania.Court, "first appearance") is not { } back)
        {
            return;
        }

        if (chance.In(25))
        {
            Freed(story, country.Station, back, "released by the court on first appearance", arrestGround);
            return;
        }

        var home = child ? country.Juvenile : woman ? country.Women : country.Remand;
        Remanded(story, home, back, arrestGround, reason, woman, slip);
    }

    private void Remanded(Story story, PlaceId home, Instant from, GroundId before, string reason, bool woman, Slip slip)
    {
        var chance = story.Chance;
        var (order, ground) = (story.NewOrder(), story.NewGround());
        var until = from + Duration.FromDays(slip == Slip.OrderRunsOut ? 30 : 90);
        story.TellLate(from, slip == Slip.OrderComesLate ? Duration.FromDays(chance.Between(3, 9)) : Duration.FromMinutes(10), "reception", id => new RecordOrder
        {
            Id = id,
            Person = story.Person,
            Order = new CommitmentOrder { Id = order, Ground = "remand", Authority = Ruritania.Court, Number = Number(chance, "R"), Issued = Story.At(from), From = Story.At(from), Until = Story.At(until), Law = "Code of Criminal Procedure, s. 42" },
        });
        story.TellLate(from, slip == Slip.OrderComesLate ? Duration.FromDays(10) : Duration.FromMinutes(12), "reception", id => new RecordGround
        {
            Id = id,
            Person = story.Person,
            From = Story.At(from),
            Ground = new LegalGround { Id = ground, Kind = "remand", RestsOn = order, OrderedBy = Ruritania.Court, Offences = [new Offence(reason)] },
        });
        story.TellLate(from, Duration.FromMinutes(14), "reception", id => new EndGround { Id = id, Person = story.Person, Ground = before, At = Story.At(from), Why = "remanded by the court", Authority = Ruritania.Court });
        if (!Moved(story, country.Station, home, from + chance.Hours(2, 5), "remanded by the court", out var arrived))
        {
            return;
        }

        Pretrial(story, home, arrived, until, order, ground, reason, woman, slip);
    }

    private void Pretrial(Story story, PlaceId home, Instant arrived, Instant until, OrderId order, GroundId ground, string reason, bool woman, Slip slip)
    {
        var chance = story.Chance;
        var trial = arrived + Duration.FromDays(chance.Between(12, slip == Slip.OrderRunsOut ? 120 : 150));
        for (var next = arrived + Duration.FromDays(chance.Between(10, 30)); next < trial - Duration.FromDays(4); next += Duration.FromDays(chance.Between(15, 40)))
        {
            if (Away(story, home, At(next, 8), Ruritania.Court, "hearing") is null)
            {
                return;
            }
        }

        if (slip != Slip.OrderRunsOut && trial > until)
        {
            var issued = until - Duration.FromDays(5);
            story.Tell(issued, "reception", id => new ExtendOrder { Id = id, Person = story.Person, Order = order, Until = Story.At(trial + Duration.FromDays(20)), Authority = Ruritania.Court, Issued = Story.At(issued), Number = Number(chance, "R") });
        }

        if (Away(story, home, At(trial, 9), Ruritania.HigherCourt, "trial") is not { } back)
        {
            return;
        }

        if (chance.In(35))
        {
            Freed(story, home, back, chance.One(["acquittal", "bail met", "sentence served on remand"]), ground);
            return;
        }

        Sentenced(story, home, back, ground, reason, woman);
    }

    private void Sentenced(Story story, PlaceId home, Instant from, GroundId before, string reason, bool woman)
    {
        var chance = story.Chance;
        var (order, ground) = (story.NewOrder(), story.NewGround());
        var months = chance.Between(3, 60);
        story.Tell(from, "reception", id => new RecordOrder
        {
            Id = id,
            Person = story.Person,
            Order = new CommitmentOrder { Id = order, Ground = "sentence", Authority = Ruritania.HigherCourt, Number = Number(chance, "S"), Issued = Story.At(from), From = Story.At(from), Law = "Criminal Code" },
        });
        story.TellLate(from, Duration.FromMinutes(41), "reception", id => new RecordGround
        {
            Id = id,
            Person = story.Person,
            From = Story.At(from),
            Ground = new LegalGround { Id = ground, Kind = "sentence", RestsOn = order, OrderedBy = Ruritania.HigherCourt, Offences = [new Offence(reason)] },
        });
        story.TellLate(from, Duration.FromMinutes(42), "reception", id => new EndGround { Id = id, Person = story.Person, Ground = before, At = Story.At(from), Why = FormattableString.Invariant($"sentenced to {months} months"), Authority = Ruritania.HigherCourt });
        if (home == country.Remand && !woman && Moved(story, home, country.Prison, At(from + Duration.FromDays(chance.Between(3, 12)), 10), "sentence began", out _))
        {
            home = country.Prison;
        }

        Freed(story, home, At(from + Duration.FromDays((months * 30) + 20), 9), "end of sentence", ground);
    }

    /// <summary>Found held by an inspector: no order, and perhaps no name.</summary>
    public void Found(Story story, Identity? identity, Instant seen)
    {
        var chance = story.Chance;
        story.Tell(seen, "inspector", id => new RecordPresence
        {
            Id = id,
            Person = story.Person,
            Place = country.Station,
            At = Story.At(seen),
            Source = "unannounced visit of the inspectorate",
            HeldSince = Story.At(seen - chance.Hours(20, 90)),
            Identity = identity ?? new Identity { Provisional = "about thirty, grey coat, says nothing, cell 4" },
        });
        story.Tell(seen + Duration.FromHours(3), "inspector", id => new FindNoOrder
        {
            Id = id,
            Person = story.Person,
            From = Story.At(seen - Duration.FromHours(20)),
            FoundBy = "Dr. F. Strofzin",
            Basis = "the station's papers of that week",
        });
        var left = seen + chance.Hours(5, 60);
        story.Tell(left, "police", id => new RecordLeft { Id = id, Person = story.Person, Place = country.Station, At = Story.At(left), Witness = chance.In(50) ? "duty lawyer H. Rischenheim" : PersonLeft.Nobody });
    }

    /// <summary>Brought without an order, and turned away.</summary>
    public void TurnedAway(Story story, Identity identity, Instant at) => story.Tell(at, "reception", id => new RefuseReception
    {
        Id = id,
        Person = story.Person,
        Place = country.Remand,
        At = Story.At(at),
        Escort = Ruritania.Police,
        Why = "no commitment order was shown",
        Identity = identity,
    });

    private static void Freed(Story story, PlaceId from, Instant ordered, string basis, params GroundId[] grounds)
    {
        var processed = ordered + story.Chance.Hours(1, 5);
        var left = processed + story.Chance.Hours(0, 2) + Duration.FromMinutes(5);
        var destination = story.Chance.One(Destinations);
        _ = story.Tell(ordered, "reception", id => new OrderRelease { Id = id, Person = story.Person, At = Story.At(ordered), Authority = basis == "end of sentence" ? "Head of the prison" : Ruritania.Court, Basis = basis, Grounds = grounds })
            && story.TellLate(processed, Duration.FromMinutes(42), "reception", id => new ProcessRelease { Id = id, Person = story.Person, Place = from, At = Story.At(processed) })
            && story.TellLate(left, Duration.FromMinutes(43), "reception", id => new RecordLeft { Id = id, Person = story.Person, Place = from, At = Story.At(left), Witness = "gate officer P. Detchard", Destination = destination });
    }

    /// <summary>Out to court and back in the evening; when they came back, or null where the demo ends before.</summary>
    private static Instant? Away(Story story, PlaceId place, Instant at, string court, string why)
    {
        var back = at + story.Chance.Hours(3, 8);
        var told = story.Tell(at, "reception", id => new GoOut { Id = id, Person = story.Person, Place = place, Kind = Whereabouts.AtCourt, At = Story.At(at), Destination = court, Why = why })
            && story.TellLate(back, Duration.FromMinutes(5), "reception", id => new ComeBack { Id = id, Person = story.Person, Place = place, At = Story.At(back) });
        return told ? back : null;
    }

    private static bool Moved(Story story, PlaceId from, PlaceId to, Instant at, string why, out Instant arrived)
    {
        var arrival = arrived = at + story.Chance.Hours(1, 4);
        return story.TellLate(at, Duration.FromMinutes(15), "reception", id => new TransferOut { Id = id, Person = story.Person, From = from, To = to, At = Story.At(at), Escort = Ruritania.Escort, Why = why })
            && story.TellLate(arrival, Duration.FromMinutes(20), "reception", id => new ReceiveTransfer { Id = id, Person = story.Person, Place = to, At = Story.At(arrival) });
    }

    private static Instant At(Instant day, int hour)
    {
        var zone = Register.Time.Zones.Get(Ruritania.Zone);
        return (day.InZone(zone).Date + new LocalTime(hour, 10)).InZoneLeniently(zone).ToInstant();
    }

    private static string Number(Chance chance, string letter) => FormattableString.Invariant($"{letter} {chance.Between(100, 999)}/2025");
}

/// <summary>What goes wrong in a course.</summary>
internal enum Slip
{
    None,
    OrderRunsOut,
    OrderComesLate,
    WrongHour,
}

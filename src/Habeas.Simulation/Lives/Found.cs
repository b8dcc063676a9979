using Habeas.Register;
using Habeas.Register.Claims;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>
/// Somebody held at a police station whom nobody wrote down, until an inspector finds them: without an order, perhaps for a brother. Of some
/// the family claimed it before, and the station denied it.
/// </summary>
internal sealed class Found : Life
{
    private ClaimId? _claim;

    public Found(Ruritania world, Chance chance, int number)
        : base(world, chance, number)
    {
        Woman = chance.In(11);
        Invent(19, 60);
    }

    public override IEnumerable<Instant> Live()
    {
        var since = Now;
        var station = Chance.One(World.Country.Towns).Station;
        Enter(station);
        var seen = since + Chance.Hours(20, 90);
        if (Chance.In(30))
        {
            yield return since + Chance.Hours(3, 9);
            Claim(station);
            yield return Now + Chance.Hours(2, 8);
            Record(Sergeant, new AnswerClaim { Id = Id(), Person = Person, Claim = _claim!.Value, Place = station, At = At(Now), By = Sergeant.Officer, Answer = ClaimAnswers.NotHeldHere });
        }

        yield return seen;
        var named = _claim is not null || Chance.In(50);
        yield return Now + Chance.Minutes(3, 40);
        IsFound(station, since, seen, named);
        yield return seen + Duration.FromHours(3);
        Record(Inspector, new FindNoOrder { Id = Id(), Person = Person, From = At(since), FoundBy = Inspector.Officer, Basis = "the station's papers of that week" });
        World.Plant(Wrongs.NoOrderExists, Person, since + Duration.FromHours(1));
        if (Chance.In(20))
        {
            Record(Inspector, new RecordProhibitedGround { Id = Id(), Person = Person, Ground = ProhibitedGrounds.FamilyTie, At = At(since), ClaimedBy = "custody officer", FoundBy = Inspector.Officer, Words = "held until a brother gives himself up" });
            World.Plant(Wrongs.ProhibitedGround, Person, since);
        }

        yield return seen + Chance.Hours(5, 60);
        if (!named)
        {
            Record(Inspector, new RecordIdentity { Id = Id(), Person = Person, Identity = Identity, Source = "a brother" });
        }

        var left = Now;
        Leave();
        yield return Now + Chance.Minutes(3, 40);
        Record(Sergeant, new RecordLeft { Id = Id(), Person = Person, Place = station, At = At(left), Witness = Chance.In(50) ? "duty lawyer H. Rischenheim" : PersonLeft.Nobody });
    }

    private void Claim(PlaceId station)
    {
        _claim = New(id => new ClaimId(id));
        Record(Inspector, new LodgeClaim
        {
            Id = Id(),
            Person = Person,
            Claim = _claim.Value,
            Place = station,
            At = At(Now),
            Claimant = new(null, "relative", Words: "a brother"),
            LastSeen = new(At(HeldSince!.Value), "the market"),
            Identity = Identity,
        });
    }

    private void IsFound(PlaceId station, Instant since, Instant seen, bool named)
    {
        if (_claim is { } claim)
        {
            Record(Inspector, new FindPerson { Id = Id(), Person = Person, Claim = claim, Place = station, At = At(seen), FoundBy = Inspector.Officer, Books = PlaceBooks.NotListed, HeldSince = At(since) });
            Plant(Wrongs.ClaimContradicted);
        }
        else
        {
            Record(Inspector, new RecordPresence
            {
                Id = Id(),
                Person = Person,
                Place = station,
                At = At(seen),
                Source = "unannounced visit of the inspectorate",
                HeldSince = At(since),
                Identity = named ? Identity : new Identity { Provisional = FormattableString.Invariant($"about thirty, grey coat, says nothing, cell {Chance.Between(1, 9)}") },
            });
        }

        Plant(Wrongs.Unregistered);
    }
}

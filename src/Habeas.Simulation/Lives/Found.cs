using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>Somebody held at a police station whom nobody wrote down, until an inspector finds them: without an order, perhaps for a brother.</summary>
internal sealed class Found : Life
{
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
        yield return since + Chance.Hours(20, 90);
        var seen = Now;
        var named = Chance.In(50);
        yield return Now + Chance.Minutes(3, 40);
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
        World.Plant(FindingCodes.PresenceWithoutAdmission, Person, seen);
        yield return seen + Duration.FromHours(3);
        Record(Inspector, new FindNoOrder { Id = Id(), Person = Person, From = At(since), FoundBy = "Dr F. Strofzin", Basis = "the station's papers of that week" });
        World.Plant(FindingCodes.NoOrderExists, Person, since);
        World.Plant(CoverageKinds.NoneExists, Person, since + Duration.FromHours(1));
        if (Chance.In(20))
        {
            Record(Inspector, new RecordProhibitedGround { Id = Id(), Person = Person, Ground = ProhibitedGrounds.FamilyTie, At = At(since), ClaimedBy = "custody officer", FoundBy = "Dr F. Strofzin", Words = "held until a brother gives himself up" });
            World.Plant(FindingCodes.ProhibitedGround, Person, since);
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
}

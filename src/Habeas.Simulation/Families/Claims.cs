using Habeas.Register;
using Habeas.Register.Claims;
using Habeas.Register.Custody;
using Habeas.Simulation.Lives;
using Habeas.Simulation.People;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Families;

/// <summary>Families ask where somebody is: most are held where they say, some are nowhere in the register, and some get no answer in time.</summary>
internal sealed class Claims(Ruritania world, Chance chance)
{
    private static readonly Duration Due = Duration.FromHours(LodgeClaim.HoursToAnswer);

    /// <param name="number">About how many are lodged over all the years.</param>
    public IEnumerable<Instant> Lodged(int number)
    {
        var gap = (int)((Ruritania.End - world.Begin).TotalHours / number);
        while (true)
        {
            yield return world.Now + chance.Hours(Math.Max(1, gap / 3), Math.Max(2, gap * 5 / 3));
            world.Start(chance.In(60) ? OfSomebodyHeld() : OfNobodyHeld());
        }
    }

    private IEnumerable<Instant> OfSomebodyHeld()
    {
        var held = world.Someone(chance, l => l.IsIn && l.Named);
        if (held is not { Place: { } place })
        {
            yield break;
        }

        var (spell, claim) = (held.Spell, Lodge(held.Person, place, null));
        if (chance.In(20))
        {
            yield return world.Now + Due + Duration.FromHours(1);
            world.Plant(Wrongs.ClaimOverdue, held.Person, world.Now);
            yield break;
        }

        yield return world.Now + chance.Hours(2, 40);
        if (held.IsStill(spell) && held.IsIn)
        {
            Answer(held.Person, claim, place, ClaimAnswers.HeldHere);
        }
        else
        {
            Withdraw(held.Person, claim, "the person was seen");
        }
    }

    private IEnumerable<Instant> OfNobodyHeld()
    {
        var (person, woman) = (new PersonId(chance.Id(world.Now)), chance.In(20));
        var station = chance.One(world.Country.Towns).Station;
        var claim = Lodge(person, station, Names.Invent(chance, woman, chance.Between(19, 60), world.Now.InUtc().Year));
        yield return world.Now + chance.Hours(5, 40);
        Answer(person, claim, station, ClaimAnswers.NotHeldHere);
        if (chance.In(50))
        {
            yield return world.Now + chance.Days(1, 4);
            world.Record(Life.Inspector, new RecordNotFound { Id = world.NewAct(chance), Person = person, Claim = claim, Place = station, At = Life.At(world.Now), By = Life.Inspector.Officer, Words = "all cells were opened" });
            world.Record(Life.Inspector, new RecordAbsence { Id = world.NewAct(chance), Person = person, Place = station, At = Life.At(world.Now), Source = Life.Inspector.Officer });
        }

        if (chance.In(50))
        {
            yield return world.Now + chance.Days(2, 9);
            Withdraw(person, claim, "came home by themselves");
        }
    }

    private ClaimId Lodge(PersonId person, PlaceId place, Register.Persons.Identity? identity)
    {
        var claim = new ClaimId(chance.Id(world.Now));
        world.Record(Life.Inspector, new LodgeClaim
        {
            Id = world.NewAct(chance),
            Person = person,
            Claim = claim,
            Place = place,
            At = Life.At(world.Now),
            Claimant = new(null, chance.One(["relative", "partner", "counsel"])),
            LastSeen = new(Life.At(world.Now - chance.Hours(5, 60)), "unknown"),
            Identity = identity,
        });
        return claim;
    }

    private void Answer(PersonId person, ClaimId claim, PlaceId place, string answer) =>
        world.Record(Life.Registrar, new AnswerClaim { Id = world.NewAct(chance), Person = person, Claim = claim, Place = place, At = Life.At(world.Now), By = "officer of the gate", Answer = answer });

    private void Withdraw(PersonId person, ClaimId claim, string why) =>
        world.Record(Life.Inspector, new WithdrawClaim { Id = world.NewAct(chance), Person = person, Claim = claim, At = Life.At(world.Now), By = "the claimant", Why = why });
}

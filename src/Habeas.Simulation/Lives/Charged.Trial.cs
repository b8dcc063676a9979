using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Release;
using Habeas.Simulation.Places;
using NodaTime;

namespace Habeas.Simulation.Lives;

internal sealed partial class Charged
{
    private IEnumerable<Instant> Pretrial()
    {
        var trial = Now + Chance.Days(20, _slip == Slip.OrderRunsOut ? 110 : 260);
        while (Now + Duration.FromDays(20) < trial)
        {
            foreach (var wait in Day(Chance.Days(9, 30)))
            {
                yield return wait;
            }

            if (HeldSince is null)
            {
                _untried = false;
                yield break;
            }
        }

        foreach (var wait in Away(World.Country.HigherCourt.Sitting(trial), Whereabouts.AtCourt, World.Country.HigherCourt.Name, "trial"))
        {
            yield return wait;
        }

        _untried = false;
        foreach (var wait in Chance.In(35)
            ? Freed(World.Country.HigherCourt.Name, Chance.One(["acquittal", "sentence served on remand", "case dropped"]), _ground, (_remand, _until))
            : Sentenced())
        {
            yield return wait;
        }
    }

    /// <summary>Some days of waiting, and what may happen in them.</summary>
    private IEnumerable<Instant> Day(Duration days)
    {
        var next = Chance.Between(1, 1000) switch
        {
            <= 380 => Away(_town.Court.Sitting(Now + days), Whereabouts.AtCourt, _town.Court.Name, "hearing"),
            <= 430 => Away(Now + days, Whereabouts.InHospital, $"{_town.Name} Hospital", "examination"),
            <= 460 when _slip != Slip.OrderComesLate => Bailed(days),
            <= 468 => Escaping(days),
            <= 474 => Dying(days),
            <= 484 => LetGoInError(days),
            <= 496 => SeenElsewhere(days),
            <= 520 when _slip is Slip.None or Slip.WrongHour => AdmittedAgain(days),
            _ => Rest(Now + days),
        };
        foreach (var wait in next)
        {
            yield return wait;
        }
    }

    private IEnumerable<Instant> Bailed(Duration days)
    {
        var granted = Now;
        yield return Written();
        Record(Registrar, new GrantBail { Id = Id(), Person = Person, Ground = _ground, At = At(granted), Authority = _town.Court.Name, Amount = new(Chance.Between(2, 40) * 50, "EUR") });
        foreach (var wait in Rest(Now + days))
        {
            yield return wait;
        }

        if (Chance.In(40))
        {
            yield break; // granted, and nobody could pay: held still
        }

        var met = Now;
        yield return Written();
        Record(Registrar, new RecordBailMet { Id = Id(), Person = Person, Ground = _ground, At = At(met), By = "the family" });
        foreach (var wait in Freed(_town.Court.Name, "bail met", _ground, (_remand, _until)))
        {
            yield return wait;
        }
    }

    private IEnumerable<Instant> Escaping(Duration days)
    {
        foreach (var wait in Rest(Now + days))
        {
            yield return wait;
        }

        var (place, gone) = (Place!.Value, Now);
        Leave();
        yield return World.Written(place, Now + Chance.Minutes(20, 300));
        Record(Registrar, new RecordEscape { Id = Id(), Person = Person, Place = place, At = At(gone), How = "not seen after the yard" });
        yield return gone + Chance.Days(1, 15);
        var home = World.Country.HomeOf(_town, Woman, _child);
        Enter(home);
        var caught = Now;
        yield return Written();
        Record(Registrar, new RecordRecapture { Id = Id(), Person = Person, Place = home, At = At(caught), By = Country.Police });
    }

    private IEnumerable<Instant> Dying(Duration days)
    {
        foreach (var wait in Rest(Now + days))
        {
            yield return wait;
        }

        var (place, died) = (Place!.Value, Now);
        _died = true;
        Leave();
        yield return World.Written(place, Now + Chance.Minutes(10, 90));
        Record(Registrar, new RecordDeath { Id = Id(), Person = Person, Place = place, At = At(died), Source = "physician on duty", Where = "infirmary" });
    }

    private IEnumerable<Instant> LetGoInError(Duration days)
    {
        foreach (var wait in Rest(Now + days))
        {
            yield return wait;
        }

        var (place, left) = (Place!.Value, Now);
        Leave();
        yield return World.Written(place, Now + Chance.Minutes(3, 40));
        Record(Registrar, new RecordLeft { Id = Id(), Person = Person, Place = place, At = At(left), Witness = "gate officer P. Detchard" });
        yield return left + Chance.Hours(20, 60);
        Record(Registrar, new RecordReleaseInError { Id = Id(), Person = Person, At = At(left), FoundBy = "head of the prison", Ground = _ground, Why = "mistaken for a namesake" });
        World.Plant(FindingCodes.ReleasedInError, Person, left);
        yield return left + Chance.Days(3, 9);
        Enter(World.Country.HomeOf(_town, Woman, _child));
        var back = Now;
        yield return Written();
        Record(Registrar, new RecordReturn { Id = Id(), Person = Person, Place = Place!.Value, At = At(back), By = "came back by themselves" });
    }

    /// <summary>A count elsewhere lists the person, whom the register shows at home; the next day they are seen at home.</summary>
    private IEnumerable<Instant> SeenElsewhere(Duration days)
    {
        foreach (var wait in Rest(Now + days))
        {
            yield return wait;
        }

        var (home, seen) = (Place!.Value, Now);
        yield return Now + Chance.Minutes(3, 40);
        Record(Inspector, new RecordPresence { Id = Id(), Person = Person, Place = _town.Station, At = At(seen), Source = "unannounced visit of the inspectorate" });
        World.Plant(FindingCodes.ShownElsewhere, Person, seen);
        yield return seen + Chance.Hours(12, 30);
        var again = Now;
        yield return Now + Chance.Minutes(3, 40);
        Record(Registrar, new RecordPresence { Id = Id(), Person = Person, Place = home, At = At(again), Source = "morning roll" });
    }

    /// <summary>An officer takes somebody for a newcomer who is inside already: the register says no.</summary>
    private IEnumerable<Instant> AdmittedAgain(Duration days)
    {
        foreach (var wait in Rest(Now + days))
        {
            yield return wait;
        }

        Record(
            Registrar,
            new AdmitPerson { Id = Id(), Person = Person, Place = Place!.Value, At = At(Now), Order = _remand, Authority = _town.Court.Name, Reasons = "remanded", Ground = new LegalGround { Id = NewGround(), Kind = "remand", RestsOn = _remand } },
            "already-held");
    }

    private IEnumerable<Instant> Sentenced()
    {
        var from = Now;
        var (order, ground) = (NewOrder(), NewGround());
        var months = Chance.Between(3, 60);
        yield return Written();
        Record(Registrar, new RecordOrder
        {
            Id = Id(),
            Person = Person,
            Order = new CommitmentOrder { Id = order, Ground = "sentence", Authority = World.Country.HigherCourt.Name, Number = PaperNumber("S"), Issued = At(from), From = At(from), Law = "Criminal Code" },
        });
        Record(Registrar, new RecordGround
        {
            Id = Id(),
            Person = Person,
            From = At(from),
            Ground = new LegalGround { Id = ground, Kind = "sentence", RestsOn = order, OrderedBy = World.Country.HigherCourt.Name, HeldBy = Country.Prisons, Offences = [new Offence(_reason)] },
        });
        Record(Registrar, new EndGround { Id = Id(), Person = Person, Ground = _ground, At = At(from), Why = FormattableString.Invariant($"sentenced to {months} months"), Authority = World.Country.HigherCourt.Name });
        _ground = ground;
        if (Now < _until)
        {
            Record(Registrar, new RevokeOrder { Id = Id(), Person = Person, Order = _remand, From = At(from), Authority = World.Country.HigherCourt.Name });
        }

        if (!Woman && !_child)
        {
            foreach (var wait in Moved(Chance.One(World.Country.Prison), from + Chance.Days(3, 12), "sentence began"))
            {
                yield return wait;
            }
        }

        foreach (var wait in Rest(from + Duration.FromDays(months * 20)))
        {
            yield return wait;
        }

        foreach (var wait in Freed("Head of the prison", "end of sentence", ground, (order, null)))
        {
            yield return wait;
        }
    }
}

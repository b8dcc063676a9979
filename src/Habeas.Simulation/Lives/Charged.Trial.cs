using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Process;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Release;
using Habeas.Simulation.Courts;
using Habeas.Simulation.Places;
using Habeas.Simulation.Reception;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Lives;

internal sealed partial class Charged
{
    private IEnumerable<Instant> Pretrial()
    {
        while (Now + Duration.FromDays(20) < Docket.TrialAt)
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

        foreach (var wait in Trial())
        {
            yield return wait;
        }
    }

    private IEnumerable<Instant> Trial()
    {
        var court = World.Country.HigherCourt;
        var trial = Docket.Await();
        if (_slip == Slip.None && Chance.In(4))
        {
            foreach (var wait in Rest(trial))
            {
                yield return wait;
            }

            Docket.PutOff("the file of the court cannot be found");
            var planted = PlantWhileHeld(Wrongs.NoNextDate);
            foreach (var wait in Rest(Now + Chance.Days(40, 90)))
            {
                yield return wait;
            }

            trial = Docket.ListAgain();
            planted.Until ??= Now;
        }

        foreach (var wait in Away(trial, Whereabouts.AtCourt, court.Name, "trial"))
        {
            yield return wait;
        }

        _untried = false;
        var months = Chance.Between(3, 60);
        var convicted = !Chance.In(35);
        Docket.Judged(WentOut, convicted, convicted ? FormattableString.Invariant($"{months} months") : null);
        foreach (var wait in convicted ? Sentenced(months) : Freed(court.Name, Chance.One(["acquittal", "case dropped"]), _ground, () => (_remand, _until)))
        {
            yield return wait;
        }
    }

    /// <summary>Some days of waiting, and what may happen in them.</summary>
    private IEnumerable<Instant> Day(Duration days)
    {
        var next = Chance.Between(1, 1000) switch
        {
            <= 380 => Hearing(days),
            <= 430 => Away(Now + days, Whereabouts.InHospital, $"{_town.Name} Hospital", "examination"),
            <= 460 when _slip != Slip.OrderComesLate => Bailed(days),
            <= 468 => Escaping(days),
            <= 474 => Dying(days),
            <= 484 => LetGoInError(days),
            <= 496 => SeenElsewhere(days),
            <= 520 when _slip is Slip.None or Slip.WrongHour => AdmittedAgain(days),
            <= 545 when _slip is Slip.None => Challenging(days),
            _ => Rest(Now + days),
        };
        foreach (var wait in next)
        {
            yield return wait;
        }
    }

    /// <summary>A hearing before the trial: as a rule the person is brought and it is held.</summary>
    private IEnumerable<Instant> Hearing(Duration days)
    {
        var sitting = _town.Court.Sitting(Now + days);
        var hearing = Docket.List(sitting, "remand");
        var lot = Chance.Between(1, 100);
        if (lot <= 6)
        {
            foreach (var wait in Rest(sitting - Duration.FromHours(30)))
            {
                yield return wait;
            }

            sitting = _town.Court.Sitting(Now + Chance.Days(3, 9));
            Docket.Move(hearing, sitting);
        }

        foreach (var wait in lot is > 6 and <= 24 ? Rest(sitting) : Away(sitting, Whereabouts.AtCourt, _town.Court.Name, "hearing"))
        {
            yield return wait;
        }

        switch (lot)
        {
            case > 6 and <= 12:
                Docket.WasAdjourned(hearing, "a witness did not come");
                break;
            case > 12 and <= 17:
                Docket.WasNotBrought(hearing, Chance.One(["no-vehicle", "no-escort", "ill", "person-declined"]), "as the house reported");
                break;
            case > 17 and <= 19:
                Docket.WasNotBrought(hearing, Said.NotKnown, "nobody could say");
                Plant(Wrongs.NotBroughtForNoReason);
                break;
            case > 19 and <= 24:
                Docket.WasHeld(hearing, Now, Modes.ByVideo);
                break;
            case 25:
                Docket.WasNotWritten();
                Plant(Wrongs.HearingWithoutRecord);
                break;
            default:
                Docket.WasHeld(hearing, WentOut, Modes.InPerson);
                break;
        }
    }

    /// <summary>The lawfulness of the detention is challenged: most are told that it is lawful, some are freed, some wait in vain for a decision.</summary>
    private IEnumerable<Instant> Challenging(Duration days)
    {
        foreach (var wait in Rest(Now + days))
        {
            yield return wait;
        }

        var challenge = New(id => new ChallengeId(id));
        Record(Clerk, new RecordChallenge { Id = Id(), Person = Person, Challenge = new() { Id = challenge, Court = World.Country.HigherCourt.Name, By = "counsel", Name = "H. Rischenheim", Number = PaperNumber("H"), Words = "no ground for the suspicion" }, At = At(Now) });
        if (Chance.In(20))
        {
            World.At(Now + Duration.FromDays(31), () => Plant(Wrongs.ChallengeUndecided));
            yield break;
        }

        foreach (var wait in Away(World.Country.HigherCourt.Sitting(Now + Chance.Days(2, 8)), Whereabouts.AtCourt, World.Country.HigherCourt.Name, "challenge"))
        {
            yield return wait;
        }

        Record(Clerk, new RecordChallengeHeard { Id = Id(), Person = Person, Challenge = challenge, At = At(WentOut), Mode = Modes.InPerson });
        var lawful = Chance.In(65);
        Record(Clerk, new RecordChallengeDecided
        {
            Id = Id(),
            Person = Person,
            Challenge = challenge,
            At = At(Now),
            Court = World.Country.HigherCourt.Name,
            Decision = lawful ? "lawful" : ChallengeDecided.ReleaseOrdered,
            Grounds = lawful ? [] : [_ground],
        });
        if (lawful)
        {
            yield break;
        }

        var quashed = Chance.In(50);
        if (quashed)
        {
            Record(Clerk, new QuashOrder { Id = Id(), Person = Person, Order = _remand, Court = World.Country.HigherCourt.Name, Decided = At(Now) });
            Plant(Wrongs.NoOrderRecorded);
            _untried = false;
        }

        foreach (var wait in Freed(World.Country.HigherCourt.Name, "detention unlawful", _ground, quashed ? null : () => (_remand, _until), isOrdered: true))
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
            // Granted, and nobody could pay: held still. Sometimes the court takes it back.
            if (Chance.In(30))
            {
                Record(Clerk, new RevokeBail { Id = Id(), Person = Person, Ground = _ground, At = At(Now), Authority = _town.Court.Name, Why = "another charge" });
                foreach (var wait in Rest(Now + Duration.FromHours(1)))
                {
                    yield return wait;
                }
            }

            yield break;
        }

        var met = Now;
        yield return Written();
        Record(Registrar, new RecordBailMet { Id = Id(), Person = Person, Ground = _ground, At = At(met), By = "the family" });
        foreach (var wait in Freed(_town.Court.Name, "bail met", _ground, () => (_remand, _until)))
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
        yield return Written(place, Now + Chance.Minutes(20, 300));
        Record(Registrar, new RecordEscape { Id = Id(), Person = Person, Place = place, At = At(gone), How = "not seen after the yard" });
        yield return gone + Chance.Days(1, 15);
        var home = Home;
        Enter(home);
        var caught = Now;
        yield return Written();
        Record(Registrar, new RecordRecapture { Id = Id(), Person = Person, Place = home, At = At(caught), By = Country.Police });
        World.Start(Arrival.Of(this));
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
        yield return Written(place, Now + Chance.Minutes(10, 90));
        Record(Registrar, new RecordDeath { Id = Id(), Person = Person, Place = place, At = At(died), Source = "physician on duty", Where = "infirmary" });
        _untried = false;
        Docket.CustodyEnded("the person died");
        World.Start(Death.After(this, died));
    }

    private IEnumerable<Instant> LetGoInError(Duration days)
    {
        foreach (var wait in Rest(Now + days))
        {
            yield return wait;
        }

        var (place, left) = (Place!.Value, Now);
        Leave();
        yield return Written(place, Now + Chance.Minutes(3, 40));
        Record(Registrar, new RecordLeft { Id = Id(), Person = Person, Place = place, At = At(left), Witness = "gate officer P. Detchard" });
        yield return left + Chance.Hours(20, 60);
        Record(Registrar, new RecordReleaseInError { Id = Id(), Person = Person, At = At(left), FoundBy = "head of the prison", Ground = _ground, Why = "mistaken for a namesake" });
        World.Plant(Wrongs.ReleasedInError, Person, left);
        yield return left + Chance.Days(3, 9);
        Enter(Home);
        var back = Now;
        yield return Written();
        Record(Registrar, new RecordReturn { Id = Id(), Person = Person, Place = Place!.Value, At = At(back), By = "came back by themselves" });
        World.Start(Arrival.Of(this));
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
        Plant(Wrongs.ShownElsewhere);
        ShownElsewhere = true;
        yield return seen + Chance.Hours(12, 30);
        var again = Now;
        yield return Now + Chance.Minutes(3, 40);
        Record(Registrar, new RecordPresence { Id = Id(), Person = Person, Place = home, At = At(again), Source = "morning roll" });
        ShownElsewhere = false;
        Arrival.PutInUnit(this, "back in the books");
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
            new AdmitPerson { Id = Id(), Person = Person, Place = Place!.Value, At = At(Now), Order = _remand, Authority = _town.Court.Name, Reasons = "remanded", Ground = new LegalGround { Id = New(id => new GroundId(id)), Kind = "remand", RestsOn = _remand } },
            "already-held");
    }

    private IEnumerable<Instant> Sentenced(int months)
    {
        var (from, ground, court) = (Now, New(id => new GroundId(id)), World.Country.HigherCourt.Name);
        var order = new CommitmentOrder { Id = New(id => new OrderId(id)), Ground = "sentence", Authority = court, Number = PaperNumber("S"), Issued = At(from), From = At(from), Law = "Criminal Code" };
        var standing = order.Id;
        yield return Written();
        Record(Registrar, new RecordOrder { Id = Id(), Person = Person, Order = order });
        Record(Registrar, new RecordGround
        {
            Id = Id(),
            Person = Person,
            From = At(from),
            Ground = new LegalGround { Id = ground, Kind = "sentence", RestsOn = order.Id, OrderedBy = court, HeldBy = Country.Prisons, Offences = [new Offence(_reason)] },
        });
        Record(Registrar, new EndGround { Id = Id(), Person = Person, Ground = _ground, At = At(from), Why = FormattableString.Invariant($"sentenced to {months} months"), Authority = court });
        _ground = ground;
        RanOut(_until, from);
        _whileUntried.ForEach(t => t.Until ??= from);
        if (Now < _until)
        {
            Record(Registrar, new RevokeOrder { Id = Id(), Person = Person, Order = _remand, From = At(from), Authority = court });
        }

        if (Chance.In(18))
        {
            World.Start(Appeals.Of(this, Docket, order, by => standing = by));
        }

        if (!Woman && !Child)
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

        foreach (var wait in Freed("Head of the prison", "end of sentence", ground, () => (standing, null)))
        {
            yield return wait;
        }
    }
}

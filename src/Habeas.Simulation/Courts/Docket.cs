using Habeas.Register;
using Habeas.Register.Process;
using Habeas.Register.Process.Cases;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Process.Production;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Places;
using NodaTime;

namespace Habeas.Simulation.Courts;

/// <summary>One case of one person before the courts: hearings listed, held, moved, adjourned, up to judgment.</summary>
internal sealed class Docket(Life life, Court court, Court higher, string offence)
{
    private static readonly string[] Judges = ["T. Halloran", "M. Fürst", "A. de Gautet", "V. Strakencz"];
    private HearingId _trial;

    public CaseId Case { get; private set; }

    public ChargeId Charge { get; private set; }

    /// <summary>For when the trial is listed.</summary>
    public Instant TrialAt { get; private set; }

    /// <summary>Nothing but the trial is waited for.</summary>
    public bool AwaitsTrial { get; private set; }

    /// <summary>A hearing before the trial is listed.</summary>
    public bool HasHearing { get; private set; }

    private bool IsOver { get; set; }

    /// <summary>The first appearance, with the date of the trial where the person was remanded.</summary>
    public void FirstAppearance(Instant at, Instant? trial)
    {
        (Case, Charge) = (life.New(id => new CaseId(id)), life.New(id => new ChargeId(id)));
        life.Record(Life.Clerk, new RecordCase
        {
            Id = life.Id(),
            Person = life.Person,
            Case = new() { Id = Case, Number = life.PaperNumber("K"), Authority = court.Name },
            At = Life.At(at),
            Charges = [new() { Id = Charge, Offence = new(offence) }],
        });
        var (hearing, next) = (life.New(id => new HearingId(id)), trial is { } when ? Listed(higher, when, "trial") : null);
        life.Record(Life.Clerk, Held(hearing, at, Modes.InPerson, trial is null ? "released" : "remanded", next) with
        {
            Listing = new() { Id = hearing, Court = court.Name, At = Life.At(at), Purpose = "first-appearance", Case = Case },
            NextListing = next,
        });
        if (trial is { } set)
        {
            (_trial, TrialAt) = (next!.Id, set);
            life.World.Start(Watched());
        }
    }

    /// <summary>Lists a hearing before the trial.</summary>
    public HearingId List(Instant at, string purpose)
    {
        var hearing = Listed(court, at, purpose);
        life.Record(Life.Clerk, new ListHearing { Id = life.Id(), Person = life.Person, Hearing = hearing, Listed = Life.At(life.Now) });
        HasHearing = true;
        if (life.Chance.In(20))
        {
            life.Record(Life.Registrar, new PlanProduction
            {
                Id = life.Id(),
                Person = life.Person,
                Hearing = hearing.Id,
                Place = life.Spell.Place,
                Mode = Modes.InPerson,
                Leaves = Life.At(at - Duration.FromHours(1)),
                Escort = Country.Escort,
                Vehicle = FormattableString.Invariant($"van {life.Chance.Between(1, 9)}"),
                At = Life.At(life.Now),
            });
        }

        return hearing.Id;
    }

    public void WasHeld(HearingId hearing, Instant at, string mode) => Told(() => life.Record(Life.Clerk, Held(hearing, at, mode, "detention continues", null)));

    public void WasAdjourned(HearingId hearing, string why) => Told(() => life.Record(Life.Clerk, new RecordHearingAdjourned
    {
        Id = life.Id(),
        Person = life.Person,
        Hearing = hearing,
        At = Life.At(life.Now),
        By = court.Name,
        Why = why,
        Next = new(NextDate.Set, _trial),
    }));

    public void WasNotBrought(HearingId hearing, string why, string words) => Told(() => life.Record(Life.Registrar, new RecordNotProduced
    {
        Id = life.Id(),
        Person = life.Person,
        Hearing = hearing,
        At = Life.At(life.Now),
        Why = why,
        Words = words,
        DecidedBy = why == Said.NotKnown ? Said.None : "head of escorts",
    }));

    /// <summary>Nobody writes down what came of the hearing.</summary>
    public void WasNotWritten() => HasHearing = false;

    public void Move(HearingId hearing, Instant to) =>
        life.Record(Life.Clerk, new MoveHearing { Id = life.Id(), Person = life.Person, Hearing = hearing, To = Life.At(to), At = Life.At(life.Now), By = court.Name, Why = "the list of the day was full" });

    /// <summary>From now on nothing but the trial is waited for.</summary>
    public Instant Await()
    {
        AwaitsTrial = true;
        return TrialAt;
    }

    /// <summary>The trial is put off, and no date is set.</summary>
    public void PutOff(string why) => life.Record(Life.Clerk, new RecordHearingAdjourned
    {
        Id = life.Id(),
        Person = life.Person,
        Hearing = _trial,
        At = Life.At(life.Now),
        By = higher.Name,
        Why = why,
        Next = new(NextDate.NoneSet, Words: "to be set by the court"),
    });

    public Instant ListAgain()
    {
        TrialAt = higher.Sitting(life.Now + life.Chance.Days(8, 20));
        var hearing = Listed(higher, TrialAt, "trial");
        _trial = hearing.Id;
        life.Record(Life.Clerk, new ListHearing { Id = life.Id(), Person = life.Person, Hearing = hearing, Listed = Life.At(life.Now) });
        return TrialAt;
    }

    /// <summary>Judgment, and how it decided the charge.</summary>
    public void Judged(Instant at, bool convicted, string? sentence)
    {
        IsOver = true;
        life.Record(Life.Clerk, Held(_trial, at, Modes.InPerson, convicted ? "convicted" : "acquitted", null) with { Next = new(NextDate.NoneSet, Words: "judgment was given") });
        life.Record(Life.Clerk, new RecordChargeDecided { Id = life.Id(), Person = life.Person, Charge = Charge, At = Life.At(at), Court = higher.Name, Outcome = convicted ? "convicted" : "acquitted", Sentence = sentence });
        if (!convicted)
        {
            life.Record(Life.Clerk, new RecordCaseClosed { Id = life.Id(), Person = life.Person, Case = Case, At = Life.At(at), Authority = higher.Name, Why = "acquitted" });
        }
    }

    /// <summary>Custody ended before the trial: what is listed is taken off the list.</summary>
    public void CustodyEnded(string why)
    {
        if (!IsOver && TrialAt != default)
        {
            IsOver = true;
            PutOff(why);
        }
    }

    /// <summary>Where a trial comes near and the person cannot be there, the court moves it.</summary>
    private IEnumerable<Instant> Watched()
    {
        while (true)
        {
            yield return TrialAt - Duration.FromHours(20);
            if (IsOver || AwaitsTrial)
            {
                yield break;
            }

            TrialAt = higher.Sitting(life.Now + life.Chance.Days(15, 30));
            Move(_trial, TrialAt);
        }
    }

    private void Told(Action tell)
    {
        HasHearing = false;
        tell();
    }

    private Hearing Listed(Court where, Instant at, string purpose) =>
        new() { Id = life.New(id => new HearingId(id)), Court = where.Name, At = Life.At(at), Purpose = purpose, Case = Case };

    private RecordHearingHeld Held(HearingId hearing, Instant at, string mode, string outcome, Hearing? next) => new()
    {
        Id = life.Id(),
        Person = life.Person,
        Hearing = hearing,
        At = Life.At(at),
        Mode = mode,
        Before = HearingHeld.Judicial,
        Judge = life.Chance.One(Judges),
        Counsel = [life.Chance.In(80) ? "H. Rischenheim" : Said.None],
        Interpreter = HearingHeld.NotNeeded,
        Outcome = outcome,
        Next = next is not null ? new(NextDate.Set, next.Id) : TrialAt != default ? new(NextDate.Set, _trial) : new(NextDate.NoneSet, Words: "released"),
    };
}

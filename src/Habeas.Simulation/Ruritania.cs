using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Simulation.Disasters;
using Habeas.Simulation.Families;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Places;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation;

/// <summary>
/// A country that does not exist, living through some years: who is arrested, remanded, sentenced, freed, what officers write down of it and
/// when, and what goes wrong. It gives the acts in the order of recording, and keeps for itself what is true, so that what the
/// register says can be compared. The same numbers give the same acts.
/// </summary>
/// <remarks>
/// Each life is a process that waits for instants and acts at them; lives wait in one queue, so that two hundred thousand of them need no
/// more memory than those who are in custody at once. A place may be flooded or without power while they wait.
/// </remarks>
public sealed class Ruritania
{
    private readonly PriorityQueue<IEnumerator<Instant>, (Instant At, long Order)> _waiting = new();
    private readonly Queue<Step> _recorded = new();
    private readonly Dictionary<PlaceId, (Instant From, Instant To)> _cuts = [];
    private readonly SortedList<int, Life> _inside = [];
    private readonly List<Custody> _custody = [];
    private readonly List<Truth> _truths = [];
    private readonly Chance _chance;
    private long _order;
    private long _entries;
    private bool _ended;

    /// <param name="persons">How many arrests and other beginnings of custody.</param>
    /// <param name="years">Over how many years.</param>
    /// <param name="seed">From which all else follows.</param>
    public Ruritania(int persons, int years, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(persons, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        _chance = new(unchecked((ulong)seed));
        Begin = End.InUtc().LocalDateTime.PlusYears(-years).InUtc().ToInstant();
        Now = Begin;
        Country = new(_chance.Stream(0), Begin);
        Paper = new(this, _chance.Stream(7));
        Riot = new(this, _chance.Stream(8));
        Start(Opening());
        Start(Arriving(persons));
        Start(new Flood(this, _chance.Stream(1)).Rises());
        Start(PowerCuts.Of(this, _chance.Stream(2)));
        Start(new Rolls(this, _chance.Stream(5)).Counted());
        Start(new Claims(this, _chance.Stream(6)).Lodged(Math.Max(4, persons / 40)));
    }

    /// <summary>The instant after the last; the simulation always ends with the year 2025.</summary>
    public static Instant End { get; } = Instant.FromUtc(2025, 12, 31, 22, 0);

    public Instant Begin { get; }

    public Country Country { get; }

    /// <summary>The instant that the simulation has come to.</summary>
    public Instant Now { get; private set; }

    /// <summary>What was planted so far.</summary>
    public IReadOnlyList<Truth> Truths => _truths;

    /// <summary>The list of those who were brought away from the flood; null before it.</summary>
    public GroupId? Evacuation { get; internal set; }

    internal Stationery Paper { get; }

    internal Riot Riot { get; }

    /// <summary>People who were freed and may come back.</summary>
    internal List<(PersonId Person, Identity Identity, bool Woman)> Former { get; } = [];

    /// <summary>Everybody who is in custody now, in the order of their numbers.</summary>
    internal IEnumerable<Life> Inside => _inside.Values;

    /// <summary>Whoever stands in a cell now, and is neither out nor on the way.</summary>
    internal IEnumerable<Life> Counted() => Inside.Where(l => l is { Place: not null, Out: false, Lost: false });

    /// <summary>One of those in custody of whom something is so; null where none is found after some tries.</summary>
    internal Life? Someone(Chance chance, Func<Life, bool> who)
    {
        var held = _inside.Values;
        for (var tries = 0; held.Count > 0 && tries < 20; tries++)
        {
            if (held[chance.Between(0, held.Count - 1)] is var life && who(life))
            {
                return life;
            }
        }

        return null;
    }

    /// <summary>Every stay in custody that has begun, whatever was written down of it.</summary>
    public IEnumerable<Custody> Stays => _custody.Concat(_inside.Values.Select(l => new Custody(l.Person, l.HeldSince!.Value, null)));

    /// <summary>How many were physically held at an instant that has passed.</summary>
    public int HeldAt(Instant at) => Stays.Count(c => c.Holds(at));

    /// <summary>The acts, made as they are asked for. Once only.</summary>
    /// <param name="until">Where to pause; the next call goes on from there.</param>
    public IEnumerable<Step> Steps(Instant? until = null)
    {
        var end = until ?? End;
        while (!_ended && _waiting.TryPeek(out var process, out var when) && when.At < end)
        {
            _waiting.Dequeue();
            Now = when.At;
            Advance(process);
            while (_recorded.TryDequeue(out var step))
            {
                yield return step;
            }
        }

        if (end >= End)
        {
            _ended = true;
        }
    }

    /// <summary>Begins a process at the present instant; each instant that it gives is when it goes on.</summary>
    internal void Start(IEnumerable<Instant> process) => Wait(process.GetEnumerator(), Now);

    /// <summary>Does something at a later instant.</summary>
    internal void At(Instant at, Action what)
    {
        IEnumerable<Instant> Then()
        {
            yield return at;
            what();
        }

        Start(Then());
    }

    /// <summary>Puts an act to the register now.</summary>
    /// <returns>The entry that it becomes, since the register has one writer and refuses only what it is expected to refuse.</returns>
    internal long Record(Actor officer, Act act, string? refused = null)
    {
        _recorded.Enqueue(new(Now, officer, act, refused));
        return refused is null ? _entries++ : -1;
    }

    internal ActId NewAct(Chance chance) => new(chance.Id(Now));

    internal Truth Plant(Wrong wrong, Subject about, Instant from)
    {
        var truth = new Truth(wrong, about, from);
        _truths.Add(truth);
        return truth;
    }

    internal void Enter(Life life) => _inside[life.Number] = life;

    internal void Leave(Life life)
    {
        if (_inside.Remove(life.Number))
        {
            _custody.Add(new(life.Person, life.HeldSince!.Value, Now));
        }
    }

    /// <summary>Until then nothing that happens at the place is written down but on paper.</summary>
    internal void CutPower(PlaceId place, Instant until) => _cuts[place] = (Now, until);

    /// <summary>When something is written down that an officer would write at that instant: after a power cut, from paper.</summary>
    internal Instant Written(PlaceId? place, Instant when) =>
        place is { } there && _cuts.TryGetValue(there, out var cut) && when >= cut.From && when < cut.To ? cut.To + (when - cut.From) / 10 : when;

    private void Advance(IEnumerator<Instant> process)
    {
        if (process.MoveNext())
        {
            Wait(process, Instant.Max(process.Current, Now));
        }
        else
        {
            process.Dispose();
        }
    }

    private void Wait(IEnumerator<Instant> process, Instant until) => _waiting.Enqueue(process, (until, _order++));

    private IEnumerable<Instant> Opening()
    {
        var chance = _chance.Stream(3);
        foreach (var act in Country.Opening(() => NewAct(chance)))
        {
            Record(new("B. Tarlenheim", "operator"), act);
        }

        yield return Begin + ((End - Begin) / 2);
        foreach (var act in Country.Reform(() => NewAct(chance), Life.At(Now)))
        {
            Record(new("B. Tarlenheim", "operator"), act);
        }
    }

    private IEnumerable<Instant> Arriving(int persons)
    {
        var chance = _chance.Stream(4);
        var length = (End - Begin - Duration.FromDays(2)).TotalMinutes;
        var riot = Begin + Duration.FromMinutes((int)(length * 0.4));
        var arrivals = new (Instant At, int Number)[persons];
        for (var i = 0; i < persons; i++)
        {
            var rioter = i % 50 == 17;
            arrivals[i] = (rioter ? riot + chance.Minutes(0, 480) : Begin + Duration.FromMinutes(60 + chance.Between(0, (int)length - 1)), i);
        }

        foreach (var (at, number) in arrivals.OrderBy(a => a))
        {
            yield return at;
            Start(Life.Beginning(this, _chance.Stream((ulong)number + 10), number, rioter: number % 50 == 17).Live());
        }
    }
}

using System.Collections.Immutable;
using Habeas.Population.Stock;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Population.Tests;

/// <summary>A register in memory: decides acts against the state it holds and folds what they become. It stores nothing and proves nothing.</summary>
internal sealed class PaperRegister
{
    private static readonly Actor Officer = new("A. Officer", "registrar");
    private readonly Dictionary<PersonId, PersonFile> _persons = [];
    private readonly Dictionary<PlaceId, PlaceRecord> _places = [];
    private readonly List<ImmutableDictionary<PersonId, PersonFile>> _history = [];
    private int _serial;

    public int Entries => _history.Count;

    public IEnumerable<PersonFile> Persons => _persons.Values;

    /// <summary>The files as they were when the register had this many entries.</summary>
    public IEnumerable<PersonFile> PersonsAt(int entries) => _history[entries - 1].Values;

    public Refusal? Put(Act act, Instant at)
    {
        var persons = act.Subjects.Where(s => s.Kind == SubjectKind.Person).Select(s => new PersonId(s.Value)).Distinct();
        var places = act.Subjects.Where(s => s.Kind == SubjectKind.Place).Select(s => new PlaceId(s.Value)).Distinct();
        var situation = new Situation(
            Officer,
            at,
            persons.ToDictionary(p => p, p => _persons.GetValueOrDefault(p) ?? PersonFile.New(p)),
            places.ToDictionary(p => p, p => _places.GetValueOrDefault(p) ?? PlaceRecord.New(p)),
            new("RUR", 2026, ++_serial));
        if (act.Decide(situation) is not Outcome.Accepted accepted)
        {
            return ((Outcome.Refused)act.Decide(situation)).Refusal;
        }

        var part = 0;
        foreach (var happened in accepted.Events)
        {
            Take(new(new(_history.Count, ++part), at, happened));
        }

        _history.Add(_persons.ToImmutableDictionary());
        return null;
    }

    public StockLine Stock(Instant at, IEnumerable<PersonFile>? files = null) => Assert.Single(Ask(at, [], files).Lines);

    public StockAnswer Ask(Instant at, IReadOnlyList<string> by, IEnumerable<PersonFile>? files = null)
    {
        var places = _places.Values.Select(p => new CountedPlace(p.Id, p.Name, p.Zone, p.CountTime, DateSet.Of([]))).ToList();
        var rows = (files ?? Persons).SelectMany(f => CustodyView.Of(f).Stretches, (f, s) => new CustodyRow(f.Id, s));
        return Stocks.Answer(new([new(at.InUtc().Date, at)], by, []), places, [], rows);
    }

    private void Take(Recorded recorded)
    {
        var id = recorded.Event.Subject.Value;
        if (recorded.Event.Subject.Kind == SubjectKind.Person)
        {
            _persons[new(id)] = (_persons.GetValueOrDefault(new(id)) ?? PersonFile.New(new(id))).Evolve(recorded);
        }
        else
        {
            _places[new(id)] = (_places.GetValueOrDefault(new(id)) ?? PlaceRecord.New(new(id))).Evolve(recorded);
        }
    }
}

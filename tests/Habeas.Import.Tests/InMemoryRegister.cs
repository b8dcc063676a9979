using Habeas.Import.Reconciling;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Import.Tests;

/// <summary>A register in memory: it decides each act, folds its events, and answers from the custody view as the real one does.</summary>
internal sealed class InMemoryRegister : IRecordedCounts
{
    private readonly Dictionary<PersonId, PersonFile> _persons = [];
    private readonly Dictionary<PlaceId, PlaceRecord> _places = [];
    private readonly Dictionary<(string Issuer, string Value), PersonId> _identifiers = [];
    private readonly Dictionary<PersonId, IReadOnlyList<CountedRun>> _runs = [];
    private long _entries;

    public IEnumerable<CountRecorded> Counts => _places.Values.SelectMany(p => p.Of<CountRecorded>());

    public int AskedEverStated { get; private set; }

    public IEnumerable<PersonFile> Files => _persons.Values;

    public IReadOnlyList<Event> Apply(Act act)
    {
        var persons = Subjects(act, SubjectKind.Person).ToDictionary(PersonId.Of, v => _persons.GetValueOrDefault(PersonId.Of(v)) ?? PersonFile.New(PersonId.Of(v)));
        var places = Subjects(act, SubjectKind.Place).ToDictionary(PlaceId.Of, v => _places.GetValueOrDefault(PlaceId.Of(v)) ?? PlaceRecord.New(PlaceId.Of(v)));
        var at = Instant.FromUtc(2027, 1, 1, 0, 0) + Duration.FromMilliseconds(_entries);
        var outcome = act.Decide(new(new("A. Tester", "import"), at, persons, places, new FileNumber("TST", 2027, _persons.Count + 1)));
        var accepted = Assert.IsType<Outcome.Accepted>(outcome);
        Assert.InRange(accepted.Events.Count, 1, 120);
        for (var i = 0; i < accepted.Events.Count; i++)
        {
            Fold(new(new(_entries, i + 1), at, accepted.Events[i]));
        }

        _entries++;
        return accepted.Events;
    }

    public void Record(Event @event) => Fold(new(new(_entries, 1), Instant.FromUtc(2027, 1, 1, 0, 0) + Duration.FromMilliseconds(_entries++), @event));

    public IReadOnlyList<CountedRun> Runs(PersonId person)
    {
        if (!_runs.TryGetValue(person, out var runs))
        {
            _runs.Add(person, runs = CustodyView.Of(_persons[person]).Counted);
        }

        return runs;
    }

    public PersonId Person(string key) => _identifiers.Single(i => i.Key.Value == key).Value;

    public PersonFile File(string key) => _persons[Person(key)];

    public PlaceId? PlaceNamed(string name) => _places.Values.Where(p => p.Name == name).Select(p => (PlaceId?)p.Id).FirstOrDefault();

    public IReadOnlyList<DateRange> Calendar(PlaceId place) => [.. _places[place].Of<CountRecorded>().SelectMany(c => c.Dates)];

    public IReadOnlySet<string> Digests(PlaceId place) => _places[place].Of<CountRecorded>().Select(c => c.Digest).OfType<string>().ToHashSet(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, PersonId> Persons(string issuer, IReadOnlyCollection<string> values) =>
        values.Where(v => _identifiers.ContainsKey((issuer, v))).ToDictionary(v => v, v => _identifiers[(issuer, v)], StringComparer.Ordinal);

    public IEnumerable<RecordedRun> Runs(PlaceId place, DateRange window) =>
        _persons.Keys.SelectMany(p => Runs(p).Where(r => r.Place == place && r.Dates.From <= window.To && window.From <= r.Dates.To).Select(r => new RecordedRun(p, r)));

    public IEnumerable<CountedRun> EverStated(PersonId person)
    {
        AskedEverStated++;
        return StatedRuns.Of(_persons[person]);
    }

    /// <summary>What the register answers for every date counted: each person, episode and attributes listed, and who is not listed at the edge of a stay.</summary>
    public IReadOnlyList<string> Answers(string place)
    {
        var id = PlaceNamed(place);
        if (id is not { } counted)
        {
            return [];
        }

        var keys = _identifiers.ToDictionary(i => i.Value, i => i.Key.Value);
        var days = Calendar(counted).SelectMany(Dates).Distinct().Order().ToList();
        var answers = days.Select(d => $"{d:uuuu-MM-dd} counted").ToList();
        foreach (var person in _persons.Keys)
        {
            var view = CustodyView.Of(_persons[person]);
            foreach (var run in view.Counted.Where(r => r.Listed))
            {
                answers.AddRange(Dates(run.Dates).Where(days.Contains).Select(d => $"{d:uuuu-MM-dd} {keys[person]} {run.Episode} {run.Attributes}"));
            }

            answers.AddRange(view.Stretches.Select(s => $"stretch {keys[person]} {s.Start} {s.End} {s.EpisodeStart} {s.EpisodeEnd} {s.Attributes}"));
        }

        answers.Sort(StringComparer.Ordinal);
        return answers;
    }

    public int Listed(LocalDate date) => _persons.Keys.Sum(p => Runs(p).Count(r => r.Listed && r.Dates.Contains(date)));

    private static IEnumerable<LocalDate> Dates(DateRange range) => Enumerable.Range(0, range.Days).Select(range.From.PlusDays);

    private static IEnumerable<Guid> Subjects(Act act, SubjectKind kind) => act.Subjects.Where(s => s.Kind == kind).Select(s => s.Value).Distinct();

    private void Fold(Recorded recorded)
    {
        var subject = recorded.Event.Subject;
        if (subject.Kind == SubjectKind.Person)
        {
            var person = PersonId.Of(subject.Value);
            _persons[person] = (_persons.GetValueOrDefault(person) ?? PersonFile.New(person)).Evolve(recorded);
            _runs.Remove(person);
            if (recorded.Event is IdentityRecorded { Identity.Identifiers: [var identifier, ..] })
            {
                _identifiers[(identifier.Issuer, identifier.Value)] = person;
            }
        }
        else
        {
            var place = PlaceId.Of(subject.Value);
            _places[place] = (_places.GetValueOrDefault(place) ?? PlaceRecord.New(place)).Evolve(recorded);
        }
    }
}

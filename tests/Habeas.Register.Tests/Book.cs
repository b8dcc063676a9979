using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Stored;
using NodaTime;

namespace Habeas.Register.Tests;

/// <summary>A register in memory: decides acts one after another, as the door does, and keeps what they become.</summary>
/// <remarks>Every act and every event passes through its stored JSON on the way, so that what JSON loses fails a test.</remarks>
internal sealed class Book
{
    private readonly Dictionary<PersonId, PersonFile> _persons = [];
    private readonly Dictionary<PlaceId, PlaceRecord> _places = [];
    private long _entry;

    public static Actor Registrar { get; } = new("N. Vasquez-Ito", "registrar");

    /// <summary>The instant at which the next act is recorded; a microsecond passes with each.</summary>
    /// <summary>Who acts.</summary>
    public Actor Officer { get; set; } = Registrar;

    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 1, 12, 0);

    public PersonFile File(PersonId id) => _persons.GetValueOrDefault(id) ?? PersonFile.New(id);

    public PlaceRecord Place(PlaceId id) => _places.GetValueOrDefault(id) ?? PlaceRecord.New(id);

    /// <summary>Where the last event of this type about this person stands.</summary>
    public EventRef Last<TEvent>(PersonId person)
        where TEvent : Event => File(person).Chronicle.Events.Last(e => e.Event is TEvent).Ref;

    public Outcome Try(Act act)
    {
        var sent = RegisterJson.ReadAct(RegisterJson.Write(act));
        var persons = sent.Concerned.Where(s => s.Kind == SubjectKind.Person).Select(s => new PersonId(s.Value)).Distinct().ToDictionary(p => p, File);
        var places = sent.Concerned.Where(s => s.Kind == SubjectKind.Place).Select(s => new PlaceId(s.Value)).Distinct().ToDictionary(p => p, Place);
        return sent.DecideWhole(new(Officer, Now, persons, places, new FileNumber("RUR", 2026, _persons.Count + 1)));
    }

    /// <summary>Takes the act in, and answers what it became.</summary>
    public IReadOnlyList<Event> Do(Act act)
    {
        var outcome = Try(act);
        if (outcome is Outcome.Refused refused)
        {
            Assert.Fail($"{EventCatalog.NameOf(act)} was refused: {Words(refused.Refusal)}");
        }

        var events = ((Outcome.Accepted)outcome).Events;
        Assert.NotEmpty(events);
        for (var i = 0; i < events.Count; i++)
        {
            Evolve(new(new(_entry, i + 1), Now, RegisterJson.ReadEvent(RegisterJson.Write(events[i]))));
        }

        _entry++;
        Now += Duration.FromNanoseconds(1000);
        return events;
    }

    /// <summary>The refusal of an act that is expected to be refused.</summary>
    public Refusal Refused(Act act) => Assert.IsType<Outcome.Refused>(Try(act)).Refusal;

    public void IsRefused(string code, Act act) => Assert.Equal(code, Refused(act).Code);

    private void Evolve(Recorded recorded)
    {
        var subject = recorded.Event.Subject;
        if (subject.Kind == SubjectKind.Person)
        {
            var id = new PersonId(subject.Value);
            _persons[id] = File(id).Evolve(recorded);
        }
        else
        {
            var id = new PlaceId(subject.Value);
            _places[id] = Place(id).Evolve(recorded);
        }
    }

    private static string Words(Refusal refusal) =>
        refusal.Code + " " + string.Join(", ", refusal.Arguments.Select(a => $"{a.Key}={a.Value}"));
}

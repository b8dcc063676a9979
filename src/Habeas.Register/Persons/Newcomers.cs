using Habeas.Register.Acts;

namespace Habeas.Register.Persons;

/// <summary>Opens files for several persons in one act: each who has none takes the next number.</summary>
internal sealed class Newcomers(Situation situation)
{
    private readonly HashSet<PersonId> _opened = [];

    /// <summary>The situation as it is for the next person of the act: with the number that a file of theirs would get.</summary>
    public Situation Next => situation with
    {
        NextFileNumber = situation.NextFileNumber with { Serial = situation.NextFileNumber.Serial + _opened.Count },
    };

    /// <summary>The file, where the person has none and the act opened none before, and the identity, where there is one.</summary>
    public IReadOnlyList<Event> Events(PersonId person, Identity? identity, string source)
    {
        var events = Registration.Events(person, identity, source, Next);
        return situation.Person(person).Exists || _opened.Add(person) ? events : [.. events.Where(e => e is not PersonRegistered)];
    }

    /// <summary>Says that the act opened a file for the person by itself.</summary>
    public void Opened(PersonId person) => _opened.Add(person);
}

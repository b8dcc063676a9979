using Habeas.Register;
using Habeas.Register.Persons;
using Habeas.Register.Rolls;
using Habeas.Storage.Derived;
using NodaTime;

namespace Habeas.Storage.Questions;

public sealed partial class Reading
{
    /// <summary>
    /// Is this person here? A question of its own for the policy: whoever may ask it need not be one who may read a file, and learns nothing else.
    /// </summary>
    /// <param name="asked">A file number, or exactly a name that some identity has; case and spacing do not matter. A guarded name finds nobody.</param>
    /// <param name="place">The place whose gate it is.</param>
    /// <param name="at">When.</param>
    public GateAnswer AtGate(string asked, PlaceId place, Instant at)
    {
        Ask("gate");
        var persons = FileNumber.TryParse(asked, out var number)
            ? Persons(new(PersonColumns + "where p.file_number = $1", number.ToString())).ToList()
            : [.. Persons(new(PersonColumns + "where p.id in (select n.person from name n where n.folded = $1) order by p.id", PersonCard.Fold(asked))).Where(p => !p.IsGuarded)];
        return Gate.Of(persons.ConvertAll(p => Fold(p.Person, null)), place, at);
    }
}

using Habeas.Cli.Host;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Asking;

/// <summary>Finds what an operator names: a place by its name or id, a file by its number or the person's id.</summary>
internal sealed class Lookup(Reading reading)
{
    private readonly IReadOnlyList<PlaceSummary> _places = reading.PlaceList();

    /// <exception cref="Stop">No place has that name, or several have.</exception>
    public PlaceSummary Place(string text)
    {
        var found = Places(text);
        return found.Count switch
        {
            1 => found[0],
            0 => throw Stop.NotFound(
                $"no place is called '{text}'.{Nearest.Guess(text, _places.Select(p => p.Name))}", "'habeas place list' shows the places; 'habeas place open' adds one."),
            _ => throw Stop.Usage($"{found.Count} places are called '{text}'.", "Give the id of the one you mean: 'habeas place list --format json' shows it."),
        };
    }

    /// <summary>The one place that has this name or id; null where none has, or several have.</summary>
    public PlaceSummary? Called(string text) => Places(text) is [var one] ? one : null;

    public string NameOf(PlaceId? place) => place is { } id ? _places.FirstOrDefault(p => p.Place == id)?.Name ?? id.ToString() : "in transit";

    public string ZoneOf(PlaceId? place) => (_places.FirstOrDefault(p => p.Place == place) ?? (_places.Count > 0 ? _places[0] : null))?.Zone ?? "UTC";

    /// <exception cref="Stop">No such file, or the number is mistyped.</exception>
    public PersonSummary Person(string text)
    {
        if (Guid.TryParse(text, out var id))
        {
            return reading.Person(new PersonId(id)) ?? throw NoFile(text);
        }

        return FileNumber.TryParse(text, out var number)
            ? reading.PersonByFileNumber(number) ?? throw NoFile(number.ToString())
            : throw Stop.Usage($"'{text}' is not a file number.", "Look at it again: the two last digits are check digits and find a mistyped one.");
    }

    /// <summary>Where the register shows the person in custody now.</summary>
    /// <exception cref="Stop">It does not.</exception>
    public PlaceSummary WhereHeld(PersonSummary person, string option) =>
        CustodyView.Of(reading.File(person.Person)).Stretches.LastOrDefault(s => s.EpisodeEnd is null)?.Place is { } place
            ? _places.First(p => p.Place == place)
            : throw Stop.Usage($"the register does not show the person of {person.FileNumber} at a place now.", $"Say which place is meant: {option} PLACE.");

    /// <summary>Names what an argument of a refusal identifies, for its words; null leaves the argument as it is.</summary>
    public string? Named(object value) => value switch
    {
        PlaceId place => NameOf(place),
        PersonId person => reading.Person(person)?.FileNumber ?? person.ToString(),
        Subject { Kind: SubjectKind.Place } subject => NameOf(new PlaceId(subject.Value)),
        _ => null,
    };

    private List<PlaceSummary> Places(string text) => Guid.TryParse(text, out var id)
        ? [.. _places.Where(p => p.Place.Value == id)]
        : [.. _places.Where(p => string.Equals(p.Name, text, StringComparison.OrdinalIgnoreCase))];

    private static Stop NoFile(string text) => Stop.NotFound($"no file has the number or id {text}.", "'habeas held' lists the files of people held.");
}

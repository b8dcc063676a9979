using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Places;
using Habeas.Register.Time;
using Habeas.Register.Units;
using NodaTime;

namespace Habeas.Simulation.Places;

/// <summary>A town with its police station, the court before which the arrested come, and the remand prison that serves it.</summary>
public sealed record Town(string Name, PlaceId Station, Court Court, PlaceId Remand);

/// <summary>The places and authorities of Ruritania, a country that does not exist.</summary>
public sealed class Country
{
    public const string Zone = "Europe/Prague";
    public const string Police = "Police of Ruritania";
    public const string Prisons = "Prison Service of Ruritania";
    public const string Escort = "Court Escort Service";
    public const string Migration = "Migration Office of Ruritania";
    private const string Health = "Ministry of Health of Ruritania";
    private readonly List<(PlaceId Place, string Name, string Kind, string Authority, CapacityRow Capacity)> _places = [];
    private static readonly string[] Wings = ["a", "b", "c"];
    private static readonly string[] OneWing = ["a"];
    private readonly HashSet<PlaceId> _closed = [];

    /// <param name="chance">Whence the ids come.</param>
    /// <param name="begin">When the places are written down.</param>
    public Country(Chance chance, Instant begin)
    {
        PlaceId Place(string name, string kind, string authority, CapacityRow capacity)
        {
            var place = new PlaceId(chance.Id(begin));
            _places.Add((place, name, kind, authority, capacity));
            return place;
        }

        Remand = Place("Strelsau Remand Prison", "remand-prison", Prisons, new("male", "adult", 160));
        OtherRemand = Place("Zenda Remand Prison", "remand-prison", Prisons, new("male", "adult", 90));
        Prison = [
            Place("Festenburg Prison", "prison", Prisons, new("male", "adult", 180)),
            Place("Hentzau Prison", "prison", Prisons, new("male", "adult", 120)),
            Place("Glimmering Farm Prison", "prison", Prisons, new("male", "adult", 80))];
        Women = Place("Hofbau Women's Prison", "prison", Prisons, new("female", "any", 60));
        Juvenile = Place("Tarlenheim Juvenile Centre", "juvenile-centre", "Ministry of Education of Ruritania", new("any", "juvenile", 24));
        Migrants = Place("Port Bersonin Migration Centre", "migration-centre", Migration, new("any", "any", 70));
        Hospital = Place("St Osra's Closed Hospital", "closed-hospital", Health, new("any", "any", 40));
        Towns = [.. new[] { "Strelsau", "Zenda", "Hofbau", "Kesslau", "Port Bersonin" }.Select((name, i) => new Town(
            name,
            Place($"{name} Police Station", "police-station", Police, new("any", "any", 20)),
            new Court($"District Court of {name}"),
            i % 2 == 0 ? Remand : OtherRemand))];
    }

    public IReadOnlyList<Town> Towns { get; }

    public PlaceId Remand { get; }

    public PlaceId OtherRemand { get; }

    public IReadOnlyList<PlaceId> Prison { get; }

    public PlaceId Women { get; }

    public PlaceId Juvenile { get; }

    public PlaceId Migrants { get; }

    public PlaceId Hospital { get; }

    public Court HigherCourt { get; } = new("Regional Court of Strelsau");

    /// <summary>The places that count their people by unit.</summary>
    public IEnumerable<PlaceId> WithUnits => [Remand, OtherRemand, .. Prison, Women, Juvenile];

    public IEnumerable<PlaceId> All => _places.Select(p => p.Place);

    /// <summary>Where somebody is held before trial: the place for their sex and age, or the remand prison that serves the town and is open.</summary>
    public PlaceId HomeOf(Town town, bool woman, bool child) =>
        child ? Juvenile : woman ? Women : !_closed.Contains(town.Remand) ? town.Remand : town.Remand == Remand ? OtherRemand : Remand;

    /// <summary>The units in which people live, by code; none where nobody is put in one.</summary>
    public IReadOnlyList<string> UnitsOf(PlaceId place) => place == Juvenile ? OneWing : WithUnits.Contains(place) ? Wings : [];

    public bool IsClosed(PlaceId place) => _closed.Contains(place);

    public void Close(PlaceId place) => _closed.Add(place);

    public void Reopen(PlaceId place) => _closed.Remove(place);

    /// <summary>What changes in the administration halfway through: a name, and who runs a place.</summary>
    public IEnumerable<Act> Reform(Func<ActId> id, When at)
    {
        yield return new RenamePlace { Id = id(), Place = Prison[2], At = at, Name = "Glimmering Farm Open Prison" };
        yield return new ReassignPlace { Id = id(), Place = Hospital, At = at, Authority = "Health Board of Ruritania" };
    }

    /// <summary>The acts by which the places come into the register, each with its design capacity.</summary>
    public IEnumerable<Act> Opening(Func<ActId> id)
    {
        foreach (var (place, name, kind, authority, capacity) in _places)
        {
            yield return new OpenPlace
            {
                Id = id(),
                Place = place,
                Name = name,
                Kind = kind,
                Authority = authority,
                Zone = Zone,
                Opened = When.Day(new LocalDate(1994, 7, 1), Zone),
            };
            yield return new SetCapacity { Id = id(), Place = place, From = new LocalDate(2015, 1, 1), Rows = [capacity] };
            foreach (var unit in UnitsOf(place))
            {
                yield return new OpenUnit { Id = id(), Place = place, Unit = unit, Name = $"wing {unit.ToUpperInvariant()}", At = When.Day(new LocalDate(1994, 7, 1), Zone) };
            }
        }
    }
}

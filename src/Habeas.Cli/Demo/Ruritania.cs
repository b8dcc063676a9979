using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Cli.Demo;

/// <summary>The places and authorities of a country that does not exist.</summary>
internal sealed class Ruritania(Chance chance)
{
    public const string Zone = "Europe/Prague";
    public const string Court = "District Court of Strelsau";
    public const string HigherCourt = "Regional Court of Strelsau";
    public const string Police = "Police of Ruritania";
    public const string Escort = "Court Escort Service";
    private const string Prisons = "Prison Service of Ruritania";

    public PlaceId Station { get; } = new(chance.Id());

    public PlaceId Remand { get; } = new(chance.Id());

    public PlaceId Prison { get; } = new(chance.Id());

    public PlaceId Women { get; } = new(chance.Id());

    public PlaceId Juvenile { get; } = new(chance.Id());

    public IEnumerable<Act> Opening()
    {
        yield return Open(Station, "Strelsau Central Police Station", "police-station", Police);
        yield return Open(Remand, "Strelsau Remand Prison", "remand-prison", Prisons);
        yield return Open(Prison, "Zenda Prison", "prison", Prisons);
        yield return Open(Women, "Hofbau Women's Prison", "prison", Prisons);
        yield return Open(Juvenile, "Tarlenheim Juvenile Centre", "juvenile-centre", "Ministry of Education of Ruritania");
        yield return Capacity(Station, new CapacityRow("any", "any", 24));
        yield return Capacity(Remand, new CapacityRow("male", "adult", 60));
        yield return Capacity(Prison, new CapacityRow("male", "adult", 70));
        yield return Capacity(Women, new CapacityRow("female", "adult", 30));
        yield return Capacity(Juvenile, new CapacityRow("any", "juvenile", 12));
    }

    private OpenPlace Open(PlaceId place, string name, string kind, string authority) => new()
    {
        Id = new ActId(chance.Id()),
        Place = place,
        Name = name,
        Kind = kind,
        Authority = authority,
        Zone = Zone,
        Opened = When.Day(new LocalDate(1994, 7, 1), Zone),
    };

    private SetCapacity Capacity(PlaceId place, CapacityRow row) =>
        new() { Id = new ActId(chance.Id()), Place = place, From = new LocalDate(2020, 1, 1), Rows = [row] };
}

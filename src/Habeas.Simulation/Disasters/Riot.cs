using Habeas.Register;
using Habeas.Register.Groups;
using Habeas.Register.Orders;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Places;
using NodaTime;

namespace Habeas.Simulation.Disasters;

/// <summary>Mass arrest: the arrested come to the police station by the vanload, and a vanload goes before the court together.</summary>
internal sealed class Riot(Ruritania world, Chance chance)
{
    private const int Seats = 24;
    private Van? _open;

    /// <summary>The van in which somebody is brought, who is arrested now.</summary>
    public Van Board(Charged life, Arrest arrest, GroundId ground)
    {
        if (_open is null || _open.Lines.Count == Seats || world.Now > _open.Closes)
        {
            _open = new(world.Now + Duration.FromHours(1), world.Country.Towns[0]);
            world.Start(Admitted(_open));
        }

        _open.Lines.Add((life, arrest, ground));
        return _open;
    }

    private IEnumerable<Instant> Admitted(Van van)
    {
        yield return van.Comes;
        var group = new GroupId(chance.Id(world.Now));
        yield return van.Written - Duration.FromMinutes(1);
        world.Record(Life.Sergeant, new AdmitGroup
        {
            Id = world.NewAct(chance),
            Group = group,
            Place = van.Town.Station,
            At = Life.At(van.Comes),
            Escort = Country.Police,
            Authority = Country.Police,
            Reasons = "suspected of riot",
            Members = [.. van.Lines.Select(l => l.Life.OnList(l.Arrest, l.Ground))],
        });
        yield return van.Sits + Duration.FromMinutes(2);
        world.Record(Life.Registrar, new ProduceGroup
        {
            Id = world.NewAct(chance),
            Group = new GroupId(chance.Id(world.Now)),
            Place = van.Town.Station,
            Court = van.Town.Court.Name,
            At = Life.At(van.Sits),
            Escort = Country.Escort,
            Why = "first appearance",
            Members = [.. van.Lines.Select(l => l.Life.Person)],
        });
    }

    /// <summary>One journey: who is in the van, when it comes to the station, and when all stand before the court.</summary>
    internal sealed class Van(Instant closes, Town town)
    {
        public List<(Charged Life, Arrest Arrest, GroundId Ground)> Lines { get; } = [];

        public Town Town => town;

        public Instant Closes => closes;

        public Instant Comes => closes + Duration.FromMinutes(30);

        public Instant Written => Comes + Duration.FromMinutes(40);

        public Instant Sits => town.Court.Sitting(Comes + Duration.FromHours(12));
    }
}

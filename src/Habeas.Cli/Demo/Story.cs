using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Cli.Demo;

/// <summary>One act of a story: when the register takes it in, and who acts. The act is made then, since a correction names an entry.</summary>
/// <param name="At">When it is recorded.</param>
/// <param name="Officer">Who acts.</param>
/// <param name="Act">Makes the act.</param>
/// <param name="Done">Told the entry that it became.</param>
internal sealed record Step(Instant At, Actor Officer, Func<Act> Act, Action<long>? Done = null);

/// <summary>What happens to one person, told act by act. Nothing is told that would lie after the demo's end.</summary>
internal sealed class Story(Chance chance, Instant end)
{
    private static readonly Dictionary<string, Actor> Officers = new(StringComparer.Ordinal)
    {
        ["police"] = new("Sgt. M. Krafstein", "custody officer"),
        ["reception"] = new("A. Lauengram", "registrar"),
        ["inspector"] = new("Dr. F. Strofzin", "inspector"),
    };

    public PersonId Person { get; } = new(chance.Id());

    public List<Step> Steps { get; } = [];

    public Chance Chance { get; } = chance;

    public static When At(Instant instant) => When.Minute(instant, Ruritania.Zone);

    public OrderId NewOrder() => new(Chance.Id());

    public GroundId NewGround() => new(Chance.Id());

    /// <summary>Something happens, and is recorded some minutes later.</summary>
    /// <returns>Whether it happens before the demo ends.</returns>
    public bool Tell(Instant occurred, string officer, Func<ActId, Act> make, Action<long>? done = null) =>
        TellLate(occurred, Duration.FromMinutes(Chance.Between(3, 40)), officer, make, done);

    /// <summary>Something happens, and is recorded only later.</summary>
    public bool TellLate(Instant occurred, Duration late, string officer, Func<ActId, Act> make, Action<long>? done = null)
    {
        if (occurred + late >= end)
        {
            return false;
        }

        Chance.Now = occurred + late;
        var id = new ActId(Chance.Id());
        Steps.Add(new(occurred + late, Officers[officer], () => make(id), done));
        return true;
    }
}

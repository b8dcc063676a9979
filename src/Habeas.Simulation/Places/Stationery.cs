using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Forms;
using Habeas.Register.Movements;
using Habeas.Register.Release;
using Habeas.Register.Rolls;
using Habeas.Register.Time;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Places;

/// <summary>
/// The numbered forms in the cupboards of all places, on which officers write while there is no power. Now and then one is spoiled and
/// declared void; now and then one is gone, and nobody says so.
/// </summary>
internal sealed class Stationery(Ruritania world, Chance chance)
{
    private const int Printing = 60;
    private static readonly Actor Stores = new("T. Glimmer", "store keeper");
    private readonly Dictionary<PlaceId, int> _next = [];
    private readonly Dictionary<(PlaceId Place, string Kind), Queue<int>> _blank = [];

    /// <summary>On which form an act is written.</summary>
    public static string KindOf(Act act) => act switch
    {
        AdmitPerson => FormKinds.Admission,
        TransferOut or ReceiveTransfer or GoOut or ComeBack => FormKinds.Transfer,
        OrderRelease or ProcessRelease or RecordLeft => FormKinds.Release,
        RecordRoll => FormKinds.RollCount,
        _ => FormKinds.Incident,
    };

    /// <summary>The next form of that kind, filled in by somebody then.</summary>
    public OnPaper Written(PlaceId place, string kind, string author, When written)
    {
        switch (chance.Between(1, 100))
        {
            case <= 5:
                var spoiled = new FormNumber(place, Next(place, kind)).ToString();
                world.At(world.Now + Duration.FromHours(20), () => world.Record(Stores, new EndForms { Id = world.NewAct(chance), Place = place, Forms = [spoiled], Why = FormEnds.Void, Words = "spoiled, and kept in the store" }));
                break;
            case <= 7:
                Next(place, kind);
                world.Plant(Wrongs.FormMissing, place, world.Now);
                break;
        }

        return new() { Place = place, Form = new FormNumber(place, Next(place, kind)).ToString(), Author = author, Written = written };
    }

    private int Next(PlaceId place, string kind)
    {
        var blank = _blank.TryGetValue((place, kind), out var there) ? there : _blank[(place, kind)] = [];
        if (blank.Count == 0)
        {
            var first = _next.GetValueOrDefault(place, 1);
            _next[place] = first + Printing;
            world.Record(Stores, new PrintForms { Id = world.NewAct(chance), Place = place, Kind = kind, Count = Printing });
            foreach (var form in Enumerable.Range(first, Printing))
            {
                blank.Enqueue(form);
            }
        }

        return blank.Dequeue();
    }
}

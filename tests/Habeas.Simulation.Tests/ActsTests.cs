using Habeas.Register.Custody;
using Habeas.Register.Erasure;
using Habeas.Register.Places;
using Habeas.Register.Readers;
using Habeas.Register.Stored;

namespace Habeas.Simulation.Tests;

/// <summary>The country lives by every act that the register knows.</summary>
public class ActsTests
{
    /// <summary>The acts that nobody in Ruritania performs, each with its reason.</summary>
    private static readonly Dictionary<Type, string> NotTold = new()
    {
        [typeof(RecordCount)] = "told by an import: that the list of a date is complete",
        [typeof(RecordSightings)] = "told by an import: what counts of another system say of a person",
        [typeof(OpenSealedFile)] = Read,
        [typeof(PlaceHold)] = Erased,
        [typeof(LiftHold)] = Erased,
        [typeof(ProposeErasure)] = Erased,
        [typeof(RecordErasureNotice)] = Erased,
        [typeof(ApproveErasure)] = Erased,
        [typeof(StopErasure)] = Erased,
        [typeof(CarryOutErasure)] = Erased,
        [typeof(OpenTracing)] = Erased,
    };

    private const string Read = "nobody in Ruritania reads: it is told of what is recorded";
    private const string Erased = "five years are shorter than most retention, and the oracles ask after everybody: the contract of erasure tells it";

    [Fact]
    public void Every_act_of_the_register_is_told_in_Ruritania_but_those_of_an_import_and_an_erasure()
    {
        var told = new[] { 42, 20_260_301 }.SelectMany(seed => new Ruritania(700, 3, seed).Steps()).Where(s => s.Refused is null).Select(s => s.Act.GetType()).ToHashSet();
        var names = EventCatalog.Acts.Where(a => told.Contains(a.Key) == NotTold.ContainsKey(a.Key)).Select(a => a.Value).Order(StringComparer.Ordinal);
        Assert.Empty(names);
    }
}

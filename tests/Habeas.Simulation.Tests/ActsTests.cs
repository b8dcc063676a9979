using Habeas.Register.Custody;
using Habeas.Register.Places;
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
    };

    [Fact]
    public void Every_act_of_the_register_is_told_in_Ruritania_but_those_of_an_import()
    {
        var told = new[] { 42, 20_260_301 }.SelectMany(seed => new Ruritania(700, 3, seed).Steps()).Where(s => s.Refused is null).Select(s => s.Act.GetType()).ToHashSet();
        var names = EventCatalog.Acts.Where(a => told.Contains(a.Key) == NotTold.ContainsKey(a.Key)).Select(a => a.Value).Order(StringComparer.Ordinal);
        Assert.Empty(names);
    }
}

using Habeas.Storage.Engine;

namespace Habeas.Storage.Derived;

// Failure policy: what cannot be made again out of the log is a StorageFault that names it, before anything is changed.

/// <summary>The derived tables that a rebuild has to make again before it fills them, and what stands in their places.</summary>
/// <param name="Made">The tables that are missing, or have anything about them that is not as the program makes it.</param>
/// <param name="Dropped">What is there under their names.</param>
internal sealed record Repair(IReadOnlyList<Table> Made, IReadOnlyList<SchemaObject> Dropped)
{
    private const int MostNamed = 5;

    /// <summary>What a store needs.</summary>
    /// <exception cref="StorageFault">The log, or anything else that is not derived, is not as the program makes it.</exception>
    public static Repair Of(IStore store)
    {
        var stored = store.Schema.Stored();
        var made = store.Schema.Made();
        var differences = SchemaDifference.Between(stored, made);
        var own = made.Where(m => m.Kind == SchemaObject.TableKind && !m.IsDerived).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);

        // What stands by itself beside the program's own things is verified, and harms no rebuild.
        var foreign = differences.Where(d => !d.Object.IsDerived && (d.Made is not null || own.Contains(d.Object.About))).Select(d => d.Object.ToString()).ToList();
        if (foreign.Count > 0)
        {
            var named = string.Join(", ", foreign.Take(MostNamed)) + (foreign.Count > MostNamed ? ", …" : "");
            throw new StorageFault(
                FaultKind.Damaged,
                $"Read models are made out of the log, and what holds the log is not as the program makes it: {named}. Nothing was changed. Run habeas verify, keep the register as it is, and restore the last backup elsewhere to compare.");
        }

        var tables = Tables.Derived.Where(t => differences.Any(d => d.Object.About == t.Name)).ToList();
        if (tables.Contains(Tables.Counter) && Counters.AnyErased(store.Keys))
        {
            throw new StorageFault(
                FaultKind.Damaged,
                "The table counter is missing or altered, and keys of erased persons were destroyed: the log cannot tell any more which file numbers were given. Nothing was changed. Restore the table counter from the last backup, then run habeas rebuild.");
        }

        return new(tables, [.. stored.Where(s => s.Table is null && tables.Any(t => t.Name == s.Name))]);
    }

    /// <summary>Drops and makes.</summary>
    public void Run(ISchema schema)
    {
        try
        {
            schema.Remake(Dropped, Made);
        }
        catch (StorageFault fault) when (fault.Kind == FaultKind.Failed)
        {
            throw new StorageFault(
                FaultKind.Failed,
                $"The tables of the read models cannot be made again: something that the program did not make stands in the way. Run habeas verify, take away what it lists as extra, and run habeas rebuild again. {fault.Message}",
                fault);
        }
    }
}

namespace Habeas.Storage.Engine;

/// <summary>One thing that a schema holds: a table, a column, an index, a trigger, …</summary>
/// <param name="Kind">What it is, in the engine's own words.</param>
/// <param name="Name">Its name, with <c>keys.</c> before that of a thing of the key store.</param>
/// <param name="Table">The table it belongs to; null for what stands by itself.</param>
/// <param name="Definition">All that matters about it, worded so that the same thing always reads the same.</param>
internal sealed record SchemaObject(string Kind, string Name, string? Table, string Definition)
{
    public const string TableKind = "table";
    public const string ColumnKind = "column";
    public const string ConstraintKind = "constraint";
    public const string TriggerKind = "trigger";

    /// <summary>The table it belongs to, or its own name.</summary>
    public string About => Table ?? Name;

    /// <summary>It is part of the table's own definition, and comes and goes with it.</summary>
    public bool IsInTable => Kind is ColumnKind or ConstraintKind;

    /// <summary>It belongs to a table that is derived from the log, or stands in such a table's place.</summary>
    public bool IsDerived => Tables.Derived.Any(t => t.Name == About);

    /// <summary>It belongs to a table of the log, or stands in such a table's place.</summary>
    public bool IsLog => Tables.All.Any(t => t.Use == TableUse.Log && t.Name == About);

    public override string ToString() => Table is null ? $"{Kind} {Name}" : $"{Kind} {Name} of {Table}";
}

/// <summary>A thing of a schema that is not as the program makes it.</summary>
/// <param name="Stored">What is there; null where it is missing.</param>
/// <param name="Made">What the program makes; null where it makes no such thing.</param>
internal sealed record SchemaDifference(SchemaObject? Stored, SchemaObject? Made)
{
    public SchemaObject Object => (Made ?? Stored)!;

    /// <summary>All that differs. Of a table that is missing or extra, its columns and constraints are not listed too.</summary>
    public static IReadOnlyList<SchemaDifference> Between(IReadOnlyList<SchemaObject> stored, IReadOnlyList<SchemaObject> made)
    {
        var there = stored.ToDictionary(Key);
        var wanted = made.ToDictionary(Key);
        var whole = there.Keys.Intersect(wanted.Keys).Where(k => k.Kind == SchemaObject.TableKind).Select(k => k.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. there.Keys.Union(wanted.Keys)
                .Select(k => new SchemaDifference(there.GetValueOrDefault(k), wanted.GetValueOrDefault(k)))
                .Where(d => d.Stored?.Definition != d.Made?.Definition && (!d.Object.IsInTable || whole.Contains(d.Object.About)))
                .OrderBy(d => d.Object.ToString(), StringComparer.Ordinal),
        ];
    }

    private static (string Kind, string? Table, string Name) Key(SchemaObject thing) => (thing.Kind, thing.Table, thing.Name);
}

/// <summary>The schema of a store, beside the one that the program makes by its scripts.</summary>
internal interface ISchema
{
    /// <summary>What the store has now, the key store included.</summary>
    IReadOnlyList<SchemaObject> Stored();

    /// <summary>What the scripts make on the same engine, made afresh where it leaves no trace.</summary>
    IReadOnlyList<SchemaObject> Made();

    /// <summary>Drops things that stand where derived tables belong, and makes derived tables with all that belongs to them, in one commit.</summary>
    void Remake(IReadOnlyList<SchemaObject> dropped, IReadOnlyList<Table> made);
}

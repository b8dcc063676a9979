using Habeas.Storage.Engine;

namespace Habeas.Storage.Verifying;

// Failure policy: whatever the schema holds is noted; only the environment's own faults end the check.

/// <summary>Compares the schema of a store with the one that the program makes: what was added to it can change what is written from then on.</summary>
internal sealed class SchemaCheck
{
    private readonly IReadOnlyList<SchemaDifference> _differences;

    private SchemaCheck(IReadOnlyList<SchemaDifference> differences) => _differences = differences;

    /// <summary>The log has all its tables and columns, and can be read.</summary>
    public bool IsLogReadable => !_differences.Any(d => d.Stored is null && d.Object is { IsLog: true, Kind: SchemaObject.TableKind or SchemaObject.ColumnKind });

    /// <summary>The tables of the log are made as the program makes them; what guards them is another matter.</summary>
    public bool IsLogWhole => !_differences.Any(d => d.Object.IsLog && IsShape(d));

    public bool AreKeysReadable => !_differences.Any(d => d.Object.About == "keys.owner_key" && IsShape(d));

    /// <summary>The derived tables that are missing or have other columns: their rows cannot be compared.</summary>
    public IReadOnlySet<Table> Altered => Tables.Derived.Where(t => _differences.Any(d => d.Object.About == t.Name && IsShape(d))).ToHashSet();

    /// <summary>Compares, and notes each difference.</summary>
    public static SchemaCheck Run(ISchema schema, Findings findings)
    {
        var differences = SchemaDifference.Between(schema.Stored(), schema.Made());
        foreach (var difference in differences)
        {
            findings.Add(new(KindOf(difference), difference.Object.ToString(), Words(difference)));
        }

        return new(differences);
    }

    private static bool IsShape(SchemaDifference difference) => difference.Object.Kind is SchemaObject.TableKind or SchemaObject.ColumnKind;

    private static string KindOf(SchemaDifference difference) => difference switch
    {
        { Stored: null } => ProblemKinds.SchemaMissing,
        { Made: null } => ProblemKinds.SchemaExtra,
        _ => ProblemKinds.SchemaAltered,
    };

    private static string Words(SchemaDifference difference)
    {
        var thing = difference.Object;
        if (thing is { IsLog: true, Kind: SchemaObject.TriggerKind } && difference.Made is not null)
        {
            var how = difference.Stored is null ? "is missing" : "is altered or disabled";
            return $"the append-only trigger {how}: rows of the log can be changed by accident. Find out who did it, and compare with a backup";
        }

        if (difference.Made is null)
        {
            var why = thing.Kind is SchemaObject.TriggerKind or "rule" ? ", and it can change what is written" : "";
            var remedy = thing.IsDerived ? "habeas rebuild takes it away" : "take it away";
            return $"the program makes no such {thing.Kind}{why}: find out who added it, then {remedy}";
        }

        return (difference.Stored is null ? "it is missing: " : "it is not as the program makes it: ")
            + (thing.IsDerived ? "habeas rebuild makes it again" : "restore the last backup elsewhere, and compare");
    }
}

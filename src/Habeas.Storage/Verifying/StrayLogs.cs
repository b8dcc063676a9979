using Habeas.Storage.Engine;

namespace Habeas.Storage.Verifying;

// Failure policy: as Verifier.

/// <summary>Looks for rows of logs that the table <c>log</c> does not name: no verification of a log would come across them.</summary>
internal sealed class StrayLogs(ISession session, Findings findings, IEnumerable<long> logs)
{
    private readonly HashSet<long> _known = [.. logs];

    /// <summary>Names each log of which a table holds rows, from the first of them on.</summary>
    public void Name()
    {
        Name(Tables.Entry, "id", 48);
        Name(Tables.Checkpoint, "id", 48);
        Name(Tables.Part, "id", 55);
        Name(Tables.Tile, "log", 0);
    }

    /// <summary>Goes from log to log, whatever there is of each, by the bits of a row's id above those that say where in the log it is.</summary>
    private void Name(Table table, string column, int bits)
    {
        var next = (long?)long.MinValue;
        for (var named = 0; next is { } from && named < Verification.MostProblems;)
        {
            if (session.Number(new($"select min({column}) from {table.Name} where {column} >= $1", from)) is not { } id)
            {
                return;
            }

            var log = id >> bits;
            if (!_known.Contains(log))
            {
                named++;
                findings.Add(new(
                    ProblemKinds.LogMissing, FormattableString.Invariant($"log {log}"), FormattableString.Invariant($"the table {table.Name} holds rows of it, the first being {id}, and the table log does not name it")));
            }

            next = log == long.MaxValue >> bits ? null : (log + 1) << bits;
        }
    }
}

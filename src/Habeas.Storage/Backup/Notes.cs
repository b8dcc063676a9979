using Habeas.Storage.Engine;

namespace Habeas.Storage.Backup;

// Failure policy: a note is committed before what it announces is begun, so that whoever comes after a death reads it.

/// <summary>Notes among a register's settings that keep two registers from continuing one log, and half a register from being opened.</summary>
internal static class Notes
{
    /// <summary>The read models are being made anew.</summary>
    public const string Rebuild = "rebuild";

    /// <summary>Nothing is recorded here any more, and why.</summary>
    public const string Shut = "moved";

    /// <summary>What is here is being filled and is no register yet.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>Reads a note; null where there is none.</summary>
    public static string? Read(ISession session, string name) => session.Select(new("select value from meta where name = $1", name), r => r.Text(0)).FirstOrDefault();

    /// <summary>Refuses a register that was begun by a restore or a move and not finished.</summary>
    public static void RequireComplete(IStore store)
    {
        using var session = store.OpenReader();
        if (Read(session, Incomplete) is { } what)
        {
            throw new StorageFault(FaultKind.NoRegister, $"What is here was begun by a {what} and not finished. Run that command again: it begins anew.");
        }
    }

    /// <summary>Writes a note, or takes it away, in a commit of its own, and gives the checkpoint that was the last then.</summary>
    public static byte[] Write(IStore store, string name, string? value)
    {
        using var writer = store.OpenWriter();
        byte[] last = [];
        using (var rows = writer.Begin(Writing.Head.LastCheckpoint))
        {
            last = rows.Next() ? rows.Bytes(1) : last;
        }

        writer.Commit(new() { Meta = { [name] = value } });
        return last;
    }
}

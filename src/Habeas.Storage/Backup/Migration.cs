using System.Text;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Verifying;

namespace Habeas.Storage.Backup;

// Failure policy: the register that is moved is shut before anything is copied, and the one it becomes is opened after the first was told
// that it has moved for good. A death in between leaves at most one of them open; running the move again goes on, or begins anew.

/// <summary>What was moved.</summary>
/// <param name="Origin">The register.</param>
/// <param name="From">The engine that held it.</param>
/// <param name="Engine">The engine that holds it now.</param>
/// <param name="Place">Its folder now.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Rows">How many rows of the log were copied and compared.</param>
/// <param name="Checkpoint">Its last checkpoint, the same before and after.</param>
public sealed record MigrationReport(string Origin, string From, string Engine, string Place, long Entries, long Rows, string Checkpoint);

/// <summary>Moves a register from one engine to the other: its log byte for byte, its read models anew.</summary>
internal sealed class Migration(RegisterLocation from, RegisterLocation to, RandomBytes random, Action<string, long, long>? progress)
{
    private const string Moving = "moving to ";
    private const string Moved = "moved to ";
    private static readonly IReadOnlyList<Table> Copied = [.. Tables.All.Where(t => t.Use == TableUse.Log), Tables.Counter];

    /// <summary>What must be said to open a register again that has moved for good.</summary>
    public static string WordsToReopen(string note) => $"I know that what was recorded since this register was {note} is not in it, and that nothing may ever be recorded there again";

    public MigrationReport Run()
    {
        using var source = from.OpenStore(create: false);
        if ((source.Engine == "postgres") == to.IsPostgres)
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"The register is kept in {source.Engine} already. To move it to another place of the same kind, back it up and restore it there.");
        }

        Notes.RequireComplete(source);
        Leave(source);
        KeysAlong();
        var said = StoredRegister.Read(source);
        using var keys = RegisterKeys.ReadMaster(to.KeyDirectory, said.Origin);
        using var site = Site.Open(to, to.IsPostgres, "migration");
        var last = Notes.Write(source, Notes.Shut, Moving + to.Directory);
        using var session = source.OpenReader();
        Copy(source, session, site.Store);
        var owners = new OwnerKeys(site.Store.Keys, keys, random);
        new Rebuild(site.Store, owners, p => progress?.Invoke("Making the read models: " + p.Stage, p.Done, p.Of)).Run(CancellationToken.None);
        var verified = new Verifier(site.Store, owners, new VerifyOptions { Deep = true, Keys = () => keys.Public, Progress = (done, of) => progress?.Invoke("Verifying deep", done, of) }).Run(CancellationToken.None);
        if (verified.Problems is [var first, ..])
        {
            throw new StorageFault(
                FaultKind.Damaged, $"The register that was copied does not verify, the first problem is at {first.Where}: {first.Words}. Run habeas verify --deep on the one it was copied from; habeas migrate --reopen opens it again.");
        }

        var rows = Compare(session, site.Store, last);
        if (!Notes.Write(source, Notes.Shut, Moved + to.Directory).AsSpan().SequenceEqual(last))
        {
            throw new StorageFault(FaultKind.Locked, "Acts were recorded in the register while it was moved: somebody opened it again. Run the command again.");
        }

        var engine = site.Store.Engine;
        site.Finish(said with { Engine = engine });
        return new(said.Origin, source.Engine, engine, to.Directory, verified.Entries, rows, Encoding.UTF8.GetString(last));
    }

    /// <summary>Opens a register again that was shut because it was to be moved or was replaced.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="words">What was said; needed once it has moved for good.</param>
    public static void Reopen(RegisterLocation location, string? words)
    {
        using var store = location.OpenStore(create: false);
        string? note;
        using (var session = store.OpenReader())
        {
            note = Notes.Read(session, Notes.Shut);
        }

        if (note is null)
        {
            throw new StorageFault(FaultKind.AlreadyThere, "The register is open: nothing shut it.");
        }

        if (!note.StartsWith(Moving, StringComparison.Ordinal) && words != WordsToReopen(note))
        {
            throw new StorageFault(
                FaultKind.Behind,
                $"The register was {note}. If both go on, one log has two continuations, which everybody who keeps checkpoints sees. If you must go on here, say it in so many words: --reopen '{WordsToReopen(note)}'.");
        }

        Notes.Write(store, Notes.Shut, null);
    }

    /// <summary>Goes on where an earlier run died, and leaves a register alone that has moved.</summary>
    private void Leave(IStore source)
    {
        string? note;
        using (var session = source.OpenReader())
        {
            note = Notes.Read(session, Notes.Shut);
        }

        if (note is null || note == Moving + to.Directory)
        {
            return;
        }

        if (note != Moved + to.Directory)
        {
            throw new StorageFault(FaultKind.Moved, $"The register was {note} before. Finish that, or open it again with habeas migrate --reopen.");
        }

        if (!Site.IsBegun(to, to.IsPostgres))
        {
            throw new StorageFault(FaultKind.Moved, $"The register was {note} for good, and nothing of that move is left to finish. Use it where it is now: moved once more from here, it would have two continuations.");
        }

        Notes.Write(source, Notes.Shut, Moving + to.Directory);
    }

    private void KeysAlong()
    {
        if (from.KeyDirectory != to.KeyDirectory)
        {
            Durable.Try(to.Directory, () => Directory.CreateDirectory(to.Directory));
            KeyFiles.Copy(from.KeyDirectory, to.KeyDirectory);
        }
    }

    private void Copy(IStore source, ISession session, IStore target)
    {
        using var filling = new Filling(target);
        var done = 0;
        foreach (var table in Copied)
        {
            using (var rows = session.Run(Whole(table)))
            {
                filling.All(table, rows);
            }

            progress?.Invoke("Copying", ++done, Copied.Count + 1);
        }

        foreach (var (name, value) in session.Select(Settings, r => (r.Text(0), r.Text(1))))
        {
            filling.Setting(name, value);
        }

        for (var first = 1L; source.Keys.Range(first, 4096) is { Count: > 0 } range; first = range[^1].Number + 1)
        {
            foreach (var key in range)
            {
                filling.Key(key);
            }
        }

        filling.Finish();
        progress?.Invoke("Copying", Copied.Count + 1, Copied.Count + 1);
    }

    private static Query Settings => new("select name, value from meta where name not in ($1, $2, $3) order by name", Notes.Rebuild, Notes.Shut, Notes.Incomplete);

    private static Query Whole(Table table) => new($"select {table.ColumnList} from {table.Name} order by {table.KeyList}");

    /// <summary>Compares every row that was copied, and the checkpoint that both end with.</summary>
    private static long Compare(ISession source, IStore target, byte[] last)
    {
        using var session = target.OpenReader();
        var note = session.Select(Writing.Head.LastCheckpoint, r => r.Bytes(1)).FirstOrDefault() ?? [];
        var count = note.AsSpan().SequenceEqual(last) ? 0L : throw Differs(Tables.Checkpoint);
        foreach (var table in Copied)
        {
            using var before = source.Run(Whole(table));
            using var after = session.Run(Whole(table));
            while (before.Next())
            {
                count++;
                if (!after.Next() || !table.Columns.Select((c, i) => Same(c.Type, before, after, i)).All(same => same))
                {
                    throw Differs(table);
                }
            }

            if (after.Next())
            {
                throw Differs(table);
            }
        }

        return count;
    }

    private static bool Same(ColumnType type, IRows one, IRows other, int column) => one.IsNull(column) || other.IsNull(column)
        ? one.IsNull(column) && other.IsNull(column)
        : type switch
        {
            ColumnType.Integer => one.Int(column) == other.Int(column),
            ColumnType.Id => one.Id(column) == other.Id(column),
            ColumnType.Text => one.Text(column) == other.Text(column),
            _ => one.Span(column).SequenceEqual(other.Span(column)),
        };

    private static StorageFault Differs(Table table) => new(
        FaultKind.Damaged, $"The table {table.Name} was not copied as it was. Nothing was moved; habeas migrate --reopen opens the register again. Look at both disks before you try once more.");
}

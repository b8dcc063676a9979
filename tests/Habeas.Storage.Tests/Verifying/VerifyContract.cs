using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;
using Habeas.Storage.Engine;
using Habeas.Storage.Verifying;

namespace Habeas.Storage.Tests.Verifying;

public abstract class VerifyContract : OnEngine
{
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("HABEAS_SEED"), System.Globalization.CultureInfo.InvariantCulture, out var seed) ? seed : 20260301;

    [Fact]
    public void Every_change_of_what_is_stored_is_found_and_named()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 600, 150);
        using var raw = laid.OpenRaw();
        raw.DropGuards();
        var mutations = new Mutations(raw, new Random(Seed), register.Origin);
        for (var i = 0; i < 1000; i++)
        {
            var mutation = mutations.Next();
            var verification = Verify(register, mutation.NeedsKeys);
            Assert.True(
                verification.Problems.Any(p => p.Where == mutation.MustName) && !verification.Holds && verification.Status == "altered",
                $"seed {Seed}, change {i}: {mutation.What}; must name {mutation.MustName}, named {string.Join(", ", verification.Problems.Take(5).Select(p => p.Kind + " " + p.Where))}");
            mutation.Undo();
        }

        raw.RestoreGuards();
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Every_change_of_a_read_model_is_found_by_deep_and_named()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 60, 20);
        using var raw = laid.OpenRaw();
        var random = new Random(Seed);
        foreach (var table in Tables.Derived)
        {
            var rows = raw.Rows($"select {table.ColumnList} from {table.Name} order by {table.KeyList}");
            foreach (var column in Enumerable.Range(0, table.Columns.Count).Append(-1))
            {
                var row = rows.Count == 0 ? null : rows[random.Next(rows.Count)];
                if (row is null || !Change(raw, table, row, column, random))
                {
                    continue;
                }

                var problems = Verify(register).Problems;
                Assert.True(
                    problems.Any(p => p.Kind == ProblemKinds.ReadModelDiffers && p.Where == $"table {table.Name}"),
                    $"seed {Seed}: {table.Name} column {column}; named {string.Join(", ", problems.Select(p => p.Kind + " " + p.Where))}");
                Restore(raw, table, rows);
            }
        }

        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Checkpoint_kept_outside_is_witness_to_the_register()
    {
        var register = NewBusyRegister(NewPlace(), 80, 20);
        var kept = Enumerable.Range(0, 84).Select(s => NoteAt(register, s)).OfType<byte[]>().ToList();
        var verification = Verify(register, deep: false, kept);
        Assert.True(verification.IsWitnessed);
        Assert.Equal(kept.Count, verification.Outside.Count(o => o.Holds));
        Assert.Equal("consistent, and with the checkpoints kept outside", verification.Status);
    }

    [Fact]
    public void History_rewritten_by_the_holder_of_the_key_is_caught_by_a_checkpoint_kept_outside()
    {
        var honest = NewBusyRegister(NewPlace(), 80, 20);
        var kept = new[] { 3L, 23, 43, 63, 83 }.Select(s => NoteAt(honest, s)!).ToList();

        // Another register under the same keys that differs in its 31st entry: what a rewriting with the key would look like.
        var notes = kept.ConvertAll(k => Resigned(honest, k, from: 43));
        var verification = Verify(honest, deep: false, notes);
        Assert.False(verification.Holds);
        var bad = verification.Outside.Where(o => !o.Holds).ToList();
        Assert.Equal([43L, 63, 83], bad.Select(b => b.Size));
        Assert.All(bad, b => Assert.Equal(23, b.LastGood));
        Assert.Contains("from entry 23 to 42", bad[0].Words, StringComparison.Ordinal);
        Assert.Equal(notes[2], bad[0].Evidence!.Outside);
        Assert.NotEmpty(bad[0].Evidence!.Proof);
        Assert.Equal(nameof(ProofFault.OldRootDiffers), bad[0].Evidence!.Fault);
    }

    [Fact]
    public void Checkpoint_that_signs_more_entries_shows_that_some_were_taken_away()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 40, 20);
        var kept = NoteAt(register, 43)!;
        using var raw = laid.OpenRaw();
        raw.DropGuards();
        raw.Execute("delete from checkpoint where id > 23");
        raw.Execute("delete from part where id >= $1", LogKey.Part(0, 23));
        raw.Execute("delete from entry where id >= 23");
        raw.RestoreGuards();
        Assert.True(Verify(register, deep: false).Holds);
        var verification = Verify(register, deep: false, kept);
        Assert.Contains("entries were taken away", Assert.Single(verification.Outside).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void History_of_checkpoints_that_was_deleted_as_a_whole_is_found()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 40, 20);
        using var raw = laid.OpenRaw();
        raw.DropGuards();
        raw.Execute("delete from checkpoint where id < 43");
        raw.Execute("update checkpoint set previous = null");
        Assert.Contains(Verify(register, deep: false).Problems, p => p.Kind == ProblemKinds.CheckpointMissing);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(254)]
    [InlineData(255)]
    public void Rows_of_a_log_that_is_not_named_are_found_and_named(long log)
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 10);
        using var raw = laid.OpenRaw();
        raw.DropGuards();
        raw.Execute("insert into entry (id, leaf, leaf_hash) values ($1, $2, $3)", LogKey.Of(log, 3), new byte[9], new byte[32]);
        raw.Execute("insert into part (id, stored) values ($1, $2)", LogKey.Part(log, 3, 1), new byte[9]);
        raw.Execute("insert into tile (log, level, idx, hashes) values ($1, 0, 0, $2)", log, new byte[8192]);
        raw.Execute("insert into checkpoint (id, previous, note) values ($1, 0, $2)", LogKey.Of(log, 3), new byte[9]);
        raw.RestoreGuards();
        var problems = Verify(register, deep: false).Problems;
        Assert.Equal(["checkpoint", "entry", "part", "tile"], problems.Select(p => p.Words.Split(' ')[2]).Order(StringComparer.Ordinal));
        Assert.All(problems, p => Assert.Equal((ProblemKinds.LogMissing, FormattableString.Invariant($"log {log}")), (p.Kind, p.Where)));
    }

    [Theory]
    [InlineData((1L << 40) + 5)]
    [InlineData((1L << 48) - 1)]
    public void Rows_far_beyond_all_others_are_named_and_keep_no_verification_busy(long index)
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 10);
        using var raw = laid.OpenRaw();
        raw.Execute("insert into entry (id, leaf, leaf_hash) values ($1, $2, $3)", LogKey.Of(0, index), new byte[9], new byte[32]);
        raw.Execute("insert into checkpoint (id, previous, note) values ($1, 0, $2)", LogKey.Of(0, index), new byte[9]);
        var verification = Verify(register);
        Assert.Contains(verification.Problems, p => p.Where == FormattableString.Invariant($"checkpoint {index}"));
        Assert.Contains(verification.Problems, p => p.Where == FormattableString.Invariant($"entry {index}"));
        Assert.InRange(verification.Entries, 13, 2_000_000);
    }

    [Theory]
    [InlineData("act", "delete from act where entry = 5")]
    [InlineData("part", "delete from part where id between 640 and 767")]
    public void File_of_which_a_row_is_missing_is_neither_shown_nor_decided_on(string table, string sql)
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var place = OpenPlace(register);
        var first = Invented.Sightings(place);
        for (var entry = 1; entry <= 5; entry++)
        {
            Accept(register, entry == 1 ? first : Invented.Sightings(place, first.Person));
        }

        Accept(register, Invented.Sightings(place)); // so that the last row of the table is there
        register.Dispose();
        using (var raw = laid.OpenRaw())
        {
            raw.DropGuards();
            Assert.NotEqual(0, raw.Execute(sql));
            raw.RestoreGuards();
        }

        register = Reopen(laid);
        using (var reading = register.Read(Invented.Officer))
        {
            Assert.Contains($"the table act", Assert.Throws<StorageFault>(() => reading.File(first.Person)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(FaultKind.Damaged, Assert.Throws<StorageFault>(() => register.Door.Act(Invented.Sightings(place, first.Person), Invented.Officer)).Kind);
        Assert.NotEmpty(Verify(register).Problems);
        if (table == "act")
        {
            Rebuild(register);
            Accept(register, Invented.Sightings(place, first.Person));
            Assert.Equal("", Found(register));
        }
    }

    [Fact]
    public void Rebuild_goes_on_behind_entries_that_are_missing()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 40, 20);
        using var raw = laid.OpenRaw();
        raw.DropGuards();
        raw.Execute("delete from entry where id >= 10");
        raw.Execute("update part set id = id + $1 where id >= $2", LogKey.Part(0, 10_000), LogKey.Part(0, 10)); // the entries lie two empty chunks further on
        raw.RestoreGuards();
        Rebuild(register);
        Assert.Equal(43L, raw.One("select count(*) from act"));
        Assert.Equal(10_042L, raw.One("select max(entry) from act"));
    }

    [Fact]
    public void Rebuild_names_an_entry_without_its_header()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 10);
        using var raw = laid.OpenRaw();
        raw.DropGuards();
        raw.Execute("delete from part where id = $1", LogKey.Part(0, 6));
        raw.RestoreGuards();
        Assert.Contains("header of entry 6", Assert.Throws<StorageFault>(() => Rebuild(register)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_prefix_that_was_altered_is_found_when_the_register_is_opened()
    {
        var laid = NewPlace();
        NewBusyRegister(laid, 10).Dispose();
        using var raw = laid.OpenRaw();
        raw.Execute("update meta set value = 'ZZZ' where name = 'file-prefix'");
        Assert.Equal(FaultKind.Damaged, Assert.Throws<StorageFault>(() => Reopen(laid)).Kind);
    }

    [Fact]
    public void Note_of_another_register_is_no_witness()
    {
        var register = NewBusyRegister(NewPlace(), 10);
        using var other = new SignerKey(register.Origin, new byte[32]);
        var note = new Checkpoint(register.Origin, 13, Rfc6962.EmptyRoot).Sign(other).ToBytes();
        var verification = Verify(register, deep: false, note, "not a note"u8.ToArray());
        Assert.Equal(2, verification.Outside.Count);
        Assert.All(verification.Outside, o => Assert.False(o.Holds));
        Assert.False(verification.Holds);
    }

    private static byte[]? NoteAt(StoredRegister register, long size)
    {
        using var reading = register.Read(Invented.Officer);
        return reading.CheckpointAt(size);
    }

    private static byte[] Resigned(StoredRegister register, byte[] note, long from)
    {
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(note, [register.VerifierKey], out var signed));
        return signed!.Checkpoint.Size < from
            ? note
            : (signed.Checkpoint with { Root = Rfc6962.Node(signed.Checkpoint.Root, signed.Checkpoint.Root) }).Sign(register.Keys.Signer).ToBytes();
    }

    /// <summary>Changes one column of a row, or takes the row away; false where the column cannot be changed alone.</summary>
    private static bool Change(RawStore raw, Table table, object?[] row, int column, Random random)
    {
        if (column < 0)
        {
            return raw.Execute($"delete from {table.Name} where {Where(table, 0)}", Keys(table, row)) == 1;
        }

        var value = row[column] switch
        {
            long number => (object)(number + 1 + random.Next(1000)),
            string text => text + "x",
            Guid id => Altered(id.ToByteArray(), random) is var bytes ? new Guid(bytes) : default,
            byte[] bytes => Altered(bytes, random),
            _ => table.Columns[column].Type switch
            {
                ColumnType.Integer => 5L,
                ColumnType.Text => "x",
                _ => new Guid("00000000-0000-4000-8000-000000000001"),
            },
        };
        if (value is Guid guid && raw is RawSqlite)
        {
            value = guid.ToByteArray(bigEndian: true);
        }

        return raw.Execute(
            $"update {table.Name} set {table.Columns[column].Name} = $1 where {Where(table, 1)}", [value, .. Keys(table, row)]) == 1;
    }

    private static void Restore(RawStore raw, Table table, List<object?[]> rows)
    {
        raw.Execute($"delete from {table.Name}");
        foreach (var row in rows)
        {
            var values = row.Select((v, i) => v is null ? "null" : FormattableString.Invariant($"${row.Take(i + 1).Count(x => x is not null)}"));
            raw.Execute($"insert into {table.Name} ({table.ColumnList}) values ({string.Join(", ", values)})", [.. row.Where(v => v is not null)]);
        }
    }

    private static string Where(Table table, int after) => string.Join(
        " and ", Enumerable.Range(0, table.Keys).Select(i => FormattableString.Invariant($"{table.Columns[i].Name} = ${i + 1 + after}")));

    private static object?[] Keys(Table table, object?[] row) => row[..table.Keys];

    private static byte[] Altered(byte[] bytes, Random random)
    {
        var altered = (byte[])bytes.Clone();
        altered[random.Next(altered.Length)] ^= (byte)(1 + random.Next(255));
        return altered;
    }
}

public sealed class VerifyOnSqlite : VerifyContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class VerifyOnPostgres : VerifyContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

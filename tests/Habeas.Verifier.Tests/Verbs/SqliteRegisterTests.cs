using System.Text.Json;
using Habeas.Ledger.Notes;

namespace Habeas.Verifier.Tests.Verbs;

public sealed class SqliteRegisterTests(InventedRegister register) : IClassFixture<InventedRegister>
{
    private const int Seed = 20260301;

    [Fact]
    public void Sound_register_holds_with_the_key_that_was_handed_over_and_is_left_as_it_was()
    {
        using var copy = register.Copy();
        var before = File.ReadAllBytes(copy.Path);
        var (exit, said, _) = Sceptic.Run(copy.Path, "--key", register.Key.ToString(), "--format", "json");
        Assert.True(exit == Exits.Holds, said);
        var log = JsonDocument.Parse(said).RootElement.GetProperty("logs")[0];
        Assert.Equal("given", log.GetProperty("keys").GetString());
        Assert.True(log.GetProperty("entries").GetInt64() > 300);
        Assert.Equal(before, File.ReadAllBytes(copy.Path));
        Assert.Equal([copy.Path], Directory.GetFiles(register.Folder, Path.GetFileName(copy.Path) + "*"));
    }

    [Fact]
    public void Register_in_use_holds()
    {
        using var open = register.Open();
        using var reading = open.Read(new("A. Officer", "registrar"));
        Assert.Equal(Exits.Holds, Sceptic.Run(Path.GetDirectoryName(register.Database)!).Exit);
    }

    [Fact]
    public void Register_that_another_key_signed_is_refused()
    {
        using var stranger = new SignerKey(register.Key.Name, new byte[32]);
        var (exit, said, _) = Sceptic.Run(register.Database, "--key", stranger.Verifier.ToString());
        Assert.Equal(Exits.Altered, exit);
        Assert.Contains("log-key-differs", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_change_of_the_log_tables_is_found_and_named()
    {
        using var copy = register.Copy();
        var random = new Random(Seed);
        foreach (var (table, column) in ((string, string)[])[("entry", "leaf"), ("entry", "leaf_hash"), ("part", "stored"), ("checkpoint", "note")])
        {
            var ids = copy.Numbers($"select id from {table}");
            for (var i = 0; i < 12; i++)
            {
                var id = ids[random.Next(ids.Count)];
                var before = copy.Bytes($"select {column} from {table} where id = {id}");
                var after = (byte[])before.Clone();
                after[random.Next(after.Length)] ^= (byte)(1 + random.Next(255));
                copy.Do($"update {table} set {column} = x'{Convert.ToHexString(after)}' where id = {id}");
                MustName(copy, table == "part" ? FormattableString.Invariant($"part {id / 128}/{id % 128}") : FormattableString.Invariant($"{table} {id}"));
                copy.Do($"update {table} set {column} = x'{Convert.ToHexString(before)}' where id = {id}");
            }
        }

        Assert.Equal(Exits.Holds, Sceptic.Run(copy.Path).Exit);
    }

    [Theory]
    [InlineData("delete from entry where id = 5", "entry 5")]
    [InlineData("delete from part where id = 5 * 128 + 1", "part 5/1")]
    [InlineData("insert into part (id, stored) values (5 * 128 + 100, x'00')", "part 5/100")]
    [InlineData("insert into part (id, stored) values (1000000 * 128, x'00')", "part 1000000/0")]
    [InlineData("delete from tile where level = 0 and idx = 0", "tile 0/0")]
    [InlineData("update tile set hashes = zeroblob(8192) where level = 0 and idx = 0", "tile 0/0")]
    [InlineData("insert into tile (log, level, idx, hashes) values (0, 0, 999999, zeroblob(8192))", "tile 0/999999")]
    [InlineData("insert into tile (log, level, idx, hashes) values (0, 3, 0, zeroblob(8192))", "tile 3/0")]
    [InlineData("insert into tile (log, level, idx, hashes) values (0, 70, 0, zeroblob(8192))", "tile 70/0")]
    [InlineData("insert into tile (log, level, idx, hashes) values (9, 0, 0, zeroblob(8192))", "log 9")]
    [InlineData("delete from checkpoint where id = (select max(id) from checkpoint where id < (select max(id) from checkpoint))", "checkpoint")]
    [InlineData("delete from checkpoint", "checkpoint 0")]
    [InlineData("update log set verifier = 'nonsense'", "log ")]
    [InlineData("delete from log", "log")]
    [InlineData("insert into cosignature (id, witness, at, line) values (0, 'nobody', 1, x'00')", "checkpoint 0")]
    [InlineData("insert into entry (id, leaf, leaf_hash) values (9000000, x'00', zeroblob(32))", "entry 9000000")]
    [InlineData("insert into checkpoint (id, previous, note) values (9000000, 0, x'00')", "checkpoint 9000000")]
    public void Row_taken_away_or_added_is_named(string sql, string named)
    {
        using var copy = register.Copy();
        copy.Do(sql);
        MustName(copy, named);
    }

    [Fact]
    public void Cosignature_beside_a_checkpoint_counts_where_its_witness_is_known()
    {
        using var copy = register.Copy();
        var size = copy.Numbers("select max(id) from checkpoint")[0];
        Assert.Equal(NoteFault.None, SignedNote.TryParse(copy.Bytes($"select note from checkpoint where id = {size}"), out var note));
        var line = PublishedFolder.Witness.Cosign(note!.Text, 1_772_619_330).ToString();
        copy.Do($"insert into cosignature (id, witness, at, line) values ({size}, '{PublishedFolder.WitnessText}', 1772619330, x'{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(line))}')");
        string[] asked = [copy.Path, "--key", register.Key.ToString(), "--witness", PublishedFolder.WitnessText, "--quorum", "1"];
        var (exit, said, _) = Sceptic.Run(asked);
        Assert.True(exit == Exits.Holds, said);
        Assert.Contains("consistent, and cosigned by witnesses", said, StringComparison.Ordinal);
        copy.Do("update cosignature set at = at + 1");
        Assert.Contains("cosignature-differs", Sceptic.Run(asked).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_register_is_told()
    {
        var path = Path.Combine(register.Folder, "broken.db");
        File.WriteAllText(path, "SQLite format 3\0 and then nothing of the kind");
        Assert.Equal(Exits.Unreadable, Sceptic.Run(path).Exit);
    }

    private static void MustName(Intruder copy, string where)
    {
        var (exit, said, error) = Sceptic.Run(copy.Path, "--format", "json");
        Assert.True(exit == Exits.Altered, said + error);
        var named = JsonDocument.Parse(said).RootElement.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("where").GetString()!).ToList();
        Assert.Contains(named, n => n == where || (!where.Any(char.IsDigit) && n.StartsWith(where, StringComparison.Ordinal)));
    }
}

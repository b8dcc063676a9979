using Habeas.Storage.Engine;

namespace Habeas.Storage.Tests.Engine;

public abstract class StoreContract : OnEngine
{
    [Fact]
    public void Tables_have_the_columns_that_the_program_writes()
    {
        var laid = NewPlace();
        NewRegister(laid);
        using var raw = laid.OpenRaw();
        foreach (var table in Tables.All)
        {
            Assert.Equal(table.Columns.Select(c => c.Name), ColumnsOf(raw, table.Name));
            raw.Rows($"select {table.ColumnList} from {table.Name} order by {table.KeyList}");
        }
    }

    [Fact]
    public void Log_rows_cannot_be_changed_or_taken_away()
    {
        var laid = NewPlace();
        NewBusyRegister(laid, 260).Door.Add("a document"u8.ToArray(), null, Invented.Officer);
        using var raw = laid.OpenRaw();
        raw.Execute("insert into cosignature (id, witness, at, line) values (0, 'a witness', 1, $1)", "a line"u8.ToArray());
        foreach (var table in RawStore.LogTables)
        {
            Assert.NotEmpty(raw.Rows($"select * from {table}"));
            Assert.Contains("append-only", Assert.ThrowsAny<Exception>(() => raw.Execute($"delete from {table}")).Message, StringComparison.Ordinal);
            Assert.Contains("append-only", Assert.ThrowsAny<Exception>(() => raw.Execute($"update {table} set {Tables.All.Single(t => t.Name == table).Columns[1].Name} = null")).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Several_logs_live_in_one_store()
    {
        var register = NewBusyRegister(NewPlace(), 20);
        using (var writer = register.Store.OpenWriter())
        {
            writer.Begin(new Query("select 1")).Dispose();
            var batch = new Batch();
            SecondLog.Add(batch, "register.example/test/reads", 3);
            writer.Commit(batch);
        }

        var verification = Verify(register, deep: false);
        Assert.Equal("", Found(register));
        Assert.Equal(23 + 3, verification.Entries);
        Accept(register, Invented.OpenPlace());
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Refusing_commit_leaves_nothing_behind()
    {
        var register = NewRegister();
        using var writer = register.Store.OpenWriter();
        writer.Begin(new Query("select 1")).Dispose();
        var batch = new Batch();
        batch.To(Tables.Counter).Text("a").Int(1);
        batch.To(Tables.Act).Int(0).Int(5).Id(Guid.Parse("00000000-0000-7000-8000-000000000001")).Bytes(new byte[32]).Int(null);
        batch.To(Tables.Act).Int(0).Int(6).Id(Guid.Parse("00000000-0000-7000-8000-000000000002")).Bytes(new byte[32]).Int(null);
        Assert.Throws<StorageFault>(() => writer.Commit(batch));
        writer.Dispose();
        using var reader = register.Store.OpenReader();
        Assert.Equal(0, reader.Number(new("select count(*) from act")));
        Assert.Equal(0, reader.Number(new("select count(*) from counter where name = 'a'")));
    }

    [Fact]
    public void Reader_sees_one_state_while_others_write()
    {
        var register = NewRegister();
        using var reader = register.Store.OpenReader();
        Assert.Equal(0, reader.Number(new("select count(*) from entry")));
        OpenPlace(register);
        Assert.Equal(0, reader.Number(new("select count(*) from entry")));
        using var later = register.Store.OpenReader();
        Assert.Equal(1, later.Number(new("select count(*) from entry")));
    }

    [Fact]
    public void Questions_are_answered_in_order_and_lists_of_ids_each()
    {
        var register = NewRegister();
        var places = Enumerable.Range(0, 3).Select(_ => OpenPlace(register).Value).ToArray();
        using var reader = register.Store.OpenReader();
        using var rows = reader.Run(
            new("select id from place where id {in} ($1)", new[] { places[2], Guid.Empty, places[0] }),
            new("select id from place where id {in} ($1)", Array.Empty<Guid>()),
            new("select count(*) from place where name <> $1", "x"));
        Assert.Equal(new[] { places[0], places[2] }.Order(), rows.All(r => r.Id(0)).ToList().Order());
        Assert.True(rows.NextResult());
        Assert.False(rows.Next());
        Assert.True(rows.NextResult());
        Assert.True(rows.Next());
        Assert.Equal(3, rows.Int(0));
        Assert.False(rows.NextResult());
    }

    [Fact]
    public void Keys_are_minted_in_blocks_and_destroyed_one_by_one()
    {
        var register = NewBusyRegister(NewPlace(), 30);
        var keys = register.Store.Keys;
        Assert.Equal(256, keys.Count());
        var range = keys.Range(1, 1000);
        Assert.Equal(256, range.Count);
        keys.Destroy(range[200].Id);
        Assert.Null(keys.Find(range[200].Id)!.Bytes);
        Assert.Equal(256, keys.Count());
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Destroyed_key_erases_a_file_and_the_register_still_verifies()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var place = OpenPlace(register);
        var act = Invented.Sightings(place);
        var entry = Accept(register, act).Entry;
        Accept(register, Invented.Sightings(place));
        using var raw = laid.OpenRaw();
        var id = register.Store.Keys.Range(2, 1)[0].Id;
        register.Store.Keys.Destroy(id);
        register.Dispose();
        register = Reopen(laid);

        // No entry tells of it, so that nothing cleared the rows that say who the person was.
        Assert.Contains("read-model-differs", Found(register), StringComparison.Ordinal);
        Rebuild(register);
        Assert.Equal("", Found(register));
        using (var reading = register.Read(Invented.Officer))
        {
            Assert.Null(reading.File(act.Person).FileNumber);
            var view = reading.Entry(entry)!;
            Assert.NotNull(view.Header);
            Assert.All(view.Parts.Skip(1), p => Assert.Null(p.Event));
        }

        Assert.Equal("file-erased", Refuse(register, Invented.Sightings(place, act.Person)).Code);
    }

    [Fact]
    public void Register_there_already_is_not_made_again()
    {
        var laid = NewPlace();
        NewRegister(laid).Dispose();
        var fault = Assert.Throws<StorageFault>(() => NewRegister(laid));
        Assert.Equal(FaultKind.AlreadyThere, fault.Kind);
    }

    [Fact]
    public void Register_that_could_not_be_made_leaves_the_place_as_it_was()
    {
        var laid = NewPlace();
        Assert.Throws<StorageFault>(() => StoredRegister.Create(
            RegisterLocation.Parse(laid.Directory, n => n == "HABEAS_POSTGRES" ? "Host=127.0.0.1;Port=1;Timeout=2" : null), "register.example/test", "TST", Clock));
        NewRegister(laid);
    }

    [Fact]
    public void Nothing_there_is_no_register()
    {
        var laid = NewPlace();
        Assert.Equal(FaultKind.NoRegister, Assert.Throws<StorageFault>(() => Reopen(laid)).Kind);
    }

    [Fact]
    public void Register_of_a_later_version_is_not_opened()
    {
        var laid = NewPlace();
        NewRegister(laid).Dispose();
        using (var raw = laid.OpenRaw())
        {
            raw.Execute("insert into schema_version (version) values (999)");
        }

        Assert.Equal(FaultKind.TooNew, Assert.Throws<StorageFault>(() => Reopen(laid)).Kind);
    }

    [Fact]
    public void Register_without_its_keys_is_verified_and_not_written()
    {
        var laid = NewPlace();
        NewBusyRegister(laid, 10).Dispose();
        Directory.Delete(Path.Combine(laid.Directory, "keys"), recursive: true);
        var register = Reopen(laid);
        Assert.Equal("", Found(register, deep: false));
        Assert.Equal(FaultKind.Keys, Assert.Throws<StorageFault>(() => register.Door).Kind);
    }

    protected abstract IEnumerable<string> ColumnsOf(object raw, string table);
}

public sealed class StoreOnSqlite : StoreContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();

    protected override IEnumerable<string> ColumnsOf(object raw, string table) =>
        ((RawStore)raw).Rows("select name from pragma_table_info($1) order by cid", table).Select(r => (string)r[0]!);

    [Fact]
    public void Key_files_are_for_their_owner_only()
    {
        var laid = NewPlace();
        NewRegister(laid);
        foreach (var file in Directory.GetFiles(Path.Combine(laid.Directory, "keys")))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
        }
    }
}

public sealed class StoreOnPostgres : StoreContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();

    protected override IEnumerable<string> ColumnsOf(object raw, string table) => ((RawStore)raw).Rows(
        "select column_name::text from information_schema.columns where table_schema = 'register' and table_name = $1 order by ordinal_position", table)
        .Select(r => (string)r[0]!);

    [Fact]
    public void Program_works_under_a_role_that_cannot_change_the_log()
    {
        var register = NewRegister();
        using var reader = register.Store.OpenReader();
        using var rows = reader.Run(
            new("select current_user::text"),
            new("select count(*) from unnest(array['log', 'entry', 'part', 'tile', 'checkpoint', 'document']) t where has_table_privilege('register.' || t, 'update') or has_table_privilege('register.' || t, 'delete') or has_table_privilege('register.' || t, 'truncate')"));
        Assert.True(rows.Next());
        Assert.Equal("habeas_register", rows.Text(0));
        Assert.True(rows.NextResult());
        Assert.True(rows.Next());
        Assert.Equal(0, rows.Int(0));
    }

    [Fact]
    public void Connection_string_is_in_no_message()
    {
        var location = RegisterLocation.Parse(
            Path.GetTempPath(), n => n == "HABEAS_POSTGRES" ? "Host=127.0.0.1;Port=1;Username=someone;Password=secret-word;Timeout=2" : null);
        var fault = Assert.Throws<StorageFault>(() => StoredRegister.Open(location, Clock));
        Assert.Equal(FaultKind.Unreachable, fault.Kind);
        Assert.DoesNotContain("secret-word", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", location.ToString(), StringComparison.Ordinal);
    }
}

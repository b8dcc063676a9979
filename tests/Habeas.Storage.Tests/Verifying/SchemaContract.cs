using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Tests.Writing;
using Habeas.Storage.Verifying;
using Npgsql;

namespace Habeas.Storage.Tests.Verifying;

public abstract class SchemaContract : OnEngine
{
    /// <summary>Changes to the schema that both engines understand, one upon the other, with what each must be named as.</summary>
    private static readonly (string Sql, string Kind, string Where)[] Changes =
    [
        ("create table extra (a integer)", ProblemKinds.SchemaExtra, "table extra"),
        ("create table keys.extra (a integer)", ProblemKinds.SchemaExtra, "table keys.extra"),
        ("create view extra_view as select id from person", ProblemKinds.SchemaExtra, "view extra_view"),
        ("create index extra_index on part (stored)", ProblemKinds.SchemaExtra, "index extra_index of part"),
        ("drop index name_folded", ProblemKinds.SchemaMissing, "index name_folded of name"),
        ("create index name_folded on name (kind)", ProblemKinds.SchemaAltered, "index name_folded of name"),
        ("alter table place add column extra text", ProblemKinds.SchemaExtra, "column extra of place"),
        ("alter table person rename column sex to gender", ProblemKinds.SchemaMissing, "column sex of person"),
        ("alter table checkpoint add column extra text", ProblemKinds.SchemaExtra, "column extra of checkpoint"),
        ("drop table coverage", ProblemKinds.SchemaMissing, "table coverage"),
        ("drop table meta", ProblemKinds.SchemaMissing, "table meta"),
        ("drop table schema_version", ProblemKinds.SchemaMissing, "table schema_version"),
    ];

    /// <summary>The same for what the engine words in its own way.</summary>
    internal abstract IReadOnlyList<(string Sql, string Kind, string Where)> OwnChanges { get; }

    /// <summary>A trigger that counts what is added to a table, in a table of its own.</summary>
    internal abstract string NewTrigger(string name, string table);

    internal abstract string DropGuard(string table);

    [Fact]
    public void Every_change_of_the_schema_is_found_and_named()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 20);
        Assert.Equal("", Found(register, deep: false));
        using var raw = laid.OpenRaw();
        foreach (var (sql, kind, where) in (IEnumerable<(string, string, string)>)[.. OwnChanges, .. Changes])
        {
            raw.Execute(sql);
            var verification = Verify(register, deep: false);
            Assert.False(verification.Holds);
            Assert.True(
                verification.Problems.Any(p => p.Kind == kind && p.Where == where),
                $"{sql}: must name {kind} {where}, named {string.Join(", ", verification.Problems.Select(p => p.Kind + " " + p.Where))}");
        }

        Assert.Equal(23, Verify(register, deep: false).Entries);
    }

    [Fact]
    public void Trigger_that_was_added_is_found_without_any_key()
    {
        var laid = NewPlace();
        NewBusyRegister(laid, 10).Dispose();
        using (var raw = laid.OpenRaw())
        {
            raw.Execute("create table aside (n integer)");
            raw.Execute(NewTrigger("aside", "stretch"));
        }

        Directory.Delete(Path.Combine(laid.Directory, "keys"), recursive: true);
        var problems = Verify(Reopen(laid), deep: false).Problems;
        Assert.Contains(problems, p => p is { Kind: ProblemKinds.SchemaExtra, Where: "trigger aside of stretch" });
        Assert.Contains("can change what is written", problems.Single(p => p.Where == "trigger aside of stretch").Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_guard_of_the_log_is_named_as_append_only()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 10);
        using var raw = laid.OpenRaw();
        raw.Execute(DropGuard("entry"));
        var problem = Assert.Single(Verify(register, deep: false).Problems);
        Assert.Equal(ProblemKinds.SchemaMissing, problem.Kind);
        Assert.EndsWith(" of entry", problem.Where, StringComparison.Ordinal);
        Assert.Contains("append-only", problem.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_model_that_is_gone_is_named_by_deep_and_made_again_by_rebuild()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 60);
        using var raw = laid.OpenRaw();
        var before = Dump(raw);
        foreach (var table in Tables.Derived)
        {
            raw.Execute($"drop table {table.Name}");
            var verification = Verify(register);
            Assert.True(verification.IsDeep);
            Assert.Contains(verification.Problems, p => p.Kind == ProblemKinds.SchemaMissing && p.Where == $"table {table.Name}");
            Assert.DoesNotContain(verification.Problems, p => p.Kind == ProblemKinds.ReadModelDiffers);
            Rebuild(register);
            Assert.Equal("", Found(register));
            Assert.Equal(before, Dump(raw));
        }

        foreach (var table in Tables.Derived)
        {
            raw.Execute($"drop table {table.Name}");
        }

        Rebuild(register);
        Assert.Equal("", Found(register));
        Assert.Equal(before, Dump(raw));
        var reopened = Reopen(laid);
        Accept(reopened, Invented.OpenPlace());
        Assert.Equal("", Found(reopened));
    }

    [Fact]
    public void Other_read_models_are_compared_when_one_is_gone()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 60);
        using var raw = laid.OpenRaw();
        raw.Execute("drop table stretch");
        raw.Execute("alter table place_count add column extra text");
        raw.Execute("update place set name = 'Elsewhere'");
        raw.Execute("update act set recorded_at = recorded_at + 1 where entry = 0");
        raw.Execute("update person set sex = 'x'");
        var problems = Verify(register).Problems;
        Assert.Contains(problems, p => p is { Kind: ProblemKinds.SchemaMissing, Where: "table stretch" });
        foreach (var table in (string[])["place", "act", "person"])
        {
            Assert.Contains(problems, p => p.Kind == ProblemKinds.ReadModelDiffers && p.Where == $"table {table}");
        }

        Rebuild(register);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Read_models_that_cannot_be_compared_are_named()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 30);
        using var raw = laid.OpenRaw();
        raw.Execute("drop table stream");
        var problems = Verify(register).Problems;
        Assert.Contains(problems, p => p is { Kind: ProblemKinds.ReadModelNotCompared, Where: "table person" });
        Assert.DoesNotContain(problems, p => p.Where is "table act");
    }

    [Fact]
    public void What_was_done_to_read_models_is_undone_by_rebuild()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 30);
        using var raw = laid.OpenRaw();
        var before = Dump(raw);
        raw.Execute("create table aside (n integer)");
        raw.Execute(NewTrigger("aside", "stretch"));
        raw.Execute("drop index identifier_value");
        raw.Execute("alter table place add column extra text");
        raw.Execute("drop table finding");
        raw.Execute("create view finding as select 1 as n");
        raw.Execute("create index extra_index on name (kind)");
        Rebuild(register);
        Assert.Equal(before, Dump(raw));

        // What stands by itself is not the rebuild's to take away.
        Assert.All(Verify(register).Problems, p => Assert.True(p.Kind == ProblemKinds.SchemaExtra && p.Where is "table aside" or "function aside()", p.Where));
    }

    [Fact]
    public void Rebuild_refuses_where_the_log_itself_is_not_as_it_was_made()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 20);
        using var raw = laid.OpenRaw();
        raw.Execute("drop table coverage");
        raw.Execute(DropGuard("tile"));
        var before = raw.One("select count(*) from person");
        var fault = Assert.Throws<StorageFault>(() => Rebuild(register));
        Assert.Equal(FaultKind.Damaged, fault.Kind);
        Assert.Contains(" of tile", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", fault.Message, StringComparison.Ordinal);
        raw.Execute("drop table tile");
        Assert.Contains("table tile", Assert.Throws<StorageFault>(() => Rebuild(register)).Message, StringComparison.Ordinal);
        Assert.Equal(before, raw.One("select count(*) from person"));
        Assert.Contains(Verify(register).Problems, p => p.Where == "table coverage");
    }

    [Fact]
    public void Rebuild_of_missing_tables_that_was_broken_off_is_run_again()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 20);
        using var raw = laid.OpenRaw();
        var before = Dump(raw);
        for (var k = 1; ; k++)
        {
            raw.Execute("drop table person");
            raw.Execute("drop table owner");
            var faulty = new FaultyStore(register.Store, k, afterCommit: k % 2 == 0);
            try
            {
                new Rebuild(faulty, register.OwnerKeys, null).Run(TestContext.Current.CancellationToken);
            }
            catch (StorageFault)
            {
                Rebuild(register);
            }

            Assert.Equal(before, Dump(raw));
            Assert.Equal("", Found(register));
            if (!faulty.Failed)
            {
                return;
            }
        }
    }

    [Fact]
    public void Door_stays_shut_while_tables_are_made_again()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 20);
        using var raw = laid.OpenRaw();
        raw.Execute("drop table finding");
        using var cancel = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => register.Rebuild(_ => cancel.Cancel(), cancel.Token));
        Assert.Equal(FaultKind.Rebuilding, Assert.Throws<StorageFault>(() => register.Door.Act(Invented.OpenPlace(), Invented.Officer)).Kind);

        // Broken off, and a table is lost meanwhile: everything begins again.
        raw.Execute("drop table stream");
        Rebuild(register);
        Accept(register, Invented.OpenPlace());
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Counters_that_are_gone_are_not_guessed_when_somebody_was_erased()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 20);
        using var raw = laid.OpenRaw();
        register.Store.Keys.Destroy(register.Store.Keys.Range(2, 1)[0].Id);
        raw.Execute("drop table counter");
        var fault = Assert.Throws<StorageFault>(() => Rebuild(register));
        Assert.Equal(FaultKind.Damaged, fault.Kind);
        Assert.Contains("counter", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Register_without_entries_is_rebuilt_from_nothing()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        using var raw = laid.OpenRaw();
        foreach (var table in Tables.Derived)
        {
            raw.Execute($"drop table {table.Name}");
        }

        Rebuild(register);
        Assert.Equal("", Found(register));
        Accept(register, Invented.OpenPlace());
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Register_whose_log_cannot_be_read_is_not_opened_and_is_told_by_verify()
    {
        foreach (var (sql, where) in ((string, string)[])
        [
            ("drop table tile", "table tile"),
            ("alter table checkpoint rename column note to signed", "column note of checkpoint"),
            ("drop table meta", "table meta"),
            ("drop table schema_version", "table schema_version"),
            ("alter table log rename to elsewhere", "table log"),
        ])
        {
            var laid = NewPlace();
            NewBusyRegister(laid, 10).Dispose();
            using (var raw = laid.OpenRaw())
            {
                raw.Execute(sql);
            }

            var fault = Assert.Throws<StorageFault>(() => Reopen(laid));
            Assert.Equal(FaultKind.Damaged, fault.Kind);
            Assert.Contains("habeas verify", fault.Message, StringComparison.Ordinal);
            using var register = StoredRegister.OpenToVerify(laid.Location, Clock);
            Assert.Equal("register.example/test", register.Origin);
            foreach (var deep in (bool[])[false, true])
            {
                var verification = Verify(register, deep);
                Assert.False(verification.Holds);
                Assert.Contains(verification.Problems, p => p.Where == where);
            }
        }
    }

    [Fact]
    public void Key_store_that_is_gone_is_found_and_named()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 10);
        using var raw = laid.OpenRaw();
        raw.Execute("drop table keys.owner_key");
        var verification = Verify(register);
        Assert.Contains(verification.Problems, p => p is { Kind: ProblemKinds.SchemaMissing, Where: "table keys.owner_key" });
        Assert.False(verification.IsDeep);
        Assert.Equal(13, verification.Entries);
        Assert.Equal(FaultKind.Damaged, Assert.Throws<StorageFault>(() => Rebuild(register)).Kind);
    }

    private static string Dump(RawStore raw) => string.Join('\n', Tables.Derived.SelectMany(t =>
        raw.Rows($"select {t.ColumnList} from {t.Name}")
            .Select(r => t.Name + ": " + string.Join('|', r.Select(v => v is byte[] bytes ? Convert.ToHexStringLower(bytes) : v?.ToString())))
            .Order(StringComparer.Ordinal)));
}

public sealed class SchemaOnSqlite : SchemaContract
{
    private readonly SqliteLayer _layer = new();

    internal override IReadOnlyList<(string Sql, string Kind, string Where)> OwnChanges { get; } =
    [
        ("create trigger aside after insert on entry begin select 1; end", ProblemKinds.SchemaExtra, "trigger aside of entry"),
        ("drop trigger part_update", ProblemKinds.SchemaMissing, "trigger part_update of part"),
        ("create trigger part_update before update on part begin select 1; end", ProblemKinds.SchemaAltered, "trigger part_update of part"),
    ];

    internal override string NewTrigger(string name, string table) =>
        $"create trigger {name} after insert on {table} begin insert into aside (n) values (1); end";

    internal override string DropGuard(string table) => $"drop trigger {table}_update";

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();

    [Fact]
    public void Statistics_that_an_operator_had_gathered_are_no_finding()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 10);
        using var raw = laid.OpenRaw();
        raw.Execute("analyze");
        Assert.Equal("", Found(register));
    }
}

public sealed class SchemaOnPostgres : SchemaContract
{
    private const string Own = "language plpgsql as $$ begin return null; end $$";
    private readonly PostgresLayer _layer = new();

    internal override IReadOnlyList<(string Sql, string Kind, string Where)> OwnChanges { get; } =
    [
        ("alter table part disable trigger append_only", ProblemKinds.SchemaAltered, "trigger append_only of part"),
        ("create trigger aside after insert on entry execute function append_only()", ProblemKinds.SchemaExtra, "trigger aside of entry"),
        ("alter table tile drop constraint tile_hashes_check", ProblemKinds.SchemaMissing, "constraint tile_hashes_check of tile"),
        ("alter table tile add constraint tile_hashes_check check (length(hashes) > 0)", ProblemKinds.SchemaAltered, "constraint tile_hashes_check of tile"),
        ("alter table act alter column recorded_at drop not null", ProblemKinds.SchemaAltered, "column recorded_at of act"),
        ("alter table act alter column entry type integer", ProblemKinds.SchemaAltered, "column entry of act"),
        ("create rule aside as on delete to owner do instead nothing", ProblemKinds.SchemaExtra, "rule aside of owner"),
        ($"create function aside() returns trigger {Own}", ProblemKinds.SchemaExtra, "function aside()"),
        ($"create or replace function append_only() returns trigger {Own}", ProblemKinds.SchemaAltered, "function append_only()"),
        ("alter table identifier enable row level security", ProblemKinds.SchemaAltered, "table identifier"),
        ("create policy aside on identifier using (true)", ProblemKinds.SchemaExtra, "policy aside of identifier"),
        ("alter table finding set unlogged", ProblemKinds.SchemaAltered, "table finding"),
        ("create table public.aside () inherits (register.counted_run)", ProblemKinds.SchemaExtra, "child table public.aside of counted_run"),
    ];

    internal override string NewTrigger(string name, string table) =>
        $$"""
        create function {{name}}() returns trigger language plpgsql as $$ begin insert into register.aside values (1); return null; end $$;
        create trigger {{name}} after insert on {{table}} execute function {{name}}()
        """;

    internal override string DropGuard(string table) => $"drop trigger append_only on {table}";

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();

    [Fact]
    public void Rebuild_says_so_where_something_stands_in_its_way()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 10);
        using var raw = laid.OpenRaw();
        raw.Execute("create view aside as select id from person");
        raw.Execute("drop index name_folded");
        raw.Execute("alter table person add column extra text");
        var fault = Assert.Throws<StorageFault>(() => Rebuild(register));
        Assert.Contains("habeas verify", fault.Message, StringComparison.Ordinal);
        Accept(register, Invented.OpenPlace());
        raw.Execute("drop view aside");
        Rebuild(register);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void User_who_owns_nothing_verifies_and_is_told_what_is_not_allowed()
    {
        var laid = NewPlace();
        NewBusyRegister(laid, 10).Dispose();
        using var raw = laid.OpenRaw();
        var user = FormattableString.Invariant($"habeas_test_user_{Environment.ProcessId}");
        raw.Execute($"create role {user} login password 'invented'; grant habeas_register to {user}");
        try
        {
            var theirs = laid with { Postgres = new NpgsqlConnectionStringBuilder(laid.Postgres) { Username = user, Password = "invented" }.ConnectionString };
            Assert.Equal("", Found(Reopen(theirs)));
            var database = (string)raw.One("select current_database()::text")!;
            raw.Execute($"revoke temporary on database {database} from public");
            var fault = Assert.Throws<StorageFault>(() => Verify(Reopen(theirs)));
            Assert.Equal(FaultKind.Denied, fault.Kind);
            Assert.Contains("TEMPORARY", fault.Message, StringComparison.Ordinal);
            raw.Execute($"grant temporary on database {database} to public");
            raw.Execute("drop index name_folded");
            var register = Reopen(theirs);
            Assert.Equal(FaultKind.Denied, Assert.Throws<StorageFault>(() => Rebuild(register)).Kind);
            Accept(register, Invented.OpenPlace());
        }
        finally
        {
            raw.Execute($"drop role {user}");
        }
    }

    [Fact]
    public void Remade_tables_are_open_to_the_role_that_the_program_works_under()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 10);
        using var raw = laid.OpenRaw();
        raw.Execute("drop table person");
        Rebuild(register);
        var reopened = Reopen(laid);
        using var reader = reopened.Store.OpenReader();
        using var rows = reader.Run(new Query("select current_user::text"));
        Assert.True(rows.Next());
        Assert.Equal("habeas_register", rows.Text(0));
        Accept(reopened, Invented.OpenPlace());
    }
}

using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Register.Readers;
using Habeas.Register.Stored;
using Habeas.Storage.Backup;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Questions;
using Npgsql;

namespace Habeas.Storage.Tests.Erasure;

public abstract class ErasureContract : OnEngine
{
    private const string Name = "Zdenkovar Qvlahoskij";
    private static readonly Table[] Counted = [Tables.Stretch, Tables.CountedRun, Tables.Coverage, Tables.Finding, Tables.Place, Tables.PlaceCount];

    [Fact]
    public void A_person_erased_of_identity_is_in_no_file_on_disk_and_every_count_holds()
    {
        var laid = NewPlace();
        using var register = NewBusyRegister(laid, 40);
        var planted = Lived(register, out var place);
        planted.Approve(Erasures.Identity);
        Assert.Equal([planted.Person], Waiting(register));
        Assert.False(register.HasErasuresToFinish());
        Assert.NotEmpty(Found(laid, planted));
        var counts = Rows(laid, Counted);
        Assert.Contains(planted.Person.Value.ToString(), counts, StringComparison.Ordinal);

        var entry = planted.CarryOut();
        Assert.True(register.HasErasuresToFinish());
        Assert.Equal([planted.Person], register.FinishErasures());
        Assert.False(register.HasErasuresToFinish());
        Assert.Empty(Waiting(register));

        Assert.Equal([], Found(laid, planted));
        Assert.Equal(counts, Rows(laid, Counted));
        Assert.Equal("", Found(register));
        Assert.Contains(KeyOf(laid, planted.Person, Keeper.Identity), new ErasedKeys(laid.Location.KeyDirectory).Read());
        using (var reading = register.Read(Invented.Officer))
        {
            Assert.Null(reading.File(planted.Person).FileNumber);
            Assert.True(Erasures.IsErased(reading.File(planted.Person)));
            Assert.Null(reading.Entry(entry)!.Header!.Reason);
        }

        Assert.Equal("file-erased", Refuse(register, Invented.Sightings(place, planted.Person)).Code);
        Rebuild(register);
        Assert.Equal("", Found(register));
        Assert.Equal(counts, Rows(laid, Counted));
        Assert.Equal([], register.FinishErasures());
    }

    [Fact]
    public void A_person_erased_in_full_leaves_what_tracing_needs_sealed_and_no_row()
    {
        var laid = NewPlace();
        using var register = NewRegister(laid);
        var planted = Lived(register, out _);
        planted.Approve(Erasures.Full);
        planted.CarryOut();
        register.FinishErasures();

        Assert.Equal([], Found(laid, planted));
        Assert.DoesNotContain(planted.Person.Value.ToString(), Rows(laid, Counted), StringComparison.Ordinal);
        Assert.Null(register.Store.Keys.Find(KeyOf(laid, planted.Person, Keeper.Custody))!.Bytes);
        Assert.NotNull(register.Store.Keys.Find(KeyOf(laid, planted.Person, Keeper.Tracing))!.Bytes);
        Assert.Equal("", Found(register));
        Rebuild(register);
        Assert.Equal("", Found(register));
        using var reading = register.Read(Invented.Officer);
        Assert.DoesNotContain(reading.File(planted.Person).Chronicle.Events, e => e.Event is TracingKept);
    }

    [Fact]
    public void What_is_kept_for_tracing_is_shown_to_whom_it_was_opened_by_and_to_nobody_else()
    {
        var laid = NewPlace();
        using var register = NewRegister(laid);
        var planted = Lived(register, out var place);
        planted.Approve(Erasures.Full);
        planted.CarryOut();
        register.FinishErasures();

        var inspector = new Actor("I. Visitor", Guard.Inspectorate);
        Assert.Throws<QuestionRefused>(() => Traced(register, planted.Person, inspector));
        Assert.IsType<Answer.Accepted>(register.Door.Act(new OpenTracing { Id = new(Invented.Id()), Person = planted.Person, Reason = "search" }, inspector));
        Assert.Equal(place, Assert.Single(Assert.Single(Traced(register, planted.Person, inspector)).Stays).Place);
        Assert.Throws<QuestionRefused>(() => Traced(register, planted.Person, Invented.Officer));
        Assert.Equal([], Found(laid, planted));
        Rebuild(register);
        Assert.Equal("", Found(register));
        Assert.Single(Traced(register, planted.Person, inspector));
    }

    [Fact]
    public void A_lost_list_of_destroyed_keys_is_told_and_written_again()
    {
        var laid = NewPlace();
        using var register = NewRegister(laid);
        var planted = Lived(register, out _);
        planted.Approve(Erasures.Identity);
        planted.CarryOut();
        register.FinishErasures();
        var listed = new ErasedKeys(laid.Location.KeyDirectory).Read();
        File.Delete(Path.Combine(laid.Location.KeyDirectory, ErasedKeys.File));
        Assert.True(register.HasErasuresToFinish());
        register.FinishErasures();
        Assert.False(register.HasErasuresToFinish());
        Assert.Equal(listed, new ErasedKeys(laid.Location.KeyDirectory).Read());
    }

    private IReadOnlyList<PersonId> Waiting(StoredRegister register)
    {
        using var reading = register.Read(Invented.Officer);
        return reading.PersonsWhoseErasureWaits();
    }

    private static IReadOnlyList<TracingKept> Traced(StoredRegister register, PersonId person, Actor by)
    {
        using var reading = register.Read(by);
        return reading.Traced(person);
    }

    [Fact]
    public void An_act_that_told_of_an_erased_person_is_known_and_compared_no_more()
    {
        var laid = NewPlace();
        using var register = NewRegister(laid);
        var planted = Lived(register, out var place);
        var first = Accept(register, planted.Admission(place));
        Assert.Equal("act-id-reused", Refuse(register, planted.Admission(place) with { Reasons = "others" }).Code);
        using (var reopened = Reopen(laid))
        {
            Assert.Equal(first, Accept(reopened, planted.Admission(place)));
            Assert.Equal("act-id-reused", Refuse(reopened, planted.Admission(place) with { Reasons = "others" }).Code);
        }

        planted.Approve(Erasures.Identity);
        planted.CarryOut();
        register.FinishErasures();
        Assert.Equal("act-of-erased", Refuse(register, planted.Admission(place)).Code);
    }

    [Fact]
    public void Nobody_who_guesses_an_act_can_try_it_against_what_stays()
    {
        var laid = NewPlace();
        using var register = NewRegister(laid);
        var planted = Lived(register, out var place);
        var digest = System.Security.Cryptography.SHA256.HashData(RegisterJson.Write(planted.Admission(place)));
        using var raw = laid.OpenRaw();
        var stored = raw.Rows("select digest from act").Select(r => Convert.ToHexString((byte[])r[0]!)).ToList();
        Assert.NotEmpty(stored);
        Assert.DoesNotContain(Convert.ToHexString(digest), stored);
        var own = register.OwnerKeys.Find(register.Store.Keys.Range(1, 1)[0].Id)!;
        Assert.DoesNotContain(Convert.ToHexString(ActDigests.Of(digest, [own])), stored);
        Assert.Contains(Convert.ToHexString(ActDigests.Of(digest, [register.OwnerKeys.Find(KeyOf(laid, planted.Person, Keeper.Identity))!])), stored);
    }

    [Fact]
    public void A_backup_from_before_an_erasure_brings_nobody_back_and_its_counts_hold()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var planted = Lived(register, out _);
        planted.Approve(Erasures.Identity);
        var counts = Rows(laid, Counted);
        var backup = Path.Combine(Path.GetDirectoryName(laid.Directory)!, "backup");
        Backups.Write(laid.Location, backup, Clock, Invented.Bytes(11));
        planted.CarryOut();
        register.FinishErasures();

        var home = NewPlace();
        KeyFiles.Copy(laid.Location.KeyDirectory, home.Location.KeyDirectory);
        var report = Backups.Restore(backup, home.Location, new(), Clock);
        Assert.Equal((1L, ErasedList.There), (report.Erased, report.ErasedList));
        var restored = Reopen(home);
        Assert.Equal("", Found(restored));
        Assert.Equal(counts, Rows(home, Counted));
        Assert.Equal([], Found(home, planted));
        using (var reading = restored.Read(Invented.Officer))
        {
            Assert.Null(reading.File(planted.Person).FileNumber);
        }

        // The entry of the erasure was lost with the restore: it is recorded again.
        Accept(restored, new CarryOutErasure { Id = new(Invented.Id()), Person = planted.Person, Erasure = planted.Erasure });
        restored.FinishErasures();
        Assert.False(restored.HasErasuresToFinish());
        Assert.Equal("", Found(restored));
    }

    private protected Planted Lived(StoredRegister register, out PlaceId place)
    {
        place = OpenPlace(register);
        var planted = new Planted(register, Invented, Name);
        planted.Live(place);
        return planted;
    }

    private static Guid KeyOf(Laid laid, PersonId person, Keeper keeper)
    {
        using var raw = laid.OpenRaw();
        return raw.Rows("select kind, subject, key_id from owner").Where(r => Convert.ToInt64(r[0], null) == (long)keeper && IdOf(r[1]) == person.Value).Select(r => IdOf(r[2])).Single();
    }

    private static Guid IdOf(object? value) => value is byte[] bytes ? new(bytes, bigEndian: true) : (Guid)value!;

    private static string Rows(Laid laid, IEnumerable<Table> tables)
    {
        using var raw = laid.OpenRaw();
        return string.Join('\n', tables.SelectMany(t => raw.Rows($"select {t.ColumnList} from {t.Name}")
            .Select(r => t.Name + ": " + string.Join('|', r.Select(v => v is byte[] { Length: 16 } bytes ? IdOf(bytes).ToString() : v is byte[] other ? Convert.ToHexStringLower(other) : v?.ToString())))
            .Order(StringComparer.Ordinal)));
    }

    /// <summary>In which files some trace of the person is found, whatever wrote them.</summary>
    private protected static List<string> Found(Laid laid, Planted planted)
    {
        var traces = planted.Traces().ToList();
        return [.. Files(laid).Where(f => File.ReadAllBytes(f) is var bytes && traces.Exists(t => bytes.AsSpan().IndexOf(t) >= 0)).Select(f => Path.GetFileName(f)!)];
    }

    /// <summary>The files of the register, and those of its database: tables, indexes, statistics. The server's own journal is for its operator.</summary>
    private static IEnumerable<string> Files(Laid laid)
    {
        var files = Directory.EnumerateFiles(laid.Directory, "*", SearchOption.AllDirectories);
        if (laid.Postgres is null)
        {
            return files;
        }

        using var source = NpgsqlDataSource.Create(laid.Postgres);
        using (var flush = source.CreateCommand("checkpoint"))
        {
            flush.ExecuteNonQuery();
        }

        using var where = source.CreateCommand("select current_setting('data_directory') || '/base/' || oid from pg_database where datname = current_database()");
        var directory = (string)where.ExecuteScalar()!;
        return files.Concat(Directory.EnumerateFiles(directory));
    }
}

public sealed class ErasureOnSqlite : ErasureContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class ErasureOnPostgres : ErasureContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();

    /// <summary>The server keeps dead rows for both: whoever reads this database from before, and whoever writes to any from before.</summary>
    [Theory]
    [InlineData(false, "select count(*) from register.person")]
    [InlineData(true, "select pg_current_xact_id()")]
    public void Whoever_keeps_old_rows_alive_is_waited_for(bool elsewhere, string first)
    {
        var laid = NewPlace();
        using var register = NewRegister(laid);
        var planted = Lived(register, out _);
        planted.Approve(Erasures.Identity);
        var place = new NpgsqlConnectionStringBuilder(laid.Postgres) { Pooling = false };
        place.Database = elsewhere ? "postgres" : place.Database;
        using var keeping = new NpgsqlConnection(place.ConnectionString);
        keeping.Open();
        var transaction = keeping.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        using (var begun = new NpgsqlCommand(first, keeping, transaction))
        {
            begun.ExecuteScalar();
        }

        planted.CarryOut();
        Task? ending = null;
        register.FinishErasures(step => ending ??= step == "remade" ? Task.Run(() => EndOnceWaitedFor(laid, transaction)) : null);
        Assert.True(ending!.IsCompletedSuccessfully, "It was not waited for.");
        Assert.Equal([], Found(laid, planted));
    }

    private static void EndOnceWaitedFor(Laid laid, NpgsqlTransaction transaction)
    {
        using var source = NpgsqlDataSource.Create(laid.Postgres!);
        using var asked = source.CreateCommand("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%backend_xmin as oldest%'");
        while ((long)asked.ExecuteScalar()! == 0)
        {
            Thread.Yield();
        }

        transaction.Commit();
    }
}

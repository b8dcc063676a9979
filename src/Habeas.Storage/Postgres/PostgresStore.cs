using System.Diagnostics;
using Habeas.Storage.Engine;
using Npgsql;

namespace Habeas.Storage.Postgres;

// Failure policy: as PostgresSession; a connection string that cannot be read is a StorageFault that does not repeat it.

/// <summary>A register in a PostgreSQL database (15 or later): the schemas <c>register</c> and <c>keys</c>.</summary>
/// <remarks>
/// Whoever makes the register should be allowed to create a role: the program then works as <c>habeas_register</c>, which has neither
/// UPDATE nor DELETE on the log. Without that right the tables' triggers alone guard the log.
/// </remarks>
internal sealed class PostgresStore : IStore
{
    /// <summary>The advisory lock that orders writers.</summary>
    public const long WriteLock = 5200213984;

    /// <summary>The table that says which scripts were run, from before the first of them.</summary>
    public const string VersionTable = "create table if not exists register.schema_version (version integer not null)";

    private const string Role = "habeas_register";
    private const string Settings = "-c search_path=register -c synchronous_commit=on -c lock_timeout=30000 -c jit=off";

    // The door only ever looks rows up by their keys: planned once, by index, whatever the statistics of young tables say.
    private const string DoorSettings = " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(60);
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _doors;
    private readonly string _owner;

    private PostgresStore(NpgsqlDataSource source, NpgsqlDataSource doors, string owner)
    {
        _owner = owner;
        _source = source;
        _doors = doors;
        Keys = new PostgresKeyStore(source);
        Schema = new PostgresSchema(source);
    }

    public string Engine => "postgres";

    public long SizeBytes
    {
        get
        {
            using var session = OpenReader();
            return session.Number(new("select pg_database_size(current_database())")) ?? 0;
        }
    }

    public IKeyStore Keys { get; }

    public ISchema Schema { get; }

    /// <summary>Makes the tables, or brings those of an earlier version up to date.</summary>
    public static PostgresStore Open(string connectionString, bool create)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            var options = $"{builder.Options} {Settings}".TrimStart();
            bool restricted;
            builder.Options = options;
            builder.ApplicationName ??= "habeas";
            builder.MaxAutoPrepare = 200;
            builder.AutoPrepareMinUsages = 2;
            builder.CommandTimeout = 0;
            builder.IncludeErrorDetail = false;
            using (var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(builder.ConnectionString) { Pooling = false }.ConnectionString))
            {
                connection.Open();
                restricted = Migrate(connection, create);
            }

            builder.Options = restricted ? $"{options} -c role={Role}" : options;
            var source = NpgsqlDataSource.Create(builder.ConnectionString);
            builder.Options += DoorSettings;
            var doors = NpgsqlDataSource.Create(builder.ConnectionString);
            builder.Options = options;
            builder.Pooling = false;
            return new(source, doors, builder.ConnectionString);
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
        catch (ArgumentException)
        {
            throw new StorageFault(FaultKind.NoRegister, "HABEAS_POSTGRES is not a connection string, such as Host=…;Username=…;Database=….");
        }
    }

    /// <summary>Whether the database holds a register that was begun and not finished.</summary>
    public static bool IsIncomplete(string connectionString) => InDatabase(connectionString, IsIncomplete);

    /// <summary>Drops such a register, and nothing else.</summary>
    public static void DropIncomplete(string connectionString) => InDatabase(connectionString, connection =>
    {
        if (IsIncomplete(connection))
        {
            Execute(connection, "begin; drop schema register cascade; drop schema keys cascade; commit");
        }

        return true;
    });

    public ISession OpenReader() => new PostgresSession(Connect(_source), "begin isolation level repeatable read read only");

    public IWriter OpenWriter() => new PostgresWriter(Connect(_doors));

    /// <summary>As the tables' owner, whom the program is not otherwise. A server that lets nobody else do it clears its statistics and begins a checkpoint in its own time.</summary>
    public void Clear()
    {
        try
        {
            using var connection = new NpgsqlConnection(_owner);
            connection.Open();
            AwaitReaders(connection);
            foreach (var table in Tables.Derived.Select(t => "register." + t.Name).Append("keys.owner_key"))
            {
                Execute(connection, $"vacuum (full, analyze) {table}");
            }

            foreach (var command in new[] { "vacuum (full) pg_catalog.pg_statistic", "checkpoint" })
            {
                try
                {
                    Execute(connection, command);
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
                {
                    // Not swallowed: the summary above and the guide say so.
                }
            }
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    /// <summary>
    /// A table that is rewritten keeps the old rows for whoever still reads an earlier state of the database, and also while a transaction that
    /// began earlier still writes, in whatever database of the server: those are waited for. What begins later keeps nothing.
    /// </summary>
    private static void AwaitReaders(NpgsqlConnection connection)
    {
        using var now = new NpgsqlCommand("select pg_current_xact_id()::xid::text", connection);
        using var readers = new NpgsqlCommand(
            """
            select count(*) from (
                select backend_xmin as oldest from pg_stat_activity where pid <> pg_backend_pid() and (datname is null or datname = current_database())
                union all select xmin from pg_replication_slots
                union all select pg_snapshot_xmin(pg_current_snapshot())::xid) r
            where age(oldest) > age($1::text::xid)
            """,
            connection);
        readers.Parameters.Add(new NpgsqlParameter<string> { TypedValue = (string)now.ExecuteScalar()! });
        for (var began = Stopwatch.StartNew(); (long)readers.ExecuteScalar()! > 0; Thread.Sleep(100))
        {
            if (began.Elapsed > LongestRead)
            {
                throw new StorageFault(
                    FaultKind.Locked,
                    "Somebody has been reading this database, or writing to one of the same server, since before the rows were taken away, so that the server still keeps them on disk. Wait until that has ended (pg_stat_activity shows it), then run habeas erase finish.");
            }
        }
    }

    public void Dispose()
    {
        _source.Dispose();
        _doors.Dispose();
    }

    private static NpgsqlConnection Connect(NpgsqlDataSource source)
    {
        try
        {
            return source.OpenConnection();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    /// <summary>Lets the restricted role use the tables as they are now; without the right to do so they stay their owner's alone.</summary>
    public static void GrantToRole(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        try
        {
            transaction.Save("role");
            Execute(connection, SchemaScripts.Named("Postgres", "role.sql"));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Not swallowed: the register then works under its owner's rights, as the remarks above say.
            transaction.Rollback("role");
        }
    }

    private static bool IsIncomplete(NpgsqlConnection connection) => Scalar(connection, "select to_regclass('register.meta') is not null") is true
        && Scalar(connection, $"select exists (select from register.meta where name = '{Backup.Notes.Incomplete}')") is true;

    private static T InDatabase<T>(string connectionString, Func<NpgsqlConnection, T> work)
    {
        try
        {
            using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
            connection.Open();
            return work(connection);
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
        catch (ArgumentException)
        {
            throw new StorageFault(FaultKind.NoRegister, "HABEAS_POSTGRES is not a connection string, such as Host=…;Username=…;Database=….");
        }
    }

    /// <summary>True when the program can work under the restricted role.</summary>
    private static bool Migrate(NpgsqlConnection connection, bool create)
    {
        var scripts = SchemaScripts.Of("Postgres", "");
        var exists = Scalar(connection, "select to_regclass('register.schema_version') is not null") is true;
        var version = exists ? Scalar(connection, "select max(version) from register.schema_version") as int? : null;
        if (version is null && !create && Scalar(connection, "select exists (select from pg_class where relnamespace = to_regnamespace('register'))") is not true)
        {
            throw new StorageFault(FaultKind.NoRegister, "The database holds no register. Run habeas init to make one.");
        }

        if (version > scripts[^1].Number)
        {
            throw new StorageFault(FaultKind.TooNew, "The register was written by a later version of the program. Install that version.");
        }

        // Where it does not say which scripts it had, none is run over what is there.
        var from = version ?? (create ? 0 : scripts[^1].Number);
        if (from < scripts[^1].Number)
        {
            Raise(connection, scripts, from);
        }

        return Scalar(connection, $"select exists (select from pg_roles where rolname = '{Role}' and pg_has_role(oid, 'member'))") is true
            && Scalar(connection, $"select has_table_privilege('{Role}', to_regclass('register.entry'), 'insert')") is true;
    }

    private static void Raise(NpgsqlConnection connection, IReadOnlyList<(int Number, string Sql)> scripts, int version)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, "select pg_advisory_xact_lock(5200213985); create schema if not exists register; set local search_path = register");
        Execute(connection, VersionTable);
        foreach (var (number, sql) in scripts.Where(s => s.Number > version))
        {
            Execute(connection, sql);
            Execute(connection, FormattableString.Invariant($"insert into register.schema_version (version) values ({number})"));
        }

        GrantToRole(connection, transaction);
        transaction.Commit();
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}

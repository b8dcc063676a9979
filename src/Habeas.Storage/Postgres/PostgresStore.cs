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
    private const string Role = "habeas_register";
    private const string Settings = "-c search_path=register -c synchronous_commit=on -c lock_timeout=30000 -c jit=off";

    // The door only ever looks rows up by their keys: planned once, by index, whatever the statistics of young tables say.
    private const string DoorSettings = " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _doors;

    private PostgresStore(NpgsqlDataSource source, NpgsqlDataSource doors)
    {
        _source = source;
        _doors = doors;
        Keys = new PostgresKeyStore(source);
    }

    public string Engine => "postgres";

    public IKeyStore Keys { get; }

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
            return new(source, NpgsqlDataSource.Create(builder.ConnectionString));
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

    public ISession OpenReader() => new PostgresSession(Connect(_source), "begin isolation level repeatable read read only");

    public IWriter OpenWriter() => new PostgresWriter(Connect(_doors));

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

    /// <summary>True when the program can work under the restricted role.</summary>
    private static bool Migrate(NpgsqlConnection connection, bool create)
    {
        var scripts = SchemaScripts.Of("Postgres", "");
        var exists = Scalar(connection, "select to_regclass('register.schema_version') is not null") is true;
        if (!exists && !create)
        {
            throw new StorageFault(FaultKind.NoRegister, "The database holds no register. Run habeas init to make one.");
        }

        var version = exists ? (int)Scalar(connection, "select max(version) from register.schema_version")! : 0;
        if (version > scripts[^1].Number)
        {
            throw new StorageFault(FaultKind.TooNew, "The register was written by a later version of the program. Install that version.");
        }

        if (version < scripts[^1].Number)
        {
            Raise(connection, scripts, version);
        }

        return Scalar(connection, $"select exists (select from pg_roles where rolname = '{Role}' and pg_has_role(oid, 'member'))") is true
            && Scalar(connection, $"select has_table_privilege('{Role}', 'register.entry', 'insert')") is true;
    }

    private static void Raise(NpgsqlConnection connection, IReadOnlyList<(int Number, string Sql)> scripts, int version)
    {
        using (var transaction = connection.BeginTransaction())
        {
            Execute(connection, "select pg_advisory_xact_lock(5200213985); create schema if not exists register; set local search_path = register");
            Execute(connection, "create table if not exists register.schema_version (version integer not null)");
            foreach (var (number, sql) in scripts.Where(s => s.Number > version))
            {
                Execute(connection, sql);
                Execute(connection, FormattableString.Invariant($"insert into register.schema_version (version) values ({number})"));
            }

            transaction.Commit();
        }

        try
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, SchemaScripts.Named("Postgres", "role.sql"));
            transaction.Commit();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Not swallowed: the register then works under its owner's rights, as the remarks above say.
        }
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

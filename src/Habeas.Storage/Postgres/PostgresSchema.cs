using System.Text.RegularExpressions;
using Habeas.Storage.Engine;
using Npgsql;

namespace Habeas.Storage.Postgres;

// Failure policy: as PostgresSession. Where the server lets nobody make temporary tables, that is a StorageFault of its own: an
// expectation that was guessed would be worse than none. A remake that fails is rolled back when its connection is given back.

/// <summary>The schemas <c>register</c> and <c>keys</c> as the server's catalogue has them, and as the scripts make them among temporary tables.</summary>
/// <remarks>
/// The same server words both, so that no version of PostgreSQL makes a difference that is none. Rights and owners are not compared,
/// nor what concerns speed alone: storage, settings of tables, statistics.
/// </remarks>
internal sealed partial class PostgresSchema(NpgsqlDataSource source) : ISchema
{
    private const string Register = "register";
    private const string KeyStore = "keys";
    private const string Alias = "pg_temp.";
    private static readonly string Catalogue = SchemaScripts.Named("Postgres", "catalogue.sql");
    private readonly Lazy<IReadOnlyList<SchemaObject>> _made = new(() => [.. Temporary(source, Register), .. Temporary(source, KeyStore)], LazyThreadSafetyMode.PublicationOnly);

    public IReadOnlyList<SchemaObject> Made() => _made.Value;

    public IReadOnlyList<SchemaObject> Stored()
    {
        try
        {
            using var connection = source.OpenConnection();
            using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
            Execute(connection, "set local search_path = pg_catalog");
            return [.. Read(connection, Register, Register + ".", Register), .. Read(connection, KeyStore, KeyStore + ".", KeyStore)];
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    public void Remake(IReadOnlyList<SchemaObject> dropped, IReadOnlyList<Table> made)
    {
        try
        {
            using var connection = source.OpenConnection();
            using var transaction = connection.BeginTransaction();
            Execute(connection, $"set local role none; select pg_advisory_xact_lock({PostgresStore.WriteLock})");
            foreach (var thing in dropped)
            {
                Execute(connection, $"drop {thing.Kind} {Register}.\"{thing.Name}\"");
            }

            foreach (var statement in Scripts(Register).Where(s => made.Any(t => t.Name == TableOf(s))))
            {
                Execute(connection, statement);
            }

            PostgresStore.GrantToRole(connection, transaction);
            transaction.Commit();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    /// <summary>Makes a schema's things among this session's temporary ones, reads them, and takes all of it back.</summary>
    private static List<SchemaObject> Temporary(NpgsqlDataSource source, string schema)
    {
        try
        {
            using var connection = source.OpenConnection();
            using var transaction = connection.BeginTransaction();
            Execute(connection, "set local role none; set local search_path = pg_catalog");
            foreach (var statement in Scripts(schema))
            {
                Execute(connection, statement.Replace(schema + ".", Alias, StringComparison.Ordinal));
            }

            using var name = new NpgsqlCommand("select nspname::text from pg_namespace where oid = pg_my_temp_schema()", connection);
            return Read(connection, (string)name.ExecuteScalar()!, Alias, schema);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            throw new StorageFault(
                FaultKind.Denied,
                $"The tables cannot be compared with those that the program makes, because the server lets this user make no temporary ones (code {e.SqlState}). Grant TEMPORARY on the database, or work on the primary server where this one is a standby.",
                e);
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.From(e);
        }
    }

    /// <summary>The statements of all scripts that make something in a schema.</summary>
    private static IEnumerable<string> Scripts(string schema) =>
        SchemaScripts.Of("Postgres", "").SelectMany(s => SchemaScripts.Statements(s.Sql)).Prepend(PostgresStore.VersionTable)
            .Where(s => s.Contains(schema + ".", StringComparison.Ordinal));

    private static string? TableOf(string statement) => OnTable().Match(statement) is { Success: true } match ? match.Groups["table"].Value : null;

    /// <summary>What a schema holds, with the prefix that the server puts before names of it taken away.</summary>
    private static List<SchemaObject> Read(NpgsqlConnection connection, string schema, string prefix, string standsFor)
    {
        using var command = new NpgsqlCommand(Catalogue, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
        using var reader = command.ExecuteReader();
        var things = new List<SchemaObject>();
        var store = standsFor == Register ? "" : standsFor + ".";
        while (reader.Read())
        {
            var (kind, table) = (reader.GetString(0), reader.IsDBNull(2) ? null : reader.GetString(2));
            var definition = reader.GetString(3).Replace(prefix, "", StringComparison.Ordinal);
            things.Add(table is null ? new(kind, store + reader.GetString(1), null, definition) : new(kind, reader.GetString(1), store + table, definition));
        }

        return things;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    // Every statement names its table after one of two words.
    [GeneratedRegex(@"\b(table|on) register\.(?<table>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnTable();
}

using Npgsql;

namespace Habeas.Storage.Tests;

/// <summary>A place for one register, with the environment that finds it again.</summary>
internal sealed record Laid(string Directory, string? Postgres)
{
    public RegisterLocation Location => RegisterLocation.Parse(Directory, name => name == "HABEAS_POSTGRES" ? Postgres : null);

    public static string NewDirectory() => System.IO.Directory.CreateTempSubdirectory("habeas-").FullName;
}

/// <summary>Lays registers in directories, and takes them away.</summary>
internal sealed class SqliteLayer
{
    private readonly List<string> _directories = [];

    public Laid New()
    {
        var directory = Laid.NewDirectory();
        _directories.Add(directory);
        return new(Path.Combine(directory, "register"), null);
    }

    public void CleanUp() => _directories.ForEach(d => Directory.Delete(d, recursive: true));
}

/// <summary>
/// Lays registers in databases of their own on the server that <c>HABEAS_TEST_POSTGRES</c> names. Without one its tests are skipped
/// by name, or fail where <c>HABEAS_REQUIRE_POSTGRES=1</c>.
/// </summary>
internal sealed class PostgresLayer
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("HABEAS_TEST_POSTGRES");
    private static int _serial;
    private readonly List<string> _databases = [];
    private readonly List<string> _directories = [];

    public Laid New()
    {
        if (string.IsNullOrEmpty(Server))
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("HABEAS_REQUIRE_POSTGRES") != "1", "HABEAS_TEST_POSTGRES names no server");
            Assert.Fail("HABEAS_REQUIRE_POSTGRES is 1 and HABEAS_TEST_POSTGRES names no server.");
        }

        var name = FormattableString.Invariant($"habeas_test_{Environment.ProcessId}_{Interlocked.Increment(ref _serial)}");
        Execute($"create database {name}");
        _databases.Add(name);
        var directory = Laid.NewDirectory();
        _directories.Add(directory);
        return new(Path.Combine(directory, "register"), new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString);
    }

    public void CleanUp()
    {
        _directories.ForEach(d => Directory.Delete(d, recursive: true));
        _databases.ForEach(d => Execute($"drop database {d} with (force)"));
    }

    private static void Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}

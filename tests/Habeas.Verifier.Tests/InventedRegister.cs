using Habeas.Cli.Host;
using Habeas.Ledger.Notes;
using Habeas.Storage;
using NodaTime;
using SQLitePCL;

namespace Habeas.Verifier.Tests;

/// <summary>A register with the people of Ruritania, made by the program that writes registers.</summary>
public sealed class InventedRegister : IDisposable, IClock
{
    private readonly Random _random = new(7);

    public InventedRegister()
    {
        var exit = Cli.CommandLine.Run(["demo", "--persons", "60", "--years", "1", "--register", "r", "--quiet"], new Surroundings
        {
            Out = TextWriter.Null,
            Err = TextWriter.Null,
            In = Stream.Null,
            Variable = _ => null,
            Folder = Folder,
            User = "tester",
            Clock = this,
            Random = _random.NextBytes,
        });
        Assert.Equal(0, exit);
        using var register = Open();
        Key = register.VerifierKey;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("habeas-verifier-").FullName;

    public VerifierKey Key { get; }

    public string Database => Path.Combine(Folder, "r", "register.db");

    public Instant GetCurrentInstant() => Instant.FromUtc(2026, 3, 4, 10, 0);

    public StoredRegister Open() => StoredRegister.Open(RegisterLocation.Parse(Path.Combine(Folder, "r"), _ => null), this, _random.NextBytes);

    /// <summary>A copy of the database alone, for an intruder.</summary>
    internal Intruder Copy()
    {
        var copy = Path.Combine(Folder, FormattableString.Invariant($"copy-{Guid.NewGuid():N}.db"));
        foreach (var end in (string[])["", "-wal"])
        {
            if (File.Exists(Database + end))
            {
                File.Copy(Database + end, copy + end);
            }
        }

        return new(copy);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>The database as an intruder has it: any statement, past every guard.</summary>
internal sealed class Intruder : IDisposable
{
    private readonly sqlite3 _database;

    public Intruder(string path)
    {
        Batteries_V2.Init();
        Path = path;
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(path, out _database));
        Do("pragma journal_mode = delete; pragma ignore_check_constraints = on");
        foreach (var table in (string[])["log", "entry", "part", "tile", "checkpoint", "log_key", "cosignature"])
        {
            Do($"drop trigger {table}_update; drop trigger {table}_delete");
        }
    }

    public string Path { get; }

    public void Do(string sql) => Assert.True(raw.sqlite3_exec(_database, sql) == raw.SQLITE_OK, raw.sqlite3_errmsg(_database).utf8_to_string() + ": " + sql);

    public List<long> Numbers(string sql)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(_database, sql, out var statement));
        using (statement)
        {
            var numbers = new List<long>();
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                numbers.Add(raw.sqlite3_column_int64(statement, 0));
            }

            return numbers;
        }
    }

    public byte[] Bytes(string sql)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(_database, sql, out var statement));
        using (statement)
        {
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
            return raw.sqlite3_column_blob(statement, 0).ToArray();
        }
    }

    public void Dispose() => _database.Dispose();
}

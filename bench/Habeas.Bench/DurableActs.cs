using Habeas.Register.Acts;
using Habeas.Storage;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;

namespace Habeas.Bench;

/// <summary>
/// Durable acts (decided, sealed, in the tree, in the read models, signed, committed) against one durable INSERT of the bytes that
/// such an act stores in the log. The goal is set for the act of every day, a person seen at a place, whether the writer waits for
/// every answer or streams; admissions, the act with the most to write, stand beside it.
/// </summary>
internal static class DurableActs
{
    private const int Rounds = 7;

    /// <summary>So many acts are taken before anything is measured: a register runs for months, and compiling its code is not its work.</summary>
    private const int Warm = 6_000;

#pragma warning disable RS0030 // A benchmark is a host: it hands the machine's clock to the register.
    public static IClock Clock => SystemClock.Instance;
#pragma warning restore RS0030

    /// <summary>One writer on SQLite.</summary>
    public static bool Sqlite(string folder)
    {
        using var register = Open(RegisterLocation.Parse(Path.Combine(folder, "sqlite"), _ => null));
        using var rival = new SqliteConnection($"Data Source={Path.Combine(folder, "rival.db")};Pooling=false");
        rival.Open();
        Run(rival, "pragma journal_mode = wal");
        Run(rival, "pragma synchronous = full");
        Run(rival, "create table rival (id integer primary key, stored blob not null)");
        return Measure("SQLite, 1 writer", register, 1, 500, 0.4, (bytes, count) =>
        {
            using var insert = rival.CreateCommand();
            insert.CommandText = "insert into rival (stored) values ($stored)";
            insert.Parameters.AddWithValue("$stored", bytes);
            insert.Prepare();
            for (var i = 0; i < count; i++)
            {
                insert.ExecuteNonQuery();
            }
        });
    }

    /// <summary>Sixteen writers on PostgreSQL, ours through one door, the rival's each with a connection of its own.</summary>
    public static bool Postgres(string folder, string server) => InDatabase(server, target =>
    {
        using var register = Open(RegisterLocation.Parse(Path.Combine(folder, "postgres"), name => name == "HABEAS_POSTGRES" ? target : null));
        using var rival = NpgsqlDataSource.Create(target);
        Run(rival, "create table rival (id bigint generated always as identity primary key, stored bytea not null)");
        return Measure("PostgreSQL, 16 writers", register, 16, 100, 0.25, (bytes, count) => Insert(rival, bytes, count));
    });

    /// <summary>Measures in a database of its own, which is dropped afterwards.</summary>
    public static bool InDatabase(string server, Func<string, bool> measure)
    {
        var database = "habeas_bench_" + Guid.CreateVersion7().ToString("N");
        using var admin = NpgsqlDataSource.Create(server);
        Run(admin, $"create database {database}");
        try
        {
            return measure(new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 32 }.ConnectionString);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            Run(admin, $"drop database {database} with (force)");
        }
    }

    public static StoredRegister Open(RegisterLocation location)
    {
        var register = StoredRegister.Create(location, "bench.habeas.example", "BEN", Clock);
        Accept(register.Door.Act(BenchActs.Opening(), BenchActs.Officer));
        return register;
    }

    /// <summary>Gives act after act and takes the answers as they come.</summary>
    public static void Stream(StoredRegister register, IEnumerable<Act> acts)
    {
        foreach (var answer in register.Door.ActMany(acts, BenchActs.Officer))
        {
            Accept(answer);
        }
    }

    public static void Accept(Answer answer)
    {
        if (answer is Answer.Refused refused)
        {
            throw new InvalidOperationException($"The act was refused: {refused.Refusal.Code}.");
        }
    }

    /// <summary>Takes turns: our writers do their acts, then as many rival writers their inserts.</summary>
    private static bool Measure(string where, StoredRegister register, int writers, int each, double goal, Action<byte[], int> insert)
    {
        // A writer who waits for each answer before giving the next act.
        void Waiting(Func<int, Act> act, int first, int count) => Side(writers, w =>
        {
            for (var i = 0; i < count; i++)
            {
                Accept(register.Door.Act(act(first + (w * count) + i), BenchActs.Officer));
            }
        });

        // One who gives act after act and takes the answers as they come, as habeas act does with a file and an import with its source.
        void Streaming(Func<int, Act> act, int first, int count) => Stream(register, Enumerable.Range(first, count).Select(act));

        var round = writers * each;
        Waiting(BenchActs.Admission, 0, Warm / writers);
        Waiting(p => BenchActs.Presence(p, 1), 0, Warm / writers);
        var (admission, presence) = (BytesOf(register, Warm - 1), BytesOf(register, 2 * (Warm - 1)));
        double Rival(byte[] bytes) => Measured.PerSecond(round, () => Side(writers, _ => insert(bytes, each)));

        var admissions = new Measured($"durable admissions, {where}, each waiting for every answer", "acts", null);
        var presences = new Measured($"durable presences, {where}, each waiting for every answer", "acts", goal);
        var streamedAdmissions = new Measured($"durable admissions, {where}, streamed", "acts", null);
        var streamedPresences = new Measured($"durable presences, {where}, streamed", "acts", goal);
        for (var i = 0; i < Rounds; i++)
        {
            var (first, day) = (Warm + (2 * i * round), i + 2);
            admissions.Round(Measured.PerSecond(round, () => Waiting(BenchActs.Admission, first, each)), Rival(admission));
            presences.Round(Measured.PerSecond(round, () => Waiting(p => BenchActs.Presence(p, day), 0, each)), Rival(presence));
            if (writers == 1)
            {
                streamedAdmissions.Round(Measured.PerSecond(round, () => Streaming(BenchActs.Admission, first + round, round)), Rival(admission));
                streamedPresences.Round(Measured.PerSecond(4 * round, () => Streaming(p => BenchActs.Presence(p, day), round, 4 * round)), Rival(presence));
            }
        }

        admissions.Print($"the processor: an admission is nine sealed parts and their rows; it stores {admission.Length:N0} bytes in the log");
        var met = presences.Print($"a signature, a flush and some seven pages for every {(writers > 1 ? "batch" : "act")}; a presence stores {presence.Length:N0} bytes in the log");
        if (writers == 1)
        {
            streamedAdmissions.Print("the processor: deciding, folding, sealing and rows; signature and flush are shared by the acts of a batch");
            met &= streamedPresences.Print("as above");
        }

        return met;
    }

    private static byte[] BytesOf(StoredRegister register, long index)
    {
        using var reading = register.Read(BenchActs.Officer);
        var entry = reading.Entry(index)!;
        return [.. entry.Leaf, .. entry.Parts.SelectMany(p => p.Stored)];
    }

    private static void Side(int writers, Action<int> write)
    {
        if (writers == 1)
        {
            write(0);
            return;
        }

        var threads = Enumerable.Range(0, writers).Select(w => new Thread(() => write(w))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
    }

    private static void Insert(NpgsqlDataSource source, byte[] bytes, int count)
    {
        using var connection = source.OpenConnection();
        using var insert = new NpgsqlCommand("insert into rival (stored) values ($1)", connection) { Parameters = { new() { Value = bytes } } };
        insert.Prepare();
        for (var i = 0; i < count; i++)
        {
            insert.ExecuteNonQuery();
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static void Run(NpgsqlDataSource source, string sql)
    {
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}

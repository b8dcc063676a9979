using Habeas.Storage;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;

namespace Habeas.Bench;

/// <summary>
/// Durable acts (an admission on a new order of a new person: decided, sealed, in the tree, in the read models, signed, committed)
/// against one durable INSERT of the bytes that such an act stores in the log.
/// </summary>
internal static class DurableActs
{
    private const int Rounds = 7;

    /// <summary>So many acts are taken before anything is measured: a register runs for months, and compiling its code is not its work.</summary>
    private const int WarmUntil = 6_000;

    /// <summary>One writer on SQLite.</summary>
    public static bool Sqlite(string folder)
    {
        var measured = new Measured("durable acts, SQLite, 1 writer", "acts", 0.4);
        using var register = Open(RegisterLocation.Parse(Path.Combine(folder, "sqlite"), _ => null));
        var bytes = BytesOfAnAct(register);
        using var rival = new SqliteConnection($"Data Source={Path.Combine(folder, "rival.db")};Pooling=false");
        rival.Open();
        Run(rival, "pragma journal_mode = wal");
        Run(rival, "pragma synchronous = full");
        Run(rival, "create table rival (id integer primary key, stored blob not null)");
        using var insert = rival.CreateCommand();
        insert.CommandText = "insert into rival (stored) values ($stored)";
        insert.Parameters.AddWithValue("$stored", bytes);
        insert.Prepare();
        var number = 1000;
        for (; number < WarmUntil; number++)
        {
            Accept(register.Door.Act(Admissions.Of(number), Admissions.Officer));
        }

        for (var round = 0; round < Rounds; round++)
        {
            const int Count = 500;
            var ours = Measured.PerSecond(Count, () =>
            {
                for (var i = 0; i < Count; i++)
                {
                    Accept(register.Door.Act(Admissions.Of(number++), Admissions.Officer));
                }
            });
            measured.Round(ours, Measured.PerSecond(Count, () =>
            {
                for (var i = 0; i < Count; i++)
                {
                    insert.ExecuteNonQuery();
                }
            }));
        }

        return measured.Print($"the flush of the log to disk, once an act on both sides; an act stores {bytes.Length:N0} bytes in the log and as much again in read models");
    }

    /// <summary>Sixteen writers on PostgreSQL, ours through one door, the rival's each with a connection of its own.</summary>
    public static bool Postgres(string folder, string server)
    {
        var measured = new Measured("durable acts, PostgreSQL, 16 writers", "acts", 0.25);
        var database = "habeas_bench_" + Guid.CreateVersion7().ToString("N");
        using var admin = NpgsqlDataSource.Create(server);
        Run(admin, $"create database {database}");
        var target = new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 32 }.ConnectionString;
        try
        {
            using var register = Open(RegisterLocation.Parse(Path.Combine(folder, "postgres"), name => name == "HABEAS_POSTGRES" ? target : null));
            var bytes = BytesOfAnAct(register);
            using var rival = NpgsqlDataSource.Create(target);
            Run(rival, "create table rival (id bigint generated always as identity primary key, stored bytea not null)");
            var number = 1000;
            for (var round = 0; round < Rounds; round++)
            {
                const int Each = 100;
                var first = number;
                number += 16 * Each;
                var ours = Measured.PerSecond(16 * Each, () => Writers(w =>
                {
                    for (var i = 0; i < Each; i++)
                    {
                        Accept(register.Door.Act(Admissions.Of(first + (w * Each) + i), Admissions.Officer));
                    }
                }));
                measured.Round(ours, Measured.PerSecond(16 * Each, () => Writers(_ => Insert(rival, bytes, Each))));
            }

            return measured.Print("one core: the door decides, seals and signs on one thread; the flush is shared by the acts of a batch, as PostgreSQL shares it between the rival's commits");
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            Run(admin, $"drop database {database} with (force)");
        }
    }

    public static StoredRegister Open(RegisterLocation location)
    {
#pragma warning disable RS0030 // A benchmark is a host: it hands the machine's clock to the register.
        var register = StoredRegister.Create(location, "bench.habeas.example", "BEN", SystemClock.Instance);
#pragma warning restore RS0030
        Accept(register.Door.Act(Admissions.Opening(), Admissions.Officer));
        return register;
    }

    public static void Accept(Answer answer)
    {
        if (answer is Answer.Refused refused)
        {
            throw new InvalidOperationException($"The act was refused: {refused.Refusal.Code}.");
        }
    }

    private static byte[] BytesOfAnAct(StoredRegister register)
    {
        var answer = (Answer.Accepted)register.Door.Act(Admissions.Of(1), Admissions.Officer);
        using var reading = register.Read(Admissions.Officer);
        var entry = reading.Entry(answer.Entry)!;
        return [.. entry.Leaf, .. entry.Parts.SelectMany(p => p.Stored)];
    }

    private static void Writers(Action<int> write)
    {
        var threads = Enumerable.Range(0, 16).Select(w => new Thread(() => write(w))).ToList();
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

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Run(NpgsqlDataSource source, string sql)
    {
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}

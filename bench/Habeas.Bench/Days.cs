using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Habeas.Register.Persons;
using Habeas.Register.Stored;
using Habeas.Simulation;
using Habeas.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Habeas.Bench;

/// <summary>
/// The days of Ruritania as its officers record them: every kind of act, most of them about files that have grown for years. Beside it
/// one durable INSERT of the bytes that each act stored, and for reading a file a plain table of the same events in clear.
/// </summary>
internal static class Days
{
    private const int Persons = 5_000;
    private const int Years = 5;
    private const int Seed = 42;
    private const int Rounds = 7;
    private const int Each = 4_000;

    /// <summary>So many acts are told before anything is measured: files have grown by then, and the code is compiled.</summary>
    private const int Before = 60_000;

    private const int Readings = 200;

    /// <summary>One writer who streams; then, when all five years are told, the heaviest file is read.</summary>
    public static bool Sqlite(string folder)
    {
        var path = Path.Combine(folder, "days");
        var location = RegisterLocation.Parse(path, _ => null);
        using var rival = new SqliteConnection($"Data Source={Path.Combine(folder, "days-rival.db")};Pooling=false");
        rival.Open();
        DurableActs.Run(rival, "pragma journal_mode = wal");
        DurableActs.Run(rival, "pragma synchronous = full");
        DurableActs.Run(rival, "create table rival (id integer primary key, stored blob not null)");
        using (var told = new Told(location))
        {
            using var insert = rival.CreateCommand();
            insert.CommandText = "insert into rival (stored) values ($stored)";
            var stored = insert.Parameters.Add("$stored", SqliteType.Blob);
            told.Measure("SQLite", bytes =>
            {
                stored.Value = bytes;
                insert.ExecuteNonQuery();
            });
            told.Tell(int.MaxValue);
            Read(path, told, rival);
        }

        return true;
    }

    /// <summary>The same on PostgreSQL: one writer who streams, beside one connection that inserts.</summary>
    public static bool Postgres(string folder, string server) => DurableActs.InDatabase(server, target =>
    {
        using var told = new Told(RegisterLocation.Parse(Path.Combine(folder, "days-postgres"), name => name == "HABEAS_POSTGRES" ? target : null));
        using var rival = NpgsqlDataSource.Create(target);
        DurableActs.Run(rival, "create table rival_day (id bigint generated always as identity primary key, stored bytea not null)");
        using var connection = rival.OpenConnection();
        using var insert = new NpgsqlCommand("insert into rival_day (stored) values ($1)", connection) { Parameters = { new() { Value = Array.Empty<byte>() } } };
        told.Measure("PostgreSQL", bytes =>
        {
            insert.Parameters[0].Value = bytes;
            insert.ExecuteNonQuery();
        });
        return true;
    });

    /// <summary><c>file show</c> and <c>file history</c> of the heaviest file, each the whole command, against reading its events in clear from a plain table.</summary>
    private static void Read(string path, Told told, SqliteConnection rival)
    {
        var file = told.Heaviest();
        DurableActs.Run(rival, "create table event (person text not null, place integer not null, body text not null)");
        using (var insert = rival.CreateCommand())
        {
            insert.CommandText = "insert into event values ($person, $place, $body)";
            var (person, place, body) = (insert.Parameters.Add("$person", SqliteType.Text), insert.Parameters.Add("$place", SqliteType.Integer), insert.Parameters.Add("$body", SqliteType.Text));
            foreach (var (recorded, at) in file.Chronicle.Events.Select((e, i) => (e, i)))
            {
                (person.Value, place.Value, body.Value) = (file.FileNumber, at, Encoding.UTF8.GetString(RegisterJson.Write(recorded.Event)));
                insert.ExecuteNonQuery();
            }
        }

        DurableActs.Run(rival, "create index event_person on event (person)");
        var plain = Times(() => Events(rival, file.FileNumber!));
        var show = Times(() => CommandRun.Of("file", "show", file.FileNumber!, "--register", path));
        var history = Times(() => CommandRun.Of("file", "history", file.FileNumber!, "--register", path));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the heaviest file of {Persons:N0} ({file.Chronicle.Events.Length:N0} events), SQLite: file show {Text(show)}; file history {Text(history)}; rival (the same events in clear, read and parsed) {Text(plain)}"));
        Console.WriteLine("  limited by: opening the register, opening and reading sealed parts, and laying out some hundreds of lines");
    }

    private static int Events(SqliteConnection rival, string person)
    {
        using var select = rival.CreateCommand();
        select.CommandText = "select body from event where person = $person order by place";
        select.Parameters.AddWithValue("$person", person);
        using var rows = select.ExecuteReader();
        var read = 0;
        while (rows.Read())
        {
            using var parsed = JsonDocument.Parse(rows.GetString(0));
            read += parsed.RootElement.EnumerateObject().Count();
        }

        return read;
    }

    private static List<double> Times<T>(Func<T> read)
    {
        var times = new List<double>();
        for (var i = -20; i < Readings; i++)
        {
            var watch = Stopwatch.StartNew();
            read();
            if (i >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return times;
    }

    private static string Text(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {Measured.At(times, 0.5):N1} ms, p99 {Measured.At(times, 0.99):N1} ms");

    /// <summary>Ruritania told to a register, as far as it has come.</summary>
    private sealed class Told : IDisposable
    {
        private readonly Ruritania _world = new(Persons, Years, Seed);
        private readonly Telling _telling;
        private readonly StoredRegister _register;
        private readonly IEnumerator<Step> _steps;
        private long _read;

        public Told(RegisterLocation location)
        {
            _telling = new(_world.Begin);
            _register = StoredRegister.Create(location, "days.habeas.example", "RUR", _telling);
            _steps = _world.Steps().GetEnumerator();
        }

        public void Dispose()
        {
            _steps.Dispose();
            _register.Dispose();
        }

        /// <summary>Tells so many acts more, streamed.</summary>
        public void Tell(int count)
        {
            foreach (var answer in _register.Door.ActMany(_telling.Acts(Next(count))))
            {
                if (_telling.Answered().Refused != (answer as Answer.Refused)?.Refusal.Code)
                {
                    throw new InvalidOperationException("An act of Ruritania was answered otherwise than expected.");
                }
            }
        }

        /// <summary>Takes turns: the register takes some thousand acts, the rival the bytes that they stored.</summary>
        public void Measure(string where, Action<byte[]> insert)
        {
            Tell(Before);
            Stored();
            var measured = new Measured($"acts of the simulated day, {where}, one writer who streams", "acts", null);
            for (var round = 0; round < Rounds; round++)
            {
                var ours = Measured.PerSecond(Each, () => Tell(Each));
                var stored = Stored();
                measured.Round(ours, Measured.PerSecond(stored.Count, () => stored.ForEach(insert)));
            }

            measured.Print("deciding on whole files, and deriving what stands from them after each act; then sealing and rows");
        }

        public PersonFile Heaviest()
        {
            using var reading = _register.Read(BenchActs.Officer);
            return _world.Stays.Select(s => s.Person).Distinct().Select(p => reading.File(p)!).MaxBy(f => f.Chronicle.Events.Length)!;
        }

        /// <summary>What was stored for each entry since it was last asked.</summary>
        private List<byte[]> Stored()
        {
            using var reading = _register.Read(BenchActs.Officer);
            var stored = new List<byte[]>();
            for (; reading.Entry(_read) is { } entry; _read++)
            {
                stored.Add([.. entry.Leaf, .. entry.Parts.SelectMany(p => p.Stored)]);
            }

            return stored;
        }

        private IEnumerable<Step> Next(int count)
        {
            for (var i = 0; i < count && _steps.MoveNext(); i++)
            {
                yield return _steps.Current;
            }
        }
    }
}

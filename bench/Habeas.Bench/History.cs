using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Habeas.Ledger.Tree;
using Habeas.Storage;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Habeas.Bench;

/// <summary>A history of invented people, imported by the command itself, then verified and rebuilt.</summary>
internal sealed class History : IDisposable
{
    private const int Rows = 300_000;
    private const int Rounds = 5;
    private readonly string _folder;
    private readonly string _file;
    private readonly List<string[]> _rows;

    public History(string folder)
    {
        _folder = folder;
        _file = Path.Combine(folder, "history.csv");
        _rows = Invented();
        File.WriteAllLines(_file, _rows.Select(r => string.Join(',', r)).Prepend("person,admitted_dt,snap_from,snap_to,end_event,status,custody_level,bradh,race,gender,age,srg_flg,top_charge,infraction"));
    }

    private string Register => Path.Combine(_folder, "history");

    public void Dispose() => File.Delete(_file);

    /// <summary>Import of a history, against the same rows put into a table by one prepared statement in one transaction.</summary>
    public bool Import()
    {
        var measured = new Measured($"import of a history of {Rows:N0} rows, SQLite", "rows", 10_000);
        var mapping = Path.Combine(Root(), "data", "mappings", "nyc-doc-spells.yaml");
        CommandRun.Of("init", "--register", Register, "--quiet");
        var ours = Measured.PerSecond(Rows, () => CommandRun.Of("import", "spells", _file, "--mapping", mapping, "--register", Register, "--quiet"));
        measured.Round(ours, Measured.PerSecond(Rows, Insert));
        return measured.PrintRate("the door decides, folds and serialises on one core, while parts are sealed on all; the rival neither reads a file nor decides");
    }

    /// <summary>Verification, against hashing the same messages one call each on all cores: stored parts, leaves, inner nodes.</summary>
    public bool Verify()
    {
        using var register = Open();
        var messages = Messages(register);
        var measured = new Measured($"verification of {messages.Count:N0} hashes, SQLite", "hashes", 0.5);
        for (var round = 0; round < Rounds; round++)
        {
            var ours = Measured.PerSecond(messages.Count, () =>
            {
                if (!register.Verify().Holds)
                {
                    throw new InvalidOperationException("The register does not verify.");
                }
            });
            measured.Round(ours, Measured.PerSecond(messages.Count, () => Parallel.ForEach(messages, m => SHA256.HashData(m))));
        }

        var sceptic = new Measured($"habeas-verify of {messages.Count:N0} hashes, SQLite", "hashes", null);
        for (var round = 0; round < Rounds; round++)
        {
            var ours = Measured.PerSecond(messages.Count, () => Sceptic.Verify(Register));
            sceptic.Round(ours, Measured.PerSecond(messages.Count, () => Parallel.ForEach(messages, m => SHA256.HashData(m))));
        }

        sceptic.Print("reading the rows out of SQLite, and opening the file anew each time");
        return measured.Print("reading the rows out of SQLite; the rival has its messages in memory");
    }

    /// <summary>Rebuilding the read models from the log; there is no rival that would do the same.</summary>
    public bool Rebuild()
    {
        using var register = Open();
        using var reading = register.Read(BenchActs.Officer);
        var size = reading.Head().Size;
        var watch = Stopwatch.StartNew();
        register.Rebuild();
        var rate = size / watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rebuild: {rate:N0} entries/s ({size:N0} entries, {Rows / watch.Elapsed.TotalSeconds:N0} source rows/s); 100,000,000 entries would take {1e8 / rate / 3600:N1} hours on this machine"));
        Console.WriteLine("  limited by: opening parts and reading their JSON, then writing rows through one connection");
        return true;
    }

    private static List<string[]> Invented()
    {
#pragma warning disable RS0030 // The seed is named: the same history every time.
        var random = new Random(42);
#pragma warning restore RS0030
        var start = new LocalDate(2022, 7, 1);
        var rows = new List<string[]>(Rows);
        for (var person = 0; rows.Count < Rows; person++)
        {
            var day = start.PlusDays(random.Next(480));
            var (admitted, age, sex) = (day.PlusDays(-1), random.Next(18, 70), random.Next(14) == 0 ? "F" : "M");
            for (var spell = 0; spell < 4 && rows.Count < Rows; spell++)
            {
                var end = day.PlusDays(random.Next(1, 25));
                rows.Add([
                    $"X{person:D7}", $"{admitted:uuuu-MM-dd} {person % 24:D2}:{person % 60:D2}", $"{day:uuuu-MM-dd}", $"{end:uuuu-MM-dd}", "changed",
                    spell < 3 ? "DE" : "CS", spell == 0 ? "" : random.Next(2) == 0 ? "MED" : "MAX", "N", "U", sex, age.ToString(CultureInfo.InvariantCulture),
                    "N", $"{Charge(random)}.00", "N"]);
                day = end.PlusDays(1);
            }
        }

        return rows;
    }

    /// <summary>One of 400 charges, of which twenty make up three quarters, as they do where people are held before trial.</summary>
    private static int Charge(Random random) => 100 + (int)(400 * Math.Pow(random.NextDouble(), 10));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Habeas.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Run the benchmark inside the repository.");
    }

    private StoredRegister Open() =>
#pragma warning disable RS0030 // A benchmark is a host: it hands the machine's clock to the register.
        StoredRegister.Open(RegisterLocation.Parse(Register, _ => null), SystemClock.Instance);
#pragma warning restore RS0030

    private void Insert()
    {
        using var rival = new SqliteConnection($"Data Source={Path.Combine(_folder, "rows.db")};Pooling=false");
        rival.Open();
        using var create = rival.CreateCommand();
        create.CommandText = "pragma journal_mode = wal; pragma synchronous = full; create table spell (" + string.Join(',', Enumerable.Range(0, 14).Select(i => $"c{i}")) + ")";
        create.ExecuteNonQuery();
        using var transaction = rival.BeginTransaction();
        using var insert = rival.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "insert into spell values (" + string.Join(',', Enumerable.Range(0, 14).Select(i => $"$p{i}")) + ")";
        var parameters = Enumerable.Range(0, 14).Select(i => insert.Parameters.Add($"$p{i}", SqliteType.Text)).ToList();
        foreach (var row in _rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i];
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static List<byte[]> Messages(StoredRegister register)
    {
        using var reading = register.Read(BenchActs.Officer);
        var prefix = Encoding.ASCII.GetBytes("habeas/part@v1\n");
        var messages = new List<byte[]>();
        var level = new List<TreeHash>();
        for (var index = 0L; reading.Entry(index) is { } entry; index++)
        {
            messages.AddRange(entry.Parts.Select(p => (byte[])[.. prefix, .. p.Stored]));
            messages.Add([0, .. entry.Leaf]);
            level.Add(Rfc6962.Leaf(entry.Leaf));
        }

        for (; level.Count > 1; level = Parents(level, messages))
        {
        }

        return messages;
    }

    private static List<TreeHash> Parents(List<TreeHash> level, List<byte[]> messages)
    {
        var parents = new List<TreeHash>((level.Count + 1) / 2);
        for (var i = 0; i + 1 < level.Count; i += 2)
        {
            messages.Add([1, .. level[i].ToArray(), .. level[i + 1].ToArray()]);
            parents.Add(Rfc6962.Node(level[i], level[i + 1]));
        }

        if (level.Count % 2 == 1)
        {
            parents.Add(level[^1]);
        }

        return parents;
    }
}

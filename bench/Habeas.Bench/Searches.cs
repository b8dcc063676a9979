using System.Diagnostics;
using System.Globalization;
using Habeas.Invented;
using Habeas.Register;
using Habeas.Register.Persons;
using Habeas.Storage;
using Microsoft.Data.Sqlite;

namespace Habeas.Bench;

/// <summary>
/// Searches among 200,000 invented persons, namesakes among them, for names that were misspelt, transliterated, reordered and so on,
/// against what many systems do: <c>LIKE '%name%'</c> over the same rows of the same database.
/// </summary>
internal static class Searches
{
    private const int People = 200_000;
    private const int Asked = 1_300;

    /// <summary>A search that takes longer is felt by whoever waits for it.</summary>
    private const double Goal = 100;

    public static bool Sqlite(string folder)
    {
        var path = Path.Combine(folder, "search");
        using var register = DurableActs.Open(RegisterLocation.Parse(path, _ => null));
        var names = new InventedNames(7);
        var people = Enumerable.Range(0, People).Select(_ => names.NextOrNamesake()).ToList();
        var written = people.ConvertAll(p => names.Random.Next(3) == 0 ? p.Written(w => w[names.Random.Next(w.Count)]) : p.Native);
        foreach (var answer in register.Door.ActMany(written.Select((w, i) => Registration(i, w, 1950 + (i % 55))), BenchActs.Officer))
        {
            DurableActs.Accept(answer);
        }

        var asked = Enumerable.Range(0, Asked).Select(i => (Slip: Slips.All.ElementAt(i % Slips.All.Count), Who: names.Random.Next(People)))
            .Select(a => (a.Slip.Key, a.Who, Text: a.Slip.Value(people[a.Who], names.Random))).ToList();
        var (ours, right, undecidable) = (new List<double>(), 0, 0);
        var slips = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var reading = register.Read(BenchActs.Officer);
        foreach (var (slip, who, text) in asked.Take(100).Concat(asked))
        {
            var watch = Stopwatch.StartNew();
            var found = reading.Search(new() { Name = text });
            ours.Add(watch.Elapsed.TotalMilliseconds);
            var hit = found.Take(2).Any(f => Same(people[Number(f.Person.Person)], people[who]));
            if (ours.Count > 100)
            {
                var other = !hit && OthersAreAsNear(text, people[who], [.. found.Take(2).Select(f => people[Number(f.Person.Person)])]);
                right += hit ? 1 : 0;
                undecidable += other ? 1 : 0;
                slips[slip] = slips.GetValueOrDefault(slip) + (hit || other ? 0 : 1);
            }
        }

        ours.RemoveRange(0, 100);
        var rival = Like(Path.Combine(path, "register.db"), asked.Select(a => a.Text).Take(200));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"search among {People:N0} persons, SQLite: ours p50 {Measured.At(ours, 0.5):N1} ms, p99 {Measured.At(ours, 0.99):N1} ms; rival (LIKE '%name%') p50 {Measured.At(rival, 0.5):N1} ms, p99 {Measured.At(rival, 0.99):N1} ms; goal p99 {Goal:N0} ms: {(Measured.At(ours, 0.99) <= Goal ? "met" : "NOT MET")}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the right name first or second in {right} of {Asked} ({100.0 * right / Asked:N1} %); in {undecidable} more both persons found are as near to what was typed, letter by letter ({100.0 * (right + undecidable) / Asked:N1} %)"));
        Console.WriteLine($"  missed: {string.Join(", ", slips.Where(s => s.Value > 0).Select(s => $"{s.Key} {s.Value}"))}");
        Console.WriteLine("  limited by: reading the rows of frequent words, and comparing some hundreds of names word by word");
        return Measured.At(ours, 0.99) <= Goal;
    }

    /// <summary>Whether two people bear the same name, so that nobody can tell which of them was meant.</summary>
    private static bool Same(InventedName one, InventedName other) => one.Words.Select(w => w[^1]).SequenceEqual(other.Words.Select(w => w[^1]), StringComparer.Ordinal);

    /// <summary>Whether two others stand before who was meant to whom what was typed is at least as near: a slip made the name theirs.</summary>
    private static bool OthersAreAsNear(string typed, InventedName meant, IReadOnlyList<InventedName> found) =>
        found.Count == 2 && Slipped.Edits(typed, meant) is var mine && found.All(f => Slipped.Edits(typed, f) <= mine);

    private static RegisterPerson Registration(int number, string name, int born) => new()
    {
        Id = new(BenchActs.Id(8, number)),
        Person = new(BenchActs.Id(1, number)),
        Identity = new() { Names = [new(name)], Born = new(born) },
        Source = "invented",
    };

    private static int Number(PersonId person)
    {
        var id = person.Value.ToByteArray(bigEndian: true);
        return (id[^3] << 16) + (id[^2] << 8) + id[^1];
    }

    private static List<double> Like(string file, IEnumerable<string> names)
    {
        using var rival = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=false");
        rival.Open();
        using var select = rival.CreateCommand();
        select.CommandText = "select p.id, p.file_number, p.primary_name from name n join person p on p.id = n.person where n.text like $name limit 10";
        var name = select.Parameters.Add("$name", SqliteType.Text);
        var times = new List<double>();
        foreach (var asked in names)
        {
            var watch = Stopwatch.StartNew();
            name.Value = $"%{asked}%";
            using (var rows = select.ExecuteReader())
            {
                while (rows.Read())
                {
                }
            }

            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }
}

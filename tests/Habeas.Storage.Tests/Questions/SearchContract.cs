using System.Globalization;
using Habeas.Invented;
using Habeas.Register.Persons;

namespace Habeas.Storage.Tests.Questions;

public abstract class SearchContract : OnEngine
{
    [Fact]
    public void Right_person_is_first_or_second_in_ninety_five_of_a_hundred_names_whatever_happened_to_them()
    {
        const int People = 4_000;
        const int Queries = 1_300;
        var register = NewRegister();
        var names = new InventedNames(20_260_301);
        var people = Enumerable.Range(0, People).Select(_ => names.Next()).ToList();
        var acts = people.ConvertAll(p => Registration(names.Random.Next(3) == 0 ? p.Written(w => w[names.Random.Next(w.Count)]) : p.Native));
        Assert.All(register.Door.ActMany(acts, Invented.Officer), a => Assert.IsType<Answer.Accepted>(a));
        using var reading = register.Read(Invented.Officer);
        var misses = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var slip in Enumerable.Range(0, Queries).Select(i => Slips.All.ElementAt(i % Slips.All.Count)))
        {
            var who = names.Random.Next(People);
            var asked = slip.Value(people[who], names.Random);
            var found = reading.Search(new() { Name = asked, Limit = 2 });
            var list = misses.TryGetValue(slip.Key, out var known) ? known : misses[slip.Key] = [];
            if (!found.Any(f => f.Person.Person == acts[who].Person))
            {
                list.Add($"{asked} is {acts[who].Identity.Names[0].Text}, found {string.Join(" and ", found.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} {f.Match!.Closeness:F3}")))}");
            }
        }

        var report = string.Join('\n', misses.Select(m => $"{m.Key}: {m.Value.Count} missed\n  {string.Join("\n  ", m.Value)}"));
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        Assert.True(misses.Values.Sum(m => m.Count) <= Queries / 20, report);
        Assert.All(misses, m => Assert.True(m.Value.Count <= Queries / Slips.All.Count / 8, report));
    }

    private RegisterPerson Registration(string name, BirthDate? born = null, string? sex = null, params IReadOnlyList<Identifier> identifiers) => new()
    {
        Id = new(Invented.Id()),
        Person = new(Invented.Id()),
        Identity = new() { Names = [new(name)], Born = born, Sex = sex is null ? null : new(sex), Identifiers = identifiers },
        Source = "own statement",
    };
}

public sealed class SearchOnSqlite : SearchContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class SearchOnPostgres : SearchContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

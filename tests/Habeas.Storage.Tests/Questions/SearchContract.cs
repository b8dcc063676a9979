using System.Globalization;
using Habeas.Invented;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Storage.Questions;

namespace Habeas.Storage.Tests.Questions;

public abstract class SearchContract : OnEngine
{
    [Fact]
    public void Right_person_is_first_or_second_in_ninety_five_of_a_hundred_names_whatever_happened_to_them()
    {
        const int People = 3_000;
        const int Queries = 1_040;
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

    [Fact]
    public void Birth_sorts_those_whom_a_name_finds_and_leaves_nobody_out()
    {
        var register = NewRegister();
        Accept(register, Registration("Nour Verbytska"));
        Accept(register, Registration("Nour Verbytska", new(1994, 5, 17)));
        Accept(register, Registration("Nour Verbytska", new(1971, 1, 2)));
        Accept(register, Registration("Nour Verbytska", new(1994)));
        Accept(register, Registration("Nour Verbytska", new(1995, 1, 2)));
        using var reading = register.Read(Invented.Officer);
        var found = reading.Search(new() { Name = "Verbytska", Born = PersonSearch.Dates(new(1994, 5, 17)) });
        Assert.Equal(
            [FoundPerson.BornThen, FoundPerson.BornThen, FoundPerson.BornNear, FoundPerson.BirthUnknown, FoundPerson.BornElsewhen], found.Select(f => f.Birth));
        Assert.All(found, f => Assert.Contains(f.Birth!, FoundPerson.Births));
        Assert.All(reading.Search(new() { Name = "Verbytska" }), f => Assert.Null(f.Birth));
    }

    [Fact]
    public void Birth_with_day_and_month_swapped_comes_before_one_a_year_away()
    {
        var register = NewRegister();
        Accept(register, Registration("Nour Verbytska", new(1993, 4, 5)));
        Accept(register, Registration("Nour Verbytska", new(1994, 5, 4)));
        using var reading = register.Read(Invented.Officer);
        var found = reading.Search(new() { Name = "Verbytska", Born = PersonSearch.Dates(new(1994, 4, 5)) });
        Assert.Equal([FoundPerson.BornSwapped, FoundPerson.BornNear], found.Select(f => f.Birth));
        Assert.Equal(FoundPerson.BornElsewhen, reading.Search(new() { Name = "Verbytska", Born = PersonSearch.Dates(new(1999, 1, 1)) })[0].Birth);
    }

    [Fact]
    public void Namesake_born_on_the_day_that_is_asked_for_is_found_among_any_number()
    {
        var register = NewRegister();
        var acts = Enumerable.Range(0, 1_300).Select(i => Registration("Nour Verbytska", new(1950 + (i % 40), 1, 1))).Append(Registration("Verbitskaya Nur", new(1994, 5, 17))).ToList();
        Assert.All(register.Door.ActMany(acts, Invented.Officer), a => Assert.IsType<Answer.Accepted>(a));
        using var reading = register.Read(Invented.Officer);
        Assert.Equal(acts[^1].Person, reading.Search(new() { Name = "Verbytska", Born = PersonSearch.Dates(new(1994, 5, 17)) })[0].Person.Person);
        var common = reading.Search(new() { Name = "Nour Verbytska", Limit = int.MaxValue });
        Assert.True(common.Count > 1_000);
        Assert.True(common[1].MatchesAsWellAs(common[0]));
        Assert.False(common[^1].MatchesAsWellAs(common[0]) && common[^1].Name != common[0].Name);
    }

    [Fact]
    public void Birth_alone_finds_all_who_can_have_been_born_then()
    {
        var register = NewRegister();
        Accept(register, Registration("Ada Orsak", new(1994, 5, 17)));
        Accept(register, Registration("Bero Pelen", new(1993)));
        Accept(register, Registration("Cilo Quist"));
        using var reading = register.Read(Invented.Officer);
        List<string> Names(BirthDate born) => [.. reading.Search(new() { Born = PersonSearch.Dates(born) }).Select(f => f.Person.Name ?? "")];
        Assert.Equal(["Ada Orsak"], Names(new(1994, 5)));
        Assert.Equal(["Bero Pelen"], Names(new(1993, 7, 1)));
        Assert.Equal(["Ada Orsak", "Bero Pelen"], Names(new(1995, Circa: true)).Order(StringComparer.Ordinal));
        Assert.Empty(Names(new(1990)));
    }

    [Fact]
    public void Identifier_of_any_issuer_or_of_one_finds_its_bearer_before_all_others()
    {
        var register = NewRegister();
        Accept(register, Registration("Ada Orsak", null, null, new Identifier("passport UA", "ZQ000317"), new Identifier("court", "17")));
        Accept(register, Registration("Bero Pelen", null, null, new Identifier("prison", "ZQ000317")));
        Accept(register, Registration("Cilo Quist"));
        Accept(register, Registration("Deno Rask", null, null, new Identifier("court", "ab-12 / ٣٤")));
        using var reading = register.Read(Invented.Officer);
        List<string> Names(PersonSearch search) => [.. reading.Search(search).Select(f => f.Person.Name ?? "")];
        Assert.Equal(["Ada Orsak", "Bero Pelen"], Names(new() { Identifier = "zq 000-317" }).Order(StringComparer.Ordinal));
        Assert.Equal(["Bero Pelen"], Names(new() { Identifier = "ZQ000317", Issuer = "prison" }));
        Assert.Equal(["Deno Rask"], Names(new() { Identifier = "AB1234" }));
        Assert.Equal(["Ada Orsak", "Cilo Quist"], Names(new() { Identifier = "17", Name = "Cilo Quist" }));
        Assert.Equal(["Cilo Quist"], Names(new() { Identifier = reading.Search(new() { Name = "Quist" })[0].Person.FileNumber }));
        Assert.Empty(Names(new() { Identifier = "18" }));
    }

    [Fact]
    public void Sex_leaves_out_those_of_whom_another_is_recorded_and_limit_cuts()
    {
        var register = NewRegister();
        Accept(register, Registration("Nour Verbytska", null, "female"));
        Accept(register, Registration("Nour Verbytska", null, "male"));
        Accept(register, Registration("Nour Verbytska"));
        using var reading = register.Read(Invented.Officer);
        Assert.Equal(["female", null], reading.Search(new() { Name = "Nour", Sex = "female" }).Select(f => f.Person.Sex).OrderDescending(StringComparer.Ordinal));
        Assert.Single(reading.Search(new() { Name = "Nour", Limit = 1 }));
    }

    [Fact]
    public void Every_name_that_stands_is_searched_and_one_that_was_corrected_away_is_not()
    {
        var register = NewRegister();
        var act = Registration("Nour Verbytska");
        var first = Accept(register, act);
        Accept(register, new RecordIdentity { Id = new(Invented.Id()), Person = act.Person, Identity = new() { Names = [new("نور الهدى", "alias")] }, Source = "own statement" });
        using (var reading = register.Read(Invented.Officer))
        {
            var found = Assert.Single(reading.Search(new() { Name = "Al Hoda, Nour" }));
            Assert.Equal(("Nour Verbytska", "نور الهدى"), (found.Person.Name, found.Name));
            Assert.NotEmpty(found.Match!.Words);
        }

        Accept(register, new CorrectEvent { Id = new(Invented.Id()), About = act.Person, Target = new(first.Entry, 2), By = new IdentityRecorded(act.Person, new() { Names = [new("Ada Orsak")] }, "passport"), Reason = "wrong file" });
        using var later = register.Read(Invented.Officer);
        Assert.Empty(later.Search(new() { Name = "Verbytska" }));
        Assert.Equal("Ada Orsak", Assert.Single(later.Search(new() { Name = "Orsak" })).Person.Name);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Name_without_a_letter_finds_nobody_and_no_search_is_put_without_an_actor()
    {
        var register = NewRegister();
        Accept(register, Registration("Nour Verbytska"));
        using var reading = register.Read(Invented.Officer);
        Assert.Empty(reading.Search(new() { Name = " -- " }));
        Assert.Empty(reading.Search(new()));
        using var nobody = register.Read(new("", ""));
        Assert.Equal("officer-not-named", Assert.Throws<QuestionRefused>(() => nobody.Search(new() { Name = "Nour" })).Refusal.Code);
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

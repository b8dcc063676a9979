using Habeas.Register;
using Habeas.Register.Acts;

namespace Habeas.Storage.Tests.Writing;

public abstract class ConcurrencyContract : OnEngine
{
    private const int Writers = 16;
    private const int ActsEach = 20;

    [Fact]
    public async Task Sixteen_writers_through_two_doors_make_one_order()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var other = Reopen(laid);
        var place = OpenPlace(register);
        var shared = Enumerable.Range(0, 3).Select(_ => new PersonId(Invented.Id())).ToList();
        var acts = Enumerable.Range(0, Writers).Select(w => Enumerable.Range(0, ActsEach).Select(i => (Act)Invented.Sightings(
            place, i % 2 == 0 ? shared[(w + i) % shared.Count] : null, 1)).ToList()).ToList();
        var answers = await Task.WhenAll(acts.Select((mine, w) => Task.Run(() =>
            mine.ConvertAll(a => (w % 2 == 0 ? register : other).Door.Act(a, Invented.Officer)))));

        var entries = answers.SelectMany(a => a).Cast<Answer.Accepted>().ToList();
        Assert.Equal(Enumerable.Range(1, Writers * ActsEach).Select(i => (long)i), entries.Select(e => e.Entry).Order());
        Assert.Equal(entries.OrderBy(e => e.Entry).Select(e => e.RecordedAt), entries.Select(e => e.RecordedAt).Order());
        Assert.All(answers, mine => Assert.Equal(mine.Cast<Answer.Accepted>().Select(m => m.Entry).Order(), mine.Cast<Answer.Accepted>().Select(m => m.Entry)));
        Assert.Equal("", Found(register));
        using var reading = register.Read(Invented.Officer);
        Assert.Equal(
            Writers * ActsEach / 2 / shared.Count,
            shared.Average(p => reading.EntriesOf(p).Count),
            1.0);
    }

    [Fact]
    public async Task Of_writers_who_looked_at_the_same_file_one_is_recorded()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var other = Reopen(laid);
        var place = OpenPlace(register);
        var first = Invented.Sightings(place, runs: 1);
        var version = Accept(register, first).Entry;
        for (var round = 0; round < 5; round++)
        {
            var rivals = Enumerable.Range(0, Writers).Select(_ => Invented.Sightings(place, first.Person, 1, named: false) with { Expected = version }).ToList();
            var answers = await Task.WhenAll(rivals.Select((a, i) => (i % 2 == 0 ? register : other).Door.ActAsync(a, Invented.Officer)));
            version = Assert.Single(answers.OfType<Answer.Accepted>()).Entry;
            Assert.All(answers.OfType<Answer.Refused>(), r => Assert.Equal("file-changed", r.Refusal.Code));
        }

        Assert.Equal("", Found(register));
    }
}

public sealed class ConcurrencyOnSqlite : ConcurrencyContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class ConcurrencyOnPostgres : ConcurrencyContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

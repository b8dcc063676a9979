using Habeas.Register.Persons;
using Habeas.Register.Time;
using Habeas.Storage.Engine;
using NodaTime;

namespace Habeas.Storage.Tests.Derived;

public abstract class ReadModelContract : OnEngine
{
    [Fact]
    public void Register_that_was_written_verifies_deep()
    {
        var register = NewBusyRegister(NewPlace(), 400);
        Assert.Equal("", Found(register));
        var verification = Verify(register);
        Assert.True(verification.Holds);
        Assert.Equal(403, verification.Entries);
        Assert.Equal("internally consistent, not independently witnessed", verification.Status);
    }

    [Fact]
    public void Rebuilt_read_models_are_the_same_rows()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 300);
        using var raw = laid.OpenRaw();
        var before = Dump(raw);
        foreach (var table in Tables.Derived.Where(t => t.Name is not ("owner" or "counter")))
        {
            raw.Execute($"delete from {table.Name}");
        }

        Assert.NotEqual(before, Dump(raw));
        Rebuild(register);
        Assert.Equal(before, Dump(raw));
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Rebuild_broken_off_shuts_the_door_until_it_is_finished()
    {
        var laid = NewPlace();
        var register = NewBusyRegister(laid, 60);
        using var raw = laid.OpenRaw();
        var before = Dump(raw);
        using var cancel = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => register.Rebuild(_ => cancel.Cancel(), cancel.Token));
        var fault = Assert.Throws<StorageFault>(() => register.Door.Act(Invented.OpenPlace(), Invented.Officer));
        Assert.Equal(FaultKind.Rebuilding, fault.Kind);
        Rebuild(register);
        Assert.Equal(before, Dump(raw));
        Accept(register, Invented.OpenPlace());
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Rows_known_at_an_entry_are_those_that_were_current_then()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var first = Invented.Sightings(place, runs: 1);
        var seen = Accept(register, first);
        var then = Rows(register, null);
        Accept(register, Invented.Sightings(place, first.Person, runs: 3));
        Accept(register, Invented.Sightings(place));
        Assert.NotEqual(then, Rows(register, null));
        Assert.Equal(then, Rows(register, seen.Entry));
        Assert.Empty(Rows(register, 0));
        using var reading = register.Read(Invented.Officer);
        Assert.Equal(seen.Entry, reading.EntryKnownAt(seen.RecordedAt));
        Assert.Equal(seen.Entry - 1, reading.EntryKnownAt(seen.RecordedAt - Duration.FromTicks(10)));
        Assert.Null(reading.EntryKnownAt(Instant.FromUtc(2000, 1, 1, 0, 0)));
        Assert.Equal(seen.Entry, reading.File(first.Person, seen.Entry).Chronicle.Version);
    }

    [Fact]
    public void Persons_are_found_by_number_identifier_and_name()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var act = Invented.Sightings(place) with
        {
            Identity = new Identity { Names = [new("Ilko  Brandt"), new("Ильк Брандт", "alias")], Identifiers = [new("roster", "R-1"), new("court", "7")] },
        };
        Accept(register, act);
        Accept(register, Invented.Sightings(place));
        using var reading = register.Read(Invented.Officer);
        var summary = reading.Person(act.Person)!;
        Assert.Equal("Ilko  Brandt", summary.Name);
        Assert.True(FileNumber.TryParse(summary.FileNumber, out var number));
        Assert.Equal(summary, reading.PersonByFileNumber(number));
        Assert.Equal([summary], reading.PersonsByIdentifier(new("court", "7")));
        Assert.Empty(reading.PersonsByIdentifier(new("court", "R-1")));
        Assert.Equal([summary], reading.PersonsByName("ilko brandt"));
        Assert.Equal([summary], reading.PersonsByName("ИЛЬК брандт"));
        Assert.Contains(("R-1", act.Person), reading.Identifiers("roster"));
    }

    [Fact]
    public void Dates_of_counts_are_known_from_their_entry_on()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var date = new LocalDate(2024, 5, 1);
        Accept(register, Invented.Count(place, date, 3));
        Accept(register, Invented.Count(place, date.PlusDays(3)));
        using var reading = register.Read(Invented.Officer);
        Assert.Equal([new DateRange(date, date.PlusDays(3))], reading.Places().Single().Counted.Ranges);
        Assert.Equal([new DateRange(date, date.PlusDays(2))], reading.Places(1).Single().Counted.Ranges);
        Assert.Empty(reading.Places(0).Single().Counted.Ranges);
    }

    [Fact]
    public void Question_of_an_unnamed_actor_is_refused()
    {
        var register = NewRegister();
        using var reading = register.Read(new("", ""));
        Assert.Equal("officer-not-named", Assert.Throws<Storage.Questions.QuestionRefused>(() => reading.Head()).Refusal.Code);
    }

    private static List<string> Rows(StoredRegister register, long? knownAt)
    {
        using var reading = register.Read(Invented.Officer);
        var stretches = reading.Stretches(Instant.MinValue, Instant.MaxValue, knownAt).Select(s => s.ToString()).ToList();
        var counted = reading.CountedRuns(new(new(1990, 1, 1), new(2090, 1, 1)), knownAt).Select(s => s.ToString()).ToList();
        return [.. stretches, .. counted];
    }

    private static string Dump(RawStore raw) => string.Join('\n', Tables.Derived.SelectMany(t =>
        raw.Rows($"select {t.ColumnList} from {t.Name}")
            .Select(r => t.Name + ": " + string.Join('|', r.Select(v => v is byte[] bytes ? Convert.ToHexStringLower(bytes) : v?.ToString())))
            .Order(StringComparer.Ordinal)));
}

public sealed class ReadModelOnSqlite : ReadModelContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class ReadModelOnPostgres : ReadModelContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

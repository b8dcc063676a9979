using Habeas.Register.Acts;
using Habeas.Storage.Engine;
using Habeas.Storage.Writing;

namespace Habeas.Storage.Tests.Writing;

/// <summary>However acts come to the door, the register that they make is the same, and is the one that its log implies.</summary>
public abstract class SameRowsContract : OnEngine
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Acts_make_the_same_rows_one_by_one_in_batches_through_doors_opened_anew_and_when_rebuilt(int seed)
    {
        Clock.Ticks = false;
        var anew = NewPlace();
        var (acts, answers) = OneByOneThroughNewDoors(anew, new(seed), Intake.Portion + 40);
        var expected = Dump(anew);

        var open = NewPlace();
        var alone = NewRegister(open);
        Assert.Equal(answers, acts.ConvertAll(a => Told(alone.Door.Act(a, Invented.Officer))));
        Assert.Equal(expected, Dump(open));
        Assert.Equal("", Found(alone));

        var together = NewPlace();
        var batches = NewRegister(together);
        var told = acts.Take(20).Chunk(7).Concat([acts.Skip(20).ToArray()]).SelectMany(c => batches.Door.ActMany(c, Invented.Officer).Select(Told).ToList());
        Assert.Equal(answers, told);
        Assert.Equal(expected, Dump(together));
        Assert.Equal("", Found(batches));

        Rebuild(batches);
        Assert.Equal(expected, Dump(together));
        Assert.Equal("", Found(batches));
    }

    private (List<Act> Acts, List<string> Answers) OneByOneThroughNewDoors(Laid laid, Muddle muddle, int count)
    {
        NewRegister(laid).Dispose();
        var onFile = new Dictionary<Subject, List<EventRef>>();
        var (acts, answers) = (new List<Act>(), new List<string>());
        for (var i = 0; i < count; i++)
        {
            using var register = StoredRegister.Open(laid.Location, Clock);
            var act = muddle.Next(s => onFile.GetValueOrDefault(s) ?? []);
            var answer = register.Door.Act(act, Invented.Officer);
            acts.Add(act);
            answers.Add(Told(answer));
            if (answer is Answer.Accepted { Entry: var entry })
            {
                using var reading = register.Read(Invented.Officer);
                var parts = reading.Entry(entry)!.Header!.Parts;
                for (var part = 0; part < parts.Count; part++)
                {
                    (onFile.TryGetValue(parts[part].Owner, out var refs) ? refs : onFile[parts[part].Owner] = []).Add(new(entry, part + 1));
                }
            }
        }

        using var last = StoredRegister.Open(laid.Location, Clock);
        Assert.Equal("", Found(last));
        Assert.InRange(answers.Count(a => a.StartsWith("entry", StringComparison.Ordinal)), count / 2, count - 1);
        return (acts, answers);
    }

    private static string Told(Answer answer) => answer switch
    {
        Answer.Accepted accepted => $"entry {accepted.Entry} at {accepted.RecordedAt}",
        Answer.Refused refused => refused.Refusal.Code,
        _ => throw new NotSupportedException(),
    };

    /// <summary>Every derived row, but whose key is whose, and the digests that keys are in: keys are drawn at random.</summary>
    private static string Dump(Laid laid)
    {
        using var raw = laid.OpenRaw();
        return string.Join('\n', Tables.Derived.Where(t => t != Tables.Owner).SelectMany(t =>
            raw.Rows($"select {(t == Tables.Act ? "entry, recorded_at, id, said" : t.ColumnList)} from {t.Name}")
                .Select(r => t.Name + ": " + string.Join('|', r.Select(v => v is byte[] bytes ? Convert.ToHexStringLower(bytes) : v?.ToString())))
                .Order(StringComparer.Ordinal)));
    }
}

public sealed class SameRowsOnSqlite : SameRowsContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class SameRowsOnPostgres : SameRowsContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

using static Habeas.Import.Tests.Ruritania;

namespace Habeas.Import.Tests;

/// <summary>Laws that hold for any rosters: order, repetition and interruption change no answer. Each seed is another invented history.</summary>
public class ReconciliationTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Files_in_any_order_and_in_any_groups_give_the_same_answers(int seed)
    {
        var random = new Random(seed);
        var files = History(random);
        var together = new InMemoryRegister();
        together.Import(files);
        var expected = together.Answers(Place);

        var oneByOne = new InMemoryRegister();
        var shuffled = files.ToArray();
        random.Shuffle(shuffled);
        foreach (var file in shuffled)
        {
            oneByOne.Import(file);
        }

        var inGroups = new InMemoryRegister();
        random.Shuffle(shuffled);
        foreach (var group in shuffled.Chunk(random.Next(2, 5)))
        {
            inGroups.Import(group);
        }

        Assert.Equal(expected, oneByOne.Answers(Place));
        Assert.Equal(expected, inGroups.Answers(Place));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Importing_again_in_another_order_records_nothing(int seed)
    {
        var random = new Random(seed);
        var files = History(random);
        var register = new InMemoryRegister();
        register.Import(files[..(files.Length / 2)]);
        register.Import(files);
        random.Shuffle(files);

        Assert.True(register.Import(files).Report.Written.NothingNew);
        Assert.All(files, f => Assert.True(register.Import(f).Report.Written.NothingNew));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Import_that_was_interrupted_anywhere_resumes(int seed)
    {
        var random = new Random(seed);
        var files = History(random);
        var whole = new InMemoryRegister();
        whole.Import(files);

        var register = new InMemoryRegister();
        register.Import(files[0]);
        for (var i = 0; i < 3; i++)
        {
            var acts = RosterImport.Plan(files, Rosters, register, New.Options()).Acts.ToList();
            acts[..random.Next(acts.Count + 1)].ForEach(a => register.Apply(a));
        }

        register.Import(files);

        Assert.Equal(whole.Answers(Place), register.Answers(Place));
    }

    /// <summary>Rosters of up to ten nights, some missing and some twice, of a dozen people who come, go, return, overlap and change.</summary>
    private static ImportSource[] History(Random random)
    {
        var files = new List<ImportSource>();
        foreach (var day in Enumerable.Range(1, 10).Where(_ => random.Next(5) > 0))
        {
            for (var copy = random.Next(6) == 0 ? 2 : 1; copy > 0; copy--)
            {
                string[] lines = [.. Enumerable.Range(1, 12).Where(_ => random.Next(3) > 0).SelectMany(p => Lines(p, random))];
                files.Add(Roster(day, lines.Length > 0 ? lines : [Line("Z1")]));
            }
        }

        return files.Count > 0 ? [.. files] : [Roster(1, Line("Z1"))];
    }

    private static IEnumerable<string> Lines(int person, Random random)
    {
        string[] admissions = ["2026-02-01 09:30", "2026-02-01 09:30", "2026-02-20 10:00", ""];
        yield return Line($"Z{person}", admissions[random.Next(4)], random.Next(4) == 0 ? "S" : "R", age: $"{30 + random.Next(2)}");
        if (random.Next(10) == 0)
        {
            yield return Line($"Z{person}", "2026-02-20 10:00");
        }
    }
}

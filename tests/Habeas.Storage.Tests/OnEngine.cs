using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Storage.Verifying;
using NodaTime;

namespace Habeas.Storage.Tests;

/// <summary>The contract that every engine keeps: tests are written once against this and run on each.</summary>
public abstract class OnEngine : IDisposable
{
    private readonly List<StoredRegister> _opened = [];

    internal Invented Invented { get; } = new();

    internal SetClock Clock { get; } = new(Instant.FromUtc(2026, 3, 1, 12, 0));

    internal abstract Laid NewPlace();

    /// <summary>A new register in a place of its own.</summary>
    internal StoredRegister NewRegister(Laid? laid = null) =>
        Keep(StoredRegister.Create((laid ?? NewPlace()).Location, "register.example/test", "TST", Clock, Invented.Bytes(7)));

    internal StoredRegister Reopen(Laid laid) => Keep(StoredRegister.Open(laid.Location, Clock));

    internal static Answer.Accepted Accept(StoredRegister register, Act act) => Assert.IsType<Answer.Accepted>(register.Door.Act(act, Invented.Officer));

    internal static Refusal Refuse(StoredRegister register, Act act) =>
        Assert.IsType<Answer.Refused>(register.Door.Act(act, Invented.Officer)).Refusal;

    internal static Verification Verify(StoredRegister register, bool deep = true, params IReadOnlyList<byte[]> outside) =>
        register.Verify(new() { Deep = deep, Outside = outside });

    internal static void Rebuild(StoredRegister register) => register.Rebuild();

    internal static string Found(StoredRegister register, bool deep = true) =>
        string.Join('\n', Verify(register, deep).Problems.Select(p => $"{p.Kind} {p.Where} {p.Subject} {p.Words}"));

    /// <summary>A register in which the same persons were written about again and again, in several batches.</summary>
    internal StoredRegister NewBusyRegister(Laid laid, int acts, int batch = 50)
    {
        var register = NewRegister(laid);
        var places = Enumerable.Range(0, 3).Select(_ => OpenPlace(register)).ToList();
        var persons = Enumerable.Range(0, (acts / 3) + 1).Select(_ => new PersonId(Invented.Id())).ToList();
        foreach (var chunk in Enumerable.Range(0, acts).Select(_ => Any(places, persons)).Chunk(batch))
        {
            Assert.All(register.Door.ActMany(chunk, Invented.Officer), a => Assert.IsType<Answer.Accepted>(a));
        }

        return register;
    }

    private Act Any(List<PlaceId> places, List<PersonId> persons)
    {
        var random = Invented.Random;
        var place = places[random.Next(places.Count)];
        return random.Next(12) switch
        {
            0 => Invented.Count(place, new LocalDate(2024, 1, 1).PlusDays(random.Next(300)), 1 + random.Next(5)),
            1 => Invented.OpenPlace(),
            _ => Invented.Sightings(place, persons[random.Next(persons.Count)], 1 + random.Next(3), random.Next(3) == 0),
        };
    }

    internal PlaceId OpenPlace(StoredRegister register)
    {
        var open = Invented.OpenPlace();
        Accept(register, open);
        return open.Place;
    }

    public void Dispose()
    {
        _opened.ForEach(r => r.Dispose());
        CleanUp();
        GC.SuppressFinalize(this);
    }

    protected abstract void CleanUp();

    private StoredRegister Keep(StoredRegister register)
    {
        _opened.Add(register);
        return register;
    }
}

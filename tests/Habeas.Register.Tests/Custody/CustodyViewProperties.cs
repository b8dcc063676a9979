using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Tests.Custody;

/// <summary>A view that goes on from the one before, and facts that are carried over, against the same reckoned from nothing.</summary>
public sealed class CustodyViewProperties
{
    private const int Seeds = 100;
    private const int EventsEach = 25;
    private static readonly PersonId Person = CustodyFacts.Person;

    [Fact]
    public void View_that_goes_on_from_the_one_before_is_the_view_of_the_file()
    {
        var reused = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var file = PersonFile.New(Person);
            CustodyView? view = null;
            for (var entry = 0; entry < EventsEach; entry++)
            {
                var next = Any(random, entry);
                var at = Instant.FromUtc(2024, 1, 1 + random.Next(20), 0, 0);
                file = file.Evolve(new(new(entry, 1), at, next));
                var before = CustodyView.IsSighting(next) ? view : null;
                view = CustodyView.Of(file, before);
                reused += before is not null && ReferenceEquals(before.Coverage, view.Coverage) ? 1 : 0;
                var whole = CustodyView.Of(Afresh(file));
                var which = $"seed {seed}, entry {entry}";
                Assert.True(whole.Stretches.SequenceEqual(view.Stretches), which);
                Assert.True(whole.Counted.SequenceEqual(view.Counted), which);
                Assert.True(whole.Coverage.SequenceEqual(view.Coverage), which);
                Assert.True(whole.Findings.SequenceEqual(view.Findings), which);
            }
        }

        Assert.True(reused > Seeds, "the view before was hardly ever of use");
    }

    [Fact]
    public void Facts_carried_over_are_those_that_stand()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var file = PersonFile.New(Person);
            for (var entry = 0; entry < EventsEach; entry++)
            {
                file = file.Evolve(new(new(entry, 1), Instant.FromUnixTimeSeconds(entry), Any(random, entry)));
                if (random.Next(2) == 0)
                {
                    Assert.Equal(Afresh(file).Facts, file.Facts);
                }
            }
        }
    }

    /// <summary>The same events in a file that was never asked before.</summary>
    private static PersonFile Afresh(PersonFile file) => file.Chronicle.Events.Aggregate(PersonFile.New(file.Id), (f, e) => f.Evolve(e));

    private static Event Any(Random random, int entry) => random.Next(10) switch
    {
        0 when entry > 0 => new EventAnnulled(Person, new(random.Next(entry), 1), "r"),
        1 when entry > 0 => new EventReplaced(Person, new(random.Next(entry), 1), Fact(random), "r"),
        < 7 => Sighting(random),
        _ => Fact(random),
    };

    private static Event Sighting(Random random) => random.Next(4) switch
    {
        0 => new AbsenceRecorded(Person, Place(random), "roster", null, [Dates(random)], CustodyFacts.Zone),
        1 => new AbsenceRecorded(Person, Place(random), "inspector", At(random), [], CustodyFacts.Zone),
        2 => new PresenceRecorded(Person, Place(random), "inspector", At(random), [], CustodyFacts.Zone, random.Next(2) == 0 ? At(random) : null, Particulars(random)),
        _ => new PresenceRecorded(
            Person, Place(random), "roster", null, [Dates(random), Dates(random)], CustodyFacts.Zone, random.Next(2) == 0 ? At(random) : null, Particulars(random)),
    };

    private static Event Fact(Random random) => random.Next(12) switch
    {
        0 => new OrderRecorded(Person, Some.Paper(1 + random.Next(2), $"2024-01-{1 + random.Next(20):D2}", random.Next(2) == 0 ? null : "2024-01-25")),
        1 => new GroundRecorded(Person, Some.Reason(1 + random.Next(2), random.Next(2) == 0 ? "remand" : "sentence"), At(random)),
        2 => new GroundEnded(Person, Some.Ground(1 + random.Next(2)), At(random), "over", "court"),
        3 => new PersonAdmitted(Person, Place(random), At(random), Some.Order(1), "Court", "remand"),
        4 => new Escaped(Person, Place(random), At(random), "wall"),
        5 => new NoOrderFound(Person, At(random), random.Next(2) == 0 ? At(random) : null, "inspector", "books"),
        6 => new IdentityRecorded(Person, new() { Names = [new("Amara Obi")], Sex = new(random.Next(2) == 0 ? "female" : "male") }, "passport"),
        7 => new OrderQuashed(Person, Some.Order(1 + random.Next(2)), "court", At(random), "q"),
        8 => new BailMet(Person, Some.Ground(1 + random.Next(2)), At(random), "a sister"),
        9 => new CameBack(Person, Place(random), At(random)),
        10 => new Recaptured(Person, Place(random), At(random), "guards"),
        _ => Sighting(random),
    };

    private static PlaceId Place(Random random) => random.Next(3) == 0 ? CustodyFacts.South : CustodyFacts.North;

    private static When At(Random random) => random.Next(3) == 0
        ? CustodyFacts.Day($"2024-01-{1 + random.Next(25):D2}")
        : CustodyFacts.Minute($"2024-01-{1 + random.Next(25):D2} {random.Next(24):D2}:30");

    private static DateRange Dates(Random random)
    {
        var from = new LocalDate(2024, 1, 1 + random.Next(20));
        return new(from, from.PlusDays(random.Next(6)));
    }

    private static SortedDictionary<string, Coded> Particulars(Random random) =>
        new(StringComparer.Ordinal) { ["legal-status"] = new(random.Next(3) == 0 ? "remand" : "sentenced") };
}

using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.CoResidents;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.CoResidents;

public sealed class ChildrenInsideProperties
{
    private static PersonFile File(IEnumerable<Event> events) => events
        .Select((e, i) => new Recorded(new(i, 1), NodaTime.Instant.FromUtc(2026, 11, 1, 0, 0), e))
        .Aggregate(PersonFile.New(Person), (file, next) => file.Evolve(next));

    [Fact]
    public void Facts_in_any_order_give_the_same_stays() =>
        Prop.ForAll(Histories().SelectMany(h => Gen.Shuffle(h).Select(s => (Told: h, Shuffled: s))).ToArbitrary(), history =>
            Assert.Equal(ChildrenInside.StaysOf(File(history.Told)), ChildrenInside.StaysOf(File(history.Shuffled))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_child_is_counted_once_and_in_one_place_and_comings_less_endings_are_who_is_inside() =>
        Prop.ForAll(Histories().ToArbitrary(), history =>
        {
            var file = File(history);
            var noon = Day(40).Earliest!.Value;
            var (here, there) = (ChildrenInside.At([file, file], Prison, noon), ChildrenInside.At([file], OtherPrison, noon));

            Assert.Distinct(here.Concat(there).Select(c => c.Stay.Child));
            Assert.Equal(ChildrenInside.StaysOf(file).Count(s => s.Until is null), here.Count + there.Count);
        }).QuickCheckThrowOnFailure();

    /// <summary>Up to three children come and go between two places, each on days of its own: one fact a day.</summary>
    private static Gen<Event[]> Histories() =>
        from count in Gen.Choose(0, 14)
        from choices in Gen.Choose(0, 1000).ArrayOf(count)
        select choices.Select((choice, i) => Fact(i, choice)).ToArray();

    private static Event Fact(int day, int choice)
    {
        var (child, place) = (new ChildId(new Guid(choice % 3, 0, 0, new byte[8])), choice / 3 % 2 == 0 ? Prison : OtherPrison);
        return choice / 6 % 2 == 0
            ? new ChildStayBegan(Person, child, place, Day(day), "came-in", null, null)
            : new ChildStayEnded(Person, child, place, Day(day), "unknown", null, null, null);
    }

    private static When Day(int n) => When.Day(new LocalDate(2026, 3, 1).PlusDays(n), Zone);
}

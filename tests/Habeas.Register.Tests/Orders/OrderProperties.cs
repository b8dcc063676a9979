using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Orders;

/// <summary>What orders and grounds amount to does not depend on the order in which independent facts came in.</summary>
public sealed class OrderProperties
{
    private static readonly Event[] Facts =
    [
        new OrderRecorded(Person, Paper(1, "2026-03-01", "2026-04-30")),
        new OrderRecorded(Person, Paper(2, "2026-04-15", null)),
        new OrderRecorded(Person, Paper(3, "2026-02-01", "2026-12-31")),
        new OrderExtended(Person, Order(1), At("2026-06-30"), "court", At("2026-04-20"), null),
        new OrderExtended(Person, Order(1), At("2026-08-31"), "court", At("2026-06-20"), null),
        new OrderExtended(Person, Order(1), At("2026-08-31"), "court", At("2026-09-20"), null),
        new OrderRevoked(Person, Order(2), At("2026-07-01T10:00"), "court", null),
        new OrderReplaced(Person, Order(1), Order(2), At("2026-08-15")),
        new OrderQuashed(Person, Order(3), "court of appeal", At("2026-05-05"), null),
        new GroundRecorded(Person, Reason(1, "arrest", null), At("2026-03-01T08:00")),
        new GroundRecorded(Person, Reason(2), At("2026-03-01T10:00")),
        new GroundRecorded(Person, Reason(3, "sentence"), At("2026-05-01T10:00")),
        new GroundEnded(Person, Ground(1), At("2026-03-02T10:00"), "remanded", null),
        new BailGranted(Person, Ground(2), At("2026-04-01T10:00"), "court", null, []),
        new BailMet(Person, Ground(2), At("2026-04-01T10:00"), null),
        new BailRevoked(Person, Ground(2), At("2026-04-20T10:00"), "court", null),
    ];

    [Fact]
    public void The_order_of_recording_is_irrelevant_to_orders_and_grounds()
    {
        var told = Derived(Facts);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Shuffle(Facts).ToArbitrary(), shuffled => Derived(shuffled) == told));
    }

    [Fact]
    public void An_order_is_in_force_for_one_stretch_within_what_was_written_and_extended()
    {
        var days = Gen.Choose(0, 400);
        var cases = from start in days from length in Gen.Choose(0, 100) from until in days from issued in days from revoked in days select (start, length, until, issued, revoked);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var state = Assert.Single(OrdersOnFile.Of(File(
            [
                new OrderRecorded(Person, Paper() with { From = Day(c.start), Until = Day(c.start + c.length) }),
                new OrderExtended(Person, Order(1), Day(c.until), "court", Day(c.issued), null),
                new OrderRevoked(Person, Order(1), Day(c.revoked), "court", null),
            ])));
            var end = c.issued <= c.start + c.length ? Math.Max(c.until, c.start + c.length) : c.start + c.length;
            return Enumerable.Range(0, 520).All(day =>
                state.IsInForceAt(Day(day).Earliest!.Value) == (day >= c.start && day <= Math.Min(end, c.revoked)) &&
                state.IsInForceAt(Day(day).Earliest!.Value) == (state.WhyNotInForceAt(When.Minute(Day(day).Earliest!.Value, "UTC")) is null));
        }));
    }

    private static When Day(int day) => When.Day(new LocalDate(2026, 1, 1).PlusDays(day), "UTC");

    /// <summary>A file whose facts were all recorded at one instant, so that nothing but their order tells them apart.</summary>
    private static PersonFile File(IReadOnlyList<Event> events) => events
        .Select((e, i) => new Recorded(new(i, 1), NodaTime.Instant.FromUtc(2026, 11, 1, 0, 0), e))
        .Aggregate(PersonFile.New(Person), (file, next) => file.Evolve(next));

    private static string Derived(IReadOnlyList<Event> events)
    {
        var file = File(events);
        var orders = OrdersOnFile.Of(file).Select(o => $"{o.Id} {o.From} {o.Until} {o.Revoked} {o.ReplacedBy} {o.Quashed} {string.Join('|', o.InForce)}");
        var grounds = Grounds.Of(file).Select(g => $"{g.Id} {g.From} {g.Ended} {string.Join('|', g.Bail)}");
        var leading = Enumerable.Range(50, 200).Select(d => Grounds.Leading(file, Day(d).Earliest!.Value)?.Id.ToString() ?? "-");
        return string.Join('\n', [.. orders, .. grounds, .. leading]);
    }
}

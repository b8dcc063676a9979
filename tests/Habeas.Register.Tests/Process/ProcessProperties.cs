using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Process;
using Habeas.Register.Process.Counsel;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Process.Production;
using Habeas.Register.Process.Reviews;
using Habeas.Register.Release;
using NodaTime;
using static Habeas.Register.Tests.Process.SomeProcess;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process;

/// <summary>What the process amounts to does not depend on the order in which independent facts came in.</summary>
public sealed class ProcessProperties
{
    private static readonly NextDate Reserved = new(NextDate.NoneSet, Words: "reserved");

    private static readonly Event[] Facts =
    [
        new ArrestRecorded(Person, new() { Id = Order(1), At = At("2026-03-01") }),
        new ArrestRecorded(Person, new() { Id = Order(2), At = At("2026-03-01") }),
        new PersonAdmitted(Person, Prison, At("2026-03-02T10:00"), Order(1), "court", "remand"),
        new HearingListed(Person, Listed(1, "2026-03-10"), At("2026-03-01")),
        new HearingListed(Person, Listed(2, "2026-03-10"), At("2026-03-03")),
        new HearingListed(Person, Listed(3, "2026-04-10T09:00"), At("2026-03-10")),
        new HearingMoved(Person, Hearing(1), At("2026-03-20"), null, At("2026-03-10"), "court", "why"),
        new HearingMoved(Person, Hearing(1), At("2026-03-25"), "other court", At("2026-03-10"), "court", "why"),
        new NotProduced(Person, Hearing(1), At("2026-03-10T09:00"), "ill", "flu", "doctor"),
        new HearingHeld(Person, Hearing(2), At("2026-03-10"), "by-video", "judge", "a", ["b"], "none", "remand", new(NextDate.Set, Hearing(3))),
        new HearingHeld(Person, Hearing(3), At("2026-04-10"), "in-person", "judge", "a", ["b"], "none", "remand", Reserved),
        new HearingAdjourned(Person, Hearing(3), At("2026-04-10"), "court", "late", Reserved),
        new CounselEngaged(Person, new() { Id = Acting(1), Name = "n", Way = "chosen" }, At("2026-03-02")),
        new CounselMet(Person, Acting(1), At("2026-03-02"), "in-person", "in-private"),
        new CounselEnded(Person, Acting(1), At("2026-04-01"), "withdrew", null, null),
        new CounselAsked(Person, At("2026-04-01"), "legal-aid", "court", null),
        new CounselWaived(Person, At("2026-04-01"), "form", null, null),
        new DetentionReviewed(Person, At("2026-04-01"), "court", null, "in-person", [new("bail")], "continued", "flight", "set", At("2026-04-20")),
        new DetentionReviewed(Person, At("2026-04-01"), "court", null, "in-person", [new("none")], "continued", "flight", "not-known", null),
        new ChallengeFiled(Person, new() { Id = Challenge(1), Court = "court", By = "person" }, At("2026-03-20")),
        new ChallengeDecided(Person, Challenge(1), At("2026-04-02"), "court", "release-ordered", [], null),
        new ReleaseOrdered(Person, At("2026-04-02"), "court", "challenge", [], null),
        new PersonLeft(Person, Prison, At("2026-04-12"), "nobody", null),
        new ProductionPlanned(Person, Hearing(1), Prison, "in-person", At("2026-03-10"), "a", "b", At("2026-03-09")),
        new ProductionPlanned(Person, Hearing(1), Prison, "in-person", At("2026-03-10"), "a", "c", At("2026-03-09")),
    ];

    [Fact]
    public void The_order_of_recording_is_irrelevant_to_every_view_at_every_instant()
    {
        var told = Derived(Facts);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Gen.Shuffle(Facts).ToArbitrary(), shuffled => Derived(shuffled) == told));
    }

    [Fact]
    public void The_least_time_elapsed_is_never_more_than_the_greatest_and_both_grow_with_the_instant()
    {
        var cases = from start in Gen.Choose(0, 100) from length in Gen.Choose(1, 50) from at in Gen.Choose(0, 200) from more in Gen.Choose(0, 50) select (start, length, at, more);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var from = new Edge(Hour(c.start), Hour(c.start + c.length));
            var (one, later) = (Elapsed.Until(from, Hour(c.at)), Elapsed.Until(from, Hour(c.at + c.more)));
            return one.Least >= Duration.Zero && one.Least <= one.Greatest && one.Least <= later.Least && one.Greatest <= later.Greatest;
        }));

        static Instant Hour(int n) => NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours(n);
    }

    private static string Derived(Event[] facts)
    {
        var file = File(facts);
        var text = new List<string>
        {
            string.Join('|', Appearances.Of(file).Select(a => $"{a.Since} {a.Hearing?.Hearing} {a.Took} {a.NotCounted.Count}")),
            string.Join('|', CounselOnFile.TimesToCounsel(file)),
        };
        foreach (var at in Enumerable.Range(0, 60).Select(d => Instant("2026-02-27") + Duration.FromHours(24 * d) + Duration.FromHours(12)))
        {
            var next = NextHearing.Of(file, at);
            text.Add($"{next.Standing} {next.Hearing?.Id} {next.At} {next.Words}");
            text.Add(string.Join('|', HearingsOnFile.WithoutRecord(file, at).Select(h => h.Id)));
            text.Add($"{CounselOnFile.At(file, at).Standing} {ReviewsOnFile.At(file, at).Standing}");
            text.Add(string.Join('|', OrderedReleases.Of(file, at).Select(r => $"{r.Challenge} {r.Standing} {r.Place} {r.Took}")));
            text.Add(string.Join('|', CourtList.On([file], at.InUtc().Date, Zone, at).Select(l => $"{l.Hearing.Id} {l.At} {l.Court} {l.Plan?.Vehicle} {l.Standing}")));
        }

        return string.Join('\n', text);
    }
}

using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Movements;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Corrections;

/// <summary>Corrections of corrections, in any number: against a plain reading that asks of each event what stands, from the end.</summary>
public sealed class CorrectionProperties
{
    private static Event Fact(int n) => new Escaped(Person, null, At("2026-03-01"), $"way {n}");

    private static Chronicle Of(IEnumerable<Event> events) => events
        .Select((e, i) => new Recorded(new(i, 1), NodaTime.Instant.FromUnixTimeSeconds(i), e))
        .Aggregate(Chronicle.Empty, (chronicle, next) => chronicle.Evolve(next));

    private static EventRef Ref(int entry) => new(entry, 1);

    /// <summary>A fact, then corrections each of which aims at an earlier entry: a replacement of the fact, or an annulment of anything.</summary>
    private static Gen<Event[]> Histories() =>
        from count in Gen.Choose(0, 12)
        from choices in Gen.Choose(0, 1000).ArrayOf(count)
        select (Event[])
        [
            Fact(0),
            .. choices.Select((choice, i) => choice % 3 == 0
                ? (Event)new EventReplaced(Person, Ref(0), Fact(i + 1), "r")
                : new EventAnnulled(Person, Ref(choice % (i + 1)), "a")),
        ];

    [Fact]
    public void An_annulled_annulment_restores_what_stood_before() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Histories().ToArbitrary(), history =>
        {
            var before = Of(history);
            var again = Of([.. history, new EventAnnulled(Person, Ref(0), "a"), new EventAnnulled(Person, Ref(history.Length), "a")]);
            return before.Facts.Select(s => s.Event).SequenceEqual(again.Facts.Select(s => s.Event));
        }));

    [Fact]
    public void Of_two_replacements_the_last_stands() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Histories().ToArbitrary(), history =>
        {
            var chronicle = Of([.. history, new EventReplaced(Person, Ref(0), Fact(100), "r"), new EventReplaced(Person, Ref(0), Fact(101), "r")]);
            return chronicle.Facts.Single().Event == Fact(101);
        }));

    [Fact]
    public void What_stands_is_decided_by_the_last_correction_that_stands_itself() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Histories().ToArbitrary(), history =>
        {
            var last = Enumerable.Range(1, history.Length - 1).LastOrDefault(i => ((ICorrection)history[i]).Target == Ref(0) && Stands(history, i));
            var expected = last == 0 ? history[0] : ((ICorrection)history[last]).Replacement;
            var standing = Of(history).Facts;
            return expected is null ? standing.Length == 0 && Of(history).IsAnnulled(Ref(0)) : standing.Single().Event == expected;
        }));

    private static bool Stands(Event[] history, int entry) =>
        !Enumerable.Range(entry + 1, history.Length - entry - 1).Any(i => ((ICorrection)history[i]).Target == Ref(entry) && Stands(history, i));
}

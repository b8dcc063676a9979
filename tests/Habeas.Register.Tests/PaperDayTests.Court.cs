using Habeas.Register.Custody;
using Habeas.Register.Groups;
using Habeas.Register.Movements;
using Habeas.Register.Process;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Process.Production;
using Habeas.Register.Property;
using Habeas.Register.Release;
using Habeas.Register.Rolls;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests;

/// <summary>The way to court and the way out.</summary>
public sealed partial class PaperDayTests
{
    private static readonly LocalDate CourtDay = new(2026, 3, 6);

    private static HearingId Sitting(int n) => new(new($"01998000-4ea0-7000-8000-{n:x12}"));

    [Fact]
    public void A_court_day_brings_whom_it_can_says_why_it_did_not_bring_the_rest_and_lets_nobody_out_of_custody()
    {
        // The evening before: five people are listed for tomorrow, and the list says who goes when, with whom, in what.
        var book = Crowd.Admitted(5);
        book.Now = Instant("2026-03-05T18:00");
        FiveAreListed(book);
        Assert.Equal(
            [CourtListLine.Planned, CourtListLine.Planned, CourtListLine.Planned, CourtListLine.Planned, CourtListLine.NotPlanned],
            TheList(book, "2026-03-05T18:00").Select(l => l.Standing));
        Assert.Equal(("court escort, two officers", "van 7", Instant("2026-03-06T07:30")), (TheList(book, "2026-03-05T18:00")[0].Plan!.Escort, TheList(book, "2026-03-05T18:00")[0].Plan!.Vehicle, TheList(book, "2026-03-05T18:00")[0].Plan!.Leaves.Earliest));

        // In the morning one van goes with two. It is one act, and both are in the custody of the prison still.
        book.Now = Instant("2026-03-06T19:00");
        book.Do(new ProduceGroup
        {
            Id = Asked,
            Group = Van,
            Place = Prison,
            At = At("2026-03-06T07:35"),
            Court = "District court of Streslau",
            Escort = "court escort, two officers",
            ExpectedBack = At("2026-03-06T17:00"),
            Members = [Crowd.Of(1), Crowd.Of(2)],
        });
        Assert.Equal("out", Gate.Of(book.File(Crowd.Of(1)), Prison, Instant("2026-03-06T10:00")).Answer);
        Assert.Equal("at-court", Timeline.Of(book.File(Crowd.Of(1)))[^1].Whereabouts);

        TheCourtSits(book);

        foreach (var n in new[] { 1, 2 })
        {
            book.Do(new ComeBack { Id = Asked, Person = Crowd.Of(n), Place = Prison, At = At("2026-03-06T16:20") });
        }

        var evening = TheList(book, "2026-03-06T19:00");
        Assert.Equal(
            [CourtListLine.CameBack, CourtListLine.CameBack, CourtListLine.HeldByVideo, CourtListLine.NotProduced, CourtListLine.NotPlanned],
            evening.Select(l => l.Standing));
        Assert.Equal(("no-vehicle", 1), Assert.Single(CourtList.ReasonsNotProduced(evening).Select(r => (r.Key, r.Value))));

        // On the next day the fifth, of whom nobody wrote a word, is a question and no blank.
        Assert.Equal(CourtListLine.NoRecord, TheList(book, "2026-03-07T08:00")[4].Standing);
        Assert.Equal(
            [NextHearing.Listed, NextHearing.NoneSet, NextHearing.Listed, NextHearing.NotBrought, NextHearing.PastWithoutRecord],
            Enumerable.Range(1, 5).Select(n => NextHearing.Of(book.File(Crowd.Of(n)), Instant("2026-03-07T08:00")).Standing));
        Assert.Equal("the judge is ill", NextHearing.Of(book.File(Crowd.Of(2)), Instant("2026-03-07T08:00")).Words);
        Assert.Equal(Instant("2026-03-20T09:00"), NextHearing.Of(book.File(Crowd.Of(1)), Instant("2026-03-07T08:00")).At!.Earliest);

        // Only who stood before a judge has appeared before one: a screen does not stop the clock.
        Assert.NotNull(Appearances.Of(book.File(Crowd.Of(1)))[0].Hearing);
        Assert.Null(Appearances.Of(book.File(Crowd.Of(3)))[0].Hearing);
        Assert.Single(Appearances.Of(book.File(Crowd.Of(3)))[0].NotCounted);

        // Nobody's custody broke, and the day holds as many at its end as at its beginning.
        Assert.All(book.Files(5), file => Assert.Single(Timeline.Of(file).Select(s => s.EpisodeStart).Distinct()));
        var day = DailyState.Of(book.Place(Prison), book.Files(5), CourtDay);
        Assert.Equal((5, 0, 0, 5), (day.Opening, day.In.Count, day.Out.Count, day.Closing));
        var noon = DailyState.Of(book.Place(Prison), book.Files(5), CourtDay, Instant("2026-03-06T12:00"));
        Assert.Equal((5, 3, 2), (noon.Closing, noon.Present, noon.Whereabouts["at-court"]));
    }

    [Fact]
    public void A_release_is_late_from_the_hour_of_its_order_until_somebody_saw_the_person_leave()
    {
        var book = Admitted();
        book.Do(new ReceiveProperty
        {
            Id = Asked,
            Person = Person,
            Receipt = new() { Id = FromHer, Number = "2026/70", Place = Prison, At = At("2026-03-02T10:30"), Way = PropertyReceipt.OnThePerson, Items = [new(1, "coat", 1)], Cash = [new(12, "EUR")], Signing = new("B. Amsel", Signing.Signed) },
        });

        // Noon: the court acquits. From this minute nothing holds her but a door.
        book.Do(new OrderRelease { Id = Asked, Person = Person, At = At("2026-03-06T12:00"), Authority = "District court of Streslau", Basis = "acquittal", Grounds = [Ground(1)], Number = "K 41/2026" });
        var late = Assert.Single(OrderedReleases.NotExecuted(book.File(Person), Instant("2026-03-06T17:00")));
        Assert.Equal((OrderedRelease.NotExecuted, Prison, Duration.FromHours(5)), (late.Standing, late.Place!.Value, late.Took.Greatest));
        Assert.Empty(late.OtherGrounds);

        // Another court wants her too, says a clerk by telephone. As long as that ground stands, the papers say despite what she goes.
        book.Do(Recorded(Paper(2)));
        book.Do(RecordedGround(Reason(2, restsOn: 2), "2026-03-06T13:00"));
        var process = new ProcessRelease { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-06T17:10") };
        book.IsRefused("other-ground-standing", process);
        Assert.Equal([Ground(2)], Assert.Single(OrderedReleases.NotExecuted(book.File(Person), Instant("2026-03-06T17:00"))).OtherGrounds);

        // It was somebody else's name. The ground ends, the papers are done, and she is still inside.
        book.Do(new EndGround { Id = Asked, Person = Person, Ground = Ground(2), At = At("2026-03-06T17:30"), Why = "meant another person", Authority = "Regional court of Hofbau" });
        book.Do(process with { At = At("2026-03-06T17:40") });
        Assert.Single(OrderedReleases.NotExecuted(book.File(Person), Instant("2026-03-06T17:50")));
        Assert.Equal("here", Gate.Of(book.File(Person), Prison, Instant("2026-03-06T17:50")).Answer);
        Assert.Empty(Grounds.Holding(book.File(Person), Instant("2026-03-06T17:50")));

        // She gets her coat and not her money: the till is locked. The register keeps the difference in view after she has gone.
        book.Do(new ReturnProperty { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-06T17:45"), To = PropertyReturned.ToThePerson, Items = [new(FromHer, 1, null, 1)], Signing = new("B. Amsel", Signing.Signed) });
        book.IsRefused("witness-not-stated", Leaving("2026-03-06T17:55") with { Witness = "" });
        book.Do(Leaving("2026-03-06T17:55") with { Destination = "her sister's flat" });
        Assert.Equal(12, Assert.Single(PropertyBook.LeftBehind(book.File(Person)).Cash).Kept);
        book.Do(new ReturnProperty { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-07T09:00"), To = PropertyReturned.ToThePerson, Cash = [new(12, "EUR")], Signing = new("B. Amsel", Signing.Signed) });
        Assert.Empty(PropertyBook.LeftBehind(book.File(Person)).Cash);

        // Released: the order is executed, six hours after it was given, and the day's figures close.
        Assert.Empty(OrderedReleases.NotExecuted(book.File(Person), Instant("2026-03-08T00:00")));
        var done = Assert.Single(OrderedReleases.Of(book.File(Person), Instant("2026-03-08T00:00")));
        Assert.Equal((OrderedRelease.Executed, Duration.FromHours(6)), (done.Standing, Rounded(done.Took.Greatest!.Value)));
        Assert.Equal(Instant("2026-03-06T17:55"), Timeline.Of(book.File(Person))[^1].EpisodeEnd!.Value.Earliest);
        Assert.Equal("was", Gate.Of(book.File(Person), Prison, Instant("2026-03-07T12:00")).Answer);
        var day = DailyState.Of(book.Place(Prison), [book.File(Person)], CourtDay);
        Assert.Equal((1, 0, 1, 0), (day.Opening, day.In.Count, day.Out.Count, day.Closing));
        Assert.Equal("released", day.Out[0].How);

        static Duration Rounded(Duration duration) => Duration.FromHours(Math.Round(duration.TotalHours));
    }

    private static ListHearing Listing(int n, string at) => new()
    {
        Id = Asked,
        Person = Crowd.Of(n),
        Hearing = new() { Id = Sitting(n), Court = "District court of Streslau", At = At(at), Purpose = "remand" },
        Listed = At("2026-03-04"),
    };

    private static PlanProduction Plan(int n) => new()
    {
        Id = Asked,
        Person = Crowd.Of(n),
        Hearing = Sitting(n),
        Place = Prison,
        Mode = Modes.InPerson,
        Leaves = At("2026-03-06T07:30"),
        Escort = "court escort, two officers",
        Vehicle = "van 7",
        At = At("2026-03-05T17:00"),
    };

    /// <summary>Five are listed; how four of them get there is planned, one of them over a screen and one without a van.</summary>
    private static void FiveAreListed(Book book)
    {
        foreach (var n in Enumerable.Range(1, 5))
        {
            book.Do(Listing(n, $"2026-03-06T{8 + n:D2}:00"));
        }

        foreach (var n in Enumerable.Range(1, 4))
        {
            book.Do(Plan(n) with { Mode = n == 3 ? Modes.ByVideo : Modes.InPerson, Escort = n == 4 ? "none" : "court escort, two officers", Vehicle = n is 3 or 4 ? "none" : "van 7" });
        }
    }

    private static IReadOnlyList<CourtListLine> TheList(Book book, string asOf) => CourtList.On(book.Files(5), CourtDay, Zone, Instant(asOf), Prison);

    /// <summary>The first is heard and has a next date, the second adjourned without one, the third heard over a screen, the fourth not brought; of the fifth nobody tells.</summary>
    private static void TheCourtSits(Book book)
    {
        var heard = new RecordHearingHeld
        {
            Id = Asked,
            Person = Crowd.Of(1),
            Hearing = Sitting(1),
            At = At("2026-03-06T09:10"),
            Mode = Modes.InPerson,
            Before = HearingHeld.Judicial,
            Judge = "V. Rassendyll",
            Counsel = ["L. Mbeki-Strand"],
            Interpreter = HearingHeld.NotNeeded,
            Outcome = "remand goes on",
            Next = new(NextDate.Set, Sitting(11)),
            NextListing = new() { Id = Sitting(11), Court = "District court of Streslau", At = At("2026-03-20T09:00"), Purpose = "detention-review" },
        };
        book.Do(heard);
        book.IsRefused("incomplete", heard with { Person = Crowd.Of(3), Hearing = Sitting(3), Counsel = [] });
        book.IsRefused("incomplete", new RecordHearingAdjourned { Id = Asked, Person = Crowd.Of(2), Hearing = Sitting(2), At = At("2026-03-06T10:05"), By = "clerk of the court", Why = "the judge is ill", Next = new(NextDate.NoneSet) });
        book.Do(new RecordHearingAdjourned { Id = Asked, Person = Crowd.Of(2), Hearing = Sitting(2), At = At("2026-03-06T10:05"), By = "clerk of the court", Why = "the judge is ill", Next = new(NextDate.NoneSet, Words: "the judge is ill") });
        book.Do(heard with
        {
            Person = Crowd.Of(3),
            Hearing = Sitting(3),
            At = At("2026-03-06T11:00"),
            Mode = Modes.ByVideo,
            Next = new(NextDate.Set, Sitting(13)),
            NextListing = new() { Id = Sitting(13), Court = "District court of Streslau", At = At("2026-03-21T09:00"), Purpose = "detention-review" },
        });
        book.Do(new RecordNotProduced { Id = Asked, Person = Crowd.Of(4), Hearing = Sitting(4), At = At("2026-03-06T12:00"), Why = "no-vehicle", Words = "van 9 did not start", DecidedBy = "none" });
    }
}

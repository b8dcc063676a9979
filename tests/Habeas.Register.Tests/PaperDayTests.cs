using Habeas.Register.Custody;
using Habeas.Register.Groups;
using Habeas.Register.Persons;
using Habeas.Register.Rolls;
using Habeas.Register.Units;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests;

/// <summary>The day of a place of detention as it is kept on paper, told with the register: what a reception officer and the head of a place come for.</summary>
public sealed partial class PaperDayTests
{
    private static readonly RollId Night = new(new("01998000-00f1-7000-8000-0000000000b1"));
    private static readonly GroupId Van = new(new("01998000-00f2-7000-8000-0000000000b1"));

    [Fact]
    public void A_vanload_of_forty_each_has_a_file_and_every_minute_rests_on_a_named_ground()
    {
        // Forty people come from court at night on one order that names them all. Some have names, most are seats on a list, two came before.
        var book = Crowd.Admitted(2);
        foreach (var n in new[] { 1, 2 })
        {
            book.Do(Leaving("2026-03-03T12:00") with { Person = Crowd.Of(n) });
        }

        var van = new AdmitGroup
        {
            Id = Asked,
            Group = Van,
            Place = Prison,
            At = At("2026-03-05T22:40"),
            Escort = "court escort, two vans",
            Authority = "District court of Streslau",
            Reasons = "remanded after the harbour riot",
            NewOrder = Paper(95, "2026-03-05", null),
            Members =
            [
                .. Enumerable.Range(1, 40).Select(n => new AdmittedMember
                {
                    Person = Crowd.Of(n),
                    Identity = n switch { <= 2 => null, <= 10 => Named($"Miro Castellan {n}"), _ => new() { Provisional = $"seat {n}" } },
                    Ground = Reason(100 + n, restsOn: null),
                }),
            ],
        };

        // One was admitted already, by the officer of the day before: nobody is admitted twice, and the list says who it is.
        book.Do(Crowd.Admission(7, "2026-03-04T09:00"));
        var refusal = book.Refused(van);
        Assert.Equal($"{Crowd.Of(7)} already-held", refusal.Arguments["members"]);

        var events = book.Do(van with { Members = [.. van.Members.Where(m => m.Person != Crowd.Of(7))] });
        Assert.True(events.Count < 128, "one entry holds the van");
        Assert.All(book.Files(40), file =>
        {
            Assert.NotNull(file.FileNumber);
            Assert.Equal("here", Gate.Of(file, Prison, Instant("2026-03-06T06:00")).Answer);
            Assert.Equal("remand", Grounds.Leading(file, Instant("2026-03-06T06:00"))!.Stated.Kind);
            Assert.DoesNotContain(CustodyView.Of(file).Coverage, c => c.Kind == CoverageKinds.NoneRecorded && c.From >= Instant("2026-03-05T00:00"));
        });
        Assert.Equal(40, book.Files(40).Select(f => f.FileNumber).Distinct().Count());

        var day = DailyState.Of(book.Place(Prison), book.Files(40), new LocalDate(2026, 3, 5));
        Assert.Equal((1, 39, 0, 40), (day.Opening, day.In.Count, day.Out.Count, day.Closing));

        // In the morning somebody can name seat 23. The name joins the description, and nothing is lost.
        book.Do(new RecordIdentity { Id = Asked, Person = Crowd.Of(23), Identity = Named("Ngozi Vermeulen"), Source = "a cellmate" });
        Assert.Equal(2, book.File(Crowd.Of(23)).Of<IdentityRecorded>().Count);
    }

    [Fact]
    public void A_roll_with_a_difference_is_signed_with_it_and_answered_in_the_open()
    {
        // Wing a should hold three; the officer of the night counts two and looks for the third in vain.
        var book = Crowd.Admitted(4);
        book.Do(new OpenUnit { Id = Asked, Place = Prison, Unit = "a", Name = "Wing A", At = At("2010-01-01") });
        foreach (var n in new[] { 1, 2, 3 })
        {
            book.Do(new MoveToUnit { Id = Asked, Person = Crowd.Of(n), Place = Prison, Unit = "a", At = At("2026-03-02T12:00") });
        }

        book.Do(new RecordRoll
        {
            Id = Asked,
            Place = Prison,
            Roll = Night,
            At = At("2026-03-05T22:00"),
            Units =
            [
                new() { Unit = "a", Counted = 2, CountedBy = "officer R. Maas", Book = 3, Missing = [new(Crowd.Of(3))] },
                new() { Counted = 1, CountedBy = "officer J. Ilunga" },
            ],
        });
        book.Do(new SignRoll { Id = Asked, Place = Prison, Roll = Night, SignedBy = "A. Quist", Capacity = "officer in charge", At = At("2026-03-05T22:30") });

        var open = Assert.Single(PlaceRolls.OpenDifferences(book.Place(Prison), book.Files(4)));
        Assert.Equal((Night, "a", "missing", Crowd.Of(3)), (open.Roll, open.Unit, open.Kind, open.Person!.Value));

        // She was in the sick bay. Her custody never broke, and the signed figure stays as it was signed.
        book.Do(new ResolveDifference
        {
            Id = Asked,
            Place = Prison,
            Roll = Night,
            Unit = "a",
            Person = Crowd.Of(3),
            How = "in-another-unit",
            Words = "in the sick bay since supper",
            By = "A. Quist",
            At = At("2026-03-05T22:50"),
        });
        Assert.Empty(PlaceRolls.OpenDifferences(book.Place(Prison), book.Files(4)));
        var roll = PlaceRolls.Of(book.Place(Prison), Night, book.Files(4));
        Assert.Equal(2, roll.Lines.Single(l => l.Count.Unit == "a").Count.Counted);
        Assert.Equal("A. Quist", Assert.Single(roll.Signatures).SignedBy);
        Assert.Single(Timeline.Of(book.File(Crowd.Of(3))));
        book.IsRefused("roll-is-signed", new RecordRoll
        {
            Id = Asked,
            Place = Prison,
            Roll = Night,
            At = At("2026-03-05T22:00"),
            Units = [new() { Unit = "a", Counted = 3, CountedBy = "officer R. Maas" }],
        });
    }

    [Fact]
    public void An_evacuation_with_one_missing_and_one_extra_loses_nobody()
    {
        // The river comes at two in the morning. Five leave; the list is written on a sleeve, and one on it never had a file.
        var book = Crowd.Admitted(4);
        book.Do(new RecordEvacuation
        {
            Id = Asked,
            Group = Van,
            From = Prison,
            To = OtherPrison,
            At = At("2026-03-05T02:00"),
            Why = "flood",
            By = "fire brigade",
            Members = [.. Enumerable.Range(1, 4).Select(n => new HastyMember(Crowd.Of(n), $"bunk {n}")), new(Crowd.Of(5), "man called Denis, or Dennis")],
        });
        Assert.Equal(5, GroupState.Of(Van, book.Files(6)).In(MemberStates.OnTheWay).Count);

        // At the far end four of them come off the lorries, and a girl whom no list has. Nobody has seen number 3.
        book.Do(new ReceiveGroup
        {
            Id = Asked,
            Group = Van,
            Place = OtherPrison,
            At = At("2026-03-05T06:30"),
            By = "P. Lindqvist",
            Received = [new(Crowd.Of(1)), new(Crowd.Of(2)), new(Crowd.Of(4)), new(Crowd.Of(5), "Denis Okonjo"), new(Crowd.Of(6), "girl, about fifteen, says nothing")],
            Missing = [new(Crowd.Of(3))],
        });
        var group = GroupState.Of(Van, book.Files(6));
        Assert.Equal([Crowd.Of(1), Crowd.Of(2), Crowd.Of(4), Crowd.Of(5)], group.In(MemberStates.Arrived));
        Assert.Equal([Crowd.Of(3)], group.In(MemberStates.Missing));
        Assert.Equal([Crowd.Of(6)], group.In(MemberStates.Extra));
        Assert.False(group.IsComplete);

        // Everybody has a file and is held somewhere: four and the girl where they arrived, and she is a finding; number 3 is still on the way.
        Assert.All(new[] { 1, 2, 4, 5, 6 }, n => Assert.Equal("here", Gate.Of(book.File(Crowd.Of(n)), OtherPrison, Instant("2026-03-05T07:00")).Answer));
        Assert.Contains(CustodyView.Of(book.File(Crowd.Of(6))).Findings, f => f.Code == FindingCodes.PresenceWithoutAdmission);
        Assert.Equal("in-transit", Timeline.Of(book.File(Crowd.Of(3)))[^1].Whereabouts);
        var day = DailyState.Of(book.Place(Prison), book.Files(6), new LocalDate(2026, 3, 5));
        Assert.Equal((4, 1, 5, 0), (day.Opening, day.In.Count, day.Out.Count, day.Closing));
        Assert.All(day.Out, o => Assert.Equal("evacuated", o.How));

        // Two days later a hospital asks who he is.
        book.Do(Presence("2026-03-07T10:00", Station, Crowd.Of(3)) with { Source = "hospital of Streslau, by telephone" });
        Assert.Equal([Crowd.Of(3)], GroupState.Of(Van, book.Files(6)).In(MemberStates.AccountedFor));
        Assert.True(GroupState.Of(Van, book.Files(6)).IsComplete);
    }
}

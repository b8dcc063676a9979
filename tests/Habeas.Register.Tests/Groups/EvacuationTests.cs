using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Groups;
using Habeas.Register.Persons;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Groups;

public sealed class EvacuationTests
{
    private static readonly GroupId Flood = GroupsStory.Group(7);

    private static RecordEvacuation Leaving(params IEnumerable<int> people) => new()
    {
        Id = Asked,
        Group = Flood,
        From = Prison,
        To = OtherPrison,
        At = At("2026-03-06T02:00"),
        Why = "flood",
        Members = [.. people.Select(n => new HastyMember(Crowd.Of(n), $"bed {n}"))],
    };

    private static ReceiveGroup Coming(PlaceId place, params IEnumerable<int> people) => new()
    {
        Id = Asked,
        Group = Flood,
        Place = place,
        At = At("2026-03-06T05:00"),
        By = "P. Lindqvist",
        Received = [.. people.Select(n => new HastyMember(Crowd.Of(n), $"wet coat {n}"))],
    };

    private static GroupState State(Book book, int people) => GroupState.Of(Flood, book.Files(people));

    [Fact]
    public void Nothing_about_one_of_them_keeps_the_others_off_the_register()
    {
        var book = Crowd.Admitted(2);
        book.Do(Some.Leaving("2026-03-04T09:00") with { Person = Crowd.Of(2) });
        book.Do(Leaving(1, 2, 3, 3));

        Assert.Equal(3, State(book, 3).In(MemberStates.OnTheWay).Count);
        Assert.All(book.Files(3), f => Assert.Equal("in-transit", Timeline.Of(f)[^1].Whereabouts));
        Assert.Contains(CustodyView.Of(book.File(Crowd.Of(2))).Findings, f => f.Code == FindingCodes.PresenceWithoutAdmission);
        Assert.Equal("bed 3", Assert.Single(book.File(Crowd.Of(3)).Of<IdentityRecorded>()).Identity.Provisional);
        Assert.Equal("bed 1", State(book, 3).Members[0].Words[0]);
        Assert.Single(book.File(Crowd.Of(1)).Of<IdentityRecorded>());
    }

    [Fact]
    public void Custody_goes_on_from_the_place_that_was_left_to_the_place_that_was_reached()
    {
        var book = Crowd.Admitted(1);
        book.Do(Leaving(1));
        book.Do(Coming(OtherPrison, 1));
        var (stretches, findings) = Timeline.Read(book.File(Crowd.Of(1)));
        Assert.Empty(findings);
        Assert.Single(stretches.Select(s => s.EpisodeStart).Distinct());
        Assert.Equal([(Prison, "inside"), (null, "in-transit"), (OtherPrison, "inside")], stretches.Select(s => (s.Place, s.Whereabouts)));
    }

    [Fact]
    public void People_go_to_several_places_or_nobody_knows_where()
    {
        var book = Crowd.Admitted(3);
        book.Do(Leaving() with { To = null, Members = [new(Crowd.Of(1), To: OtherPrison), new(Crowd.Of(2), To: Station), new(Crowd.Of(3))] });
        book.Do(Coming(OtherPrison, 1, 3));
        book.Do(Coming(Station, 2));
        Assert.Equal([Crowd.Of(1), Crowd.Of(2), Crowd.Of(3)], State(book, 3).In(MemberStates.Arrived));
        Assert.True(State(book, 3).IsComplete);
    }

    [Fact]
    public void The_list_of_the_far_end_may_come_first()
    {
        var book = Crowd.Admitted(2);
        book.Do(Coming(OtherPrison, 1, 9));
        Assert.Equal([Crowd.Of(1), Crowd.Of(9)], State(book, 9).In(MemberStates.Extra));
        book.Do(Leaving(1, 2));
        Assert.Equal([Crowd.Of(1)], State(book, 9).In(MemberStates.Arrived));
        Assert.Equal([Crowd.Of(9)], State(book, 9).In(MemberStates.Extra));
        Assert.Equal(OtherPrison, Timeline.Of(book.File(Crowd.Of(1)))[^1].Place);
    }

    [Fact]
    public void An_evacuation_without_a_reason_people_or_a_time_that_has_come_is_incomplete()
    {
        var book = Crowd.Admitted(1);
        book.IsRefused("incomplete", Leaving(1) with { Why = " " });
        book.IsRefused("incomplete", Leaving());
        book.IsRefused("not-yet-happened", Leaving(1) with { At = At("2027-03-06") });
        book.IsRefused("place-not-registered", Leaving(1) with { From = new(Guid.Empty) });
        book.IsRefused("place-not-registered", Leaving(1) with { To = new(Guid.Empty) });
        book.IsRefused("incomplete", Coming(OtherPrison));
        book.IsRefused("incomplete", Coming(OtherPrison, 1) with { By = "" });
        book.IsRefused("incomplete", Coming(OtherPrison, 1) with { Missing = [new(Crowd.Of(1))] });
        book.IsRefused("place-not-registered", Coming(new(Guid.Empty), 1));
    }

    [Fact]
    public void Everybody_on_any_list_is_in_exactly_one_state_whatever_the_order_of_the_lists() =>
        Prop.ForAll(Gen.SubListOf(Enumerable.Range(1, 6)).SelectMany(left => Gen.SubListOf(Enumerable.Range(1, 6)).Select(came => (left, came))).ToArbitrary(), lists =>
        {
            var (left, came) = (lists.left.ToList(), lists.came.ToList());
            var missing = left.Except(came).ToList();
            Act[] acts = [.. left.Count > 0 ? [Leaving(left)] : Array.Empty<Act>(), .. came.Count + missing.Count > 0 ? [Coming(OtherPrison, came) with { Missing = [.. missing.Select(n => new HastyMember(Crowd.Of(n)))] }] : Array.Empty<Act>()];
            var (there, back) = (Told(acts), Told(acts.Reverse()));
            foreach (var state in new[] { there, back })
            {
                Assert.Equal(left.Intersect(came).Select(Crowd.Of).ToHashSet(), state.In(MemberStates.Arrived).ToHashSet());
                Assert.Equal(missing.Select(Crowd.Of).ToHashSet(), state.In(MemberStates.Missing).ToHashSet());
                Assert.Equal(came.Except(left).Select(Crowd.Of).ToHashSet(), state.In(MemberStates.Extra).ToHashSet());
                Assert.Equal(left.Union(came).Count(), state.Members.Count);
            }
        }).QuickCheckThrowOnFailure();

    private static GroupState Told(IEnumerable<Act> acts)
    {
        var book = Crowd.Admitted(6);
        foreach (var act in acts)
        {
            book.Do(act);
        }

        return State(book, 6);
    }
}

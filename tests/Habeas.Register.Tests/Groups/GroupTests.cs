using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Groups;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Groups;

public sealed class GroupTests
{
    private const int MostEvents = 127;

    private static readonly GroupId Group = GroupsStory.Group(1);

    private static AdmittedMember Nameless(int n) =>
        new() { Person = Crowd.Of(n), Identity = new() { Provisional = $"seat {n}" }, Ground = Reason(n, restsOn: null) };

    private static AdmitGroup Vanload(params IEnumerable<int> people) => new()
    {
        Id = Asked,
        Group = Group,
        Place = Prison,
        At = At("2026-03-05T22:00"),
        Authority = "District court of Streslau",
        Reasons = "remanded after the harbour riot",
        NewOrder = Paper(90, "2026-03-05", null),
        Members = [.. people.Select(Nameless)],
    };

    private static TransferGroup Sending(params IEnumerable<int> people) => new()
    {
        Id = Asked,
        Group = Group,
        From = Prison,
        To = OtherPrison,
        At = At("2026-03-06T09:00"),
        Escort = "G-2207",
        Why = "space",
        Members = [.. people.Select(n => new SentMember(Crowd.Of(n)))],
    };

    private static ProduceGroup Producing(params IEnumerable<int> people) => new()
    {
        Id = Asked,
        Group = Group,
        Place = Prison,
        At = At("2026-03-06T08:00"),
        Court = "District court of Streslau",
        Members = [.. people.Select(Crowd.Of)],
    };

    private static ReceiveGroup Receiving(PlaceId place, params IEnumerable<int> people) => new()
    {
        Id = Asked,
        Group = Group,
        Place = place,
        At = At("2026-03-06T12:00"),
        By = "P. Lindqvist",
        Received = [.. people.Select(n => new HastyMember(Crowd.Of(n)))],
    };

    private static IEnumerable<(int, string)> States(Book book, int people) =>
        GroupState.Of(Group, book.Files(people)).Members.Select(m => (Enumerable.Range(1, people).First(n => Crowd.Of(n) == m.Person), m.State));

    [Fact]
    public void A_vanload_of_forty_without_names_fits_one_entry_and_each_file_is_as_after_an_admission_alone()
    {
        var book = Book();
        var events = book.Do(Vanload(Enumerable.Range(1, 40)));
        Assert.InRange(events.Count, 1, MostEvents);
        Assert.Equal(40, book.Files(40).Select(f => f.FileNumber).Distinct().Count());
        foreach (var n in Enumerable.Range(1, 40))
        {
            var file = book.File(Crowd.Of(n));
            Assert.Equal(Prison, Assert.Single(Timeline.Of(file)).Place);
            Assert.Equal($"seat {n}", Assert.Single(file.Of<IdentityRecorded>()).Identity.Provisional);
            Assert.Equal(Order(90), Assert.Single(OrdersOnFile.Of(file)).Id);
            Assert.Equal(Order(90), Assert.Single(Grounds.Of(file)).Stated.RestsOn);
            Assert.All(CustodyView.Of(file).Coverage, c => Assert.NotEqual(CoverageKinds.NoneRecorded, c.Kind));
        }
    }

    [Fact]
    public void One_who_cannot_be_admitted_refuses_the_list_and_everybody_concerned_is_named()
    {
        var book = Crowd.Admitted(2);
        var list = Vanload(1, 2, 3) with
        {
            Members = [Nameless(1) with { Ground = Reason(91, restsOn: null) }, Nameless(2) with { Ground = Reason(92, restsOn: null) }, Nameless(3), Nameless(4) with { Order = Order(77) }],
        };
        var refusal = book.Refused(list);
        Assert.Equal("members-refused", refusal.Code);
        Assert.Equal((3, 4), (refusal.Arguments["refused"], refusal.Arguments["listed"]));
        Assert.Equal($"{Crowd.Of(1)} already-held; {Crowd.Of(2)} already-held; {Crowd.Of(4)} no-valid-commitment-order (not-on-file)", refusal.Arguments["members"]);
        Assert.False(book.File(Crowd.Of(3)).Exists);

        book.Do(list with { Members = [list.Members[2]] });
        Assert.True(book.File(Crowd.Of(3)).Exists);
    }

    [Fact]
    public void What_is_wrong_with_all_alike_is_said_once()
    {
        var book = Book();
        book.IsRefused("incomplete", Vanload(1, 2) with { Authority = " " });
        book.IsRefused("hour-not-stated", Vanload(1, 2) with { At = At("2026-03-05") });
        book.IsRefused("incomplete", Vanload(1, 1));
        book.IsRefused("incomplete", Vanload());
        book.IsRefused("place-not-registered", Vanload(1) with { Place = new(Guid.Empty) });
        Assert.Equal("none-shown", book.Refused(Vanload(1, 2) with { NewOrder = null }).Arguments["why"]);
        book.IsRefused("not-shown-held", Sending(1, 2));
        book.IsRefused("not-shown-held", Producing(1, 2));
        book.IsRefused("incomplete", Sending(1) with { To = Prison });
        book.IsRefused("incomplete", Sending(1) with { Escort = "" });
        book.IsRefused("incomplete", Sending(1) with { Why = "" });
        book.IsRefused("incomplete", Producing(1) with { Court = "" });
        book.IsRefused("until-before-from", Producing(1) with { ExpectedBack = At("2026-03-05") });
        book.IsRefused("not-yet-happened", Producing(1) with { At = At("2027-03-05") });
    }

    [Fact]
    public void A_line_is_corrected_as_a_line_so_that_a_right_name_does_not_undo_an_admission()
    {
        var book = Book();
        book.Do(Vanload(1, 2));
        var line = book.Last<ListedInGroup>(Crowd.Of(1));
        var wrong = new CorrectEvent
        {
            Id = Asked,
            About = Crowd.Of(1),
            Target = line,
            Reason = "somebody could name her",
            By = new IdentityRecorded(Crowd.Of(1), Named("Rosalind Achebe"), "a sister"),
        };
        book.IsRefused("incomplete", wrong);

        var was = (ListedInGroup)book.File(Crowd.Of(1)).Chronicle.Find(line)!.Event;
        var right = was with { Says = [wrong.By, .. was.Says.Where(s => s is not IdentityRecorded)] };
        book.IsRefused("about-someone-else", wrong with { By = right with { Says = [new IdentityRecorded(Crowd.Of(2), Named("Rosalind Achebe"), "a sister")] } });
        book.Do(wrong with { By = right });

        var file = book.File(Crowd.Of(1));
        Assert.Equal("Rosalind Achebe", Assert.Single(file.Of<IdentityRecorded>()).Identity.Names[0].Text);
        Assert.Equal(Prison, Assert.Single(Timeline.Of(file)).Place);
        Assert.DoesNotContain(CustodyView.Of(file).Coverage, c => c.Kind == CoverageKinds.CoveredLater && c.Delay > NodaTime.Duration.FromDays(400));
    }

    [Fact]
    public void A_line_that_is_annulled_takes_all_that_it_said_with_it()
    {
        var book = Book();
        book.Do(Vanload(1, 2));
        book.Do(new AnnulEvent { Id = Asked, About = Crowd.Of(1), Target = book.Last<ListedInGroup>(Crowd.Of(1)), Reason = "never on the van" });
        Assert.Empty(Timeline.Of(book.File(Crowd.Of(1))));
        Assert.Empty(Grounds.Of(book.File(Crowd.Of(1))));
        Assert.Equal([(2, "admitted")], States(book, 2));
    }

    [Fact]
    public void People_who_are_sent_are_on_the_way_until_they_are_received()
    {
        var book = Crowd.Admitted(3);
        book.Do(Sending(1, 2, 3));
        Assert.Equal([(1, "on-the-way"), (2, "on-the-way"), (3, "on-the-way")], States(book, 3));

        book.Do(Receiving(OtherPrison, 1) with { Missing = [new(Crowd.Of(2))] });
        book.Do(Receiving(Station, 3));
        Assert.Equal([(1, "arrived"), (2, "missing"), (3, "arrived-elsewhere")], States(book, 3));
        Assert.Equal(OtherPrison, Timeline.Of(book.File(Crowd.Of(1)))[^1].Place);
        Assert.Equal("in-transit", Timeline.Of(book.File(Crowd.Of(2)))[^1].Whereabouts);

        book.Do(new RecordEscape { Id = Asked, Person = Crowd.Of(2), At = At("2026-03-06T10:30"), How = "at the level crossing" });
        Assert.Equal("accounted-for", States(book, 3).ElementAt(1).Item2);
    }

    [Fact]
    public void Somebody_missing_who_comes_after_all_has_arrived()
    {
        var book = Crowd.Admitted(1);
        book.Do(Sending(1));
        book.Do(Receiving(OtherPrison) with { Missing = [new(Crowd.Of(1))] });
        book.Do(Receiving(OtherPrison, 1) with { At = At("2026-03-06T18:00") });
        Assert.Equal([(1, "arrived")], States(book, 1));
    }

    [Fact]
    public void People_at_court_stay_in_the_custody_of_the_place_and_come_back()
    {
        var book = Crowd.Admitted(2);
        book.Do(Producing(1, 2));
        book.Do(new ComeBack { Id = Asked, Person = Crowd.Of(1), Place = Prison, At = At("2026-03-06T15:00") });
        Assert.Equal([(1, "back"), (2, "at-court")], States(book, 2));
        Assert.Equal((Prison, "at-court"), Timeline.Of(book.File(Crowd.Of(2)))[^1] is var s ? (s.Place!.Value, s.Whereabouts) : default);
    }

    [Fact]
    public void The_same_line_said_alone_or_in_a_group_gives_the_same_custody()
    {
        var (alone, together) = (Crowd.Admitted(1), Crowd.Admitted(1));
        alone.Do(new TransferOut { Id = Asked, Person = Crowd.Of(1), From = Prison, To = OtherPrison, At = At("2026-03-06T09:00"), Escort = "G-2207", Why = "space" });
        together.Do(Sending(1));
        Assert.Equal(Timeline.Of(alone.File(Crowd.Of(1))), Timeline.Of(together.File(Crowd.Of(1))));
    }
}

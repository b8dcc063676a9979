using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Rolls;
using Habeas.Register.Time;
using Habeas.Register.Units;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Rolls;

public sealed class RollTests
{
    private const int People = 5;
    private const string Morning = "2026-03-05T06:00";

    private static readonly RollId Roll = new(new("01998000-00f1-7000-8000-0000000000aa"));

    /// <summary>Five people: 1 and 2 in wing a, 3 in cell b-2 of wing b, 4 and 5 in no unit.</summary>
    private static Book Wings()
    {
        var book = Crowd.Admitted(People);
        foreach (var (unit, within) in new[] { ("a", null), ("b", null), ("b-2", "b") })
        {
            book.Do(new OpenUnit { Id = Asked, Place = Prison, Unit = unit, Name = unit, At = At("2020-01-01"), Within = within });
        }

        foreach (var (person, unit) in new[] { (1, "a"), (2, "a"), (3, "b-2") })
        {
            book.Do(new MoveToUnit { Id = Asked, Person = Crowd.Of(person), Place = Prison, Unit = unit, At = At("2026-03-02T11:00") });
        }

        return book;
    }

    private static RecordRoll Counting(params CountedUnit[] units) => new() { Id = Asked, Place = Prison, Roll = Roll, At = At(Morning), Units = units };

    private static CountedUnit Heads(string? unit, int counted) => new() { Unit = unit, Counted = counted, CountedBy = "officer R. Maas" };

    private static CountedUnit Names(string? unit, params int[] people) =>
        Heads(unit, people.Length) with { Listed = [.. people.Select(p => new RollPerson(Crowd.Of(p)))] };

    private static SignRoll Signing(string by = "A. Quist") => new() { Id = Asked, Place = Prison, Roll = Roll, SignedBy = by, At = At("2026-03-05T06:40") };

    private static ResolveDifference Answer(string? unit, int? person, string how = "miscounted") => new()
    {
        Id = Asked,
        Place = Prison,
        Roll = Roll,
        Unit = unit,
        Person = person is { } n ? Crowd.Of(n) : null,
        How = how,
        By = "A. Quist",
        At = At("2026-03-05T07:00"),
    };

    private static RollState State(Book book, int people = People) => PlaceRolls.Of(book.Place(Prison), Roll, book.Files(people));

    private static IEnumerable<(string?, string, int)> Differing(Book book, int people = People) =>
        State(book, people).Differences.Select(d => (d.Unit, d.Kind, d.People));

    [Fact]
    public void A_roll_that_agrees_has_no_difference_and_a_cell_is_counted_with_its_wing()
    {
        var book = Wings();
        book.Do(Counting(Heads("a", 2), Heads("b", 1), Heads(null, 2)));
        var state = State(book);
        Assert.Empty(state.Differences);
        Assert.Empty(state.NotCounted);
        Assert.Equal([(2, 2), (2, 2), (1, 1)], state.Lines.Select(l => (l.Least, l.Most)));
    }

    [Fact]
    public void Numbers_that_disagree_say_in_which_unit_and_by_how_many()
    {
        var book = Wings();
        book.Do(Counting(Heads("a", 1), Heads("b", 3), Heads(null, 2)));
        Assert.Equal([("a", "fewer", 1), ("b", "more", 2)], Differing(book));
    }

    [Fact]
    public void One_who_is_at_court_is_not_expected_in_the_wing()
    {
        var book = Wings();
        book.Do(new GoOut { Id = Asked, Person = Crowd.Of(1), Place = Prison, Kind = "at-court", At = At("2026-03-05T05:00"), Destination = "District court" });
        book.Do(Counting(Heads("a", 1)));
        Assert.Empty(State(book).Differences);
    }

    [Fact]
    public void Names_show_one_missing_and_one_extra_though_the_number_agrees()
    {
        var book = Wings();
        book.Do(Counting(Names("a", 1, 4)));
        Assert.Equal(
            [("missing", Crowd.Of(2)), ("extra", Crowd.Of(4))],
            State(book).Differences.Select(d => (d.Kind, d.Person!.Value)));
    }

    [Fact]
    public void A_number_with_the_missing_named_is_one_difference_and_not_two()
    {
        var book = Wings();
        book.Do(Counting(Heads("a", 1) with { Missing = [new(Crowd.Of(2))] }));
        Assert.Equal([("a", "missing", 1)], Differing(book));
    }

    [Fact]
    public void Heads_that_could_not_be_named_are_told_apart_from_names()
    {
        var book = Wings();
        book.Do(Counting(Names("a", 1, 2) with { Counted = 3 }));
        Assert.Equal([("a", "not-named", 1)], Differing(book));
    }

    [Fact]
    public void A_figure_smaller_than_the_names_is_taken_and_shown()
    {
        var book = Wings();
        book.Do(Counting(Names("a", 1, 2) with { Counted = 1 }));
        Assert.Equal([("a", "not-counted", 1)], Differing(book));
        Assert.Equal((1, 2), (State(book).Lines[0].Count.Counted, State(book).Lines[0].Named));
        book.Do(Answer("a", null));
        Assert.Empty(PlaceRolls.OpenDifferences(book.Place(Prison), book.Files(People)));
    }

    [Fact]
    public void A_recount_by_name_is_held_against_its_own_names()
    {
        var book = Wings();
        book.Do(Counting(Names("a", 1, 2)));
        book.Do(Counting(Names("a", 1) with { Missing = [new(Crowd.Of(2))] }) with { At = At("2026-03-05T06:20") });
        Assert.Equal([("a", "missing", 1)], Differing(book));
        book.Do(Counting(Names("a", 2) with { Counted = 2 }) with { At = At("2026-03-05T06:30") });
        Assert.Contains(("a", "not-named", 1), Differing(book));
    }

    [Fact]
    public void A_count_of_a_unit_that_was_never_opened_is_taken_and_shown_until_it_is_opened()
    {
        var book = Wings();
        book.Do(Counting(Names("c", 4), Heads("a", 2)));
        Assert.Equal([("c", "extra", 1), ("c", "never-opened", 1)], Differing(book));
        book.Do(Answer("c", 4, "in-another-unit"));
        Assert.Equal("never-opened", Assert.Single(PlaceRolls.OpenDifferences(book.Place(Prison), book.Files(People))).Kind);

        book.Do(new OpenUnit { Id = Asked, Place = Prison, Unit = "c", Name = "the old school", At = At("2026-03-01") });
        Assert.Empty(PlaceRolls.OpenDifferences(book.Place(Prison), book.Files(People)));
    }

    [Fact]
    public void A_unit_whose_sheet_did_not_come_in_is_not_overlooked()
    {
        var book = Wings();
        book.Do(Counting(Heads("a", 2)));
        Assert.Equal([Crowd.Of(3), Crowd.Of(4), Crowd.Of(5)], State(book).NotCounted.Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value))));
    }

    [Fact]
    public void Somebody_listed_is_evidence_of_presence_and_an_extra_all_the_same()
    {
        var book = Wings();
        book.Do(Counting(Names("b", 3, 6) with { Listed = [new(Crowd.Of(3)), new(Crowd.Of(6), new() { Provisional = "speaks Tagalog, blue cap" })] }));

        Assert.Equal(Prison, Assert.Single(Timeline.Of(book.File(Crowd.Of(6)))).Place);
        Assert.Contains(CustodyView.Of(book.File(Crowd.Of(6))).Findings, f => f.Code == FindingCodes.PresenceWithoutAdmission);
        Assert.Equal(Crowd.Of(6), Assert.Single(State(book, 6).Differences).Person);
    }

    [Fact]
    public void Somebody_missing_stays_in_custody_until_an_act_says_what_happened()
    {
        var book = Wings();
        book.Do(Counting(Names("a", 1) with { Missing = [new(Crowd.Of(2))] }));
        Assert.Null(Timeline.Of(book.File(Crowd.Of(2)))[^1].End);

        book.Do(new RecordEscape { Id = Asked, Person = Crowd.Of(2), Place = Prison, At = At("2026-03-05T01:00") });
        Assert.Empty(State(book).Differences);
    }

    [Fact]
    public void An_admission_told_late_makes_roll_and_register_agree_by_themselves()
    {
        var book = Wings();
        book.Do(Counting(Heads(null, 6)));
        Assert.Equal([(null, "more", 1)], Differing(book, 6));
        book.Do(Crowd.Admission(6, "2026-03-05T05:00"));
        Assert.Empty(Differing(book, 6));
    }

    [Fact]
    public void A_recount_stands_in_the_place_of_the_count_whatever_the_order_of_recording()
    {
        var book = Wings();
        book.Do(Counting(Heads("a", 2)) with { At = At("2026-03-05T06:20") });
        book.Do(Counting(Heads("a", 1)));
        Assert.Empty(Differing(book));
    }

    [Fact]
    public void A_difference_is_open_until_it_is_answered_for_the_person_or_for_the_unit()
    {
        var book = Wings();
        book.Do(Counting(Names("a", 1, 4)));
        book.Do(Answer("a", 2, "in-another-unit"));
        var open = Assert.Single(PlaceRolls.OpenDifferences(book.Place(Prison), book.Files(People)));
        Assert.Equal(Crowd.Of(4), open.Person);

        book.Do(Answer("a", null));
        Assert.Empty(PlaceRolls.OpenDifferences(book.Place(Prison), book.Files(People)));
        Assert.Equal(["in-another-unit", "miscounted"], State(book).Differences.Select(d => d.Resolved!.How).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_answer_about_one_person_says_nothing_of_another_nor_of_a_number()
    {
        var book = Wings();
        book.Do(Counting(Heads("a", 0)));
        book.Do(Answer("a", 2));
        Assert.Single(PlaceRolls.OpenDifferences(book.Place(Prison), book.Files(People)));
    }

    [Fact]
    public void An_answer_is_of_no_use_for_a_later_count()
    {
        var book = Wings();
        book.Do(Counting(Heads("a", 1)));
        book.Do(Answer("a", null));
        book.Do(Counting(Heads("a", 1)) with { At = At("2026-03-05T09:00") });
        Assert.Single(PlaceRolls.OpenDifferences(book.Place(Prison), book.Files(People)));
    }

    [Fact]
    public void A_signed_roll_is_not_counted_further_and_a_correction_of_it_is_seen()
    {
        var book = Wings();
        book.IsRefused("roll-not-counted", Signing());
        book.Do(Counting(Heads("a", 1)));
        book.Do(Signing());
        book.Do(Signing("relief B. Achterberg"));
        book.IsRefused("roll-is-signed", Counting(Heads("b", 1)));
        Assert.Empty(State(book).CorrectedSinceSigned);

        var counted = book.Place(Prison).Chronicle.Events.Last(e => e.Event is RollCounted);
        book.Do(new CorrectEvent
        {
            Id = Asked,
            About = Prison,
            Target = counted.Ref,
            Reason = "a figure was misread",
            By = (RollCounted)counted.Event with { Units = [new("a", 2, "officer R. Maas", null, false)] },
        });
        var state = State(book);
        Assert.Empty(state.Differences);
        Assert.Single(state.CorrectedSinceSigned);
        Assert.Equal(["A. Quist", "relief B. Achterberg"], state.Signatures.Select(s => s.SignedBy));
    }

    [Fact]
    public void Twice_the_days_and_the_people_are_no_more_than_twice_the_work()
    {
        static long Work(int days)
        {
            var book = Some.Book();
            for (var day = 1; day <= days; day++)
            {
                var noon = Instant("2026-03-05T12:00") + Duration.FromDays(day);
                book.Do(Crowd.Admission(day) with { At = When.Minute(noon - Duration.FromHours(1), "Europe/Paris") });
                book.Do(Counting(Names(null, day) with { Counted = 2 }) with { Roll = new(new($"01998000-00f2-7000-8000-{day:x12}")), At = When.Minute(noon, "Europe/Paris") });
                book.Do(Leaving("2026-03-05") with { Person = Crowd.Of(day), At = When.Minute(noon + Duration.FromHours(1), "Europe/Paris") });
            }

            var (place, files) = (book.Place(Prison), book.Files(days).ToList());
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(days, PlaceRolls.OpenDifferences(place, files).Count);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Work(2);
        Assert.InRange(Work(40), 1, 3 * Work(20));
    }

    [Fact]
    public void What_makes_no_sense_is_incomplete()
    {
        var book = Wings();
        book.IsRefused("incomplete", Counting());
        book.IsRefused("incomplete", Counting(Heads("a", -1)));
        book.IsRefused("incomplete", Counting(Heads("a", 1) with { Book = -1 }));
        book.IsRefused("incomplete", Counting(Heads("a", 1) with { CountedBy = " " }));
        book.IsRefused("incomplete", Counting(Heads("a", 1), Heads("a", 2)));
        book.IsRefused("incomplete", Counting(Heads("the yard", 1)));
        book.IsRefused("not-yet-happened", Counting(Heads("a", 1)) with { At = At("2027-01-01") });
        book.IsRefused("place-not-registered", Counting(Heads(null, 1)) with { Place = new(Guid.Empty) });
        book.IsRefused("roll-not-counted", Answer(null, null));
        book.Do(Counting(Heads("a", 1)));
        book.IsRefused("unknown-code", Answer("a", null, "forgotten"));
        book.IsRefused("incomplete", Answer("a", null, "other"));
        book.IsRefused("unknown-code", Answer("c", null));
        book.IsRefused("person-not-registered", Answer("a", 99));
        book.IsRefused("incomplete", Signing(" "));
    }

    [Fact]
    public void What_is_found_out_of_a_person_stands_on_their_file_and_what_is_found_out_of_a_number_on_the_place()
    {
        var book = Wings();
        book.Do(Counting(Heads("a", 1)));
        Assert.Equal(Crowd.Of(2), Assert.Single(book.Do(Answer("a", 2))).Subject);
        Assert.Equal(Prison, Assert.Single(book.Do(Answer("a", null))).Subject);
    }
}

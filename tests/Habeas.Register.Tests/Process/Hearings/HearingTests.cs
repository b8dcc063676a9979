using Habeas.Register.Corrections;
using Habeas.Register.Process;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Time;
using static Habeas.Register.Tests.Process.SomeProcess;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process.Hearings;

public sealed class HearingTests
{
    private static NextHearing Next(Book book, string at) => NextHearing.Of(book.File(Person), Instant(at));

    [Fact]
    public void The_next_date_is_the_soonest_that_is_not_over()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-20T09:00"));
        book.Do(Listing(2, "2026-03-10T09:00"));

        var next = Next(book, "2026-03-05");
        Assert.Equal(NextHearing.Listed, next.Standing);
        Assert.Equal(Hearing(2), next.Hearing!.Id);
        Assert.Equal(At("2026-03-10T09:00"), next.At);
    }

    [Fact]
    public void A_hearing_of_which_only_the_day_is_known_is_next_until_the_day_is_over()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-10"));
        Assert.Equal(NextHearing.Listed, Next(book, "2026-03-10T23:59").Standing);
        Assert.Equal(NextHearing.PastWithoutRecord, Next(book, "2026-03-11").Standing);
    }

    [Fact]
    public void A_hearing_is_next_only_from_when_it_was_listed()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-20T09:00", "2026-03-08T10:00"));
        Assert.Equal(NextHearing.NeverListed, Next(book, "2026-03-08T09:00").Standing);
        Assert.Equal(NextHearing.Listed, Next(book, "2026-03-08T11:00").Standing);
    }

    [Fact]
    public void A_hearing_listed_at_no_known_time_is_next_all_the_same()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-20T09:00") with { Listed = When.Unknown(Zone) });
        Assert.Equal(NextHearing.Listed, Next(book, "2026-03-08T09:00").Standing);
    }

    [Fact]
    public void A_hearing_that_was_moved_is_the_same_hearing_on_another_date()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-20T09:00"));
        book.Do(Moved(1, "2026-04-02T13:00", "2026-03-15") with { Court = "Court of appeal of Ruritania" });

        Assert.Equal(At("2026-03-20T09:00"), Next(book, "2026-03-14").At);
        Assert.Equal(At("2026-04-02T13:00"), Next(book, "2026-03-21").At);
        var hearing = Assert.Single(HearingsOnFile.Of(book.File(Person)));
        Assert.Equal("District court of Streslau", hearing.CourtAt(Instant("2026-03-14")));
        Assert.Equal("Court of appeal of Ruritania", hearing.CourtAt(Instant("2026-03-21")));
    }

    [Fact]
    public void A_hearing_that_sets_the_next_one_lists_it_in_the_same_act()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-10T09:00"));
        var events = book.Do(HeldHearing(1, "2026-03-10T09:15") with { Next = new(NextDate.Set, Hearing(2)), NextListing = Listed(2, "2026-04-10T09:00") });

        Assert.Equal([typeof(HearingHeld), typeof(HearingListed)], events.Select(e => e.GetType()));
        Assert.Equal(Hearing(2), Next(book, "2026-03-11").Hearing!.Id);
    }

    [Fact]
    public void A_hearing_that_was_never_listed_comes_with_what_became_of_it()
    {
        var book = Book();
        var events = book.Do(HeldHearing(1, "2026-03-10T09:15") with { Listing = Listed(1, "2026-03-10T09:00") });
        Assert.Equal([typeof(HearingListed), typeof(HearingHeld)], events.Select(e => e.GetType()));
        Assert.Empty(HearingsOnFile.WithoutRecord(book.File(Person), Instant("2026-03-11")));
    }

    [Fact]
    public void No_next_date_says_why_there_is_none()
    {
        var book = Book();
        Assert.Equal(NextHearing.NeverListed, Next(book, "2026-03-01").Standing);

        book.Do(Listing(1, "2026-03-10T09:00"));
        var past = Next(book, "2026-03-10T09:01");
        Assert.Equal((NextHearing.PastWithoutRecord, Hearing(1)), (past.Standing, past.Hearing!.Id));

        book.Do(NotBrought(1, "2026-03-10T09:00"));
        Assert.Equal((NextHearing.NotBrought, Hearing(1)), (Next(book, "2026-03-11").Standing, Next(book, "2026-03-11").Hearing!.Id));

        book.Do(Adjourned(1, "2026-03-10"));
        var none = Next(book, "2026-03-11");
        Assert.Equal((NextHearing.NoneSet, "the parties will be told"), (none.Standing, none.Words));

        book.Do(HeldHearing(2, "2026-03-20T09:00") with { Listing = Listed(2, "2026-03-20T09:00"), Next = new(Said.NotKnown) });
        Assert.Equal(NextHearing.NotKnown, Next(book, "2026-03-21").Standing);
    }

    [Fact]
    public void A_next_date_that_was_set_and_whose_listing_was_annulled_is_missed()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-10T09:00"));
        book.Do(HeldHearing(1, "2026-03-10T09:15") with { Next = new(NextDate.Set, Hearing(2)), NextListing = Listed(2, "2026-04-10T09:00") });
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<HearingListed>(Person), Reason = "another person's hearing" });
        Assert.Equal(NextHearing.SetNotListed, Next(book, "2026-03-11").Standing);
    }

    [Fact]
    public void A_past_date_without_a_record_is_shown_although_an_earlier_hearing_set_none()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-10T09:00"));
        book.Do(HeldHearing(1, "2026-03-10T09:00"));
        book.Do(Listing(2, "2026-03-20T09:00"));
        Assert.Equal(Hearing(2), Next(book, "2026-03-21").Hearing!.Id);
        Assert.Equal([Hearing(2)], HearingsOnFile.WithoutRecord(book.File(Person), Instant("2026-03-21")).Select(h => h.Id));

        book.Do(HeldHearing(3, "2026-03-25T09:00") with { Listing = Listed(3, "2026-03-25T09:00") });
        Assert.Equal(NextHearing.NoneSet, Next(book, "2026-03-26").Standing);
        Assert.Single(HearingsOnFile.WithoutRecord(book.File(Person), Instant("2026-03-26")));
    }

    [Fact]
    public void A_hearing_taken_off_before_its_day_is_not_next()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-20T09:00"));
        book.Do(Adjourned(1, "2026-03-12T10:00"));
        Assert.Equal(NextHearing.Listed, Next(book, "2026-03-11").Standing);
        Assert.Equal(NextHearing.NoneSet, Next(book, "2026-03-13").Standing);
    }

    [Theory]
    [InlineData("2026-03-10T11:00")]
    [InlineData("2026-03-10")]
    public void A_hearing_moved_on_the_day_the_person_was_not_brought_is_next_on_the_new_date(string moved)
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-10T09:00"));
        book.Do(Moved(1, "2026-03-24T09:00", moved));
        book.Do(NotBrought(1, "2026-03-10T09:00"));
        Assert.Equal(At("2026-03-24T09:00"), Next(book, "2026-03-11").At);
    }

    [Fact]
    public void A_hearing_taken_off_after_it_was_moved_is_off()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-10T09:00"));
        book.Do(Moved(1, "2026-03-24T09:00", "2026-03-08"));
        book.Do(Adjourned(1, "2026-03-15T09:00"));
        Assert.Equal(NextHearing.NoneSet, Next(book, "2026-03-16").Standing);
    }

    [Fact]
    public void What_is_told_late_and_out_of_order_stands_where_it_occurred()
    {
        var book = Book();
        book.Do(HeldHearing(1, "2026-05-10T09:00") with { Listing = Listed(1, "2026-05-10T09:00") });
        book.Do(Listing(2, "2026-03-10T09:00"));
        book.Do(HeldHearing(2, "2026-03-10T09:30") with { Next = new(Said.NotKnown) });
        Assert.Equal(NextHearing.NotKnown, Next(book, "2026-03-11").Standing);
        Assert.Equal(NextHearing.NoneSet, Next(book, "2026-05-11").Standing);
    }

    [Fact]
    public void A_hearing_that_says_too_little_is_refused()
    {
        var book = Book();
        book.IsRefused("person-not-registered", Listing(1, "2026-03-10") with { Person = OtherPerson });
        book.IsRefused("incomplete", Listing(1, "2026-03-10") with { Hearing = Listed(1, "2026-03-10") with { Court = "" } });
        book.IsRefused("unknown-code", Listing(1, "2026-03-10") with { Hearing = Listed(1, "2026-03-10", "party") });
        book.IsRefused("not-on-file", Listing(1, "2026-03-10") with { Hearing = Listed(1, "2026-03-10") with { Case = Case(1) } });
        book.IsRefused("incomplete", Listing(1, "2026-03-10") with { Hearing = Listed(1, "2026-03-10") with { At = When.Unknown("Mars/Olympus") } });
        book.IsRefused("not-yet-happened", Listing(1, "2026-03-10", "2027-01-01"));
        book.Do(Listing(1, "2027-03-10"));
        book.IsRefused("already-on-file", Listing(1, "2026-03-10"));
        book.IsRefused("not-on-file", Moved(2, "2026-04-01", "2026-03-01"));
        book.IsRefused("incomplete", Moved(1, "2026-04-01", "2026-03-01") with { Why = "" });
        book.IsRefused("incomplete", Moved(1, "2026-04-01", "2026-03-01") with { By = "" });
    }

    [Fact]
    public void What_became_of_a_hearing_leaves_nothing_unsaid()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-10T09:00"));
        var held = HeldHearing(1, "2026-03-10T09:00");
        book.IsRefused("not-on-file", HeldHearing(2, "2026-03-10T09:00"));
        book.IsRefused("unknown-code", held with { Mode = "by-letter" });
        book.IsRefused("unknown-code", held with { Before = "jury" });
        book.IsRefused("incomplete", held with { Judge = "" });
        book.IsRefused("incomplete", held with { Counsel = [] });
        book.IsRefused("incomplete", held with { Counsel = [" "] });
        book.IsRefused("incomplete", held with { Counsel = ["O. Brandvold", Said.None] });
        book.IsRefused("incomplete", held with { Interpreter = "" });
        book.IsRefused("incomplete", held with { Outcome = "" });
        book.IsRefused("not-yet-happened", held with { At = At("2027-01-01") });
        book.IsRefused("incomplete", NotBrought(1, "2026-03-10") with { Words = "" });
        book.IsRefused("incomplete", NotBrought(1, "2026-03-10") with { DecidedBy = "" });
        book.IsRefused("unknown-code", NotBrought(1, "2026-03-10", "tired"));
        book.IsRefused("incomplete", Adjourned(1, "2026-03-10") with { Why = "" });
        book.IsRefused("incomplete", Adjourned(1, "2026-03-10") with { By = "" });
        book.Do(held with { Counsel = [Said.None], Judge = Said.NotKnown, Interpreter = Said.NotKnown });
    }

    [Fact]
    public void A_next_date_is_named_or_said_not_to_be_set()
    {
        var book = Book();
        book.Do(Listing(1, "2026-03-10T09:00"));
        var held = HeldHearing(1, "2026-03-10T09:00");
        book.IsRefused("unknown-code", held with { Next = new("soon") });
        book.IsRefused("incomplete", held with { Next = new(NextDate.Set) });
        book.IsRefused("incomplete", held with { Next = new(NextDate.Set, Hearing(1)) });
        book.IsRefused("not-on-file", held with { Next = new(NextDate.Set, Hearing(2)) });
        book.IsRefused("incomplete", held with { Next = new(NextDate.Set, Hearing(2)), NextListing = Listed(3, "2026-04-01") });
        book.IsRefused("incomplete", held with { Next = new(NextDate.NoneSet) });
        book.IsRefused("incomplete", held with { Next = new(NextDate.NoneSet, Words: "reserved"), NextListing = Listed(2, "2026-04-01") });
        book.IsRefused("incomplete", held with { Next = new(Said.NotKnown, Hearing(2)) });
        book.IsRefused("incomplete", held with { Hearing = Hearing(2), Listing = Listed(3, "2026-03-10") });
        book.IsRefused("already-on-file", held with { Listing = Listed(1, "2026-03-10") });
        book.Do(Listing(2, "2026-04-01"));
        book.Do(held with { Next = new(NextDate.Set, Hearing(2)) });
    }
}

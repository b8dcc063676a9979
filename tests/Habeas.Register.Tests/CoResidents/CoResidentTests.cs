using Habeas.Register.Acts;
using Habeas.Register.CoResidents;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Family;
using static Habeas.Register.Tests.CoResidents.CoResidentStory;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.CoResidents;

public sealed class CoResidentTests
{
    private static readonly PlaceId Nowhere = new(Guid.Empty);

    private static Book Told(params Act[] acts)
    {
        var book = Admitted();
        foreach (var act in acts)
        {
            book.Do(act);
        }

        return book;
    }

    private static IReadOnlyList<ChildInside> Inside(Book book, string at, PlaceId? place = null) =>
        ChildrenInside.At([book.File(Person), book.File(OtherPerson)], place ?? Prison, Instant(at));

    [Fact]
    public void A_child_who_lives_inside_is_no_person_in_custody()
    {
        var before = CustodyView.Of(Admitted().File(Person));
        var book = Told(Born(), Stay("2026-04-14T11:00"));
        var after = CustodyView.Of(book.File(Person));

        Assert.Equal(before.Stretches, after.Stretches);
        Assert.Equal(before.Findings, after.Findings);
        Assert.False(book.File(new(Newborn.Value)).Exists);
        Assert.Single(Inside(book, "2026-05-01T12:00"));
    }

    [Fact]
    public void A_child_lives_inside_from_its_coming_to_its_leaving()
    {
        var book = Told(Stay("2026-04-14T11:00"), Left("2026-09-01T10:00"));

        Assert.Empty(Inside(book, "2026-04-14T10:59"));
        Assert.Single(Inside(book, "2026-04-14T11:00"));
        Assert.Single(Inside(book, "2026-09-01T10:00"));
        Assert.Empty(Inside(book, "2026-09-01T10:01"));
        Assert.Empty(Inside(book, "2026-05-01T12:00", OtherPrison));
    }

    [Fact]
    public void A_leaving_that_was_told_first_ends_the_stay_all_the_same()
    {
        var book = Told(Left("2026-09-01"), Stay("2026-04-14T11:00"));
        var stay = Assert.Single(ChildrenInside.StaysOf(book.File(Person)));

        Assert.Equal(At("2026-09-01"), stay.Until);
        Assert.Equal("Ilse Verbytska, the mother's sister", stay.Ended!.LeftTo);
    }

    [Fact]
    public void A_child_who_came_at_an_hour_and_left_on_that_day_is_gone_the_next()
    {
        var book = Told(Stay("2026-04-14T11:00"), Left("2026-04-14"));
        Assert.Empty(Inside(book, "2026-04-15T12:00"));
        Assert.Single(Inside(book, "2026-04-14T12:00"));
    }

    [Fact]
    public void A_child_who_moved_is_in_one_place_though_nobody_recorded_that_it_left()
    {
        var book = Told(Stay("2026-04-14T11:00"), Stay("2026-06-01T11:00", place: OtherPrison) with { How = "moved-with-parent" });

        Assert.Empty(Inside(book, "2026-07-01T12:00"));
        Assert.Single(Inside(book, "2026-07-01T12:00", OtherPrison));
        Assert.Null(ChildrenInside.StaysOf(book.File(Person))[0].Ended);
    }

    [Fact]
    public void A_leaving_ends_the_stay_that_it_can_belong_to_and_no_later_one()
    {
        var book = Told(
            Stay("2026-04-14T11:00"),
            Left("2026-05-01T10:00"),
            Stay("2026-06-01T11:00"));

        Assert.Equal([At("2026-05-01T10:00"), null], ChildrenInside.StaysOf(book.File(Person)).Select(s => s.Until));
        Assert.Empty(Inside(book, "2026-05-15T12:00"));
        Assert.Single(Inside(book, "2026-06-15T12:00"));
    }

    [Fact]
    public void A_child_on_the_files_of_both_parents_is_one_child()
    {
        var book = Told(Registration(OtherPerson, "Pavle Ostoja"), Stay("2026-04-14T11:00"), Stay("2026-04-14T11:00", person: OtherPerson));

        var child = Assert.Single(Inside(book, "2026-05-01T12:00"));
        Assert.Equal((Person, true), (child.Stay.Parent, child.ParentHeldThere));
    }

    [Fact]
    public void A_child_inside_whose_parent_is_not_shown_there_is_shown()
    {
        var book = Told(Stay("2026-04-14T11:00"), Leaving("2026-06-01T14:00"));

        Assert.True(Assert.Single(Inside(book, "2026-05-01T12:00")).ParentHeldThere);
        Assert.False(Assert.Single(Inside(book, "2026-07-01T12:00")).ParentHeldThere);
    }

    [Fact]
    public void What_is_known_of_the_child_comes_with_it()
    {
        var book = Told(Stay("2026-04-14T11:00") with { Child = new() { Id = Newborn, Name = "Mira", Born = new(2026, 4, 11) } });
        Assert.Equal((0, 0), Assert.Single(Inside(book, "2026-05-01T12:00")).Known.AgeOn(new(2026, 5, 1)));
        Assert.Equal("Mira", Assert.Single(FamilyOnFile.Of(book.File(Person)).Children).Known.Name);
    }

    [Fact]
    public void An_annulled_stay_is_none()
    {
        var book = Told(Stay("2026-04-14T11:00"));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<ChildStayBegan>(Person), Reason = "the wrong mother" });
        Assert.Empty(Inside(book, "2026-05-01T12:00"));
    }

    [Fact]
    public void A_stay_is_refused_only_where_it_makes_no_sense()
    {
        var book = Book();
        book.IsRefused("place-not-registered", Stay("2026-04-14T11:00", place: Nowhere));
        book.IsRefused("person-not-registered", Stay("2026-04-14T11:00", person: OtherPerson));
        book.IsRefused("unknown-code", Stay("2026-04-14T11:00") with { How = "sold" });
        book.IsRefused("not-yet-happened", Stay("2027-04-14T11:00"));
        book.IsRefused("incomplete", Stay("2026-04-14T11:00") with { Child = new() { Id = Newborn, Born = new(2026, 13) } });
        book.Do(Stay("2026-04-14T11:00") with { DecidedBy = null, Why = null });
    }

    [Fact]
    public void A_child_is_left_to_somebody()
    {
        var book = Book();
        book.IsRefused("incomplete", Left("2026-09-01") with { Child = new() { Id = Newborn, Born = new(2026, 13) } });
        book.IsRefused("incomplete", Left("2026-09-01") with { LeftTo = " " });
        book.IsRefused("incomplete", Left("2026-09-01") with { How = "to-care", LeftTo = null });
        book.IsRefused("unknown-code", Left("2026-09-01") with { How = "sold" });
        book.IsRefused("not-yet-happened", Left("2027-09-01"));
        book.IsRefused("place-not-registered", Left("2026-09-01", place: Nowhere));
        book.IsRefused("person-not-registered", Left("2026-09-01") with { Person = OtherPerson });
        book.Do(Left("2026-09-01") with { How = "with-parent-released", LeftTo = null });
    }

    [Fact]
    public void A_birth_certificate_is_due_until_one_does_not_name_the_place_of_custody()
    {
        var book = Told(Born());
        Assert.True(Assert.Single(BirthInCustody.Of(book.File(Person))).CertificateDue);

        book.Do(Certified("2026-05-04", namesCustody: false));
        Assert.False(Assert.Single(BirthInCustody.Of(book.File(Person))).CertificateDue);

        book.Do(Certified("2026-04-20", namesCustody: true));
        Assert.False(Assert.Single(BirthInCustody.Of(book.File(Person))).CertificateDue);

        book.Do(Certified("2026-05-20", namesCustody: true));
        Assert.True(Assert.Single(BirthInCustody.Of(book.File(Person))).CertificateDue);
    }

    [Fact]
    public void A_birth_is_told_of_a_person_on_file_and_puts_the_child_on_it()
    {
        var book = Book();
        book.IsRefused("person-not-registered", Born() with { Person = OtherPerson });
        book.IsRefused("unknown-code", Born() with { Setting = "stable" });
        book.IsRefused("not-yet-happened", Born("2027-04-11T04:15"));
        book.IsRefused("incomplete", Born() with { Child = new() { Id = Newborn, Born = new(2026, 2, 30) } });
        book.IsRefused("child-not-on-file", Certified("2026-05-04", namesCustody: false));
        Assert.Equal([typeof(ChildRecorded), typeof(ChildBorn)], book.Do(Born()).Select(e => e.GetType()));

        book.IsRefused("person-not-registered", Certified("2026-05-04", namesCustody: false) with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", Certified("2027-05-04", namesCustody: false));
        Assert.IsType<ChildBorn>(Assert.Single(book.Do(Born())));
    }
}

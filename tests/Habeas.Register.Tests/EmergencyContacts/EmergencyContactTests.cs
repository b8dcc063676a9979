using Habeas.Register.Corrections;
using Habeas.Register.EmergencyContacts;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.EmergencyContacts;

public sealed class EmergencyContactTests
{
    private static ContactId Id(int n) => new(new Guid($"01998000-0074-7000-8000-{n:x12}"));

    private static ChooseContact Chosen(string at, int n = 1, params string[] roles) => new()
    {
        Id = Asked,
        Person = Person,
        At = At(at),
        Contact = new()
        {
            Id = Id(n),
            Name = $"Senait Tadesse {n}",
            Relation = "sister",
            Roles = roles.Length > 0 ? roles : [ContactRoles.Emergency],
            ChosenBy = Contact.ThePerson,
        },
    };

    private static WithdrawContact Withdrawn(string at, int n = 1) => new() { Id = Asked, Person = Person, Contact = Id(n), At = At(at) };

    private static RecordNoContact None(string at, string answer) => new() { Id = Asked, Person = Person, At = At(at), Role = ContactRoles.Emergency, Answer = answer, To = "B. Amsel" };

    private static IEnumerable<ContactId> Standing(Book book, string at, string role = ContactRoles.Emergency) =>
        EmergencyContactsOnFile.At(book.File(Person), role, Instant(at)).Select(c => c.Id);

    [Fact]
    public void Contacts_stand_beside_each_other_from_when_they_were_chosen_until_they_are_withdrawn()
    {
        var book = Book();
        book.Do(Chosen("2026-03-05T10:00", 2, ContactRoles.Emergency, ContactRoles.NextOfKin));
        book.Do(Chosen("2026-03-02T10:00", 1));
        Assert.Equal([Id(1)], Standing(book, "2026-03-03T10:00"));
        Assert.Equal([Id(1), Id(2)], Standing(book, "2026-03-06T10:00"));
        Assert.Equal([Id(2)], Standing(book, "2026-03-06T10:00", ContactRoles.NextOfKin));

        book.Do(Withdrawn("2026-04-01T10:00"));
        Assert.Equal([Id(1), Id(2)], Standing(book, "2026-03-31T10:00"));
        Assert.Equal([Id(2)], Standing(book, "2026-04-02T10:00"));
    }

    [Fact]
    public void Whoever_may_have_been_withdrawn_is_left_out()
    {
        var book = Book();
        book.Do(Chosen("2026-03-02T10:00"));
        book.Do(Withdrawn("2026-04-01"));
        Assert.Empty(Standing(book, "2026-04-01T10:00"));
    }

    [Fact]
    public void That_nobody_was_named_is_an_answer_and_nothing_recorded_is_none()
    {
        var book = Book();
        Assert.Equal(EmergencyContactsOnFile.NotRecorded, Answer("2026-03-03T10:00"));
        book.Do(None("2026-03-02T12:00", "has-nobody"));
        book.Do(None("2026-03-02T10:00", "not-asked"));
        Assert.Equal("not-asked", Answer("2026-03-02T11:00"));
        Assert.Equal("has-nobody", Answer("2026-03-03T10:00"));

        book.Do(Chosen("2026-03-05T10:00"));
        Assert.Equal(EmergencyContactsOnFile.Named, Answer("2026-03-06T10:00"));
        book.Do(Withdrawn("2026-04-01T10:00"));
        Assert.Equal("has-nobody", Answer("2026-04-02T10:00"));
        Assert.Equal(EmergencyContactsOnFile.NotRecorded, EmergencyContactsOnFile.AnswerAt(book.File(Person), ContactRoles.NextOfKin, Instant("2026-04-02T10:00")));

        string Answer(string at) => EmergencyContactsOnFile.AnswerAt(book.File(Person), ContactRoles.Emergency, Instant(at));
    }

    [Fact]
    public void A_contact_is_named_related_and_chosen_for_something_by_somebody()
    {
        var book = Book();
        var act = Chosen("2026-03-02");
        book.IsRefused("incomplete", act with { Contact = act.Contact with { Name = "" } });
        book.IsRefused("incomplete", act with { Contact = act.Contact with { Relation = "" } });
        book.IsRefused("incomplete", act with { Contact = act.Contact with { Roles = [] } });
        book.IsRefused("unknown-code", act with { Contact = act.Contact with { Roles = ["friend"] } });
        book.IsRefused("incomplete", act with { Contact = act.Contact with { Reached = [" "] } });
        book.IsRefused("unknown-code", act with { Contact = act.Contact with { ChosenBy = "police" } });
        book.IsRefused("person-not-registered", act with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", Chosen("2027-03-02"));
        book.Do(act);
        book.IsRefused("contact-already-on-file", act);
    }

    [Fact]
    public void A_contact_is_withdrawn_that_is_on_file()
    {
        var book = Book();
        book.IsRefused("contact-not-on-file", Withdrawn("2026-04-01"));
        book.Do(Chosen("2026-03-02"));
        book.IsRefused("not-yet-happened", Withdrawn("2027-04-01"));
        book.IsRefused("person-not-registered", Withdrawn("2026-04-01") with { Person = OtherPerson });
        book.Do(Withdrawn("2026-04-01"));
    }

    [Fact]
    public void An_answer_that_nobody_is_named_is_by_codes_and_somebody_asked()
    {
        var book = Book();
        book.IsRefused("unknown-code", None("2026-03-02", "none"));
        book.IsRefused("unknown-code", None("2026-03-02", "declined") with { Role = "friend" });
        book.IsRefused("incomplete", None("2026-03-02", "declined") with { To = "" });
        book.IsRefused("person-not-registered", None("2026-03-02", "declined") with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", None("2027-03-02", "declined"));
    }

    [Fact]
    public void An_annulled_withdrawal_leaves_the_contact_standing()
    {
        var book = Book();
        book.Do(Chosen("2026-03-02T10:00"));
        book.Do(Withdrawn("2026-04-01T10:00"));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<ContactWithdrawn>(Person), Reason = "it was another contact" });
        Assert.Equal([Id(1)], Standing(book, "2026-04-02T10:00"));
    }
}

using Habeas.Register.Corrections;
using Habeas.Register.Notices;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Notices;

public sealed class NoticeTests
{
    private static NoticeId Id(int n) => new(new Guid($"01998000-0072-7000-8000-{n:x12}"));

    private static readonly TellRights Telling = new()
    {
        Id = Asked,
        Person = Person,
        At = At("2026-03-02T10:30"),
        Of = ["counsel", "silence"],
        Language = "de",
        Means = RightsTold.Spoken,
        By = "B. Amsel",
        Understood = "understood",
    };

    private static readonly RecordWish Wish = new()
    {
        Id = Asked,
        Person = Person,
        At = At("2026-03-02T11:00"),
        Whom = Recipients.Consulate,
        Wish = Wishes.Asked,
        To = "B. Amsel",
    };

    private static RecordNotice Given(int n, string at, string whom = Recipients.Family, string occasion = Occasions.Deprivation) => new()
    {
        Id = Asked,
        Person = Person,
        Notice = new() { Id = Id(n), At = At(at), Whom = whom, Who = "O. Marangozi, brother", Occasion = occasion, By = "B. Amsel", Means = "telephone" },
    };

    private static RecordAnswer Answer(int n, string at, string answer, string? words = null) =>
        new() { Id = Asked, Person = Person, Notice = Id(n), At = At(at), Answer = answer, Words = words };

    [Fact]
    public void Rights_are_told_by_somebody_in_a_language_by_some_means()
    {
        var book = Book();
        book.IsRefused("incomplete", Telling with { Of = [] });
        book.IsRefused("unknown-code", Telling with { Of = ["counsel", "everything"] });
        book.IsRefused("unknown-code", Telling with { Language = "German" });
        book.IsRefused("unknown-code", Telling with { Language = "DE" });
        book.IsRefused("unknown-code", Telling with { Means = "shouted" });
        book.IsRefused("incomplete", Telling with { By = "" });
        book.IsRefused("unknown-code", Telling with { Understood = "yes" });
        book.IsRefused("incomplete", Telling with { Means = RightsTold.Interpreted });
        book.IsRefused("person-not-registered", Telling with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Telling with { Place = new(Guid.Empty) });
        book.IsRefused("not-yet-happened", Telling with { At = At("2027-03-02") });
        book.Do(Telling with { Means = RightsTold.Interpreted, Interpreter = "Y. Haddis", Place = Prison });
    }

    [Fact]
    public void A_wish_is_by_codes_and_somebody_heard_it()
    {
        var book = Book();
        book.IsRefused("unknown-code", Wish with { Whom = "everybody" });
        book.IsRefused("unknown-code", Wish with { Occasion = "always" });
        book.IsRefused("unknown-code", Wish with { Wish = "maybe" });
        book.IsRefused("incomplete", Wish with { To = " " });
        book.IsRefused("person-not-registered", Wish with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", Wish with { At = At("2027-03-02") });
        book.Do(Wish);
    }

    [Fact]
    public void A_notice_names_who_was_told_by_whom_of_what_and_how()
    {
        var book = Book();
        var act = Given(1, "2026-03-02T12:00");
        book.IsRefused("unknown-code", act with { Notice = act.Notice with { Whom = "press" } });
        book.IsRefused("unknown-code", act with { Notice = act.Notice with { Occasion = "birthday" } });
        book.IsRefused("incomplete", act with { Notice = act.Notice with { Who = "" } });
        book.IsRefused("incomplete", act with { Notice = act.Notice with { By = "" } });
        book.IsRefused("incomplete", act with { Notice = act.Notice with { Means = "" } });
        book.IsRefused("person-not-registered", act with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", Given(1, "2027-03-02T12:00"));
        book.Do(act);
        book.IsRefused("notice-already-on-file", act);
    }

    [Fact]
    public void An_answer_is_to_a_notice_on_file_and_one_that_came_says_something()
    {
        var book = Book();
        book.IsRefused("notice-not-on-file", Answer(1, "2026-03-03", NoticeAnswered.NoneCame));
        book.Do(Given(1, "2026-03-02T12:00"));
        book.IsRefused("unknown-code", Answer(1, "2026-03-03", "thanks"));
        book.IsRefused("incomplete", Answer(1, "2026-03-03", NoticeAnswered.Received));
        book.IsRefused("not-yet-happened", Answer(1, "2027-03-03", NoticeAnswered.NoneCame));
        book.IsRefused("person-not-registered", Answer(1, "2026-03-03", NoticeAnswered.NoneCame) with { Person = OtherPerson });
        book.Do(Answer(1, "2026-03-03", NoticeAnswered.Received, "will come on Thursday"));
    }

    [Fact]
    public void No_answer_on_file_is_not_the_same_as_none_came()
    {
        var book = Book();
        book.Do(Given(2, "2026-03-03T12:00"));
        book.Do(Given(1, "2026-03-02T12:00"));
        book.Do(Answer(2, "2026-03-20", NoticeAnswered.NoneCame));

        var notices = NoticesOnFile.Of(book.File(Person));
        Assert.Equal([Id(1), Id(2)], notices.Select(n => n.Given.Id));
        Assert.Empty(notices[0].Answers);
        Assert.Equal(NoticeAnswered.NoneCame, Assert.Single(notices[1].Answers).Answer);
        Assert.All(notices, n => Assert.True(n.Reached));
    }

    [Fact]
    public void Nobody_was_reached_until_somebody_was()
    {
        var book = Book();
        book.Do(Given(1, "2026-03-02T12:00"));
        book.Do(Answer(1, "2026-03-02T12:05", NoticeAnswered.NotReached));
        Assert.False(Assert.Single(NoticesOnFile.Of(book.File(Person))).Reached);
        book.Do(Answer(1, "2026-03-03T09:00", NoticeAnswered.Received, "called back"));
        Assert.True(Assert.Single(NoticesOnFile.Of(book.File(Person))).Reached);
    }

    [Fact]
    public void A_consulate_told_before_the_person_asked_was_told_against_their_wish()
    {
        var book = Book();
        book.Do(Given(1, "2026-03-02T10:00", Recipients.Consulate));
        book.Do(Wish);
        Assert.Null(Assert.Single(UnwishedNotices.Of(book.File(Person))).Wish);

        book.Do(Given(2, "2026-03-02T12:00", Recipients.Consulate));
        Assert.Equal(Id(1), Assert.Single(UnwishedNotices.Of(book.File(Person))).Notice.Id);
        book.Do(Given(3, "2026-03-02T12:00", Recipients.RefugeeBody));
        Assert.Equal([Id(1), Id(3)], UnwishedNotices.Of(book.File(Person)).Select(n => n.Notice.Id));
    }

    [Fact]
    public void A_family_told_against_an_objection_shows_unless_it_was_of_a_death()
    {
        var book = Book();
        book.Do(Given(1, "2026-03-02T10:00"));
        book.Do(Wish with { Whom = Recipients.Family, Wish = Wishes.Objected });
        book.Do(Given(2, "2026-03-03T10:00", occasion: Occasions.Death));
        Assert.Empty(UnwishedNotices.Of(book.File(Person)));

        book.Do(Given(3, "2026-03-03T10:00", Recipients.ChosenContact, Occasions.Transfer));
        var unwished = Assert.Single(UnwishedNotices.Of(book.File(Person)));
        Assert.Equal((Id(3), Wishes.Objected), (unwished.Notice.Id, unwished.Wish));
    }

    [Fact]
    public void An_annulled_notice_told_nobody()
    {
        var book = Book();
        book.Do(Given(1, "2026-03-02T10:00"));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<NoticeGiven>(Person), Reason = "it was another person's family" });
        Assert.Empty(NoticesOnFile.Of(book.File(Person)));
        book.IsRefused("notice-not-on-file", Answer(1, "2026-03-03", NoticeAnswered.NoneCame));
    }
}

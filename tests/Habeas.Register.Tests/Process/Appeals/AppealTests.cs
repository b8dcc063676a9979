using Habeas.Register.Process.Appeals;
using static Habeas.Register.Tests.Process.SomeProcess;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process.Appeals;

public sealed class AppealTests
{
    private static RecordAppeal Filed(int n, string at) => new()
    {
        Id = Asked,
        Person = Person,
        At = At(at),
        Appeal = new() { Id = Appeal(n), Against = "sentence", Decision = "judgment of 1 March", Court = "Court of appeal", By = "counsel" },
    };

    private static RecordAppealDecided Decided(int n, string at, string decision = "dismissed") =>
        new() { Id = Asked, Person = Person, Appeal = Appeal(n), At = At(at), Court = "Court of appeal", Decision = decision };

    [Fact]
    public void An_appeal_is_pending_from_when_it_is_filed_until_it_is_decided()
    {
        var book = Book();
        book.Do(Filed(1, "2026-03-10"));
        book.Do(Filed(2, "2026-04-10"));
        book.Do(Decided(1, "2026-05-10"));

        Assert.Empty(AppealsOnFile.PendingAt(book.File(Person), Instant("2026-03-09")));
        Assert.Equal(2, AppealsOnFile.PendingAt(book.File(Person), Instant("2026-05-10T12:00")).Count);
        Assert.Equal(Appeal(2), Assert.Single(AppealsOnFile.PendingAt(book.File(Person), Instant("2026-05-11"))).Filed.Appeal.Id);
        Assert.Equal("dismissed", AppealsOnFile.Of(book.File(Person))[0].Decided!.Decision);
    }

    [Fact]
    public void An_appeal_says_against_what_by_whom_and_where()
    {
        var book = Book();
        var filed = Filed(1, "2026-03-10");
        book.IsRefused("person-not-registered", filed with { Person = OtherPerson });
        book.IsRefused("unknown-code", filed with { Appeal = filed.Appeal with { Against = "luck" } });
        book.IsRefused("unknown-code", filed with { Appeal = filed.Appeal with { By = "neighbour" } });
        book.IsRefused("incomplete", filed with { Appeal = filed.Appeal with { Decision = "" } });
        book.IsRefused("incomplete", filed with { Appeal = filed.Appeal with { Court = "" } });
        book.IsRefused("not-on-file", filed with { Appeal = filed.Appeal with { Case = Case(1) } });
        book.IsRefused("not-yet-happened", Filed(1, "2027-01-01"));
        book.IsRefused("not-on-file", Decided(1, "2026-05-10"));
        book.Do(filed);
        book.IsRefused("already-on-file", filed);
        book.IsRefused("unknown-code", Decided(1, "2026-05-10", "shrugged"));
        book.IsRefused("incomplete", Decided(1, "2026-05-10") with { Court = "" });
    }
}

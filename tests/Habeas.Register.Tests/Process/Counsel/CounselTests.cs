using Habeas.Register.Orders;
using Habeas.Register.Process;
using Habeas.Register.Process.Counsel;
using NodaTime;
using static Habeas.Register.Tests.Process.SomeProcess;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Process.Counsel;

public sealed class CounselTests
{
    private static RecordCounsel Engaged(int n, string from) =>
        new() { Id = Asked, Person = Person, From = At(from), Counsel = new() { Id = Acting(n), Name = $"counsel {n}", Way = "chosen" } };

    private static RecordCounselMet Met(int n, string at, string mode = "in-person") => new() { Id = Asked, Person = Person, Counsel = Acting(n), At = At(at), Mode = mode };

    private static RecordCounselEnded Ended(int n, string at, string how = "withdrew") => new() { Id = Asked, Person = Person, Counsel = Acting(n), At = At(at), How = how };

    private static RecordCounselAsked AskedFor(string at) => new() { Id = Asked, Person = Person, At = At(at), For = "legal-aid", AskedOf = "G-2207" };

    private static RecordLegalAidDecided Aid(string at, string decision, string? why = null) =>
        new() { Id = Asked, Person = Person, At = At(at), Decision = decision, Authority = "Legal aid board", Why = why };

    private static RecordCounselWaived Waived(string at) => new() { Id = Asked, Person = Person, At = At(at), Informed = "form 12" };

    private static string Standing(Book book, string at) => CounselOnFile.At(book.File(Person), Instant(at)).Standing;

    [Fact]
    public void Where_nobody_stands_by_a_person_the_last_word_on_it_is_shown()
    {
        var book = Book();
        book.Do(Engaged(1, "2026-03-05T09:00"));
        book.Do(Ended(1, "2026-03-19"));
        book.Do(Waived("2026-03-01T09:00"));
        book.Do(AskedFor("2026-03-01T12:00"));
        book.Do(Aid("2026-03-02T09:00", "refused", "means"));
        book.Do(Aid("2026-03-04T09:00", "granted"));

        Assert.Equal(CounselStanding.NotRecorded, Standing(book, "2026-03-01T08:00"));
        Assert.Equal(CounselStanding.Waived, Standing(book, "2026-03-01T10:00"));
        Assert.Equal(CounselStanding.Asked, Standing(book, "2026-03-01T13:00"));
        Assert.Equal(CounselStanding.AidRefused, Standing(book, "2026-03-03"));
        Assert.Equal(CounselStanding.AidGranted, Standing(book, "2026-03-04T10:00"));
        Assert.Equal(CounselStanding.Represented, Standing(book, "2026-03-05T10:00"));
        Assert.Equal(CounselStanding.Ended, Standing(book, "2026-03-20T10:00"));
    }

    [Fact]
    public void Counsel_who_replaces_another_acts_from_when_they_came()
    {
        var book = Book();
        book.Do(Engaged(1, "2026-03-05T09:00"));
        book.Do(Engaged(2, "2026-04-01T09:00"));
        book.Do(Ended(1, "2026-04-01T09:00", "replaced") with { By = Acting(2) });

        Assert.Equal([Acting(1)], CounselOnFile.At(book.File(Person), Instant("2026-03-31")).Counsel.Select(c => c.Id));
        Assert.Equal([Acting(2)], CounselOnFile.At(book.File(Person), Instant("2026-04-02")).Counsel.Select(c => c.Id));
    }

    [Fact]
    public void Time_to_counsel_runs_from_the_arrest_to_the_first_contact()
    {
        var book = Book();
        book.Do(new RecordArrest { Id = Asked, Person = Person, Arrest = new() { Id = Order(9), At = At("2026-03-01T08:00") } });
        book.Do(Engaged(1, "2026-02-01"));
        book.Do(Met(1, "2026-02-03T10:00"));
        Assert.Null(Assert.Single(CounselOnFile.TimesToCounsel(book.File(Person))).Took);

        book.Do(Met(1, "2026-03-04T10:00"));
        book.Do(Met(1, "2026-03-02", "by-telephone"));
        book.Do(Met(1, "2026-03-01T09:00", "by-letter"));
        var took = Assert.Single(CounselOnFile.TimesToCounsel(book.File(Person))).Took!.Value;
        Assert.Equal(Duration.FromHours(16) - Duration.FromMinutes(1), took.Least);
        Assert.Equal(Duration.FromHours(40), took.Greatest);
    }

    [Fact]
    public void What_is_recorded_of_counsel_leaves_nothing_unsaid()
    {
        var book = Book();
        book.IsRefused("not-on-file", Met(1, "2026-03-01"));
        book.IsRefused("not-on-file", Ended(1, "2026-03-01"));
        book.IsRefused("person-not-registered", AskedFor("2026-03-01") with { Person = OtherPerson });
        book.IsRefused("unknown-code", AskedFor("2026-03-01") with { For = "a friend" });
        book.IsRefused("incomplete", AskedFor("2026-03-01") with { AskedOf = "" });
        book.IsRefused("unknown-code", Aid("2026-03-01", "perhaps"));
        book.IsRefused("incomplete", Aid("2026-03-01", "refused"));
        book.IsRefused("incomplete", Aid("2026-03-01", "granted") with { Authority = "" });
        book.IsRefused("incomplete", Waived("2026-03-01") with { Informed = "" });
        book.IsRefused("not-yet-happened", Waived("2027-03-01"));
        book.IsRefused("incomplete", Engaged(1, "2026-03-01") with { Counsel = new() { Id = Acting(1), Name = "", Way = "chosen" } });
        book.IsRefused("unknown-code", Engaged(1, "2026-03-01") with { Counsel = new() { Id = Acting(1), Name = "a", Way = "sent" } });
        book.IsRefused("unknown-code", Engaged(1, "2026-03-01") with { Counsel = new() { Id = Acting(1), Name = "a", Way = "chosen", PaidBy = "court" } });
        book.IsRefused("not-on-file", Engaged(1, "2026-03-01") with { Counsel = new() { Id = Acting(1), Name = "a", Way = "chosen", Case = Case(1) } });
        book.Do(Engaged(1, "2026-03-01"));
        book.IsRefused("already-on-file", Engaged(1, "2026-03-01"));
        book.IsRefused("unknown-code", Met(1, "2026-03-01", "by-pigeon"));
        book.IsRefused("unknown-code", Met(1, "2026-03-01") with { InPrivate = "yes" });
        book.IsRefused("unknown-code", Ended(1, "2026-03-01", "vanished"));
        book.IsRefused("incomplete", Ended(1, "2026-03-01", "replaced") with { By = Acting(1) });
        book.IsRefused("not-on-file", Ended(1, "2026-03-01", "replaced") with { By = Acting(2) });
        book.Do(Waived("2026-03-01") with { Informed = Said.None });
    }
}

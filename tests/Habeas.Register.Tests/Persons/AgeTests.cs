using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Persons;

/// <summary>Doubt means child (CRC/C/GC/24).</summary>
public sealed class AgeTests
{
    private static DateRange Years(int from, int to) => new(new LocalDate(from, 1, 1), new LocalDate(to, 12, 31));

    private static Book Born(params BirthDate[] dates)
    {
        var book = Book();
        foreach (var date in dates)
        {
            book.Do(new RecordIdentity { Id = Asked, Person = Person, Identity = new() { Born = date }, Source = "own statement" });
        }

        return book;
    }

    private static DisputeAge Dispute(string at, DateRange? born = null) =>
        new() { Id = Asked, Person = Person, At = At(at), By = "counsel", Why = "birth certificate is on its way", Born = born };

    private static DecideAge Decision(string at, DateRange born) =>
        new() { Id = Asked, Person = Person, At = At(at), Authority = "Juvenile court", Method = "documents", Born = born };

    private static (string State, string Reason) Ask(Book book, string at) =>
        AgeAt.Of(book.File(Person), Instant(at)) is var age ? (age.State, age.Reason) : default;

    [Theory]
    [InlineData("2026-03-01T00:00", AgeAt.Child, AgeAt.Reasons.Recorded)]
    [InlineData("2026-05-16T08:00", AgeAt.Child, AgeAt.Reasons.Recorded)]
    [InlineData("2026-05-17T10:00", AgeAt.TreatedAsChild, AgeAt.Reasons.NotCertain)]
    [InlineData("2026-05-18T14:01", AgeAt.Adult, AgeAt.Reasons.Recorded)]
    public void Known_birthday_makes_an_adult_once_it_has_begun_everywhere(string at, string state, string reason) =>
        Assert.Equal((state, reason), Ask(Born(new BirthDate(2008, 5, 17)), at));

    [Fact]
    public void One_born_on_the_leap_day_comes_of_age_on_the_first_of_march()
    {
        var book = Born(new BirthDate(2008, 2, 29));
        Assert.Equal(AgeAt.Child, Ask(book, "2026-02-28T08:00").State);
        Assert.Equal(AgeAt.Adult, Ask(book, "2026-03-02T14:00").State);
    }

    [Fact]
    public void Year_alone_leaves_doubt_in_the_year_of_majority()
    {
        var book = Born(new BirthDate(2008));
        Assert.Equal(AgeAt.Child, Ask(book, "2025-12-20").State);
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.NotCertain), Ask(book, "2026-07-01"));
        Assert.Equal(AgeAt.Adult, Ask(book, "2027-01-02").State);
    }

    [Fact]
    public void Estimate_may_be_wrong_by_years()
    {
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.NotCertain), Ask(Born(new BirthDate(2006, Circa: true)), "2026-07-01"));
        Assert.Equal((AgeAt.Adult, AgeAt.Reasons.Recorded), Ask(Born(new BirthDate(2005, Circa: true)), "2026-07-01"));
    }

    [Fact]
    public void One_whose_age_nobody_recorded_is_treated_as_a_child() =>
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.NotRecorded), Ask(Book(), "2026-07-01"));

    [Fact]
    public void Records_that_disagree_leave_doubt_in_whatever_order_they_came()
    {
        var (one, other) = (new BirthDate(1999, 1, 1), new BirthDate(2010, 1, 1));
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.RecordsDisagree), Ask(Born(one, other), "2026-07-01"));
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.RecordsDisagree), Ask(Born(other, one), "2026-07-01"));
    }

    [Fact]
    public void Disputed_age_is_a_childs_until_it_is_decided_and_the_answer_cites_the_rule()
    {
        var book = Born(new BirthDate(2004, 1, 1));
        book.Do(Dispute("2026-05-01", Years(2009, 2009)));

        var age = AgeAt.Of(book.File(Person), Instant("2026-06-01"));
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.Disputed), (age.State, age.Reason));
        Assert.Contains("CRC/C/GC/24", age.Citation, StringComparison.Ordinal);
        Assert.True(age.ProtectedAsChild);
        Assert.Equal(AgeAt.TreatedAsChild, Ask(book, "2026-02-01").State);
    }

    [Fact]
    public void Decision_says_adult_from_then_on_and_of_the_time_before_the_dispute()
    {
        var book = Born(new BirthDate(2004, 1, 1));
        book.Do(Dispute("2026-05-01", Years(2009, 2009)));
        book.Do(Decision("2026-06-01", Years(2003, 2004)));

        Assert.Equal((AgeAt.Adult, AgeAt.Reasons.Decided), Ask(book, "2026-07-01"));
        Assert.Equal((AgeAt.Adult, AgeAt.Reasons.Decided), Ask(book, "2026-02-01"));
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.Disputed), Ask(book, "2026-05-15"));
    }

    [Fact]
    public void Decision_says_child_of_every_time()
    {
        var book = Born(new BirthDate(2004, 1, 1));
        book.Do(Dispute("2026-05-01"));
        book.Do(Decision("2026-06-01", Years(2009, 2010)));
        Assert.All(["2026-02-01", "2026-05-15", "2026-07-01"], day => Assert.Equal(AgeAt.Child, Ask(book, day).State));
    }

    [Fact]
    public void Decision_that_leaves_both_possible_protects()
    {
        var book = Book();
        book.Do(Decision("2026-06-01", Years(2006, 2010)));
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.NotCertain), Ask(book, "2026-07-01"));
    }

    [Fact]
    public void Appeal_after_the_decision_opens_the_question_again()
    {
        var book = Book();
        book.Do(Decision("2026-06-01", Years(2003, 2004)));
        book.Do(Dispute("2026-06-05", Years(2009, 2009)));
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.Disputed), Ask(book, "2026-07-01"));
        book.Do(Decision("2026-08-01", Years(2003, 2003)));
        Assert.Equal(AgeAt.Adult, Ask(book, "2026-08-02").State);
    }

    [Fact]
    public void Dispute_told_late_counts_from_when_it_was_made()
    {
        var book = Book();
        book.Do(Decision("2026-06-01", Years(2003, 2004)));
        book.Do(Dispute("2026-05-20", Years(2009, 2009)));
        Assert.Equal(AgeAt.TreatedAsChild, Ask(book, "2026-05-25").State);
        Assert.Equal(AgeAt.Adult, Ask(book, "2026-06-02").State);
    }

    [Fact]
    public void Assessment_decides_nothing()
    {
        var book = Born(new BirthDate(2009, 1, 1));
        book.Do(Dispute("2026-05-01", Years(2001, 2001)));
        book.Do(new AssessAge { Id = Asked, Person = Person, At = At("2026-05-03"), By = "clinic", Method = "bones", Born = Years(1998, 2003) });
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.Disputed), Ask(book, "2026-06-01"));
    }

    [Fact]
    public void One_who_is_grown_by_every_account_is_an_adult_though_nobody_decided()
    {
        var book = Born(new BirthDate(1990, 1, 1));
        book.Do(Dispute("2026-05-01", Years(1995, 1996)));
        Assert.Equal((AgeAt.Adult, AgeAt.Reasons.EveryAccount), Ask(book, "2026-06-01"));
    }

    [Fact]
    public void Dispute_without_a_date_is_no_account_of_an_adult()
    {
        var book = Born(new BirthDate(1990, 1, 1));
        book.Do(Dispute("2026-05-01"));
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.Disputed), Ask(book, "2026-06-01"));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<AgeDisputed>(Person), Reason = "another person's" });
        Assert.Equal(AgeAt.Adult, Ask(book, "2026-06-01").State);
    }

    [Fact]
    public void Dispute_alone_makes_nobody_an_adult()
    {
        var book = Book();
        book.Do(Dispute("2026-05-01", Years(1980, 1981)));
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.Disputed), Ask(book, "2026-06-01"));
    }

    [Fact]
    public void Year_beyond_reckoning_makes_nobody_an_adult()
    {
        var book = Book();
        book.Do(Decision("2026-05-01", Years(1990, 9999)));
        Assert.Equal((AgeAt.TreatedAsChild, AgeAt.Reasons.NotCertain), Ask(book, "2026-06-01"));
    }

    [Fact]
    public void Disputes_and_decisions_say_by_whom_and_between_which_dates()
    {
        var book = Book();
        book.IsRefused("person-not-registered", Dispute("2026-05-01") with { Person = OtherPerson });
        book.IsRefused("incomplete", Dispute("2026-05-01") with { By = "" });
        book.IsRefused("incomplete", Dispute("2026-05-01") with { Why = "" });
        book.IsRefused("incomplete", Dispute("2026-05-01", Years(1700, 2004)));
        book.IsRefused("not-yet-happened", Dispute("2026-05-01", Years(2027, 2028)));
        book.IsRefused("not-yet-happened", Dispute("2027-05-01"));
        book.IsRefused("incomplete", Decision("2026-05-01", Years(2003, 2004)) with { Authority = "" });
        book.IsRefused("unknown-code", Decision("2026-05-01", Years(2003, 2004)) with { Method = "guess" });
        var assessment = new AssessAge { Id = Asked, Person = Person, At = At("2026-05-03"), By = "clinic", Method = "bones", Born = Years(1998, 2003) };
        book.IsRefused("incomplete", assessment with { By = "" });
        book.IsRefused("unknown-code", assessment with { Method = "x-ray of the soul" });
        book.IsRefused("incomplete", assessment with { Born = default });
    }

    /// <summary>Births, disputes and decisions in any number.</summary>
    private static Gen<Act[]> Histories() =>
        from count in Gen.Choose(0, 6)
        from kinds in Gen.Choose(0, 3).ArrayOf(count)
        from years in Gen.Choose(1998, 2014).ArrayOf(count)
        from days in Gen.Choose(1, 28).ArrayOf(count)
        select kinds.Select((kind, i) => (Act)(kind switch
        {
            0 => new RecordIdentity { Id = Asked, Person = Person, Identity = new() { Born = new(years[i]) }, Source = "own statement" },
            1 => Dispute($"2026-05-{days[i]:00}", Years(years[i], years[i])),
            2 => Dispute($"2026-05-{days[i]:00}"),
            _ => Decision($"2026-05-{days[i]:00}", Years(years[i], years[i] + 1)),
        })).ToArray();

    private static Book Told(IEnumerable<Act> acts)
    {
        var book = Book();
        foreach (var act in acts)
        {
            book.Do(act);
        }

        return book;
    }

    [Fact]
    public void Nobody_grows_younger_while_nothing_new_is_disputed() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Histories().ToArbitrary(), acts =>
        {
            var file = Told(acts).File(Person);
            var states = Enumerable.Range(0, 12).Select(i => AgeAt.Of(file, Instant("2026-06-01") + Duration.FromDays(400 * i)).State).ToList();
            var grown = states.IndexOf(AgeAt.Adult);
            return grown < 0 || states.Skip(grown).All(s => s == AgeAt.Adult);
        }));

    [Fact]
    public void One_more_dispute_never_makes_an_adult() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll((from acts in Histories() from year in Gen.Choose(1990, 2014) from dated in Gen.Elements(true, false) select (acts, year, dated)).ToArbitrary(), t =>
        {
            var at = Instant("2026-06-15");
            var book = Told(t.acts);
            var before = AgeAt.Of(book.File(Person), at);
            book.Do(Dispute("2026-06-10", t.dated ? Years(t.year, t.year) : null));
            return before.State == AgeAt.Adult || AgeAt.Of(book.File(Person), at).State != AgeAt.Adult;
        }));
}

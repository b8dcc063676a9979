using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Property;
using Habeas.Register.Release;
using static Habeas.Register.Tests.Release.DeathStory;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Release;

public sealed class DeathOnFileTests
{
    private static readonly Act[] Everything =
    [
        Described(Person),
        Notice(Person, "family", "told", "a sister"),
        Notice(Person, "independent-authority", "told", "public prosecutor of Streslau"),
        Notice(Person, "consulate", "told", "consulate of Jordan"),
        Inquiry(Person, "2026-07-13"),
        Inquiry(Person, "2026-10-02", "nobody to blame"),
        Found(Person, "established", "natural", independent: true),
        Remains(Person, "handed-over", "a sister", null),
        Belongings(Person, "handed-over", "a sister"),
    ];

    private static Book Dead(params Act[] acts)
    {
        var book = Admitted();
        book.Do(new RecordDeath { Id = Asked, Person = Person, Place = Prison, At = At("2026-07-12"), Source = "prison doctor" });
        foreach (var act in acts)
        {
            book.Do(act);
        }

        return book;
    }

    private static DeathOnFile Of(Book book, string? state = null) => Assert.IsType<DeathOnFile>(DeathOnFile.Of(book.File(Person), state));

    private static Book National(Book book, params string[] nationalities)
    {
        book.Do(new RecordIdentity { Id = Asked, Person = Person, Source = "passport", Identity = new() { Nationalities = nationalities } });
        return book;
    }

    [Fact]
    public void A_file_that_tells_of_no_death_has_none() => Assert.Null(DeathOnFile.Of(Admitted().File(Person)));

    [Fact]
    public void A_death_alone_owes_all_that_follows_it()
    {
        var death = Of(Dead());
        Assert.Equal(DeathOnFile.Owing.Except(["death", "inquiry-outcome"]), death.Owed);
        Assert.Equal("pending", death.Manner);
        Assert.Null(death.Cause);
    }

    [Fact]
    public void Nothing_is_owed_when_all_is_found_told_and_done() => Assert.Empty(Of(Dead(Everything)).Owed);

    [Fact]
    public void Each_thing_that_is_left_out_is_owed_and_no_other_whatever_the_order() =>
        Prop.ForAll(
            Gen.Choose(0, Everything.Length - 1).SelectMany(gap => Gen.Shuffle(Everything.Where((_, i) => i != gap).ToArray()).Select(rest => (gap, rest))).ToArbitrary(),
            told => Assert.Equal(OwedWithout(told.gap), Of(Dead(told.rest)).Owed))
        .QuickCheckThrowOnFailure();

    private static string[] OwedWithout(int gap) => gap switch
    {
        0 => ["circumstances"],
        1 => ["family"],
        2 => ["independent-authority"],
        3 => ["consulate"],
        4 => [], // an inquiry that ended was opened
        5 => ["inquiry-outcome"],
        6 => ["cause", "manner"],
        7 => ["remains"],
        _ => ["belongings"],
    };

    [Fact]
    public void The_manner_stays_pending_until_it_is_established_independently()
    {
        var book = Dead(Found(Person, "established", "natural", independent: false, at: "2026-07-12"));
        Assert.Equal("pending", Of(book).Manner);
        Assert.Contains("manner", Of(book).Owed);
        Assert.Equal("doctor of the harbour guard", Of(book).Cause!.By);

        book.Do(Found(Person, "provisional", "homicide", independent: true, at: "2026-07-14"));
        Assert.Equal("pending", Of(book).Manner);

        book.Do(Found(Person, "established", "homicide", independent: true, at: "2026-09-30"));
        Assert.Equal("homicide", Of(book).Manner);

        book.Do(Found(Person, "established", "natural", independent: false, at: "2026-10-10"));
        Assert.Equal("homicide", Of(book).Manner);
        Assert.Equal("institute of forensic medicine", Of(book).Cause!.By);
        Assert.DoesNotContain("manner", Of(book).Owed);
    }

    [Fact]
    public void An_inquiry_of_the_place_itself_is_no_independent_inquiry() =>
        Assert.Contains("inquiry", Of(Dead(Inquiry(Person, "2026-07-13", "nothing found", independent: false))).Owed);

    [Fact]
    public void An_inquiry_is_ended_by_the_outcome_of_the_same_one()
    {
        Assert.Contains("inquiry-outcome", Of(Dead(Inquiry(Person, "2026-07-13"), Inquiry(Person, "2026-08-01", "closed", "U 9/2026"))).Owed);
        Assert.DoesNotContain("inquiry-outcome", Of(Dead(Inquiry(Person, "2026-07-13", reference: null), Inquiry(Person, "2026-08-01", "closed"))).Owed);
    }

    [Fact]
    public void A_family_that_was_not_reached_is_owed_notice_still()
    {
        Assert.Contains("family", Of(Dead(Notice(Person, "family", "not-reached"))).Owed);
        Assert.Contains("family", Of(Dead(Notice(Person, "family", "nobody-known"))).Owed);
        Assert.Contains("family", Of(Dead(Notice(Person, "family", "not-applicable"))).Owed);
    }

    [Fact]
    public void A_consulate_is_owed_notice_of_the_death_of_a_foreign_national_and_of_one_whose_nationality_nobody_knows()
    {
        Assert.Contains("consulate", Of(Dead(), "RU").Owed);
        Assert.Contains("consulate", Of(National(Dead(), "JO"), "RU").Owed);
        Assert.Contains("consulate", Of(National(Dead(), "RU", "JO"), "RU").Owed);
        Assert.Contains("consulate", Of(National(Dead(), "RU")).Owed);
        Assert.DoesNotContain("consulate", Of(National(Dead(), "RU"), "RU").Owed);
        Assert.DoesNotContain("consulate", Of(National(Dead(), "stateless"), "RU").Owed);
        Assert.DoesNotContain("consulate", Of(Dead(Notice(Person, "consulate", "not-applicable"))).Owed);
    }

    [Fact]
    public void A_notice_of_the_death_like_any_other_is_a_notice_of_the_death()
    {
        RecordNotice Telling(int n, string whom, string occasion = "death") => new()
        {
            Id = Asked,
            Person = Person,
            Notice = new() { Id = new(new Guid($"01998000-0072-7000-8000-{n:x12}")), At = At("2026-07-13"), Whom = whom, Who = "whoever answered", Occasion = occasion, By = "B. Amsel", Means = "telephone" },
        };
        Assert.Contains("family", Of(Dead(Telling(1, "family", "transfer"))).Owed);
        Assert.DoesNotContain("family", Of(Dead(Telling(1, "chosen-contact"))).Owed);
        Assert.DoesNotContain("consulate", Of(Dead(Telling(1, "consulate"))).Owed);
        Assert.Contains("family", Of(Dead(Telling(1, "family"), new RecordAnswer { Id = Asked, Person = Person, Notice = new(new Guid("01998000-0072-7000-8000-000000000001")), At = At("2026-07-14"), Answer = "not-reached" })).Owed);
    }

    [Fact]
    public void Belongings_are_settled_by_the_property_book_as_well_and_are_not_none_while_it_keeps_something()
    {
        var signed = new Signing("B. Amsel", Signing.Signed);
        var receipt = new ReceiptId(new Guid("01998000-0071-7000-8000-000000000001"));
        var received = new ReceiveProperty
        {
            Id = Asked,
            Person = Person,
            Receipt = new() { Id = receipt, Number = "2026/1", Place = Prison, At = At("2026-03-02T10:30"), Way = PropertyReceipt.OnThePerson, Items = [new(1, "ring", 1)], Signing = signed },
        };
        var returned = new ReturnProperty { Id = Asked, Person = Person, Place = Prison, At = At("2026-07-15"), To = "somebody-named", Whom = "a sister", Items = [new(receipt, 1, null, 1)], Signing = signed };
        Assert.Contains("belongings", Of(Dead(received)).Owed);
        Assert.Contains("belongings", Of(Dead(received, Belongings(Person, "none", null))).Owed);
        Assert.Contains("belongings", Of(Dead(received, returned with { At = At("2026-05-01") })).Owed);
        Assert.DoesNotContain("belongings", Of(Dead(received, returned)).Owed);
        Assert.DoesNotContain("belongings", Of(Dead(Belongings(Person, "none", null))).Owed);

        var book = Dead(received);
        Assert.Single(PropertyBook.LeftBehind(book.File(Person)).Items);
        book.Do(Belongings(Person, "handed-over", "a sister"));
        Assert.Empty(PropertyBook.LeftBehind(book.File(Person)).Items);
    }

    [Fact]
    public void Remains_that_are_kept_or_missing_have_not_reached_their_destination()
    {
        var book = Dead(Remains(Person, "buried", null, "cemetery of Streslau, row 9", "2026-07-20"));
        Assert.DoesNotContain("remains", Of(book).Owed);

        book.Do(Remains(Person, "kept", null, "mortuary", "2026-07-12"));
        Assert.DoesNotContain("remains", Of(book).Owed);

        book.Do(Remains(Person, "missing", null, null, "2026-08-20"));
        Assert.Contains("remains", Of(book).Owed);
    }

    [Fact]
    public void Belongings_that_are_kept_or_lost_are_owed_and_none_are_not()
    {
        Assert.Contains("belongings", Of(Dead(Belongings(Person, "kept", null))).Owed);
        Assert.Contains("belongings", Of(Dead(Belongings(Person, "lost", null))).Owed);
        Assert.DoesNotContain("belongings", Of(Dead(Belongings(Person, "none", null))).Owed);
    }

    [Fact]
    public void What_followed_a_death_is_shown_though_the_death_is_not_recorded_or_no_longer()
    {
        var book = Book();
        book.Do(Remains(Person, "handed-over", "a sister", null));
        Assert.Null(Of(book).Recorded);
        Assert.Equal("death", Of(book).Owed[0]);

        book = Dead(Everything);
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<DeathRecorded>(Person), Reason = "another person of that name" });
        Assert.Equal(["death"], Of(book).Owed);
    }

    [Fact]
    public void An_account_says_what_happened_and_who_tells_it()
    {
        var book = Dead();
        book.IsRefused("incomplete", Described(Person) with { Circumstances = " " });
        book.IsRefused("incomplete", Described(Person) with { Source = "" });
        book.IsRefused("not-yet-happened", Described(Person) with { At = At("2027-07-12") });
        book.IsRefused("person-not-registered", Described(OtherPerson));
        book.Do(Described(Person) with { FoundBy = null, Where = null });
    }

    [Fact]
    public void A_finding_of_the_cause_is_by_somebody_and_of_a_known_manner()
    {
        var book = Dead();
        var found = Found(Person, "established", "natural", independent: true);
        book.IsRefused("unknown-code", found with { Standing = "rumoured" });
        book.IsRefused("unknown-code", found with { Manner = "old-age" });
        book.IsRefused("incomplete", found with { Cause = "" });
        book.IsRefused("incomplete", found with { By = "" });
        book.IsRefused("not-yet-happened", found with { At = At("2027-07-12") });
        book.IsRefused("person-not-registered", found with { Person = OtherPerson });
    }

    [Fact]
    public void A_notice_reaches_somebody_or_says_why_not()
    {
        var book = Dead();
        book.IsRefused("incomplete", Notice(Person, "family", "told"));
        book.IsRefused("unknown-code", Notice(Person, "press", "told", "a newspaper"));
        book.IsRefused("unknown-code", Notice(Person, "family", "later"));
        book.IsRefused("not-yet-happened", Notice(Person, "family", "not-reached", at: "2027-07-12"));
        book.IsRefused("person-not-registered", Notice(OtherPerson, "family", "not-reached"));
    }

    [Fact]
    public void An_inquiry_is_made_by_a_named_authority()
    {
        var book = Dead();
        book.IsRefused("incomplete", Inquiry(Person, "2026-07-13") with { Authority = "" });
        book.IsRefused("not-yet-happened", Inquiry(Person, "2027-07-13"));
        book.IsRefused("person-not-registered", Inquiry(OtherPerson, "2026-07-13"));
    }

    [Fact]
    public void Remains_are_given_to_somebody_or_lie_somewhere()
    {
        var book = Dead();
        book.IsRefused("incomplete", Remains(Person, "handed-over", null, "gate"));
        book.IsRefused("incomplete", Remains(Person, "buried", null, null));
        book.IsRefused("incomplete", Remains(Person, "kept", null, " "));
        book.IsRefused("unknown-code", Remains(Person, "gone", null, null));
        book.IsRefused("not-yet-happened", Remains(Person, "missing", null, null, "2027-07-12"));
        book.IsRefused("person-not-registered", Remains(OtherPerson, "missing", null, null));
    }

    [Fact]
    public void Belongings_are_given_to_somebody()
    {
        var book = Dead();
        book.IsRefused("incomplete", Belongings(Person, "handed-over", null));
        book.IsRefused("unknown-code", Belongings(Person, "sold", null));
        book.IsRefused("not-yet-happened", Belongings(Person, "none", null) with { At = At("2027-07-12") });
        book.IsRefused("person-not-registered", Belongings(OtherPerson, "none", null));
    }
}

using Habeas.Register.Acts;
using Habeas.Register.Contacts;
using Habeas.Register.Corrections;
using Habeas.Register.Family;
using Habeas.Register.Stored;
using Habeas.Register.Tests.Family;
using static Habeas.Register.Tests.Contacts.ContactStory;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Contacts;

public sealed class ContactTests
{
    private static readonly PlaceId Nowhere = new(Guid.Empty);

    private static ContactsOnFile With(params Act[] acts)
    {
        var book = Book();
        foreach (var act in acts)
        {
            book.Do(act);
        }

        return ContactsOnFile.Of(book.File(Person));
    }

    [Fact]
    public void Visits_and_letters_are_listed_in_order_of_time()
    {
        var contacts = With(
            Visited("contact", "2026-04-15T14:00", Sister),
            Visited("closed", "2026-03-15T14:00", Sister),
            Refused("2026-03-22T14:00"),
            Letter("2026-03-24", Friend),
            Letter("2026-03-20", Friend));

        Assert.Equal(["closed", "contact"], contacts.Visits.Select(v => v.Visit.Kind));
        Assert.Equal("head of visits", Assert.Single(contacts.Refused).By);
        Assert.Equal([At("2026-03-20"), At("2026-03-24")], contacts.Letters.Select(l => l.Occurred));
    }

    [Fact]
    public void No_field_of_a_visit_or_a_letter_takes_what_was_said()
    {
        var visit = Visited("legal", "2026-03-17T09:10", Counsel);
        var sent = System.Text.Encoding.UTF8.GetString(RegisterJson.Write(visit));
        Assert.Throws<System.Text.Json.JsonException>(() => RegisterJson.ReadAct(System.Text.Encoding.UTF8.GetBytes(
            sent.Replace("\"kind\":\"legal\"", "\"kind\":\"legal\",\"words\":\"about the witness\"", StringComparison.Ordinal))));
        Assert.Equal(["At", "Kind", "Until", "Visitors", "Watched"], Fields(typeof(Visit)));
        Assert.Equal(["At", "By", "Direction", "Fate", "Kind", "Minutes", "Opened", "Why", "With"], Fields(typeof(Correspondence)));

        static IEnumerable<string> Fields(Type type) => type.GetProperties().Where(p => p.SetMethod is { IsStatic: false }).Select(p => p.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_visit_of_counsel_that_was_heard_and_a_letter_to_counsel_that_was_opened_are_shown()
    {
        var (opened, sisters) = (Letter("2026-03-20", Counsel), Letter("2026-03-16", Sister));
        var contacts = With(
            Visited("legal", "2026-03-17T09:10", Counsel, "within-hearing"),
            Visited("legal", "2026-03-18T09:10", Counsel, "recorded"),
            Visited("legal", "2026-03-19T09:10", Counsel, "within-sight"),
            Visited("legal", "2026-03-19T10:10", Counsel),
            Visited("contact", "2026-03-19T11:10", Sister, "within-hearing"),
            Letter("2026-03-16", Counsel),
            sisters with { Correspondence = sisters.Correspondence with { Opened = true } },
            opened with { Correspondence = opened.Correspondence with { Opened = true } });

        Assert.Equal([At("2026-03-17T09:10"), At("2026-03-18T09:10"), At("2026-03-20")], contacts.Overheard.Select(o => o.Occurred));
    }

    [Fact]
    public void Contact_with_family_is_a_visit_or_what_passed_and_never_what_was_refused_or_withheld()
    {
        var withheld = Letter("2026-03-25", Sister, "withheld");
        var contacts = With(
            Letter("2026-03-10", Sister),
            Visited("contact", "2026-03-12T14:00", Sister),
            Visited("legal", "2026-03-17T09:10", Counsel),
            Visited("contact", "2026-03-18T14:00", Friend),
            Visited("contact", "2026-03-19T14:00", new(null, new("unknown"))),
            Refused("2026-03-22T14:00") with { Visitors = [Sister] },
            withheld with { Correspondence = withheld.Correspondence with { By = "censor C-3", Why = "none was given" } });

        Assert.Null(contacts.LastWithFamily(Instant("2026-03-10T12:00")));
        Assert.Equal(At("2026-03-10"), contacts.LastWithFamily(Instant("2026-03-11T00:00")));
        Assert.Equal(At("2026-03-12T14:00"), contacts.LastWithFamily(Instant("2026-04-01T00:00")));
        Assert.Equal(At("2026-03-17T09:10"), contacts.LastWithCounsel(Instant("2026-04-01T00:00")));
        Assert.Null(With().LastWithCounsel(Instant("2026-04-01T00:00")));
    }

    [Fact]
    public void A_visit_that_was_annulled_is_none()
    {
        var book = Book();
        book.Do(Visited("contact", "2026-03-12T14:00", Sister));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<VisitRecorded>(Person), Reason = "it was cell 15" });
        Assert.Empty(ContactsOnFile.Of(book.File(Person)).Visits);
    }

    [Fact]
    public void A_visit_is_refused_only_where_it_makes_no_sense()
    {
        var book = Book();
        var visit = Visited("contact", "2026-03-12T14:00", Sister);
        book.IsRefused("unknown-code", Visited("secret", "2026-03-12T14:00", Sister));
        book.IsRefused("unknown-code", Visited("contact", "2026-03-12T14:00", Sister, "through the wall"));
        book.IsRefused("unknown-code", Visited("contact", "2026-03-12T14:00", new("X", new("cellmate"))));
        book.IsRefused("relative-not-on-file", Visited("contact", "2026-03-12T14:00", Sister with { Relative = FamilyStory.Aunt }));
        book.IsRefused("not-yet-happened", Visited("contact", "2027-03-12T14:00", Sister));
        book.IsRefused("until-before-from", visit with { Visit = visit.Visit with { Until = At("2026-03-12T13:00") } });
        book.IsRefused("not-yet-happened", visit with { Visit = visit.Visit with { Until = At("2027-03-12T14:00") } });
        book.IsRefused("incomplete", visit with { Visit = visit.Visit with { Visitors = [] } });
        book.IsRefused("place-not-registered", visit with { Place = Nowhere });
        book.IsRefused("person-not-registered", visit with { Person = OtherPerson });
        book.Do(FamilyStory.Told());
        book.Do(Visited("contact", "2026-03-12T14:00", Sister with { Relative = FamilyStory.Aunt }));
    }

    [Fact]
    public void A_refused_visit_says_whose_refusal_it_was_by_whom_and_why()
    {
        var book = Book();
        var refused = Refused("2026-03-22T14:00");
        book.IsRefused("incomplete", refused with { By = "" });
        book.IsRefused("incomplete", refused with { Why = "" });
        book.IsRefused("incomplete", refused with { Visitors = [] });
        book.IsRefused("unknown-code", refused with { Refuser = "weather" });
        book.IsRefused("unknown-code", refused with { Kind = "secret" });
        book.IsRefused("not-yet-happened", Refused("2027-03-22T14:00"));
        book.IsRefused("place-not-registered", refused with { Place = Nowhere });
        book.IsRefused("person-not-registered", refused with { Person = OtherPerson });
        book.Do(refused with { Refuser = "person", By = "the person", Why = "did not wish to see him" });
    }

    [Fact]
    public void What_is_withheld_is_withheld_by_somebody_for_a_reason()
    {
        var book = Book();
        var letter = Letter("2026-03-24", Friend, "withheld");
        book.IsRefused("incomplete", letter);
        book.IsRefused("incomplete", letter with { Correspondence = letter.Correspondence with { By = "censor C-3" } });
        book.IsRefused("incomplete", letter with { Correspondence = letter.Correspondence with { Why = "names a witness" } });
        book.Do(letter with { Correspondence = letter.Correspondence with { By = "censor C-3", Why = "names a witness" } });
    }

    [Fact]
    public void A_letter_is_refused_only_where_it_makes_no_sense()
    {
        var book = Book();
        var letter = Letter("2026-03-24", Friend);
        book.IsRefused("unknown-code", Letter("2026-03-24", Friend, kind: "pigeon"));
        book.IsRefused("unknown-code", Letter("2026-03-24", Friend, "burnt"));
        book.IsRefused("unknown-code", letter with { Correspondence = letter.Correspondence with { Direction = "sideways" } });
        book.IsRefused("unknown-code", Letter("2026-03-24", new("X", new("cellmate"))));
        book.IsRefused("incomplete", letter with { Correspondence = letter.Correspondence with { Minutes = -1 } });
        book.IsRefused("not-yet-happened", Letter("2027-03-24", Friend));
        book.IsRefused("place-not-registered", letter with { Place = Nowhere });
        book.IsRefused("person-not-registered", letter with { Person = OtherPerson });
    }

    [Fact]
    public void Whoever_is_family_may_visit_write_and_call() => Assert.Subset(new HashSet<string>(Relations.All), new HashSet<string>(Relations.Family));
}

using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Erasure;
using Habeas.Register.Movements;
using Habeas.Register.Notices;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Release;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Erasure;

public sealed class ErasingTests
{
    private static readonly ErasureId Erasure = new(new("01998000-00f2-7000-8000-000000000001"));
    private static readonly HoldId Hold = new(new("01998000-00f3-7000-8000-000000000001"));

    [Fact]
    public void A_person_who_is_held_is_not_erased() => Assert.Equal(Holds.Held, Admitted().Refused(Propose()).Arguments["holds"]);

    [Fact]
    public void A_hold_of_an_authority_forbids_every_step_until_it_is_lifted()
    {
        var book = Gone();
        book.Do(new PlaceHold { Id = Asked, Person = Person, Hold = Hold, At = At("2026-04-01"), Authority = "Inspectorate" });
        book.IsRefused("erasure-held-back", Propose());
        book.Do(new LiftHold { Id = Asked, Person = Person, Hold = Hold, At = At("2026-04-02"), Authority = "Inspectorate" });
        book.IsRefused("hold-not-on-file", new LiftHold { Id = Asked, Person = Person, Hold = Hold, At = At("2026-04-02"), Authority = "Inspectorate" });
        book.Do(Propose());
        Tell(book);
        book.Do(new PlaceHold { Id = Asked, Person = Person, Hold = new(new("01998000-00f3-7000-8000-000000000002")), At = At("2026-04-03"), Authority = "Court" });
        book.Officer = Other;
        book.IsRefused("erasure-held-back", Approve());
    }

    [Fact]
    public void Every_other_hold_is_seen_in_the_story()
    {
        var story = new Book();
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var persons = new HashSet<PersonId>();
        foreach (var act in Stored.Story.Acts(story))
        {
            persons.UnionWith(story.Do(act).Where(e => e.Subject.Kind == SubjectKind.Person).Select(e => new PersonId(e.Subject.Value)));
            seen.UnionWith(persons.SelectMany(p => Holds.At(story.File(p), story.Now)));
        }

        Assert.Equal(Holds.All.Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public void Whoever_proposed_an_erasure_does_not_approve_it()
    {
        var book = Gone();
        book.Do(Propose());
        Tell(book);
        book.IsRefused("same-officer", Approve());
        book.Officer = Other;
        book.Do(Approve());
        book.IsRefused("erasure-not-waiting", Approve());
    }

    [Theory]
    [InlineData(Recipients.Person)]
    [InlineData(Recipients.Inspectorate)]
    public void An_erasure_is_approved_only_when_both_were_told(string missing)
    {
        var book = Gone();
        book.Do(Propose());
        Tell(book, missing);
        book.Officer = Other;
        Assert.Equal(missing, book.Refused(Approve()).Arguments["whom"]);
    }

    [Fact]
    public void An_erasure_that_was_not_approved_or_was_stopped_is_not_carried_out()
    {
        var book = Gone();
        book.IsRefused("erasure-not-waiting", CarryOut());
        book.Do(Propose());
        book.IsRefused("erasure-not-waiting", CarryOut());
        book.IsRefused("erasure-already-on-file", Propose());
        book.Do(new StopErasure { Id = Asked, Person = Person, Erasure = Erasure, At = At("2026-05-02"), How = "refused", Reason = "an inquiry needs the file" });
        book.Officer = Other;
        book.IsRefused("erasure-not-waiting", Approve());
    }

    [Fact]
    public void A_full_erasure_keeps_where_when_and_by_whose_order_for_tracing()
    {
        var book = Gone();
        book.Do(Propose() with { Kind = Erasures.Full });
        Tell(book);
        book.Officer = Other;
        book.Do(Approve());
        var kept = Assert.Single(book.Do(CarryOut()).OfType<TracingKept>());
        Assert.Equal(Prison, Assert.Single(kept.Stays).Place);
        Assert.Equal(["District court of Streslau"], kept.OrderedBy);
    }

    [Fact]
    public void A_registration_is_wrong_only_where_no_custody_stands() =>
        Assert.Equal("incomplete", Gone().Refused(Propose() with { Ground = Erasures.WrongRegistration }).Code);

    [Fact]
    public void A_sealed_file_is_opened_by_whom_the_seal_names_and_by_nobody_else()
    {
        var book = Gone();
        var open = new OpenSealedFile { Id = Asked, Person = Person, Purpose = "appeal" };
        book.IsRefused("file-not-sealed", open);
        book.Do(new SealFile { Id = Asked, Person = Person, Seal = new(new("01998000-00f4-7000-8000-000000000001")), At = At("2026-04-01"), Authority = "Regional court", Why = "acquitted" });
        book.IsRefused("not-named-by-seal", open);
        book.Officer = new("I. Visitor", Guard.Inspectorate);
        Assert.Equal("I. Visitor", Assert.IsType<SealedFileOpened>(Assert.Single(book.Do(open))).By);
        book.Officer = new("K. Judge", "Regional court");
        Assert.Equal("appeal", Assert.IsType<SealedFileOpened>(Assert.Single(book.Do(open))).Purpose);
    }

    [Fact]
    public void What_is_kept_for_tracing_is_opened_for_a_search_by_an_overseer_after_a_full_erasure_alone()
    {
        var book = Gone();
        var open = new OpenTracing { Id = Asked, Person = Person, Reason = "search" };
        book.IsRefused("not-erased", open);
        book.Do(Propose() with { Kind = Erasures.Full });
        Tell(book);
        book.Officer = Other;
        book.Do(Approve());
        book.Do(CarryOut());
        book.IsRefused("not-an-overseer", open);
        var inspector = book.Officer = new("I. Visitor", Guard.Inspectorate);
        book.IsRefused("reason-missing", open with { Reason = " " });
        Assert.False(TracingOpened.IsOpenTo(new(inspector), book.File(Person), book.Now));
        book.Do(open);
        Assert.True(TracingOpened.IsOpenTo(new(inspector), book.File(Person), book.Now));
        Assert.False(TracingOpened.IsOpenTo(new(Other), book.File(Person), book.Now));
        Assert.False(TracingOpened.IsOpenTo(new(inspector), book.File(Person), book.Now + Openings.Last + Duration.FromMinutes(1)));
    }

    [Fact]
    public void No_correction_brings_about_an_erasure_or_undoes_what_stands_in_its_way()
    {
        var book = Gone();
        book.Do(Propose() with { Erasure = new(Guid.Empty) });
        book.Do(new PlaceHold { Id = Asked, Person = Person, Hold = Hold, At = At("2026-05-03"), Authority = "Inspectorate" });
        var carried = new ErasureCarriedOut(Person, Erasure, Erasures.Full, "retention-over", "x", "y", "A", "B");
        foreach (var by in new Event[] { carried, new ErasureApproved(Person, new(Guid.Empty), At("2026-05-04"), "B"), new HoldLifted(Person, Hold, At("2026-05-04"), "x"), new SealedFileOpened(Person, At("2026-05-04"), "A", "B", "C") })
        {
            book.IsRefused("stands-as-recorded", new CorrectEvent { Id = Asked, About = Person, Target = book.Last<PersonLeft>(Person), By = by, Reason = "slip" });
        }

        foreach (var target in new[] { book.Last<HoldPlaced>(Person), book.Last<ErasureProposed>(Person) })
        {
            book.IsRefused("stands-as-recorded", new AnnulEvent { Id = Asked, About = Person, Target = target, Reason = "slip" });
            book.IsRefused("stands-as-recorded", new CorrectEvent { Id = Asked, About = Person, Target = target, By = book.File(Person).Of<PersonLeft>()[0], Reason = "slip" });
        }
    }

    [Fact]
    public void After_an_erasure_of_identity_a_full_one_waits_until_the_inspectorate_was_told()
    {
        var book = Gone();
        book.Do(Propose());
        Tell(book);
        book.Officer = Other;
        book.Do(Approve());
        book.Do(CarryOut());
        var second = new ErasureId(Guid.Empty);
        book.Officer = Book.Registrar;
        book.Do(Propose() with { Erasure = second, Kind = Erasures.Full, At = At("2026-05-10") });
        book.Officer = Other;
        Assert.Equal(Recipients.Inspectorate, book.Refused(Approve() with { Erasure = second, At = At("2026-05-12") }).Arguments["whom"]);
        var told = new RecordErasureNotice { Id = Asked, Person = Person, Erasure = second, Whom = Recipients.Inspectorate, At = At("2026-05-11"), Means = "letter" };
        book.IsRefused("incomplete", told with { At = At("2026-05-09") });
        book.Do(told);
        book.Do(Approve() with { Erasure = second, At = At("2026-05-12") });
    }

    [Fact]
    public void One_officer_is_one_however_the_name_is_typed()
    {
        var book = Gone();
        book.Do(Propose());
        Tell(book);
        book.Officer = new("  " + Book.Registrar.Officer.ToUpperInvariant(), "other");
        book.IsRefused("same-officer", Approve());
    }

    [Fact]
    public void Who_was_arrested_and_never_held_is_kept_for_tracing()
    {
        var book = new Book();
        book.Do(new RecordArrest { Id = Asked, Person = Person, Arrest = new() { Id = new(Guid.Empty), At = At("2026-03-01T10:00"), Where = "Market square", Authority = "Police of Streslau" } });
        book.IsRefused("incomplete", Propose() with { Ground = Erasures.WrongRegistration });
        book.Do(Propose());
        Tell(book);
        book.Officer = Other;
        book.Do(Approve());
        var kept = Assert.Single(book.Do(CarryOut()).OfType<TracingKept>());
        Assert.Equal(("Market square", "Police of Streslau"), (kept.Arrests[0].Where, kept.Arrests[0].Authority));
    }

    [Fact]
    public void Who_escaped_and_was_not_recaptured_is_not_erased()
    {
        var book = Admitted();
        book.Do(new RecordEscape { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-09T10:00") });
        Assert.Contains(Holds.Escaped, Holds.At(book.File(Person), book.Now));
    }

    [Fact]
    public void An_erasure_waits_until_it_is_stopped_or_carried_out()
    {
        var book = Gone();
        Assert.DoesNotContain(Matter.Of(book.File(Person)), m => m.Kind == Matter.ErasureWaiting);
        book.Do(Propose());
        Assert.Contains(Matter.Of(book.File(Person)), m => m.Kind == Matter.ErasureWaiting);
        Tell(book);
        book.Officer = Other;
        book.Do(Approve());
        Assert.Contains(Matter.Of(book.File(Person)), m => m.Kind == Matter.ErasureWaiting);
        book.Do(CarryOut());
        Assert.DoesNotContain(Matter.Of(book.File(Person)), m => m.Kind == Matter.ErasureWaiting);
    }

    private static Actor Other => new("B. Second", "data protection officer");

    private static Book Gone()
    {
        var book = Admitted();
        book.Do(Leaving("2026-03-09T10:00"));
        return book;
    }

    private static void Tell(Book book, string? butNot = null)
    {
        foreach (var (whom, n) in new[] { (Recipients.Person, 1), (Recipients.Inspectorate, 2) }.Where(w => w.Item1 != butNot))
        {
            book.Do(new RecordNotice
            {
                Id = Asked,
                Person = Person,
                Notice = new() { Id = new(new($"01998000-00f5-7000-8000-{n:D12}")), At = At("2026-05-03T10:00"), Whom = whom, Who = "whom", Occasion = Occasions.Erasure, By = "A. Registrar", Means = "letter" },
            });
        }
    }

    private static ProposeErasure Propose() => new()
    {
        Id = Asked,
        Person = Person,
        Erasure = Erasure,
        Kind = Erasures.Identity,
        Ground = "retention-over",
        At = At("2026-05-01"),
        Authority = "Prison service of Ruritania",
        Law = "adult-convicted",
    };

    private static ApproveErasure Approve() => new() { Id = Asked, Person = Person, Erasure = Erasure, At = At("2026-05-04") };

    private static CarryOutErasure CarryOut() => new() { Id = Asked, Person = Person, Erasure = Erasure };
}

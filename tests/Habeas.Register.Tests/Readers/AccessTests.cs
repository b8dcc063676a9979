using Habeas.Register.Claims;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Readers;

public sealed class AccessTests
{
    private const string Court = "District court of Streslau";
    private const string Inspectors = "national preventive mechanism";

    private static readonly ProtectionId First = new(new("01998000-1d02-7000-8000-000000000001"));
    private static readonly SealId Wax = new(new("01998000-1d03-7000-8000-000000000001"));

    private static ProtectIdentity Protecting(string from = "2026-04-01") => new()
    {
        Id = Asked,
        Person = Person,
        Protection = First,
        From = At(from),
        Why = "witness",
        Authority = Court,
        MayKnow = [Inspectors],
    };

    private static LiftProtection Lifting(string at) => new() { Id = Asked, Person = Person, Protection = First, At = At(at), Authority = Court, Why = "trial over" };

    private static SealFile Sealing(string at = "2026-04-01") => new() { Id = Asked, Person = Person, Seal = Wax, At = At(at), Authority = Court, Why = "child", MayRead = [Inspectors] };

    private static UnsealFile Unsealing(string at) => new() { Id = Asked, Person = Person, Seal = Wax, At = At(at), Authority = Court, Why = "appeal" };

    private static Reader Of(string capacity) => new("E. Tarrow", capacity);

    private static Access Ask(Book book, string at) => Access.At(book.File(Person), Instant(at));

    [Fact]
    public void File_without_guards_is_open() => Assert.Empty(Ask(Book(), "2026-05-01").Against(Guard.Identity, Of("anybody")));

    [Fact]
    public void Protected_identity_admits_whom_the_order_names_from_then_until_it_is_lifted()
    {
        var book = Book();
        book.Do(Protecting());
        book.Do(Lifting("2026-06-01"));

        Assert.False(Ask(book, "2026-03-31").IsIdentityProtected);
        var access = Ask(book, "2026-05-01");
        Assert.True(access.IsIdentityProtected);
        Assert.False(access.IsSealed);
        Assert.Empty(access.Against(Guard.Identity, Of(Inspectors)));
        Assert.Empty(access.Against(Guard.Identity, Of(Court)));
        var guard = Assert.Single(access.Against(Guard.Identity, Of("registrar of Brezovac")));
        Assert.Equal(("witness", Court, At("2026-04-01")), (guard.Why, guard.Authority, guard.Since));
        Assert.Single(access.Against(Guard.FormerNames, Of("registrar of Brezovac")));
        Assert.Empty(access.Against(Guard.Claimant, Of("registrar of Brezovac")));
        Assert.False(Ask(book, "2026-06-02").IsIdentityProtected);
    }

    [Fact]
    public void Day_on_which_a_protection_ends_is_protected_still()
    {
        var book = Book();
        book.Do(Protecting() with { Until = At("2026-05-01") });
        Assert.True(Ask(book, "2026-05-01T15:00").IsIdentityProtected);
        Assert.False(Ask(book, "2026-05-02").IsIdentityProtected);
    }

    [Fact]
    public void Two_protections_are_lifted_each_by_itself()
    {
        var book = Book();
        book.Do(Protecting());
        book.Do(Protecting("2026-05-01") with { Protection = new(Guid.Empty), Why = "threatened", MayKnow = [] });
        book.Do(Lifting("2026-06-01"));
        Assert.Equal("threatened", Assert.Single(Ask(book, "2026-07-01").Guards).Why);
        Assert.Single(Ask(book, "2026-07-01").Against(Guard.Identity, Of(Inspectors)));
    }

    [Fact]
    public void Seal_keeps_every_part_from_whom_it_does_not_name_and_facts_go_on()
    {
        var book = Admitted();
        book.Do(Sealing());
        book.Do(Leaving("2026-04-10T10:00"));

        var access = Ask(book, "2026-05-01");
        Assert.True(access.IsSealed);
        Assert.All(Guard.Parts, part => Assert.NotEmpty(access.Against(part, Of("registrar of Brezovac"))));
        Assert.All(Guard.Parts, part => Assert.NotEmpty(access.Against(part, Of(Inspectors))));
        book.Do(Unsealing("2026-05-10"));
        Assert.True(Ask(book, "2026-05-01").IsSealed);
        Assert.False(Ask(book, "2026-05-11").IsSealed);
    }

    [Fact]
    public void Sealed_file_is_read_by_whom_a_seal_admits_and_who_opened_it_for_as_long_as_that_lasts()
    {
        var book = Book();
        book.Do(Sealing());
        var reader = book.Officer = new("E. Tarrow", Inspectors);
        book.Do(new OpenSealedFile { Id = Asked, Person = Person, Purpose = "appeal" });

        Access At(Duration after) => Access.At(book.File(Person), book.Now + after);
        Assert.All(Guard.Parts, part => Assert.Empty(At(Duration.Zero).Against(part, new(reader))));
        Assert.NotEmpty(At(Duration.Zero).Against(Guard.Identity, new("A. Colleague", Inspectors)));
        Assert.NotEmpty(At(Duration.Zero).Against(Guard.Identity, new("E. Tarrow", "registrar of Brezovac")));
        Assert.NotEmpty(At(Openings.Last + Duration.FromMinutes(1)).Against(Guard.Identity, new(reader)));
        book.Do(Sealing() with { Seal = new(Guid.Empty), MayRead = [] });
        Assert.NotEmpty(At(Duration.Zero).Against(Guard.Identity, new(reader)));
    }

    [Fact]
    public void Seal_is_taken_off_by_its_authority_or_by_whom_it_admits()
    {
        var book = Book();
        book.Do(Sealing());
        book.IsRefused("not-named-by-seal", Unsealing("2026-05-10") with { Authority = "me" });
        book.IsRefused("not-named-by-seal", new AnnulEvent { Id = Asked, About = Person, Target = book.Last<FileSealed>(Person), Reason = "slip" });
        book.Do(Protecting());
        book.IsRefused("not-named-by-seal", Lifting("2026-05-10") with { Authority = "me" });
        book.Do(new CorrectEvent { Id = Asked, About = Person, Target = book.Last<IdentityRecorded>(Person), By = new FileSealed(Person, new(Guid.Empty), At("2026-05-01"), Court, "child", []), Reason = "slip" });
        book.IsRefused("not-named-by-seal", new AnnulEvent { Id = Asked, About = Person, Target = book.Last<EventReplaced>(Person), Reason = "slip" });
        book.Officer = new("E. Tarrow", Inspectors);
        book.Do(Unsealing("2026-05-10") with { Authority = "me" });
    }

    [Fact]
    public void Seal_that_is_annulled_was_never_there()
    {
        var book = Book();
        book.Do(Sealing());
        book.Officer = new("J. Kafkova", Court);
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<FileSealed>(Person), Reason = "the wrong file" });
        Assert.Empty(Ask(book, "2026-05-01").Guards);
    }

    [Fact]
    public void Name_before_a_recognised_gender_is_kept_without_an_order_and_that_before_a_marriage_is_not()
    {
        var book = Book();
        var change = new ChangeName { Id = Asked, Person = Person, To = new("Amar"), At = At("2026-04-01"), Why = NameChanged.Reasons.GenderRecognition, Source = "certificate" };
        book.Do(change);
        Assert.Single(Ask(book, "2026-05-01").Against(Guard.FormerNames, Of("registrar of Brezovac")));
        Assert.Single(Ask(book, "2026-05-01").Against(Guard.FormerNames, Of(Guard.Register)));
        Assert.Empty(Ask(book, "2026-05-01").Against(Guard.Identity, Of("registrar of Brezovac")));

        var married = Book();
        married.Do(change with { Why = "marriage" });
        Assert.Empty(Ask(married, "2026-05-01").Guards);
    }

    [Fact]
    public void Claimant_is_kept_from_the_place_without_an_order()
    {
        var book = Book();
        book.Do(new LodgeClaim { Id = Asked, Person = Person, Claim = new(Guid.Empty), Place = Station, At = At("2026-04-01"), Claimant = new("P. Anyanwu-Lisle", "relative") });
        Assert.Single(Ask(book, "2026-05-01").Against(Guard.Claimant, Of("Streslau police station")));
        Assert.Empty(Ask(book, "2026-05-01").Against(Guard.Identity, Of("Streslau police station")));
    }

    [Fact]
    public void Guards_are_ordered_and_taken_off_by_a_named_authority()
    {
        var book = Book();
        book.IsRefused("person-not-registered", Protecting() with { Person = OtherPerson });
        book.IsRefused("unknown-code", Protecting() with { Why = "famous" });
        book.IsRefused("incomplete", Protecting() with { Authority = "" });
        book.IsRefused("incomplete", Protecting() with { MayKnow = [""] });
        book.IsRefused("until-before-from", Protecting() with { Until = At("2026-03-01") });
        book.IsRefused("protection-not-on-file", Lifting("2026-06-01"));
        book.Do(Protecting());
        book.IsRefused("protection-already-on-file", Protecting());
        book.IsRefused("incomplete", Lifting("2026-06-01") with { Authority = "" });
        book.IsRefused("incomplete", Lifting("2026-06-01") with { Why = "" });

        book.IsRefused("person-not-registered", Sealing() with { Person = OtherPerson });
        book.IsRefused("incomplete", Sealing() with { Authority = "" });
        book.IsRefused("incomplete", Sealing() with { Why = "" });
        book.IsRefused("incomplete", Sealing() with { MayRead = [" "] });
        book.IsRefused("seal-not-on-file", Unsealing("2026-06-01"));
        book.Do(Sealing());
        book.IsRefused("seal-already-on-file", Sealing());
        book.IsRefused("incomplete", Unsealing("2026-06-01") with { Authority = "" });
        book.IsRefused("incomplete", Unsealing("2026-06-01") with { Why = "" });
    }
}

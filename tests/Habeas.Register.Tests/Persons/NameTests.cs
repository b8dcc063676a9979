using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Persons;

public sealed class NameTests
{
    private const string Before = "Amara Delacroix-Obi";

    private static ChangeName Change(string to, string at, string why = "marriage") => new()
    {
        Id = Asked,
        Person = Person,
        To = new(to),
        At = At(at),
        Why = why,
        Source = "certificate",
    };

    private static string? NameAt(Book book, string at) => NamesBorne.At(book.File(Person), Instant(at))?.Text;

    [Fact]
    public void Former_name_stays_and_the_new_one_is_shown_first()
    {
        var book = Book();
        book.Do(Change("Amara Lindqvist", "2026-05-02"));
        var file = book.File(Person);

        Assert.Equal("Amara Lindqvist", NamesBorne.Shown(file)?.Text);
        Assert.Contains(new Name(Before, "former"), file.Of<IdentityRecorded>()[^1].Identity.Names);
        Assert.Equal([Before], NamesBorne.Former(file, Instant("2026-06-01")).Select(n => n.Text));
        Assert.Empty(NamesBorne.Former(file, Instant("2026-05-01")));
    }

    [Fact]
    public void Name_of_a_day_is_the_one_that_was_borne_then_however_late_it_is_told()
    {
        var book = Book();
        book.Do(Change("Amara Third", "2026-07-01", "own-wish") with { From = new("Amara Second") });
        book.Do(Change("Amara Second", "2026-05-01") with { From = new(Before) });

        Assert.Equal([Before, "Amara Second", "Amara Third"], new[] { "2026-04-01", "2026-06-01", "2026-08-01" }.Select(d => NameAt(book, d)));
    }

    [Fact]
    public void Name_recorded_in_error_was_borne_never()
    {
        var book = Book();
        book.Do(Change("Amara Delacroix-Obeng", "2026-05-01", NameChanged.Reasons.Error));

        Assert.Equal("Amara Delacroix-Obeng", NameAt(book, "2026-01-01"));
        Assert.Equal("Amara Delacroix-Obeng", NameAt(book, "2026-06-01"));
        Assert.Empty(NamesBorne.Former(book.File(Person), Instant("2026-06-01")));
        Assert.DoesNotContain(book.File(Person).Of<IdentityRecorded>()[^1].Identity.Names, n => n.Kind == "former");
    }

    [Fact]
    public void Error_found_after_a_marriage_corrects_the_name_before_it()
    {
        var book = Book();
        book.Do(Change("Amara Lindqvist", "2026-05-02"));
        book.Do(Change("Amara Delacroix-Obeng", "2026-06-02", NameChanged.Reasons.Error) with { From = new(Before) });

        Assert.Equal("Amara Delacroix-Obeng", NameAt(book, "2026-04-01"));
        Assert.Equal("Amara Lindqvist", NameAt(book, "2026-06-01"));
    }

    [Fact]
    public void Recognised_gender_comes_with_the_name()
    {
        var book = Book();
        book.Do(Change("Amar Delacroix-Obi", "2026-05-02", NameChanged.Reasons.GenderRecognition) with { Gender = "man" });
        Assert.Equal("man", book.File(Person).Of<IdentityRecorded>()[^1].Identity.Gender);
    }

    [Fact]
    public void Annulled_change_leaves_the_name_as_it_was()
    {
        var book = Book();
        book.Do(Change("Amara Lindqvist", "2026-05-02"));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<NameChanged>(Person), Reason = "another person's certificate" });
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<IdentityRecorded>(Person), Reason = "another person's certificate" });
        Assert.Equal(Before, NameAt(book, "2026-06-01"));
    }

    [Fact]
    public void A_change_has_a_name_a_reason_and_a_source()
    {
        var book = Book();
        book.IsRefused("person-not-registered", Change("X", "2026-05-02") with { Person = OtherPerson });
        book.IsRefused("unknown-code", Change("X", "2026-05-02", "whim"));
        book.IsRefused("incomplete", Change(" ", "2026-05-02"));
        book.IsRefused("incomplete", Change("X", "2026-05-02") with { To = new("X", "alias") });
        book.IsRefused("incomplete", Change("X", "2026-05-02") with { From = new("") });
        book.IsRefused("incomplete", Change("X", "2026-05-02") with { Source = "" });
        book.IsRefused("not-yet-happened", Change("X", "2027-05-02"));
    }

    private static IdentifyPerson Identifying() => new()
    {
        Id = Asked,
        Person = OtherPerson,
        Identity = Named("Lin Wangshu"),
        At = At("2026-07-20"),
        By = "inspector T. Akande",
        On = [new("family", "a brother")],
    };

    private static Book Unnamed()
    {
        var book = Book();
        book.Do(Registration(OtherPerson) with { Identity = new() { Provisional = "young man with a green coat" } });
        return book;
    }

    [Fact]
    public void Person_whom_nobody_could_name_is_identified_on_evidence_and_found_by_the_old_description()
    {
        var book = Unnamed();
        Assert.Equal(new(Naming.Unidentified, null), Naming.Of(book.File(OtherPerson)));
        Assert.Null(NamesBorne.At(book.File(OtherPerson), Instant("2026-07-01")));

        book.Do(Identifying());
        var naming = Naming.Of(book.File(OtherPerson));
        Assert.Equal(Naming.Identified, naming.State);
        Assert.Equal(["family"], naming.Established!.On.Select(e => e.Kind));
        Assert.Equal("young man with a green coat", book.File(OtherPerson).Of<IdentityRecorded>()[0].Identity.Provisional);
    }

    [Fact]
    public void Own_word_names_without_evidence() => Assert.Equal(new(Naming.Named, null), Naming.Of(Book().File(Person)));

    [Fact]
    public void Identification_has_a_name_evidence_and_somebody_who_made_it()
    {
        var book = Unnamed();
        book.IsRefused("person-not-registered", Identifying() with { Person = ThirdPerson });
        book.IsRefused("no-identity", Identifying() with { Identity = new() { Provisional = "green coat" } });
        book.IsRefused("incomplete", Identifying() with { Identity = Named("") });
        book.IsRefused("incomplete", Identifying() with { On = [] });
        book.IsRefused("unknown-code", Identifying() with { On = [new("face")] });
        book.IsRefused("incomplete", Identifying() with { By = "" });
        book.IsRefused("not-yet-happened", Identifying() with { At = At("2027-01-01") });
    }
}

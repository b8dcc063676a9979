using Habeas.Register.Persons;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Persons;

public sealed class PersonTests
{
    private static RegisterPerson As(Identity identity) => Registration(OtherPerson) with { Identity = identity };

    private static RecordIdentity Also(Identity identity) => new() { Id = Asked, Person = Person, Identity = identity, Source = "passport" };

    [Fact]
    public void A_person_is_registered_under_the_next_file_number_with_who_they_are()
    {
        var events = new Book().Do(Registration(Person));

        var number = Assert.IsType<PersonRegistered>(events[0]).FileNumber;
        Assert.True(FileNumber.TryParse(number, out _));
        Assert.Equal("own statement", Assert.IsType<IdentityRecorded>(events[1]).Source);
    }

    [Theory]
    [InlineData("Þórunn Ægisdóttir")]
    [InlineData("نور الهدى")]
    [InlineData("林望舒")]
    [InlineData("אילת בן־עמי")]
    [InlineData("அமுதன்")]
    [InlineData("O")]
    [InlineData("ꦱꦸꦏꦩ꧀ꦠ")]
    public void No_name_is_refused_for_its_script_or_length(string name) => new Book().Do(Registration(Person, name));

    [Fact]
    public void A_person_nobody_can_name_is_registered_by_a_description_and_named_later()
    {
        var book = new Book();
        book.Do(As(new() { Provisional = "boy in bed 4, scar on the left hand" }));
        book.Do(Also(Named("Ilyas Petrosyan-Wolde")) with { Person = OtherPerson, Source = "a neighbour" });

        Assert.Equal(2, book.File(OtherPerson).Of<IdentityRecorded>().Count());
    }

    [Fact]
    public void The_first_identity_needs_a_name_or_a_description_and_the_refusal_says_so()
    {
        var refusal = new Book().Refused(As(new() { Gender = "woman", Provisional = " " }));

        Assert.Equal("no-identity", refusal.Code);
        Assert.Equal("Nelson Mandela Rule 7(a)", refusal.Citation);
        Assert.Contains("provisional", (string)refusal.Arguments["instead"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_is_registered_once_and_before_more_is_said_of_them()
    {
        Book().IsRefused("person-already-registered", Registration(Person));
        new Book().IsRefused("person-not-registered", Also(Named("Tamar Eklund")));
    }

    [Fact]
    public void A_birth_date_may_be_a_year_or_a_guess_but_must_exist()
    {
        var book = Book();
        book.Do(Also(new() { Born = new(2007, Circa: true) }));
        book.IsRefused("incomplete", Also(new() { Born = new(2007, 2, 29) }));
        book.IsRefused("incomplete", Also(new() { Born = new(2007, 13) }));
        book.IsRefused("incomplete", Also(new() { Born = new(2007, null, 4) }));
        book.IsRefused("incomplete", Also(new() { Born = new(1492) }));
    }

    [Fact]
    public void Nobody_is_born_after_the_act_is_recorded()
    {
        var book = Book();
        book.Do(Also(new() { Born = new(2026) }));
        book.Do(Also(new() { Born = new(2026, 11) }));
        book.Do(Also(new() { Born = new(2026, 11, 2) })); // where the sun rises first it is the 2nd of November already
        book.IsRefused("not-yet-happened", Also(new() { Born = new(2026, 11, 3) }));
        book.IsRefused("not-yet-happened", Also(new() { Born = new(2027) }));
        book.IsRefused("not-yet-happened", Also(new() { Born = new(9999, 12, 31) }));
        book.IsRefused("not-yet-happened", Registration(OtherPerson) with { Identity = Named("Tamar Eklund") with { Born = new(2027, 1, 1) } });
        Assert.Equal("identity.born", book.Refused(Also(new() { Born = new(2027) })).Arguments["field"]);
    }

    [Fact]
    public void Codes_identifiers_names_and_sources_must_say_something()
    {
        var book = Book();
        book.Do(Also(new() { Nationalities = ["ZW", Identity.Stateless] }));
        book.IsRefused("unknown-code", Also(new() { Nationalities = ["zw"] }));
        book.IsRefused("unknown-code", Also(new() { Nationalities = ["ZWE"] }));
        book.IsRefused("incomplete", Also(new() { Identifiers = [new("", "77")] }));
        book.IsRefused("incomplete", Also(new() { Identifiers = [new("registry of births", " ")] }));
        book.IsRefused("incomplete", Also(new() { Names = [new("  ")] }));
        book.IsRefused("unknown-code", Also(new() { Names = [new("Tamar", "nickname")] }));
        book.IsRefused("incomplete", Also(Named("Tamar Eklund")) with { Source = "" });
    }

    [Fact]
    public void Earlier_files_are_suggested_with_what_they_agree_on_and_nothing_is_merged()
    {
        var book = new Book();
        var born = new BirthDate(1990, 4, 2);
        book.Do(Registration(Person) with { Identity = new() { Names = [new("Éloïse Nguyễn")], Born = born, Identifiers = [new("army", "12")] } });
        book.Do(Registration(OtherPerson) with { Identity = new() { Names = [new("NGUYEN, Eloise")], Born = born } });
        book.Do(Registration(ThirdPerson) with { Identity = new() { Names = [new("Someone Else")], Identifiers = [new("army", "12")] } });

        var act = new SuggestEarlierFiles { Id = Asked, Person = Person, Candidates = [OtherPerson, ThirdPerson, Person, new(Guid.Empty)] };
        var suggested = Assert.IsType<EarlierFilesSuggested>(Assert.Single(book.Do(act)));

        Assert.Equal([OtherPerson, ThirdPerson], suggested.Candidates.Select(c => c.File));
        Assert.Equal([Resemblance.SameNameAndBirthDate], suggested.Candidates[0].AgreesOn);
        Assert.Equal([Resemblance.SameIdentifier], suggested.Candidates[1].AgreesOn);
        Assert.Equal(2, book.File(OtherPerson).Facts.Length);
        book.IsRefused("no-resemblance", act with { Person = OtherPerson, Candidates = [ThirdPerson] });
        book.IsRefused("person-not-registered", act with { Person = new(Guid.Empty) });
    }
}

using Habeas.Register.Persons;

namespace Habeas.Register.Tests.Persons;

public sealed class ResemblanceTests
{
    private static readonly BirthDate Day = new(1988, 11, 3);

    private static Identity Born(BirthDate? day, params string[] names) => new() { Names = [.. names.Select(n => new Name(n))], Born = day };

    [Theory]
    [InlineData("Łucja Müller-Özdemir", "OZDEMIR MULLER LUCJA")]
    [InlineData("Ἑλένη Παπαδάκη", "Παπαδακη Ελενη")]
    [InlineData("Артём Йорданов", "иорданов артем")]
    [InlineData("آمِنَة إدريس", "امنة ادريس")]
    [InlineData("D'Arcy  O\u2019Shea", "darcy oshea")]
    [InlineData("Trần Thị Ánh", "Tran Thi Anh")]
    public void Names_agree_whatever_their_case_diacritics_and_order_of_words(string one, string other) =>
        Assert.Equal([Resemblance.SameNameAndBirthDate], Resemblance.Between(Born(Day, one), Born(Day, other)));

    [Theory]
    [InlineData("Anna Berg", "Anna Bergh")]
    [InlineData("किरण", "करण")]
    [InlineData("Anna Berg", "Anna")]
    public void Other_names_do_not_agree(string one, string other) =>
        Assert.Empty(Resemblance.Between(Born(Day, one), Born(Day, other)));

    [Fact]
    public void A_name_alone_or_a_year_alone_agrees_on_nothing()
    {
        Assert.Empty(Resemblance.Between(Born(null, "Anna Berg"), Born(null, "Anna Berg")));
        Assert.Empty(Resemblance.Between(Born(new(1988), "Anna Berg"), Born(new(1988), "Anna Berg")));
        Assert.Empty(Resemblance.Between(Born(Day, "Anna Berg"), Born(Day with { Day = 4 }, "Anna Berg")));
    }

    [Fact]
    public void An_alias_agrees_as_a_name_does() =>
        Assert.NotEmpty(Resemblance.Between(Born(Day, "Anna Berg", "La Rossa"), Born(Day, "la rossa")));

    [Fact]
    public void A_number_agrees_only_together_with_its_issuer()
    {
        static Identity With(string issuer) => new() { Identifiers = [new(issuer, "0042")] };
        Assert.Equal([Resemblance.SameIdentifier], Resemblance.Between(With("army"), With("army")));
        Assert.Empty(Resemblance.Between(With("army"), With("navy")));
    }
}

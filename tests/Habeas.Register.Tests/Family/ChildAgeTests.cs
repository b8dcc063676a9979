using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Family;
using Habeas.Register.Time;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Family;

public sealed class ChildAgeTests
{
    private static Child Child => new() { Id = FamilyStory.Elder };

    [Theory]
    [InlineData(2020, 3, 10, 5)]
    [InlineData(2020, 3, 11, 4)]
    [InlineData(2026, 1, 1, 0)]
    public void A_child_born_on_a_day_has_one_age(int year, int month, int day, int age) =>
        Assert.Equal((age, age), (Child with { Born = new(year, month, day) }).AgeOn(new(2025, 3, 10)));

    [Fact]
    public void A_year_of_birth_leaves_a_year_open() =>
        Assert.Equal((4, 5), (Child with { Born = new(2020) }).AgeOn(new(2025, 3, 10)));

    [Fact]
    public void An_age_that_was_told_grows()
    {
        var child = Child with { Age = new(2, At("2026-03-01")) };
        Assert.Equal((2, 2), child.AgeOn(new(2026, 3, 1)));
        Assert.Equal((2, 3), child.AgeOn(new(2026, 9, 1)));
        Assert.Equal((3, 3), child.AgeOn(new(2027, 3, 1)));
    }

    [Fact]
    public void A_child_of_whom_neither_birth_nor_age_is_known_has_no_age()
    {
        Assert.Null(Child.AgeOn(new(2026, 3, 1)));
        Assert.Null((Child with { Age = new(2, When.Unknown(Zone)) }).AgeOn(new(2026, 3, 1)));
    }

    [Fact]
    public void An_age_that_was_told_holds_the_true_one_on_every_later_day_and_leaves_a_year_open_at_most() =>
        Prop.ForAll(Births().ToArbitrary(), birth =>
        {
            var (born, told, asked) = birth;
            var age = Years(born, told);
            var (least, most) = (Child with { Age = new(age, When.Day(told, Zone)) }).AgeOn(asked)!.Value;
            return least <= Years(born, asked) && Years(born, asked) <= most && most - least <= 1;
        }).QuickCheckThrowOnFailure();

    private static int Years(LocalDate from, LocalDate to) => Period.Between(from, to, PeriodUnits.Years).Years;

    private static Gen<(LocalDate Born, LocalDate Told, LocalDate Asked)> Births() =>
        from born in Gen.Choose(0, 5000)
        from told in Gen.Choose(0, 6500)
        from asked in Gen.Choose(0, 6500)
        select (Day(born), Day(born + told), Day(born + told + asked));

    private static LocalDate Day(int days) => new LocalDate(1995, 12, 1).PlusDays(days);
}

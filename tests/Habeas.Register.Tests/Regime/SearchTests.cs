using Habeas.Register.Regime;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

public sealed class SearchTests
{
    private static IEnumerable<string> Below(string? gender, string? sex, string kind, string searcher) => Regimes.Below(Done(
        Identified(new() { Names = [new("Noa")], Gender = gender, Sex = sex is null ? null : new(sex) }), Searching(kind, searcher)));

    [Theory]
    [InlineData("strip")]
    [InlineData("body-cavity")]
    public void Search_of_the_naked_body_by_somebody_of_another_gender_is_shown(string kind)
    {
        Assert.Equal([BelowStandard.SearchByOtherGender], Below(null, "female", kind, "man"));
        Assert.Equal([BelowStandard.SearchByOtherGender], Below(null, "male", kind, "woman"));
        Assert.Empty(Below(null, "female", kind, "woman"));
    }

    [Fact]
    public void Pat_down_of_a_woman_by_a_man_is_shown_and_of_a_man_by_a_woman_is_not()
    {
        Assert.Equal([BelowStandard.SearchByOtherGender], Below(null, "female", "pat-down", "man"));
        Assert.Empty(Below(null, "male", "pat-down", "woman"));
    }

    [Fact]
    public void Body_cavity_is_searched_by_health_care_staff_of_whichever_gender()
    {
        Assert.Empty(Regimes.Below(Done(
            Identified(new() { Names = [new("Noa")], Sex = new("female") }),
            Searching("body-cavity") with { By = [new("Dr. Okafor", "man", "yes")] })));
    }

    [Fact]
    public void Gender_is_the_one_that_the_person_says()
    {
        Assert.Empty(Below("woman", "male", "strip", "woman"));
        Assert.Equal([BelowStandard.SearchByOtherGender], Below("woman", "male", "strip", "man"));
        Assert.Empty(Below("neither", "male", "strip", "woman"));
    }

    [Fact]
    public void What_the_file_is_silent_about_is_not_found()
    {
        Assert.Empty(Below(null, null, "strip", "man"));
        Assert.Empty(Below(null, "female", "strip", "not-known"));
        Assert.Empty(Below(null, "female", "cell", "man"));
    }

    [Fact]
    public void Search_says_by_whom_why_and_what_was_found()
    {
        var book = Done(Searching(), Searching() with { At = At("2026-05-01") });
        Assert.Equal([At("2026-05-01"), At("2026-05-02T08:00")], SearchesOnFile.Of(book.File(Person)).Select(s => s.At));

        book.IsRefused("person-not-registered", Searching() with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Searching() with { Place = new(Person.Value) });
        book.IsRefused("not-yet-happened", Searching() with { At = At("2027-01-01") });
        book.IsRefused("unknown-code", Searching("look"));
        book.IsRefused("unknown-code", Searching(gender: "lady"));
        book.IsRefused("unknown-code", Searching() with { By = [new("O-118", "woman", "nurse")] });
        book.IsRefused("incomplete", Searching() with { By = [new("", "woman")] });
        book.IsRefused("incomplete", Searching() with { By = [] });
        book.IsRefused("incomplete", Searching() with { Why = "" });
        book.IsRefused("incomplete", Searching() with { Found = "" });
    }
}

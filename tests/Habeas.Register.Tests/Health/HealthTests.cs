using System.Reflection;
using Habeas.Register.Corrections;
using Habeas.Register.Health;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Health;

public sealed class HealthTests
{
    private static RecordHealth Noticed(string at, string state = HealthStates.Fit) => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        At = At(at),
        State = state,
        By = "S. Quiroga-Lindqvist",
        Capacity = "nurse",
    };

    [Fact]
    public void A_notice_says_a_state_by_somebody_in_some_capacity()
    {
        var book = Admitted();
        book.IsRefused("unknown-code", Noticed("2026-03-02T11:00", "influenza"));
        book.IsRefused("incomplete", Noticed("2026-03-02T11:00") with { By = "" });
        book.IsRefused("incomplete", Noticed("2026-03-02T11:00") with { Capacity = " " });
        book.IsRefused("person-not-registered", Noticed("2026-03-02T11:00") with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Noticed("2026-03-02T11:00") with { Place = new(Guid.Empty) });
        book.IsRefused("not-yet-happened", Noticed("2027-03-02T11:00"));
        book.Do(Noticed("2026-03-02T11:00") with { Place = null });
    }

    [Theory]
    [InlineData("diabetes")]
    [InlineData("type 2 diabetes")]
    [InlineData("M-2026/0713: fracture")]
    [InlineData("")]
    [InlineData("B20-with-much-more-than-any-number-would-say")]
    public void A_reference_to_the_medical_file_has_no_room_for_what_it_says(string reference)
    {
        var book = Admitted();
        book.IsRefused("incomplete", Noticed("2026-03-02T11:00") with { MedicalFile = reference });
        book.Do(Noticed("2026-03-02T11:00") with { MedicalFile = "M-2026/0713" });

        var correction = new CorrectEvent
        {
            Id = Asked,
            About = Person,
            Target = book.Last<HealthNoticed>(Person),
            Reason = "wrong number",
            By = new HealthNoticed(Person, Prison, At("2026-03-02T11:00"), HealthStates.Fit, "S. Quiroga-Lindqvist", "nurse", reference),
        };
        book.IsRefused("incomplete", correction);
    }

    [Fact]
    public void A_notice_has_no_field_but_these_so_that_no_finding_can_be_written_into_one() =>
        Assert.Equal(
            ["At", "By", "Capacity", "MedicalFile", "Person", "Place", "State"],
            typeof(HealthNoticed).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Notices_stand_in_the_order_in_which_they_were_given()
    {
        var book = Admitted();
        book.Do(Noticed("2026-04-02T11:00", HealthStates.NeedsAttention));
        book.Do(Noticed("2026-03-02T11:00"));
        Assert.Equal([HealthStates.Fit, HealthStates.NeedsAttention], HealthNotices.Of(book.File(Person)).Select(n => n.State));
    }

    [Fact]
    public void A_stay_is_without_a_notice_until_somebody_examined_the_person_or_they_declined()
    {
        var book = Admitted();
        book.Do(Noticed("2026-03-02T10:30", HealthStates.NotExamined));
        book.Do(Noticed("2026-03-02T10:30") with { Place = OtherPrison });
        Assert.Equal(Prison, Assert.Single(HealthNotices.StaysWithout(book.File(Person))).Place);

        book.Do(Noticed("2026-03-02T11:00", HealthStates.Declined));
        Assert.Empty(HealthNotices.StaysWithout(book.File(Person)));
    }
}

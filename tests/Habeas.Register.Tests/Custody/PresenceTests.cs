using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime.Text;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Custody;

/// <summary>Nothing about the law refuses the record that a person is held.</summary>
public sealed class PresenceTests
{
    [Fact]
    public void A_nameless_person_found_gets_a_file()
    {
        var events = Book().Do(Presence("2026-03-02T10:00", person: OtherPerson));
        Assert.Equal([typeof(PersonRegistered), typeof(PresenceRecorded)], events.Select(e => e.GetType()));
    }

    [Fact]
    public void A_presence_is_taken_at_a_closed_place_and_at_an_unofficial_one()
    {
        var book = Book();
        book.Do(new ClosePlace { Id = Asked, Place = Prison, At = At("2025-01-01") });
        book.Do(Presence("2026-03-02T10:00"));
        book.Do(Opening(new(Guid.Empty), "house by the quarry", "unofficial") with { Authority = "unknown" });
        book.Do(Presence("2026-03-04T10:00", new PlaceId(Guid.Empty)));
    }

    [Fact]
    public void A_presence_is_taken_while_shown_elsewhere_and_after_a_release()
    {
        var book = Admitted();
        book.Do(Presence("2026-03-04T10:00", OtherPrison));
        book.Do(Leaving("2026-03-10T10:00"));
        book.Do(Presence("2026-03-11T10:00", Station));

        Assert.Equal(3, Timeline.Of(book.File(Person)).Count);
    }

    [Fact]
    public void A_presence_has_a_source_a_place_on_record_and_a_time_that_has_come()
    {
        var book = Book();
        book.IsRefused("incomplete", Presence("2026-03-02T10:00") with { Source = "" });
        book.IsRefused("incomplete", Presence("2026-03-02T10:00") with { HeldSince = At("2026-03-01") with { Zone = "x" } });
        book.IsRefused("incomplete", Presence("2026-03-02T10:00") with { Identity = new() { Names = [new("")] } });
        book.IsRefused("not-yet-happened", Presence("2027-03-02T10:00"));
        book.IsRefused("place-not-registered", Presence("2026-03-02T10:00", new PlaceId(Guid.Empty)));
    }

    [Fact]
    public void An_absence_is_of_a_person_on_file_and_has_a_source()
    {
        var book = Admitted();
        var act = new RecordAbsence { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-09T10:00"), Source = "inspector" };
        book.IsRefused("incomplete", act with { Source = "" });
        book.IsRefused("person-not-registered", act with { Person = OtherPerson });
        book.IsRefused("place-not-registered", act with { Place = new(Guid.Empty) });
        book.IsRefused("not-yet-happened", act with { At = At("2027-01-01") });
        book.Do(act);
        Assert.NotNull(Assert.Single(Timeline.Of(book.File(Person))).End);
    }

    [Theory]
    [InlineData("2026-11-01T22:59", false)] // an hour before midnight in Vienna
    [InlineData("2026-11-01T23:00", true)]
    public void No_count_is_of_a_night_that_has_not_begun_at_the_place(string now, bool taken)
    {
        var book = new Book();
        book.Do(Opening(Prison));
        book.Now = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(now).Value;
        var night = DateRange.Of(new(2026, 11, 2));
        var count = new RecordCount { Id = Asked, Place = Prison, Dates = [night], Source = "roll", Listed = 1 };
        var sightings = new RecordSightings { Id = Asked, Person = Person, Source = "roll", Seen = [new(Prison, [night], null, new Dictionary<string, Coded>())] };
        var absences = sightings with { Seen = [], NotSeen = [new(Prison, [night])] };
        foreach (var act in new Act[] { count, sightings, absences })
        {
            if (taken)
            {
                Assert.IsType<Outcome.Accepted>(book.Try(act));
            }
            else
            {
                book.IsRefused("not-yet-happened", act);
            }
        }
    }
}

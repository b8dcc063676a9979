using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Needs;
using Habeas.Register.Persons;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Needs;

public sealed class NeedTests
{
    private static AccommodationId Id(int n) => new(new Guid($"01998000-0073-7000-8000-{n:x12}"));

    private static RecordNeed Need(string at, string kind = "mobility", string? until = null) =>
        new() { Id = Asked, Person = Person, At = At(at), Need = new(kind), Until = until is null ? null : At(until), Source = "own statement" };

    private static AskAccommodation Ask(string at, int n = 1) =>
        new() { Id = Asked, Person = Person, Accommodation = Id(n), At = At(at), For = "mobility", What = "a walking frame", By = "the person" };

    private static DecideAccommodation Decide(string at, string decision = AccommodationDecided.Agreed, string? why = null) =>
        new() { Id = Asked, Person = Person, Accommodation = Id(1), At = At(at), Decision = decision, By = "W. Okonjo", Why = why };

    private static RecordAccommodationProvided Provide(string at) => new() { Id = Asked, Person = Person, Accommodation = Id(1), At = At(at), By = "S. Quiroga-Lindqvist" };

    private static EndAccommodation End(string at) => new() { Id = Asked, Person = Person, Accommodation = Id(1), At = At(at), By = "W. Okonjo", Why = "walks without it" };

    private static AccommodationState State(Book book) => Assert.Single(Accommodations.Of(book.File(Person)));

    [Fact]
    public void A_need_is_by_code_with_a_source_and_of_another_kind_in_words()
    {
        var book = Book();
        book.IsRefused("unknown-code", Need("2026-03-02", "disabled"));
        book.IsRefused("incomplete", Need("2026-03-02", NeedKinds.Other));
        book.IsRefused("incomplete", Need("2026-03-02") with { Source = "" });
        book.IsRefused("until-before-from", Need("2026-03-02", until: "2026-02-01"));
        book.IsRefused("person-not-registered", Need("2026-03-02") with { Person = OtherPerson });
        book.IsRefused("not-yet-happened", Need("2027-03-02"));
        book.Do(Need("2026-03-02") with { Need = new(NeedKinds.Other, "cannot bear bright light") });
    }

    [Fact]
    public void Needs_last_until_they_end()
    {
        var book = Book();
        book.Do(Need("2026-04-01", "diet", until: "2026-05-01"));
        book.Do(Need("2026-03-02"));
        Assert.Equal(["mobility"], NeedsOnFile.At(book.File(Person), Instant("2026-03-15T00:00")).Select(n => n.Need.Code));
        Assert.Equal(["mobility", "diet"], NeedsOnFile.At(book.File(Person), Instant("2026-04-15T00:00")).Select(n => n.Need.Code));
        Assert.Equal(["mobility"], NeedsOnFile.At(book.File(Person), Instant("2026-05-15T00:00")).Select(n => n.Need.Code));
    }

    [Fact]
    public void What_was_agreed_to_and_not_provided_shows_until_it_is_provided()
    {
        var book = Book();
        book.Do(Ask("2026-03-02"));
        Assert.True(State(book).IsUndecided);
        Assert.False(State(book).IsAgreedAndNotProvided);

        book.Do(Decide("2026-03-03"));
        Assert.False(State(book).IsUndecided);
        Assert.Equal(Id(1), Assert.Single(Accommodations.AgreedAndNotProvided(book.File(Person))).Asked.Accommodation);
        Assert.Empty(Accommodations.AgreedAndNotProvided(book.File(Person), Instant("2026-03-02T12:00")));

        book.Do(Provide("2026-03-20"));
        Assert.Empty(Accommodations.AgreedAndNotProvided(book.File(Person)));
        Assert.Single(Accommodations.AgreedAndNotProvided(book.File(Person), Instant("2026-03-10T12:00")));
    }

    [Fact]
    public void The_last_decision_stands_whenever_it_was_recorded()
    {
        var book = Book();
        book.Do(Ask("2026-03-02"));
        book.Do(Decide("2026-03-10"));
        book.Do(Decide("2026-03-03", AccommodationDecided.Refused, "none is in the store"));
        Assert.True(State(book).IsAgreedAndNotProvided);
        book.Do(Decide("2026-03-11", AccommodationDecided.Refused, "against the rules of the wing"));
        Assert.False(State(book).IsAgreedAndNotProvided);
    }

    [Fact]
    public void What_ended_is_promised_no_longer_and_what_was_refused_can_be_provided()
    {
        var book = Book();
        book.Do(Ask("2026-03-02"));
        book.Do(Decide("2026-03-03", AccommodationDecided.Refused, "none is in the store"));
        book.Do(Provide("2026-03-20"));
        Assert.Equal(At("2026-03-20"), State(book).Provided);
        book.Do(Decide("2026-03-21"));
        book.Do(End("2026-04-20"));
        Assert.Equal("walks without it", State(book).Ended!.Why);
        Assert.Empty(Accommodations.AgreedAndNotProvided(book.File(Person)));
    }

    [Fact]
    public void An_accommodation_is_asked_for_once_and_each_step_is_of_one_on_file()
    {
        var book = Book();
        book.IsRefused("accommodation-not-on-file", Decide("2026-03-03"));
        book.IsRefused("accommodation-not-on-file", Provide("2026-03-03"));
        book.IsRefused("accommodation-not-on-file", End("2026-03-03"));
        book.Do(Ask("2026-03-02"));
        book.IsRefused("accommodation-already-on-file", Ask("2026-03-02"));
        book.IsRefused("not-yet-happened", Ask("2027-03-02", 2));
        book.IsRefused("not-yet-happened", Decide("2027-03-02"));
        book.IsRefused("not-yet-happened", Provide("2027-03-02"));
        book.IsRefused("not-yet-happened", End("2027-03-02"));
        book.IsRefused("person-not-registered", Ask("2026-03-02") with { Person = OtherPerson });
        book.IsRefused("person-not-registered", Decide("2026-03-02") with { Person = OtherPerson });
        book.Do(Ask("2026-03-02", 2));
    }

    [Fact]
    public void Every_step_is_somebodys_and_a_refusal_and_an_end_have_a_reason()
    {
        var book = Book();
        book.IsRefused("unknown-code", Ask("2026-03-02") with { For = "comfort" });
        book.IsRefused("incomplete", Ask("2026-03-02") with { What = "" });
        book.IsRefused("incomplete", Ask("2026-03-02") with { By = "" });
        book.Do(Ask("2026-03-02"));
        book.IsRefused("unknown-code", Decide("2026-03-03", "later"));
        book.IsRefused("incomplete", Decide("2026-03-03") with { By = "" });
        book.IsRefused("incomplete", Decide("2026-03-03", AccommodationDecided.Refused));
        book.IsRefused("incomplete", Provide("2026-03-03") with { By = "" });
        book.IsRefused("incomplete", End("2026-03-03") with { By = "" });
        book.IsRefused("incomplete", End("2026-03-03") with { Why = "" });
    }

    [Fact]
    public void Where_an_accommodation_stands_does_not_depend_on_the_order_of_recording()
    {
        Event[] facts =
        [
            new AccommodationAsked(Person, Id(1), At("2026-03-02"), "mobility", "a walking frame", "the person"),
            new AccommodationAsked(Person, Id(2), At("2026-03-05"), "hearing", "a loop", "the person"),
            new AccommodationDecided(Person, Id(1), At("2026-03-03"), AccommodationDecided.Refused, "W. Okonjo", "none in the store"),
            new AccommodationDecided(Person, Id(1), At("2026-03-10"), AccommodationDecided.Agreed, "W. Okonjo", null),
            new AccommodationDecided(Person, Id(2), At("2026-03-10"), AccommodationDecided.Agreed, "W. Okonjo", null),
            new AccommodationProvided(Person, Id(1), At("2026-03-20"), "S. Quiroga-Lindqvist"),
            new AccommodationProvided(Person, Id(1), At("2026-03-12"), "S. Quiroga-Lindqvist"),
            new AccommodationEnded(Person, Id(1), At("2026-04-20"), "W. Okonjo", "walks without it"),
        ];
        var told = Derived(facts);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Shuffle(facts).ToArbitrary(), shuffled => Derived(shuffled) == told));
    }

    private static string Derived(IReadOnlyList<Event> facts) => string.Join('\n', Accommodations.Of(facts
        .Select((e, i) => new Recorded(new(i, 1), NodaTime.Instant.FromUtc(2026, 11, 1, 0, 0), e))
        .Aggregate(PersonFile.New(Person), (file, next) => file.Evolve(next))));
}

using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Health;
using Habeas.Register.Movements;
using Habeas.Register.Needs;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Notices;

public sealed class OwingTests
{
    private const string Home = "RU";

    private static readonly IReadOnlyList<string> Everything = [.. Rights.All];

    private static RecordIdentity National(params string[] nationalities) =>
        new() { Id = Asked, Person = Person, Source = "passport", Identity = new() { Nationalities = nationalities } };

    private static TellRights Told(string at, IReadOnlyList<string>? of = null, string language = "de") => new()
    {
        Id = Asked,
        Person = Person,
        Place = Prison,
        At = At(at),
        Of = of ?? Everything,
        Language = language,
        Means = RightsTold.Spoken,
        By = "B. Amsel",
        Understood = "understood",
    };

    private static RecordWish Wish(string at, string whom, string wish, string? occasion = null) =>
        new() { Id = Asked, Person = Person, At = At(at), Whom = whom, Occasion = occasion, Wish = wish, To = "B. Amsel" };

    private static RecordNotice Notice(int n, string at, string whom, string occasion = Occasions.Deprivation) => new()
    {
        Id = Asked,
        Person = Person,
        Notice = new() { Id = new(new Guid($"01998000-0072-7000-8000-{n:x12}")), At = At(at), Whom = whom, Who = "whoever answered", Occasion = occasion, By = "B. Amsel", Means = "telephone" },
    };

    private static RecordAnswer Answer(int n, string at, string answer) =>
        new() { Id = Asked, Person = Person, Notice = new(new Guid($"01998000-0072-7000-8000-{n:x12}")), At = At(at), Answer = answer };

    /// <summary>A national of the State of the register who was told of every right and whose family was told.</summary>
    private static Book Done(params string[] nationalities)
    {
        var book = Admitted();
        book.Do(National(nationalities.Length > 0 ? nationalities : [Home]));
        book.Do(Told("2026-03-02T10:30"));
        book.Do(Notice(1, "2026-03-02T11:00", Recipients.Family));
        Assert.Equal(nationalities.Length > 0 ? ["wish-not-recorded consulate/deprivation"] : [], Owed(book));
        return book;
    }

    private static IEnumerable<string> Owed(Book book) => Owing.Of(book.File(Person), Home).Select(o => $"{o.Code} {o.Detail}".Trim());

    [Fact]
    public void Of_somebody_of_whom_nothing_is_told_every_right_the_nationality_and_the_wish_are_owed()
    {
        var owed = Owing.Of(Admitted().File(Person), Home);
        Assert.Equal(
            [
                "right-not-told challenge", "right-not-told complain", "right-not-told counsel", "right-not-told reasons",
                "right-not-told rules-of-the-place", "right-not-told tell-family", "nationality-not-recorded ", "wish-not-recorded family/deprivation",
            ],
            owed.Select(o => $"{o.Code} {o.Detail}"));
        Assert.All(owed, o => Assert.Equal(Edge.At(At("2026-03-02T10:00")), o.Since));
        Assert.Equal("ICCPR art. 9(2)", owed.Single(o => o.Detail == "reasons").Rule);
        Assert.Empty(Owing.Of(Book().File(Person), Home));
    }

    [Fact]
    public void A_foreign_national_is_told_of_the_consulate_and_asked()
    {
        var book = Admitted();
        book.Do(National("UA"));
        book.Do(Told("2026-03-02T10:30", [.. Rights.OfEveryone.Keys]));
        book.Do(Notice(1, "2026-03-02T11:00", Recipients.Family));
        Assert.Equal(["right-not-told consulate"], Owed(book));

        book.Do(Told("2026-03-03T10:30", [Rights.Consulate]));
        Assert.Equal(["wish-not-recorded consulate/deprivation"], Owed(book));

        book.Do(Wish("2026-03-03T10:40", Recipients.Consulate, Wishes.Asked));
        Assert.Equal(["asked-and-not-told consulate/deprivation"], Owed(book));

        book.Do(Notice(2, "2026-03-03T11:00", Recipients.Consulate));
        Assert.Empty(Owed(book));
    }

    [Theory]
    [InlineData(Wishes.Objected)]
    [InlineData(Wishes.GaveNoAnswer)]
    public void A_consulate_that_was_not_asked_for_is_owed_nothing(string wish)
    {
        var book = Done("UA");
        book.Do(Wish("2026-03-02T11:10", Recipients.Consulate, wish));
        Assert.Empty(Owed(book));
    }

    [Fact]
    public void Who_is_a_national_here_or_of_no_State_is_not_foreign_and_who_states_nothing_is_not_known()
    {
        var book = Admitted();
        Assert.Null(Owing.IsForeign(book.File(Person), Home));
        book.Do(National("UA"));
        Assert.True(Owing.IsForeign(book.File(Person), Home));
        book.Do(National());
        Assert.True(Owing.IsForeign(book.File(Person), Home));
        book.Do(National("UA", Home));
        Assert.False(Owing.IsForeign(book.File(Person), Home));
        book.Do(National(Identity.Stateless));
        Assert.False(Owing.IsForeign(book.File(Person), Home));
    }

    [Fact]
    public void A_notice_by_which_nobody_was_reached_told_nobody()
    {
        var book = Done();
        book.Do(Answer(1, "2026-03-02T11:00", NoticeAnswered.NotReached));
        Assert.Equal(["wish-not-recorded family/deprivation"], Owed(book));
        book.Do(Wish("2026-03-02T11:05", Recipients.Family, Wishes.Asked));
        Assert.Equal(["asked-and-not-told family/deprivation"], Owed(book));
        book.Do(Notice(2, "2026-03-02T12:00", Recipients.ChosenContact));
        Assert.Empty(Owed(book));
    }

    [Fact]
    public void Rights_told_in_a_language_that_the_person_does_not_know_were_not_told()
    {
        var book = Done();
        book.Do(new RecordLanguages { Id = Asked, Person = Person, At = At("2026-03-04"), Languages = [new("am", "well", "no")], Interpreter = "needed", Source = "own statement" });
        Assert.Equal(Rights.OfEveryone.Count, Owed(book).Count(o => o.StartsWith("right-not-told", StringComparison.Ordinal)));
        book.Do(Told("2026-03-05T09:00", language: "am"));
        Assert.Empty(Owed(book));
    }

    [Fact]
    public void Counsel_whom_the_person_asked_for_is_told()
    {
        var book = Done();
        book.Do(Wish("2026-03-02T11:05", Recipients.Counsel, Wishes.Asked, Occasions.Deprivation));
        Assert.Equal(["asked-and-not-told counsel/deprivation"], Owed(book));
        book.Do(Notice(2, "2026-03-02T12:00", Recipients.Counsel));
        Assert.Empty(Owed(book));
    }

    [Fact]
    public void A_transfer_is_told_anew_and_a_later_wish_stands_in_the_place_of_an_earlier_one()
    {
        var book = Done();
        book.Do(new TransferOut { Id = Asked, Person = Person, From = Prison, To = OtherPrison, At = At("2026-04-01T08:00"), Escort = "convoy 7", Why = "closer to family" });
        book.Do(new ReceiveTransfer { Id = Asked, Person = Person, Place = OtherPrison, At = At("2026-04-01T13:00") });
        Assert.Equal(["wish-not-recorded family/transfer"], Owed(book));

        book.Do(Wish("2026-04-01T13:30", Recipients.Family, Wishes.Objected, Occasions.Transfer));
        Assert.Empty(Owed(book));
        book.Do(Wish("2026-04-01T14:30", Recipients.Family, Wishes.Asked));
        Assert.Equal(["asked-and-not-told family/transfer"], Owed(book));
        book.Do(Notice(2, "2026-03-31T12:00", Recipients.Family, Occasions.Transfer));
        Assert.Equal(["asked-and-not-told family/transfer"], Owed(book));
        book.Do(Notice(3, "2026-04-01T15:00", Recipients.Family, Occasions.Transfer));
        Assert.Empty(Owed(book));
    }

    [Fact]
    public void Of_a_serious_illness_and_of_hospital_the_family_is_told_unless_the_person_objects()
    {
        var book = Done();
        book.Do(new GoOut { Id = Asked, Person = Person, Place = Prison, Kind = Whereabouts.InHospital, At = At("2026-05-01T08:00"), Destination = "hospital of Streslau" });
        book.Do(new RecordHealth { Id = Asked, Person = Person, At = At("2026-05-02T08:00"), State = HealthStates.SeriouslyIllOrInjured, By = "hospital", Capacity = "doctor" });
        Assert.Equal(["not-told family/illness-or-injury", "not-told family/illness-or-injury"], Owed(book));

        book.Do(Notice(2, "2026-05-01T12:00", Recipients.Family, Occasions.IllnessOrInjury));
        Assert.Equal(Edge.At(At("2026-05-02T08:00")), Assert.Single(Owing.Of(book.File(Person), Home)).Since);
        book.Do(Wish("2026-05-02T09:00", Recipients.Family, Wishes.Objected, Occasions.IllnessOrInjury));
        Assert.Empty(Owed(book));
    }

    [Fact]
    public void Of_a_death_the_family_is_told_whatever_the_person_wished()
    {
        var book = Done();
        book.Do(Wish("2026-03-02T11:05", Recipients.Family, Wishes.Objected));
        book.Do(new RecordDeath { Id = Asked, Person = Person, Place = Prison, At = At("2026-06-01T03:00"), Source = "prison doctor" });
        Assert.Equal(["not-told family/death"], Owed(book));
        book.Do(new RecordDeathNotice { Id = Asked, Person = Person, At = At("2026-06-01T06:00"), Recipient = "family", Result = "told", To = "a sister" });
        Assert.Empty(Owed(book));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<DeathNoticeGiven>(Person), Reason = "of another person" });
        Assert.Equal(["not-told family/death"], Owed(book));
        book.Do(Notice(2, "2026-06-01T07:00", Recipients.Family, Occasions.Death));
        Assert.Empty(Owed(book));
    }

    [Fact]
    public void What_was_told_in_one_episode_is_owed_again_in_the_next_and_what_was_told_on_the_way_in_counts()
    {
        var book = Done();
        book.Do(Leaving("2026-05-01T10:00"));
        book.Do(Told("2026-06-01T08:00"));
        book.Do(Presence("2026-06-01T10:00"));
        Assert.Equal(["wish-not-recorded family/deprivation"], Owed(book));
        var since = Assert.Single(Owing.Of(book.File(Person), Home)).Since;
        Assert.Equal((At("2026-05-01T10:00").Earliest, At("2026-06-01T10:00").Latest), (since.Earliest, since.Latest));
    }

    [Fact]
    public void What_is_owed_does_not_depend_on_the_order_of_recording()
    {
        Event[] facts =
        [
            new PersonAdmitted(Person, Prison, At("2026-03-02T10:00"), Order(1), "court", "burglary"),
            new IdentityRecorded(Person, new() { Nationalities = ["UA"] }, "passport"),
            new RightsTold(Person, Prison, At("2026-03-02T10:30"), ["reasons", Rights.Consulate], "uk", RightsTold.Spoken, "B. Amsel", null, "understood"),
            new RightsTold(Person, Prison, At("2026-03-03T10:30"), ["counsel"], "de", RightsTold.Spoken, "B. Amsel", null, "not-understood"),
            new LanguagesStated(Person, At("2026-03-04"), [new("uk", "well", "well")], "needed", "own statement"),
            new LanguagesStated(Person, At("2026-03-02"), [new("de", "well", "well")], "not-needed", "the escort"),
            new WishStated(Person, At("2026-03-02T11:00"), Recipients.Consulate, null, Wishes.Asked, "B. Amsel", null),
            new WishStated(Person, At("2026-03-02T11:00"), Recipients.Family, null, Wishes.Asked, "B. Amsel", null),
            new WishStated(Person, At("2026-03-05T11:00"), Recipients.Family, null, Wishes.Objected, "B. Amsel", null),
            new NoticeGiven(Person, Notice(1, "2026-03-02T12:00", Recipients.Consulate).Notice),
            new NoticeAnswered(Person, new(new Guid("01998000-0072-7000-8000-000000000001")), At("2026-03-02T13:00"), NoticeAnswered.NotReached, null),
            new WentOut(Person, Prison, Whereabouts.InHospital, At("2026-04-01T10:00"), "hospital", null, null),
            new CameBack(Person, Prison, At("2026-04-05T10:00")),
            new HealthNoticed(Person, Prison, At("2026-04-01T09:00"), HealthStates.SeriouslyIllOrInjured, "S. Quiroga-Lindqvist", "nurse", null),
        ];
        var told = Derived(facts);
        Assert.Contains("asked-and-not-told consulate/deprivation", told, StringComparison.Ordinal);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Shuffle(facts).ToArbitrary(), shuffled => Derived(shuffled) == told));
    }

    private static string Derived(IReadOnlyList<Event> facts)
    {
        var file = facts.Select((e, i) => new Recorded(new(i, 1), NodaTime.Instant.FromUtc(2026, 11, 1, 0, 0), e))
            .Aggregate(PersonFile.New(Person), (file, next) => file.Evolve(next));
        return string.Join('\n', Owing.Of(file, Home).Select(o => $"{o.Code} {o.Detail} {o.Since} {o.Rule}"));
    }
}

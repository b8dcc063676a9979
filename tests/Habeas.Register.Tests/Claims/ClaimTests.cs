using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Claims;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Claims;

public sealed class ClaimTests
{
    private static readonly ClaimId Claim = new(new("01998000-c101-7000-8000-000000000001"));

    private static LodgeClaim Lodging(string at = "2026-08-03T09:20") => new()
    {
        Id = Asked,
        Person = OtherPerson,
        Claim = Claim,
        Place = Station,
        At = At(at),
        Claimant = new("Petra Anyanwu-Lisle", "relative", "letter box 7"),
        Identity = Named("Matthias Anyanwu-Lisle"),
    };

    private static AnswerClaim Answer(string answer, string at = "2026-08-04T16:00") => new()
    {
        Id = Asked,
        Person = OtherPerson,
        Claim = Claim,
        Place = Station,
        At = At(at),
        By = "G-1815",
        Answer = answer,
    };

    private static FindPerson Finding(string at = "2026-08-05T18:30") => new()
    {
        Id = Asked,
        Person = OtherPerson,
        Claim = Claim,
        Place = Station,
        At = At(at),
        FoundBy = "inspector T. Akande",
        Books = PlaceBooks.NotListed,
    };

    private static RecordNotFound NotFound(string at = "2026-08-05T10:00") =>
        new() { Id = Asked, Person = OtherPerson, Claim = Claim, Place = Prison, At = At(at), By = "inspector T. Akande" };

    private static WithdrawClaim Withdrawal(string at = "2026-08-06T10:00") =>
        new() { Id = Asked, Person = OtherPerson, Claim = Claim, At = At(at), By = "claimant" };

    private static Book Lodged(LodgeClaim? claim = null)
    {
        var book = Book();
        book.Do(claim ?? Lodging());
        return book;
    }

    private static ClaimState State(Book book, string at = "2026-08-20") => Assert.Single(ClaimsOnFile.At(book.File(OtherPerson), Instant(at)));

    [Fact]
    public void Claim_opens_a_file_for_the_person_sought_and_puts_nobody_in_custody()
    {
        var book = Book();
        var events = book.Do(Lodging());
        var file = book.File(OtherPerson);

        Assert.Equal([typeof(PersonRegistered), typeof(IdentityRecorded), typeof(ClaimLodged)], events.Select(e => e.GetType()));
        var view = CustodyView.Of(file);
        Assert.Empty(view.Stretches);
        Assert.Empty(view.Counted);
        Assert.Empty(view.Coverage);
        Assert.Empty(view.Findings);
        Assert.True(ClaimsOnFile.IsOnlySought(file));
        Assert.DoesNotContain(events, e => e is IWhereabouts || CustodyView.IsSighting(e));
    }

    [Theory]
    [InlineData(ClaimAnswers.NotHeldHere)]
    [InlineData(ClaimAnswers.WasHeldUntil)]
    [InlineData(ClaimAnswers.TransferredTo)]
    public void Nothing_that_a_place_denies_or_a_search_misses_counts_anybody_as_held(string answer)
    {
        var book = Lodged();
        book.Do(Answer(answer) with { Until = At("2026-08-02"), To = Prison });
        book.Do(NotFound());
        book.Do(Withdrawal());
        Assert.Empty(CustodyView.Of(book.File(OtherPerson)).Stretches);
        Assert.True(ClaimsOnFile.IsOnlySought(book.File(OtherPerson)));
    }

    [Fact]
    public void Claim_about_a_person_on_file_opens_no_second_file_and_changes_no_custody()
    {
        var book = Admitted();
        var before = CustodyView.Of(book.File(Person)).Stretches;
        var events = book.Do(Lodging() with { Person = Person, Identity = null });
        Assert.Equal([typeof(ClaimLodged)], events.Select(e => e.GetType()));
        Assert.Equal(before, CustodyView.Of(book.File(Person)).Stretches);
        Assert.False(ClaimsOnFile.IsOnlySought(book.File(Person)));
    }

    [Fact]
    public void Answer_is_due_after_forty_eight_hours_unless_the_act_says_when()
    {
        Assert.Equal(Instant("2026-08-05T09:20"), State(Lodged()).Lodged.AnswerBy);
        Assert.Equal(Instant("2026-08-03T21:20"), State(Lodged(Lodging() with { AnswerBy = Instant("2026-08-03T21:20") })).Lodged.AnswerBy);
    }

    [Fact]
    public void Claim_is_open_until_an_answer_is_due_and_overdue_from_then_on()
    {
        var book = Lodged();
        Assert.Empty(ClaimsOnFile.At(book.File(OtherPerson), Instant("2026-08-03T09:19")));
        Assert.Equal(ClaimStates.Open, State(book, "2026-08-05T09:19").State);
        Assert.Equal(ClaimStates.Overdue, State(book, "2026-08-05T09:20").State);
    }

    [Fact]
    public void Claim_of_nobody_knows_where_falls_due_as_well() =>
        Assert.Equal(ClaimStates.Overdue, State(Lodged(Lodging() with { Place = null })).State);

    [Fact]
    public void Late_answer_says_how_late_and_the_days_before_it_were_overdue()
    {
        var book = Lodged();
        book.Do(Answer(ClaimAnswers.NotHeldHere, "2026-08-07T09:20"));
        Assert.Equal(ClaimStates.Overdue, State(book, "2026-08-06").State);
        Assert.Equal((ClaimStates.Answered, Duration.FromHours(48)), (State(book).State, State(book).Late));
        Assert.Null(State(Lodged()).Late);
    }

    [Fact]
    public void Answer_that_the_person_was_taken_elsewhere_leads_to_that_place_until_it_has_answered()
    {
        var book = Lodged();
        Assert.Null(State(book).LeadsTo);
        book.Do(Answer(ClaimAnswers.TransferredTo) with { To = Prison });
        Assert.Equal(Prison, State(book).LeadsTo);
        book.Do(Answer(ClaimAnswers.NotHeldHere, "2026-08-05T08:00") with { Place = Prison });
        Assert.Null(State(book).LeadsTo);
    }

    [Fact]
    public void Place_that_says_it_holds_the_person_is_the_source_of_their_presence()
    {
        var book = Lodged();
        book.Do(Answer(ClaimAnswers.HeldHere));
        Assert.Equal(ClaimStates.Answered, State(book).State);
        Assert.Equal(Station, Assert.Single(CustodyView.Of(book.File(OtherPerson)).Stretches).Place);
        Assert.False(ClaimsOnFile.IsOnlySought(book.File(OtherPerson)));
    }

    [Fact]
    public void Person_found_is_present_and_the_claim_is_closed_as_found()
    {
        var book = Lodged();
        book.Do(Finding());
        Assert.Equal(ClaimStates.Found, State(book).State);
        Assert.Equal(PlaceBooks.NotListed, Assert.Single(State(book).Found).Books);
        Assert.Equal(ClaimStates.Overdue, State(book, "2026-08-05T18:00").State);
        var view = CustodyView.Of(book.File(OtherPerson));
        Assert.Equal(Station, Assert.Single(view.Stretches).Place);
        Assert.Contains(view.Findings, f => f.Code == FindingCodes.PresenceWithoutAdmission);
    }

    [Fact]
    public void Search_that_finds_nobody_closes_nothing()
    {
        var book = Lodged();
        book.Do(NotFound());
        Assert.Equal(ClaimStates.Overdue, State(book).State);
        Assert.Single(State(book).NotFound);
        Assert.True(State(book).IsUnanswered);
    }

    [Fact]
    public void Withdrawn_claim_is_unanswered_no_longer_and_its_contradiction_is_not_hidden()
    {
        var book = Lodged();
        book.Do(Withdrawal());
        Assert.Equal(ClaimStates.Withdrawn, State(book).State);
        Assert.False(State(book).IsUnanswered);

        book.Do(Answer(ClaimAnswers.NotHeldHere));
        book.Do(Finding());
        Assert.Equal(ClaimStates.Contradicted, State(book).State);
    }

    [Theory]
    [InlineData(ClaimAnswers.NotHeldHere)]
    [InlineData(ClaimAnswers.WasHeldUntil)]
    [InlineData(ClaimAnswers.TransferredTo)]
    public void Denial_is_contradicted_by_a_register_that_shows_the_person_held_there(string answer)
    {
        var book = Lodged();
        book.Do(Answer(answer) with { Until = At("2026-08-02"), To = Prison });
        Assert.Equal(ClaimStates.Answered, State(book).State);

        book.Do(Presence("2026-08-04T08:00", Station, OtherPerson));
        Assert.Equal([Contradiction.ShownHeld], State(book).Contradictions.Select(c => c.Code));
        Assert.Equal(ClaimStates.Contradicted, State(book).State);
    }

    [Fact]
    public void Denial_is_true_of_a_person_held_elsewhere_or_gone()
    {
        var book = Lodged();
        book.Do(Presence("2026-08-03T08:00", Prison, OtherPerson));
        book.Do(Answer(ClaimAnswers.NotHeldHere));
        Assert.Equal(ClaimStates.Answered, State(book).State);

        var left = Lodged();
        left.Do(Presence("2026-08-03T08:00", Station, OtherPerson));
        left.Do(Leaving("2026-08-03T18:00") with { Person = OtherPerson, Place = Station });
        left.Do(Answer(ClaimAnswers.NotHeldHere));
        Assert.Equal(ClaimStates.Answered, State(left).State);
    }

    [Fact]
    public void Denial_is_contradicted_by_a_later_finding_there_and_only_there()
    {
        var book = Lodged();
        book.Do(Finding("2026-08-05T18:30"));
        book.Do(Answer(ClaimAnswers.NotHeldHere));
        Assert.Equal([Contradiction.FoundLater], State(book).Contradictions.Select(c => c.Code));
        Assert.Equal(ClaimStates.Answered, State(book, "2026-08-05T12:00").State);

        var elsewhere = Lodged();
        elsewhere.Do(Answer(ClaimAnswers.NotHeldHere));
        elsewhere.Do(Finding() with { Place = Prison });
        Assert.Equal(ClaimStates.Found, State(elsewhere).State);
    }

    [Fact]
    public void Finding_that_says_since_when_contradicts_twice()
    {
        var book = Lodged();
        book.Do(Answer(ClaimAnswers.NotHeldHere));
        book.Do(Finding() with { HeldSince = At("2026-08-01T23:00") });
        Assert.Equal([Contradiction.ShownHeld, Contradiction.FoundLater], State(book).Contradictions.Select(c => c.Code));
    }

    [Fact]
    public void Annulled_answer_leaves_the_claim_unanswered()
    {
        var book = Lodged();
        book.Do(Answer(ClaimAnswers.NotHeldHere));
        book.Do(new AnnulEvent { Id = Asked, About = OtherPerson, Target = book.Last<ClaimAnswered>(OtherPerson), Reason = "about another claim" });
        Assert.Equal(ClaimStates.Overdue, State(book).State);
    }

    [Fact]
    public void Claims_are_counted_by_the_place_that_must_answer()
    {
        var book = Lodged();
        book.Do(Answer(ClaimAnswers.NotHeldHere));
        book.Do(Finding());
        book.Do(Lodging("2026-08-19T09:00") with { Claim = new(Guid.NewGuid()), Identity = null });
        book.Do(Lodging() with { Claim = new(Guid.NewGuid()), Person = ThirdPerson, Place = null });
        book.Do(Lodging() with { Claim = new(Guid.NewGuid()), Person = Person, Identity = null });

        var counts = ClaimsOnFile.Count([book.File(Person), book.File(OtherPerson), book.File(ThirdPerson)], Instant("2026-08-20"));
        Assert.Equal([new(null, 1, 1, 1, 0), new(Station, 3, 2, 1, 1)], counts);
    }

    [Fact]
    public void Receipt_says_what_was_claimed_and_where_it_stands_and_not_by_whom()
    {
        var book = Lodged(Lodging() with { BelievedHeldBy = "Gendarmerie", LastSeen = new(At("2026-08-01"), "old harbour") });
        book.Do(new RecordIdentity { Id = Asked, Person = OtherPerson, Identity = Named("Someone Else"), Source = "hearsay" });
        var receipt = ClaimReceipt.Of(book.File(OtherPerson), Claim)!;

        Assert.Equal((book.Last<ClaimLodged>(OtherPerson), "Matthias Anyanwu-Lisle", Station), (receipt.Entry, receipt.Sought, receipt.Place));
        Assert.Equal(book.File(OtherPerson).FileNumber, receipt.FileNumber);
        Assert.Equal((At("2026-08-03T09:20"), Instant("2026-08-05T09:20")), (receipt.Lodged, receipt.AnswerBy));
        Assert.DoesNotContain("Petra", receipt.ToString(), StringComparison.Ordinal);
        Assert.Null(ClaimReceipt.Of(book.File(OtherPerson), new(Guid.Empty)));
    }

    [Fact]
    public void Receipt_describes_one_whom_nobody_can_name() => Assert.Equal(
        "boy with a red bicycle",
        ClaimReceipt.Of(Lodged(Lodging() with { Identity = new() { Provisional = "boy with a red bicycle" } }).File(OtherPerson), Claim)!.Sought);

    [Fact]
    public void Claim_is_taken_from_one_who_gives_no_name_and_knows_no_place()
    {
        var book = Lodged(Lodging() with { Claimant = new(null, "other"), Place = null });
        Assert.Null(State(book).Lodged.Claimant.Name);
    }

    [Fact]
    public void Claim_wants_only_who_is_sought_and_in_what_relation()
    {
        var book = Book();
        book.IsRefused("no-identity", Lodging() with { Identity = null });
        book.IsRefused("no-identity", Lodging() with { Identity = new() });
        book.IsRefused("unknown-code", Lodging() with { Claimant = new("P.", "nosy") });
        book.IsRefused("place-not-registered", Lodging() with { Place = new(Guid.Empty) });
        book.IsRefused("not-yet-happened", Lodging("2027-01-01"));
        book.IsRefused("until-before-from", Lodging() with { AnswerBy = Instant("2026-08-03T09:20") });
        book.IsRefused("incomplete", Lodging() with { LastSeen = new(At("2026-08-01"), "") });
        book.IsRefused("not-yet-happened", Lodging() with { LastSeen = new(At("2027-08-01"), "harbour") });
        book.Do(Lodging());
        book.IsRefused("claim-already-on-file", Lodging());
    }

    [Fact]
    public void What_becomes_of_a_claim_needs_the_claim_and_somebody_who_says_it()
    {
        var empty = Book();
        Assert.All<Act>([Answer(ClaimAnswers.HeldHere), Finding(), NotFound(), Withdrawal()], act => empty.IsRefused("claim-not-on-file", act));

        var book = Lodged();
        book.IsRefused("unknown-code", Answer("perhaps"));
        book.IsRefused("incomplete", Answer(ClaimAnswers.WasHeldUntil));
        book.IsRefused("incomplete", Answer(ClaimAnswers.TransferredTo));
        book.IsRefused("incomplete", Answer(ClaimAnswers.NotHeldHere) with { By = "" });
        book.IsRefused("place-not-registered", Answer(ClaimAnswers.NotHeldHere) with { Place = new(Guid.Empty) });
        book.IsRefused("place-not-registered", Answer(ClaimAnswers.TransferredTo) with { To = new PlaceId(Guid.Empty) });
        book.IsRefused("not-yet-happened", Answer(ClaimAnswers.NotHeldHere, "2027-01-01"));
        book.IsRefused("not-yet-happened", Answer(ClaimAnswers.WasHeldUntil) with { Until = At("2027-01-01") });
        book.IsRefused("unknown-code", Finding() with { Books = "burnt" });
        book.IsRefused("incomplete", Finding() with { FoundBy = "" });
        book.IsRefused("incomplete", Finding() with { HeldSince = At("2026-08-01") with { Zone = "x" } });
        book.IsRefused("incomplete", Finding() with { Identity = Named("") });
        book.IsRefused("place-not-registered", Finding() with { Place = new(Guid.Empty) });
        book.IsRefused("not-yet-happened", Finding("2027-01-01"));
        book.IsRefused("incomplete", NotFound() with { By = "" });
        book.IsRefused("place-not-registered", NotFound() with { Place = new(Guid.Empty) });
        book.IsRefused("incomplete", Withdrawal() with { By = "" });
        book.Do(Answer(ClaimAnswers.TransferredTo) with { Words = "into the hands of men in plain clothes" });
    }

    [Fact]
    public void What_became_of_a_claim_may_be_told_in_any_order()
    {
        Act[] acts = [Answer(ClaimAnswers.NotHeldHere), NotFound(), Finding(), Withdrawal()];
        var (one, other) = (Lodged(), Lodged());
        Array.ForEach(acts, a => one.Do(a));
        Array.ForEach([.. acts.Reverse()], a => other.Do(a));
        Assert.All(["2026-08-04", "2026-08-05T12:00", "2026-08-20"], at => Assert.Equal(
            (State(one, at).State, State(one, at).Found.Count, State(one, at).Contradictions.Count),
            (State(other, at).State, State(other, at).Found.Count, State(other, at).Contradictions.Count)));
    }

    /// <summary>Acts about custody and acts about a claim, in any number and order.</summary>
    private static Gen<(Act Act, bool OfClaim)[]> Histories() =>
        from count in Gen.Choose(0, 10)
        from kinds in Gen.Choose(0, 7).ArrayOf(count)
        from days in Gen.Choose(4, 28).ArrayOf(count)
        select kinds.Select((kind, i) => ($"2026-08-{days[i]:00}T12:00", kind) switch
        {
            (var at, 0) => ((Act)Presence(at, Station, OtherPerson), false),
            (var at, 1) => (Presence(at, Prison, OtherPerson), false),
            (var at, 2) => (Leaving(at) with { Person = OtherPerson, Place = Station }, false),
            (var at, 3) => (Answer(ClaimAnswers.NotHeldHere, at), true),
            (var at, 4) => (Answer(ClaimAnswers.WasHeldUntil, at) with { Until = At("2026-08-03") }, true),
            (var at, 5) => (Answer(ClaimAnswers.TransferredTo, at) with { To = Prison }, true),
            (var at, 6) => (NotFound(at), true),
            (var at, _) => (Withdrawal(at), true),
        }).ToArray();

    [Fact]
    public void Custody_is_the_same_with_and_without_the_claims() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Histories().ToArbitrary(), acts =>
        {
            var with = Lodged();
            var without = Book();
            without.Do(Registration(OtherPerson));
            foreach (var (act, ofClaim) in acts)
            {
                with.Do(act);
                _ = ofClaim ? [] : without.Do(act);
            }

            var (one, other) = (CustodyView.Of(with.File(OtherPerson)), CustodyView.Of(without.File(OtherPerson)));
            return one.Stretches.SequenceEqual(other.Stretches) && one.Findings.SequenceEqual(other.Findings)
                && ClaimsOnFile.IsOnlySought(with.File(OtherPerson)) == acts.All(a => a.OfClaim || a.Act is RecordLeft);
        }));
}

using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Regime;
using NodaTime;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Regime;

public sealed class ComplaintTests
{
    private static readonly ComplaintContent Beaten = new("person", null, ["conduct-of-staff", "torture-or-ill-treatment"], "the Miller", "beaten behind the laundry");

    private static MakeComplaint InConfidence(string to = "judge", int n = 2) => Complaining("2026-05-09T18:00", to, true, n) with { Content = Beaten };

    private static AnswerComplaint PassingOn(string at, int n = 1) => Answering(at, n) with { Answer = new("head of the place", "passed-on", "sent to the kitchens of the province") };

    private static ComplaintState One(Book book) => Assert.Single(ComplaintsOnFile.Of(book.File(Person)));

    [Fact]
    public void Complaint_waits_until_it_is_answered_and_again_after_an_appeal()
    {
        var book = Done(Complaining("2026-05-04T10:00"));
        Assert.Null(One(book).WaitsSince(Instant("2026-05-04T09:00")));
        Assert.Equal((Duration.FromMinutes(119), Duration.FromMinutes(120)), One(book).Waiting(Instant("2026-05-04T12:00")));

        book.Do(Answering("2026-05-06T15:00"));
        Assert.NotNull(One(book).Waiting(Instant("2026-05-06T14:00")));
        Assert.Null(One(book).Waiting(Instant("2026-05-06T16:00")));

        book.Do(Appealing("2026-05-08"));
        Assert.Equal(At("2026-05-08"), One(book).WaitsSince(Instant("2026-05-09")));

        book.Do(Answering("2026-05-20T09:00"));
        Assert.Null(One(book).Waiting(Instant("2026-05-21")));
    }

    [Fact]
    public void Appeal_recorded_before_the_answer_that_it_is_against_still_follows_it()
    {
        var book = Done(Complaining(), Appealing("2026-05-06"), Answering("2026-05-06"));
        Assert.Equal(At("2026-05-06"), One(book).WaitsSince(Instant("2026-05-10")));
    }

    [Fact]
    public void Complaint_that_was_passed_on_waits_until_it_is_answered_or_withdrawn()
    {
        var book = Done(Complaining(), PassingOn("2026-05-06T15:00"));
        Assert.Equal(At("2026-05-04T10:00"), One(book).WaitsSince(Instant("2026-05-10")));
        book.Do(Appealing("2026-05-12"));
        book.Do(PassingOn("2026-05-14T09:00"));
        Assert.Equal(At("2026-05-12"), One(book).WaitsSince(Instant("2026-05-15")));
        book.Do(Answering("2026-05-20T09:00"));
        Assert.Null(One(book).WaitsSince(Instant("2026-05-21")));
        book.Do(PassingOn("2026-05-22T09:00"));
        Assert.Equal(At("2026-05-22T09:00"), One(book).WaitsSince(Instant("2026-05-23")));
        book.Do(Answering("2026-05-24T09:00") with { Answer = new("the person", "withdrawn", "of her own will") });
        Assert.Null(One(book).WaitsSince(Instant("2026-05-25")));
    }

    [Fact]
    public void Place_sees_that_a_confidential_complaint_was_passed_on_and_waits_still()
    {
        var book = Done(InConfidence(), PassingOn("2026-05-19T09:00", 2));
        var place = new Reader("O-118", "registrar");
        var seen = ComplaintsOnFile.ForPlace(Disclosure.To(place, book.File(Person), book.Now).File);
        Assert.Equal(new ComplaintCount(1, 1, 1), ComplaintsOnFile.Count(seen, book.Now));
        Assert.Equal(At("2026-05-09T18:00"), Assert.Single(seen).WaitsSince(book.Now));
        book.Do(Answering("2026-05-20T09:00", 2));
        Assert.Null(One(book).WaitsSince(book.Now));
    }

    [Fact]
    public void Annulled_answer_leaves_the_complaint_waiting()
    {
        var book = Done(Complaining(), Answering("2026-05-06T15:00"));
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<ComplaintAnswered>(Person), Reason = "never sent" });
        Assert.Equal(At("2026-05-04T10:00"), One(book).WaitsSince(book.Now));
        Assert.Null(One(book).Answer);
    }

    [Fact]
    public void Longest_waiting_comes_first()
    {
        var file = Done(Complaining("2026-05-04T10:00"), Complaining("2026-04-01", n: 2), Complaining("2026-03-03", n: 3), Answering("2026-05-06", 3)).File(Person);
        Assert.Equal([Regimes.Complaint(2), Regimes.Complaint()], ComplaintsOnFile.Unanswered(ComplaintsOnFile.Of(file), Instant("2026-06-01")).Select(c => c.Made.Complaint));
    }

    [Fact]
    public void Allegation_of_ill_treatment_marks_itself()
    {
        Assert.True(One(Done(Complaining() with { Content = Beaten })).AllegesIllTreatment);
        Assert.False(One(Done(Complaining())).AllegesIllTreatment);
    }

    [Fact]
    public void Place_counts_a_confidential_complaint_and_reads_nothing_of_it()
    {
        var book = Done(Complaining(), InConfidence());
        book.Do(Answering("2026-05-19T09:00", 2));
        var seen = ComplaintsOnFile.ForPlace(book.File(Person));

        Assert.Equal(new ComplaintCount(2, 1, 1), ComplaintsOnFile.Count(seen, book.Now));
        var confidential = seen.Single(c => c.Made.Confidential);
        Assert.Null(confidential.Content);
        Assert.Null(confidential.Answer);
        Assert.False(confidential.AllegesIllTreatment);
        Assert.NotNull(seen.Single(c => !c.Made.Confidential).Content);
    }

    [Fact]
    public void Confidential_complaint_is_read_by_whom_it_is_addressed_to_and_to_whom_it_is_appealed()
    {
        var book = Done(InConfidence());
        book.Do(Answering("2026-05-19T09:00", 2));
        ComplaintState By(string reader) => Assert.Single(ComplaintsOnFile.For(book.File(Person), reader));

        Assert.True(By("judge").AllegesIllTreatment);
        Assert.Equal("granted", By("judge").Answer?.Result);
        Assert.Null(By("inspectorate").Content);
        Assert.Null(By("place-head").Content);

        book.Do(Appealing("2026-05-20", "inspectorate", 2));
        Assert.True(By("inspectorate").AllegesIllTreatment);
        Assert.Null(By("central-administration").Content);
    }

    [Fact]
    public void Confidential_complaint_is_read_by_nobody_at_the_place_whatever_a_correction_says_of_an_appeal()
    {
        var book = Done(InConfidence(), Appealing("2026-05-20", "judge", 2));
        var appeal = new ComplaintAppealed(Person, Regimes.Complaint(2), At("2026-05-20"), "place-head");
        foreach (var target in new[] { book.Last<ComplaintAppealed>(Person), book.Last<IdentityRecorded>(Person) })
        {
            book.IsRefused("incomplete", new CorrectEvent { Id = Asked, About = Person, Target = target, By = appeal, Reason = "mistyped" });
            var corrected = book.File(Person).Evolve(new(new(1_000, 1), book.Now, new EventReplaced(Person, target, appeal, "mistyped")));
            Assert.Null(Assert.Single(ComplaintsOnFile.For(corrected, "place-head")).Content);
            Assert.Contains(Disclosure.To(new("H", "place-head"), corrected, book.Now).LeftOut, l => l.What == LeftOut.InConfidence);
        }
    }

    [Fact]
    public void Events_of_a_confidential_complaint_that_are_not_marked_tell_nothing_of_it()
    {
        var events = new List<Event>();
        var book = Book();
        events.AddRange(book.Do(InConfidence()));
        events.AddRange(book.Do(Answering("2026-05-19T09:00", 2)));
        events.AddRange(book.Do(Appealing("2026-05-20", "inspectorate", 2)));

        Assert.Equal(2, events.Count(e => Confidence.Of(e)?.ReadBy == "judge"));
        Assert.All(events.Where(e => Confidence.Of(e)?.ReadBy is null), e =>
        {
            var said = System.Text.Encoding.UTF8.GetString(Habeas.Register.Stored.RegisterJson.Write(e));
            Assert.DoesNotContain("beaten", said, StringComparison.Ordinal);
            Assert.DoesNotContain("torture", said, StringComparison.Ordinal);
            Assert.DoesNotContain("kitchen", said, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Answer_to_an_appeal_is_read_by_whom_it_was_appealed_to_and_not_by_whom_it_was_appealed_from()
    {
        var book = Done(InConfidence(), Answering("2026-05-19T09:00", 2), Appealing("2026-05-20", "inspectorate", 2), Answering("2026-05-25T09:00", 2));
        Assert.Equal(["judge", "inspectorate"], book.File(Person).Of<AnswerStatedInConfidence>().Select(a => a.ReadBy));
        var events = book.File(Person).Of<AnswerStatedInConfidence>();
        Assert.Equal([true, false], events.Select(e => ComplaintsOnFile.Reads(book.File(Person), e, "judge".Equals)));
        Assert.Equal([true, true], events.Select(e => ComplaintsOnFile.Reads(book.File(Person), e, "inspectorate".Equals)));
    }

    [Fact]
    public void Correction_of_a_confidential_event_is_as_confidential()
    {
        var book = Done(InConfidence());
        var target = book.Last<ComplaintStatedInConfidence>(Person);
        var correction = Assert.Single(book.Do(new CorrectEvent
        {
            Id = Asked,
            About = Person,
            Target = target,
            Reason = "misread",
            By = new ComplaintStatedInConfidence(Person, Regimes.Complaint(2), "judge", Beaten with { About = "the Smith" }),
        }));
        Assert.Equal("judge", Confidence.Of(correction)?.ReadBy);
        Assert.Equal("the Smith", One(book).Content?.About);
        Assert.Null(Assert.Single(ComplaintsOnFile.ForPlace(book.File(Person))).Content);
    }

    [Fact]
    public void Confidential_complaint_leaves_nothing_in_what_everybody_reads_and_goes_to_nobody_at_the_place()
    {
        var book = Book();
        book.IsRefused("incomplete", InConfidence("place-head"));
        book.IsRefused("incomplete", InConfidence() with { Reason = "she was beaten" });
        book.IsRefused("incomplete", InConfidence() with { LegalBasis = "s. 12, ill-treatment" });
        book.IsRefused("incomplete", InConfidence() with { Documents = [new('5', 64)] });
        book.Do(InConfidence());
        book.IsRefused("incomplete", Answering("2026-05-19", 2) with { Reason = "she was beaten" });
        book.IsRefused("incomplete", Appealing("2026-05-20", "place-head", 2));
        book.IsRefused("incomplete", Appealing("2026-05-20", "inspectorate", 2) with { Reason = "beaten again" });

        book.Do(Complaining() with { Reason = "written by hand", Documents = [new('5', 64)] });
        book.Do(Appealing("2026-05-20", "place-head"));
    }

    [Fact]
    public void Complaint_is_made_once_to_somebody_about_something_in_words()
    {
        var book = Done(Complaining());
        book.IsRefused("already-on-file", Complaining());
        book.IsRefused("person-not-registered", Complaining(n: 2) with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Complaining(n: 2) with { Place = new(Person.Value) });
        book.IsRefused("not-yet-happened", Complaining("2027-01-01", n: 2));
        book.IsRefused("unknown-code", Complaining(n: 2) with { Kind = "plea" });
        book.IsRefused("unknown-code", Complaining(to: "king", n: 2));
        book.IsRefused("unknown-code", Complaining(n: 2) with { Content = Beaten with { MadeBy = "nobody" } });
        book.IsRefused("unknown-code", Complaining(n: 2) with { Content = Beaten with { Topics = ["food", "soup"] } });
        book.IsRefused("incomplete", Complaining(n: 2) with { Content = Beaten with { Topics = [] } });
        book.IsRefused("incomplete", Complaining(n: 2) with { Content = Beaten with { Words = "" } });
    }

    [Fact]
    public void Answer_and_appeal_follow_a_complaint_on_the_file()
    {
        var book = Done(Complaining());
        book.IsRefused("not-on-file", Answering("2026-05-19", 2));
        book.IsRefused("not-on-file", Appealing("2026-05-19", n: 2));
        book.IsRefused("until-before-from", Answering("2026-05-03"));
        book.IsRefused("unknown-code", Appealing("2026-05-19", "king"));
        book.IsRefused("unknown-code", Answering("2026-05-19") with { Answer = new("head", "noted", "thank you") });
        book.IsRefused("incomplete", Answering("2026-05-19") with { Answer = new("", "granted", "yes") });
        book.IsRefused("incomplete", Answering("2026-05-19") with { Answer = new("head", "granted", "") });
    }
}

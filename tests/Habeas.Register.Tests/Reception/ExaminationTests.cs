using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Reception;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Reception;

public sealed class ExaminationTests
{
    private static readonly VisibleInjury Bruise = new("left forearm", new("bruise", "size of a coin"), null);

    private static Examination Examined(string at, string found = InjuryFindings.NoneSeen) => new()
    {
        At = At(at),
        Place = Prison,
        Examiner = "S. Quiroga-Lindqvist",
        Capacity = "nurse",
        Present = [Examination.Nobody],
        Found = found,
        Injuries = found == InjuryFindings.Seen ? [Bruise] : [],
        Answer = TreatmentAnswers.None,
    };

    private static RecordExamination Record(Examination examination) => new() { Id = Asked, Person = Person, Examination = examination };

    private static RecordExamination Record(string at, string found = InjuryFindings.NoneSeen) => Record(Examined(at, found));

    private static string Incomplete(Book book, Examination examination)
    {
        var refusal = book.Refused(Record(examination));
        Assert.Equal("incomplete", refusal.Code);
        return (string)refusal.Arguments["field"];
    }

    [Fact]
    public void That_none_was_seen_has_an_examiner_in_some_capacity_and_says_who_was_there()
    {
        var book = Admitted();
        Assert.Equal("examination.examiner", Incomplete(book, Examined("2026-03-02T11:00") with { Examiner = null }));
        Assert.Equal("examination.capacity", Incomplete(book, Examined("2026-03-02T11:00") with { Capacity = " " }));
        Assert.Equal("examination.present", Incomplete(book, Examined("2026-03-02T11:00") with { Present = [] }));
        Assert.Equal("examination.present", Incomplete(book, Examined("2026-03-02T11:00") with { Present = [""] }));
        book.Do(Record(Examined("2026-03-02T11:00") with { Present = [Examination.NotKnown] }));
    }

    [Fact]
    public void That_the_person_declined_has_somebody_whom_they_told_so()
    {
        var book = Admitted();
        var declined = Examined("2026-03-02T11:00", InjuryFindings.Declined) with { Answer = TreatmentAnswers.Declined };
        Assert.Equal("examination.examiner", Incomplete(book, declined with { Examiner = "" }));
        book.Do(Record(declined));
    }

    [Fact]
    public void That_nobody_examined_the_person_is_said_with_the_reason_and_needs_no_examiner()
    {
        var book = Admitted();
        var none = new Examination { At = At("2026-03-02"), Found = InjuryFindings.NotExamined, Answer = TreatmentAnswers.NotAsked };
        Assert.Equal("examination.words", Incomplete(book, none));
        book.Do(Record(none with { Words = "no nurse on duty at night" }));
    }

    [Fact]
    public void Injuries_and_complaints_are_listed_where_there_are_any_and_there_alone()
    {
        var book = Admitted();
        var seen = Examined("2026-03-02T11:00", InjuryFindings.Seen);
        Assert.Equal("examination.injuries", Incomplete(book, seen with { Injuries = [] }));
        Assert.Equal("examination.injuries", Incomplete(book, Examined("2026-03-02T11:00") with { Injuries = [Bruise] }));
        Assert.Equal("examination.complaints", Incomplete(book, seen with { Answer = TreatmentAnswers.Complaint }));
        Assert.Equal("examination.complaints", Incomplete(book, seen with { Complaints = [new("was kicked", null, null)] }));
        book.Do(Record(seen with { Answer = TreatmentAnswers.Complaint, Complaints = [new("was kicked", null, null)] }));
    }

    [Fact]
    public void An_injury_is_somewhere_and_of_a_kind_and_one_of_another_kind_is_in_words()
    {
        var book = Admitted();
        var seen = Examined("2026-03-02T11:00", InjuryFindings.Seen);
        Assert.Equal("examination.injuries.where", Incomplete(book, seen with { Injuries = [Bruise with { Where = "" }] }));
        Assert.Equal("examination.injuries.kind", Incomplete(book, seen with { Injuries = [Bruise with { Kind = new("other") }] }));
        book.IsRefused("unknown-code", Record(seen with { Injuries = [Bruise with { Kind = new("wound") }] }));
        book.Do(Record(seen with { Injuries = [Bruise with { Kind = new("other", "a tooth knocked out") }] }));
    }

    [Fact]
    public void A_complaint_is_in_words_and_of_something_that_has_happened()
    {
        var book = Admitted();
        var complaint = Examined("2026-03-02T11:00") with { Answer = TreatmentAnswers.Complaint };
        Assert.Equal("examination.complaints.words", Incomplete(book, complaint with { Complaints = [new(" ", null, null)] }));
        Assert.Equal("examination.complaints.at", Incomplete(book, complaint with { Complaints = [new("was kicked", null, At("2026-03-01") with { Zone = "Mars" })] }));
        book.IsRefused("not-yet-happened", Record(complaint with { Complaints = [new("was kicked", null, At("2027-03-01"))] }));
    }

    [Fact]
    public void An_examination_is_of_somebody_on_file_by_codes_at_a_time_and_place_that_are_known()
    {
        var book = Admitted();
        book.IsRefused("person-not-registered", Record("2026-03-02T11:00") with { Person = OtherPerson });
        book.IsRefused("place-not-registered", Record(Examined("2026-03-02T11:00") with { Place = new(Guid.Empty) }));
        book.IsRefused("not-yet-happened", Record("2027-03-02T11:00"));
        book.IsRefused("unknown-code", Record(Examined("2026-03-02T11:00") with { Found = "fine" }));
        book.IsRefused("unknown-code", Record(Examined("2026-03-02T11:00") with { Answer = "fine" }));
        book.Do(Record(Examined("2026-03-02T11:00") with { Place = null }));
    }

    [Fact]
    public void Each_stay_has_its_first_examination_and_one_on_the_way_in_is_its_own()
    {
        var book = Admitted();
        book.Do(Record("2026-03-02T12:00"));
        book.Do(Record("2026-03-02T09:40"));
        book.Do(Out("2026-04-01T08:00"));
        book.Do(In("2026-04-01T13:00"));

        var stays = Examinations.ByStay(book.File(Person));
        Assert.Equal([Prison, OtherPrison], stays.Select(s => s.Stay.Place));
        Assert.Equal([At("2026-03-02T09:40"), null], stays.Select(s => s.First?.At));

        book.Do(Record(Examined("2026-04-01T13:30", InjuryFindings.Declined) with { Place = OtherPrison }));
        Assert.Equal(InjuryFindings.Declined, Examinations.ByStay(book.File(Person))[1].First!.Found);
    }

    [Fact]
    public void An_examination_that_nobody_made_leaves_the_stay_without_and_so_does_one_elsewhere()
    {
        var book = Admitted();
        book.Do(Record(new Examination { At = At("2026-03-02"), Found = InjuryFindings.NotExamined, Answer = TreatmentAnswers.NotAsked, Words = "no nurse" }));
        book.Do(Record(Examined("2026-03-03T09:00") with { Place = OtherPrison }));
        Assert.Null(Assert.Single(Examinations.ByStay(book.File(Person))).First);

        book.Do(Record("2026-03-05T09:00"));
        Assert.Equal(At("2026-03-05T09:00"), Assert.Single(Examinations.ByStay(book.File(Person))).First!.At);
    }

    [Fact]
    public void Injuries_after_an_examination_that_saw_none_came_about_in_between()
    {
        var book = Admitted();
        book.Do(Record("2026-05-01T09:00", InjuryFindings.Seen));
        book.Do(Record("2026-04-20T09:00", InjuryFindings.Declined));
        Assert.Empty(Examinations.Between(book.File(Person)));

        book.Do(Record("2026-03-02T11:00"));
        var (before, after) = Assert.Single(Examinations.Between(book.File(Person)));
        Assert.Equal((At("2026-03-02T11:00"), At("2026-05-01T09:00")), (before.At, after.At));
    }

    [Fact]
    public void A_correction_says_no_more_than_an_act_could()
    {
        var book = Admitted();
        book.Do(Record("2026-03-02T11:00"));
        var correction = new CorrectEvent
        {
            Id = Asked,
            About = Person,
            Target = book.Last<ExaminationRecorded>(Person),
            Reason = "the form said otherwise",
            By = new ExaminationRecorded(Person, Examined("2026-03-02T11:00") with { Examiner = null }),
        };
        book.IsRefused("incomplete", correction);
        book.Do(correction with { By = new ExaminationRecorded(Person, Examined("2026-03-02T11:00", InjuryFindings.Seen)) });
        Assert.Equal(Bruise, Assert.Single(Assert.Single(Examinations.Of(book.File(Person))).Injuries));
    }

    [Fact]
    public void Stays_go_on_through_days_at_court_and_part_at_a_journey_and_at_a_release()
    {
        var book = Admitted();
        book.Do(new GoOut { Id = Asked, Person = Person, Place = Prison, Kind = Whereabouts.AtCourt, At = At("2026-03-10T08:00"), Destination = "District court of Streslau" });
        book.Do(new ComeBack { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-10T16:00") });
        Assert.Null(Assert.Single(Stays.Of(book.File(Person))).Left);

        book.Do(Out("2026-04-01T08:00"));
        book.Do(In("2026-04-01T13:00"));
        book.Do(Leaving("2026-05-01T10:00") with { Place = OtherPrison });
        book.Do(Presence("2026-06-01T10:00"));
        var stays = Stays.Of(book.File(Person));
        Assert.Equal([Prison, OtherPrison, Prison], stays.Select(s => s.Place));
        Assert.Equal(stays[0].Episode, stays[1].Episode);
        Assert.NotEqual(stays[1].Episode, stays[2].Episode);
        Assert.Equal([Instant("2026-04-01T08:00"), Instant("2026-05-01T10:00"), null], stays.Select(s => s.Left?.Earliest));
    }

    private static TransferOut Out(string at) => new()
    {
        Id = Asked,
        Person = Person,
        From = Prison,
        To = OtherPrison,
        At = At(at),
        Escort = "transport unit 4",
        Why = "nearer to her children",
    };

    private static ReceiveTransfer In(string at) => new() { Id = Asked, Person = Person, Place = OtherPrison, At = At(at) };
}

using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Regime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Corrections;

public sealed class CorrectionTests
{
    private static readonly Event Right = new PersonAdmitted(Person, Prison, At("2026-03-02T11:00"), Order(1), "court", "burglary");

    private static CorrectEvent Correction(EventRef target) => new() { Id = Asked, About = Person, Target = target, By = Right, Reason = "wrong hour" };

    private static AnnulEvent Annulment(EventRef target) => new() { Id = Asked, About = Person, Target = target, Reason = "another person" };

    [Fact]
    public void A_corrected_event_stands_as_corrected_where_it_was_first_recorded()
    {
        var book = Admitted();
        var target = book.Last<PersonAdmitted>(Person);
        book.Do(Correction(target));

        var standing = book.File(Person).Facts.Single(f => f.Event is PersonAdmitted);
        Assert.Equal(target, standing.Ref);
        Assert.Equal(book.Last<EventReplaced>(Person), standing.CorrectedBy);
        Assert.Equal(At("2026-03-02T11:00").Earliest, Timeline.Of(book.File(Person))[0].Start.Earliest);
    }

    [Fact]
    public void An_annulled_event_stands_no_longer_until_its_annulment_is_annulled()
    {
        var book = Admitted();
        var target = book.Last<PersonAdmitted>(Person);
        book.Do(Annulment(target));
        Assert.Empty(Timeline.Of(book.File(Person)));

        book.IsRefused("already-annulled", Annulment(target));
        book.IsRefused("already-annulled", Correction(target));

        book.Do(Annulment(book.Last<EventAnnulled>(Person)));
        Assert.Single(Timeline.Of(book.File(Person)));
        book.Do(Correction(target));
    }

    [Fact]
    public void A_correction_is_annulled_and_never_corrected()
    {
        var book = Admitted();
        book.Do(Correction(book.Last<PersonAdmitted>(Person)));
        var correction = book.Last<EventReplaced>(Person);

        book.IsRefused("correction-of-correction", Correction(correction));
        book.IsRefused("correction-of-correction", Correction(book.Last<PersonAdmitted>(Person)) with { By = new EventAnnulled(Person, correction, "x") });
        book.Do(Annulment(correction));
        Assert.Equal(At("2026-03-02T10:00").Earliest, Timeline.Of(book.File(Person))[0].Start.Earliest);
        book.IsRefused("already-annulled", Annulment(correction));
    }

    [Fact]
    public void A_correction_has_a_reason_a_target_on_this_file_and_the_same_subject()
    {
        var book = Admitted();
        book.Do(Registration(OtherPerson));
        var target = book.Last<PersonAdmitted>(Person);

        book.IsRefused("reason-missing", Correction(target) with { Reason = " " });
        book.IsRefused("reason-missing", Annulment(target) with { Reason = null });
        book.IsRefused("no-such-event", Correction(new(999, 1)));
        book.IsRefused("no-such-event", Annulment(new(999, 1)));
        book.IsRefused("no-such-event", Annulment(target) with { About = OtherPerson });
        book.IsRefused("about-someone-else", Correction(target) with { By = new PersonRegistered(OtherPerson, "RUR") });
        book.IsRefused("about-someone-else", Correction(target) with { By = new PlaceClosed(Prison, At("2026-03-01")) });
    }

    [Fact]
    public void What_no_act_would_record_is_not_recorded_by_a_correction()
    {
        var book = Admitted();
        CorrectEvent By(Event by) => Correction(book.Last<PersonAdmitted>(Person)) with { By = by };
        book.IsRefused("prohibited-ground", By(new OrderRecorded(Person, Paper(1, ground: "family-tie"))));
        book.IsRefused("prohibited-ground", By(new GroundRecorded(Person, Reason(1, "contractual-debt"), At("2026-03-02"))));
        book.IsRefused("incomplete", By(new IdentityRecorded(Person, new() { Names = [new("")] }, "passport")));
        book.IsRefused("incomplete", By(new PersonAdmitted(Person, Prison, At("2026-03-02") with { Zone = "x" }, Order(1), "court", "x")));
    }

    [Fact]
    public void A_place_is_corrected_as_a_person_is()
    {
        var book = Book();
        book.Do(new ClosePlace { Id = Asked, Place = Prison, At = At("2026-03-01") });
        var closing = book.Place(Prison).Chronicle.Events[^1].Ref;
        book.Do(new CorrectEvent { Id = Asked, About = Prison, Target = closing, By = new PlaceClosed(Prison, At("2026-05-01")), Reason = "wrong month" });
        Assert.True(book.Place(Prison).IsOpenAt(At("2026-04-01")));
        book.Do(new AnnulEvent { Id = Asked, About = Prison, Target = closing, Reason = "it was the other prison" });
        Assert.True(book.Place(Prison).IsOpenAt(At("2026-06-01")));
    }

    [Fact]
    public void Confidential_complaint_is_not_opened_by_a_correction()
    {
        var book = new Book();
        foreach (var (act, _) in Stored.Story.Told.TakeWhile(t => t.Act is not CorrectEvent))
        {
            book.Officer = act switch
            {
                Habeas.Register.Erasure.ApproveErasure => new("B. Second", "data protection officer"),
                Habeas.Register.Erasure.OpenTracing => new("I. Visitor", Habeas.Register.Readers.Guard.Inspectorate),
                _ => Book.Registrar,
            };
            book.Do(act);
        }

        var (person, told) = Stored.Story.Told.SelectMany(t => t.Events).OfType<ComplaintStatedInConfidence>().Select(c => (c.Person, c)).First();
        var target = book.File(person).Chronicle.Events.First(e => e.Event is ComplaintStatedInConfidence).Ref;
        CorrectEvent By(Event by) => new() { Id = Asked, About = person, Target = target, By = by, Reason = "misread" };
        book.IsRefused("incomplete", By(new ComplaintStated(person, told.Complaint, told.Content)));
        book.IsRefused("incomplete", By(told with { ReadBy = told.ReadBy + "-other" }));
        book.IsRefused("unknown-code", By(told) with { Reason = "she says that it was the Miller who beat her" });
        book.IsRefused("unknown-code", new AnnulEvent { Id = Asked, About = person, Target = target, Reason = "nobody beat her" });
        book.Do(By(told with { Content = told.Content }));
    }
}

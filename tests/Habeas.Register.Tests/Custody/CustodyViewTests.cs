using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Custody;

public sealed class CustodyViewTests
{
    private static CustodyView View(Book book) => CustodyView.Of(book.File(Person));

    private static string? Code(Stretch stretch, string attribute) => AttributeText.Parse(stretch.Attributes).GetValueOrDefault(attribute);

    [Fact]
    public void A_stretch_is_cut_where_the_leading_ground_changes()
    {
        var book = Admitted();
        book.Do(RecordedGround(Reason(2, "sentence", 1), "2026-05-01T10:00"));

        var stretches = View(book).Stretches;

        Assert.Equal(["remand", "sentence"], stretches.Select(s => Code(s, Attributes.Ground)));
        Assert.Equal(["unsentenced", "sentenced"], stretches.Select(s => Code(s, Attributes.LegalStatus)));
        Assert.Equal(Edge.At(At("2026-05-01T10:00")), stretches[0].End);
        Assert.Equal(Edge.At(At("2026-05-01T10:00")), stretches[1].Start);
        Assert.All(stretches, s => Assert.Null(s.EpisodeEnd));
    }

    [Fact]
    public void Bail_that_is_granted_and_not_met_is_a_state_of_its_own()
    {
        var book = Admitted();
        book.Do(new GrantBail { Id = Asked, Person = Person, Ground = Ground(1), At = At("2026-03-10T10:00"), Authority = "court" });

        Assert.Equal([null, BailStates.NotMet], View(book).Stretches.Select(s => Code(s, Attributes.Bail)));
    }

    [Fact]
    public void Identity_adds_sex_and_birth_to_every_stretch()
    {
        var book = Admitted();
        book.Do(new RecordIdentity
        {
            Id = Asked,
            Person = Person,
            Source = "passport",
            Identity = new() { Names = [new("Amara Delacroix-Obi")], Sex = new("female", "F"), Born = new(1991, 2) },
        });

        var stretch = Assert.Single(View(book).Stretches);

        Assert.Equal("female", Code(stretch, Attributes.Sex));
        Assert.Equal("1991-02-01/1991-02-28", Code(stretch, Attributes.Born));
    }

    [Fact]
    public void Custody_after_the_end_of_the_order_is_shown_as_resting_on_none()
    {
        var book = Admitted();

        var coverage = View(book).Coverage;

        Assert.Equal([CoverageKinds.CoveredLater, CoverageKinds.NoneRecorded], coverage.Select(c => c.Kind));
        Assert.Equal(Instant("2026-03-02T10:00"), coverage[0].From);
        Assert.Equal(Instant("2026-09-01T00:00"), coverage[0].To);
        Assert.Null(coverage[1].To);
    }

    [Fact]
    public void Order_recorded_before_custody_covers_and_one_recorded_later_says_how_much_later()
    {
        var prompt = new Book { Now = Instant("2026-03-01T12:00") };
        prompt.Do(Opening(Prison));
        prompt.Do(Registration(Person));
        prompt.Do(Recorded(Paper()));
        prompt.Now = Instant("2026-03-02T12:00");
        prompt.Do(Admission());
        var late = new Book { Now = Instant("2026-03-02T12:00") };
        late.Do(Opening(Prison));
        late.Do(Presence("2026-03-02T10:00") with { HeldSince = At("2026-03-02T10:00"), Identity = Named("Amara Delacroix-Obi") });
        late.Now = Instant("2026-03-05T10:00");
        late.Do(Recorded(Paper()));

        Assert.Equal(CoverageKinds.Covered, View(prompt).Coverage[0].Kind);
        Assert.Equal([CoverageKinds.CoveredLater, CoverageKinds.Covered, CoverageKinds.NoneRecorded], View(late).Coverage.Select(c => c.Kind));
        Assert.Equal(Duration.FromDays(3), View(late).Coverage[0].Delay);
    }

    [Fact]
    public void That_no_order_exists_outweighs_that_none_is_recorded()
    {
        var book = Book();
        book.Do(Presence("2026-03-02T10:00") with { HeldSince = At("2026-03-02T10:00") });
        book.Do(new FindNoOrder { Id = Asked, Person = Person, From = At("2026-03-02T10:00"), Until = At("2026-03-04T10:00"), FoundBy = "I. Halloran" });

        Assert.Equal([CoverageKinds.NoneExists, CoverageKinds.NoneRecorded], View(book).Coverage.Select(c => c.Kind));
        Assert.Contains(View(book).Findings, f => f.Code == FindingCodes.NoOrderExists);
    }

    [Fact]
    public void Release_in_error_and_custody_after_death_are_findings()
    {
        var book = Admitted();
        book.Do(Leaving("2026-03-05T10:00"));
        book.Do(new RecordReleaseInError { Id = Asked, Person = Person, At = At("2026-03-05T10:00"), FoundBy = "I. Halloran" });
        book.Do(new RecordDeath { Id = Asked, Person = Person, Place = Prison, At = At("2026-03-08T10:00"), Source = "physician" });
        Assert.DoesNotContain(View(book).Findings, f => f.Code == FindingCodes.HeldAfterDeath);

        book.Do(Presence("2026-03-09T10:00"));

        Assert.Contains(View(book).Findings, f => f.Code == FindingCodes.ReleasedInError);
        Assert.Contains(View(book).Findings, f => f.Code == FindingCodes.HeldAfterDeath);
    }
}

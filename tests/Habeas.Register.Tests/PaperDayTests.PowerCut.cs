using Habeas.Register.Custody;
using Habeas.Register.Forms;
using Habeas.Register.Rolls;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests;

/// <summary>The night on which the register cannot be reached.</summary>
public sealed partial class PaperDayTests
{
    [Fact]
    public void A_power_cut_is_written_on_numbered_forms_and_told_next_day_as_it_was()
    {
        // The drawer holds ten numbered admission forms and ten for releases, printed on a day when there was light.
        var book = Crowd.Admitted(3);
        book.Do(new PrintForms { Id = Asked, Place = Prison, Kind = FormKinds.Admission, Count = 10 });
        book.Do(new PrintForms { Id = Asked, Place = Prison, Kind = FormKinds.Release, Count = 10 });
        Assert.All(PlaceForms.Of(book.Place(Prison)), f => Assert.Equal(FormStates.Unused, f.State));

        // In the dark one is received and one leaves, both written down by the officer of the night. It is entered the next noon by somebody else.
        book.Now = Instant("2026-03-06T12:00");
        var admission = Crowd.Admission(4, "2026-03-05T23:10") with { OnPaper = Form(1, "2026-03-05T23:15") };
        book.IsRefused("incomplete", admission with { OnPaper = Form(1, "2026-03-05T23:15") with { Form = "000001-00" } });
        book.IsRefused("not-yet-happened", admission with { OnPaper = Form(1, "2026-03-06T23:15") });
        book.Do(admission);
        book.Do(Leaving("2026-03-06T01:30") with { Person = Crowd.Of(2), OnPaper = Form(13, "2026-03-06T01:40") });

        // The night stands where it was and not where it was typed; what was recorded when is another question, and is answered too.
        Assert.Equal(Instant("2026-03-05T23:10"), Timeline.Of(book.File(Crowd.Of(4)))[0].Start.Earliest);
        Assert.Equal("here", Gate.Of(book.File(Crowd.Of(4)), Prison, Instant("2026-03-06T06:00")).Answer);
        Assert.Equal("was", Gate.Of(book.File(Crowd.Of(2)), Prison, Instant("2026-03-06T06:00")).Answer);
        Assert.All(book.File(Crowd.Of(4)).Chronicle.Events, e => Assert.True(e.At >= Instant("2026-03-06T12:00")));
        var night = CustodyView.Of(book.File(Crowd.Of(4))).Coverage[0];
        Assert.Equal(CoverageKinds.CoveredLater, night.Kind);

        // Forms 1 and 13 are in. Of the release forms 11 and 12 are gone, and the gap asks for them.
        Assert.Equal([(11, FormStates.Missing), (12, FormStates.Missing)], Gaps(book));

        // Number 11 lay under the desk, spoiled; number 12 nobody finds. Both are explained, and neither number is ever used again.
        book.Do(new EndForms { Id = Asked, Place = Prison, Forms = [Number(11)], Why = FormEnds.Void, Words = "wax on it; kept in the binder" });
        book.Do(new EndForms { Id = Asked, Place = Prison, Forms = [Number(12)], Why = FormEnds.Lost, Words = "not in the drawer in the morning" });
        Assert.Empty(Gaps(book));
        Assert.Equal(21, Assert.IsType<FormsPrinted>(Assert.Single(book.Do(new PrintForms { Id = Asked, Place = Prison, Kind = FormKinds.RollCount, Count = 5 }))).First);

        // A week later somebody brings number 12: it was a release after all. What happened is taken in, and the loss no longer stands.
        book.Now = Instant("2026-03-13T09:00");
        book.Do(Leaving("2026-03-06T02:15") with { Person = Crowd.Of(3), OnPaper = Form(12, "2026-03-06T02:20") with { Scan = null } });
        Assert.Equal(FormStates.Entered, PlaceForms.Of(book.Place(Prison)).Single(f => f.Number.Serial == 12).State);
        Assert.Equal("was", Gate.Of(book.File(Crowd.Of(3)), Prison, Instant("2026-03-06T06:00")).Answer);
    }

    private static string Number(int serial) => new FormNumber(Prison, serial).ToString();

    private static OnPaper Form(int serial, string written) => new()
    {
        Place = Prison,
        Form = Number(serial),
        Author = "R. Maas, officer of the night",
        Written = At(written),
        Scan = new string('7', 64),
    };

    private static List<(int Serial, string State)> Gaps(Book book) =>
        [.. PlaceForms.Of(book.Place(Prison)).Where(f => f.State == FormStates.Missing).Select(f => (f.Number.Serial, f.State))];
}

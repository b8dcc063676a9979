using Habeas.Register.Acts;
using Habeas.Register.Forms;
using Habeas.Register.Places;
using Habeas.Register.Time;
using NodaTime;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Forms;

/// <summary>A night without power: the roll count is taken on paper and entered the next morning.</summary>
internal static class FormsStory
{
    public static IEnumerable<Act> Tell(Book book)
    {
        yield return new PrintForms { Id = Asked, Place = Prison, Kind = FormKinds.RollCount, Count = 30 };
        yield return new RecordCount
        {
            Id = Asked,
            Place = Prison,
            Dates = [DateRange.Of(new LocalDate(2026, 3, 9))],
            Source = "roll count",
            Listed = 338,
            OnPaper = new()
            {
                Place = Prison,
                Form = new FormNumber(Prison, 2).ToString(),
                Author = "S-0417",
                Written = At("2026-03-09T06:05"),
                Scan = new('7', 64),
            },
        };
        yield return new EndForms
        {
            Id = Asked,
            Place = Prison,
            Forms = [new FormNumber(Prison, 1).ToString()],
            Why = FormEnds.Void,
            Words = "spoiled by water from the roof; the sheet is kept in the file of voided forms",
        };
    }
}

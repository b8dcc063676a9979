using Habeas.Register.Acts;
using Habeas.Register.Rolls;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Rolls;

/// <summary>A roll with one missing in a wing, signed, and what became of the difference.</summary>
internal static class RollsStory
{
    public static readonly RollId Roll = new(new("01998000-00f1-7000-8000-000000000001"));

    public static IEnumerable<Act> Tell(Book book)
    {
        yield return Crowd.Admission(2, "2026-10-11T09:00");
        yield return new RecordRoll
        {
            Id = Asked,
            Place = Prison,
            Roll = Roll,
            At = At("2026-10-12T06:00"),
            Units =
            [
                new() { Unit = "b", Counted = 1, CountedBy = "officer R. Maas", Book = 2, Listed = [new(Crowd.Of(1))], Missing = [new(Crowd.Of(2))] },
                new() { Counted = 38, CountedBy = "officer J. Ilunga" },
            ],
        };
        yield return new SignRoll { Id = Asked, Place = Prison, Roll = Roll, SignedBy = "chief officer A. Quist", Capacity = "night relief", At = At("2026-10-12T06:40") };
        yield return new ResolveDifference
        {
            Id = Asked,
            Place = Prison,
            Roll = Roll,
            Unit = "b",
            Person = Crowd.Of(2),
            How = "in-another-unit",
            Words = "asleep in the sick bay",
            By = "chief officer A. Quist",
            At = At("2026-10-12T07:05"),
        };
    }
}

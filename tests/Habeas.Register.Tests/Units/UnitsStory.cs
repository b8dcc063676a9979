using Habeas.Register.Acts;
using Habeas.Register.Units;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Units;

/// <summary>Wings and cells, and who was put where.</summary>
internal static class UnitsStory
{
    public static IEnumerable<Act> Tell(Book book)
    {
        yield return new OpenUnit { Id = Asked, Place = Prison, Unit = "b", Name = "Wing B", At = At("1998-09-01") };
        yield return new OpenUnit { Id = Asked, Place = Prison, Unit = "b-2", Name = "Cell 2", At = At("1998-09-01"), Within = "b" };
        yield return Crowd.Admission(1, "2026-10-10T09:00");
        yield return new MoveToUnit { Id = Asked, Person = Crowd.Of(1), Place = Prison, Unit = "b-2", At = At("2026-10-10T11:15"), Why = "asked to be with a cousin" };
        yield return new CloseUnit { Id = Asked, Place = Prison, Unit = "b-2", At = At("2026-10-12"), Reason = "damp" };
    }
}
